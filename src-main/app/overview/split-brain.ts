/** Machines that run twice, with what each side would lose. */
import type { SplitBrainView } from '../../contract/views/disaster.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { ReachabilityView } from '../../contract/views/reachability.ts'
import type { Emulator } from '../../emulator/index.ts'

/**
 * @param emulator Compares what the sides hold.
 * @param now What is reachable: only copies on hosts that answer are known to run.
 */
export function splitBrains(
  emulator: Pick<Emulator, 'splitLosses' | 'world'>,
  now: ReachabilityView,
  hosts: readonly HostView[],
): SplitBrainView[] {
  return now.machines
    .filter(({ runningVmIds }) => runningVmIds.length > 1)
    .map(({ guid, name, runningVmIds, vmId: servingId, state }) => ({
      guid,
      name,
      sides: emulator.splitLosses(runningVmIds).map((side) => {
        const hostId = emulator.world.vms.find(({ vmId }) => vmId === side.vmId)?.hostId ?? ''
        const hostName = hosts.find((host) => host.hostId === hostId)?.name ?? ''
        return { ...side, hostId, hostName, isReached: state === 'reached' && side.vmId === servingId }
      }),
    }))
}
