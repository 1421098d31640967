/** The end of a split brain: one copy stays, the others give way. Made of commands that everybody can give one by one. */
import { fail, ok, type Nothing, type Reply } from '../../contract/failure.ts'
import type { VmView } from '../../contract/views/vm.ts'
import type { CommandInput } from '../../emulator/index.ts'
import type { WorldKeeper } from '../world/keeper.ts'
import { applyTogether, commandOf } from './applying.ts'
import type { WizardStep } from './draft.ts'

/**
 * Keeps a side. What was done by an earlier run that was stopped, or by hand, is not done again.
 * @param vmId The copy that stays.
 * @returns Nothing; or the refusal, which changes nothing.
 */
export async function keepSide(keeper: WorldKeeper, vmId: string): Promise<Reply<Nothing>> {
  const kept = keeper.emulator.vmView(vmId)
  if (!kept) return fail('vm.unknown', { vmId })
  const running = keeper.emulator.reachability().machines.find(({ guid }) => guid === kept.guid)?.runningVmIds ?? []
  const others = running.filter((each) => each !== vmId)
  if (others.length === 0 || !running.includes(vmId)) return fail('failover.notSplit', { vm: kept.name })
  const applied = await applyTogether(keeper, stepsOf(keeper, others))
  return applied.ok ? ok({}) : applied
}

/** A failover that can still be cancelled is: its machine becomes the replica again, and replication goes on. */
function stepsOf({ emulator }: WorldKeeper, others: readonly string[]): CommandInput[] {
  return others
    .flatMap((vmId) => emulator.vmView(vmId) ?? [])
    .flatMap((vm) =>
      vm.replication?.state === 'FailedOverWaitingCompletion'
        ? [{ call: 'failover.cancel' as const, input: { vmId: vm.vmId } }]
        : giveWay(vm),
    )
    .map(commandOf)
}

function giveWay(vm: VmView): WizardStep[] {
  const { vmId } = vm
  return [
    ...(vm.automaticStartAction === 'nothing'
      ? []
      : [{ call: 'vm.setAutomaticActions' as const, input: { vmId, startAction: 'nothing' as const } }]),
    ...vm.adapters
      .filter(({ switchName }) => switchName !== null)
      .map(({ adapterId }) => ({ call: 'vm.connectAdapter' as const, input: { vmId, adapterId, switchName: null } })),
    // Last: while it runs, there are still two, and what was stopped on the way can be gone on with.
    { call: 'vm.turnOff', input: { vmId } },
  ]
}
