/** The emulated world and its clock: its own commands, its queries, time and branches. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { FaultId } from '../../contract/faults.ts'
import { calls, type CallName } from '../../contract/registry.ts'
import { loadTexts } from '../../contract/texts/catalog.ts'
import { describeFault } from '../../contract/texts/faults.ts'
import { languages } from '../../contract/texts/shape.ts'
import { emulatorCommands, type CommandInput, type EmulatorCommandName } from '../../emulator/index.ts'
import type { Handlers } from '../base/dispatch.ts'
import { momentsAhead } from './ahead.ts'
import { attend, clockView, goTo, setPace, skip, skipToNextEvent, travel } from './clock.ts'
import type { WorldContext } from './context.ts'
import type { BranchStart } from './keeper.ts'

/** Enabling replication chooses among certificates, which stand above the world. */
const elsewhere = ['replication.enable'] as const
type WorldCommand = Exclude<Extract<EmulatorCommandName, CallName>, (typeof elsewhere)[number]>
type TimeCall =
  | `clock.${'view' | 'attend' | 'ahead' | 'goTo' | 'setPace' | 'skip' | 'skipToNextEvent' | 'rewind'}`
  | `branch.${'list' | 'create' | 'open' | 'rename'}`
  | 'task.cancel'
type WorldQuery =
  | 'world.hash'
  | 'activity.list'
  | `host.${'list' | 'view' | 'events'}`
  | `vm.${'list' | 'view'}`
  | 'replication.view'
  | 'initialCopy.list'
  | `network.${'lookUp' | 'view'}`
  | 'fault.list'

/**
 * Makes the handlers of the world.
 * @param context What handlers share.
 */
export function worldHandlers(context: WorldContext): Pick<Handlers, WorldCommand | TimeCall | WorldQuery> {
  return { ...commandHandlers(context), ...timeHandlers(context), ...queryHandlers(context) }
}

/**
 * Calls that are the emulator's own: the input goes to the journal and the world, the remedy is added to a refusal.
 */
function commandHandlers(context: WorldContext): Pick<Handlers, WorldCommand> {
  const handler = (name: WorldCommand) => (input: unknown) => {
    const command = { kind: 'command', name, input } as CommandInput
    const reply = context.keeper.apply(command)
    return reply.ok ? ok(reply.value ?? {}) : { ok: false, failure: context.withFix(reply.failure) }
  }
  const names = emulatorCommands.filter(
    (name): name is WorldCommand => Object.hasOwn(calls, name) && !elsewhere.some((other) => other === name),
  )
  // One entry per command, each with the reply that the emulator gives for exactly this command.
  return Object.fromEntries(names.map((name) => [name, handler(name)])) as Pick<Handlers, WorldCommand>
}

/** The clock, going back in time, and going over to another branch. */
function timeHandlers(context: WorldContext): Pick<Handlers, TimeCall> {
  const { keeper } = context
  return {
    'clock.view': () => ok(clockView(context)),
    'clock.attend': (input) => attend(context, input),
    'clock.ahead': () =>
      ok({
        moments: momentsAhead({
          now: keeper.now(),
          nextEventInstant: keeper.emulator.nextEventInstant(),
          hosts: context.hosts(),
          vms: context.vms(),
        }),
      }),
    'clock.goTo': (input) => goTo(context, input),
    'clock.setPace': (input) => setPace(context, input),
    'clock.skip': (input) => skip(context, input),
    'clock.skipToNextEvent': () => skipToNextEvent(context),
    'clock.rewind': ({ toInstant, beforeActivity, name }) => {
      // The schema has seen to it that there is exactly one of them.
      const at: BranchStart = toInstant === undefined ? { beforeActivity: beforeActivity! } : { toInstant }
      return travel(context, (sliced) => keeper.beginBranch(at, name ?? null, sliced), true)
    },
    'branch.list': () => ok({ branches: [...keeper.branches()] }),
    'branch.create': ({ name }) => travel(context, (sliced) => keeper.beginBranch('now', name ?? null, sliced), false),
    'branch.open': ({ branchId }) => travel(context, (sliced) => keeper.openBranch(branchId, sliced), true),
    'branch.rename': ({ branchId, name }) => {
      const named = keeper.nameBranch(branchId, name)
      return named.ok ? ok(keeper.branches().find((branch) => branch.branchId === branchId)!) : named
    },
    'task.cancel': () => {
      const wasAsked = context.background.cancel()
      return ok({ wasRunning: context.task.cancel() || wasAsked })
    },
  }
}

/** Queries of the world: nothing here changes anything. */
function queryHandlers(context: WorldContext): Pick<Handlers, WorldQuery> {
  const { keeper, hub, disclosure } = context
  return {
    'world.hash': () => ok({ worldHash: keeper.emulator.hash(), journalLength: keeper.journalLength() }),
    'activity.list': ({ limit, beforeSequence, onlyDone }) =>
      ok({
        activities: hub.activities(limit, beforeSequence, onlyDone, ({ journalSequence }) =>
          disclosure.tellsOfRow(journalSequence),
        ),
      }),
    'host.list': () => ok({ hosts: context.hosts() }),
    'host.view': ({ hostId }) =>
      found(context.hosts().find((host) => host.hostId === hostId) ?? null, fail('host.unknown', { hostId })),
    'host.events': ({ hostId, limit, language }) => {
      const entries = keeper.emulator.hostEvents(hostId, limit, language)
      return entries ? ok({ entries }) : fail('host.unknown', { hostId })
    },
    'vm.list': ({ hostId }) => ok({ vms: context.vms().filter((vm) => hostId === undefined || vm.hostId === hostId) }),
    'vm.view': ({ vmId }) => found(context.findVm(vmId), fail('vm.unknown', { vmId })),
    'initialCopy.list': ({ hostId }) => ok({ copies: keeper.emulator.initialCopies(hostId) }),
    'replication.view': ({ vmId, relationshipType }) => {
      const vm = keeper.emulator.vmView(vmId)
      if (!vm) return fail('vm.unknown', { vmId })
      const side = keeper.emulator.replicationView(vmId, relationshipType)
      const shown = side && context.replicationWithNames(side)
      return found(shown, fail('replication.notEnabled', { vm: vm.name, operation: 'Get-VMReplication' }))
    },
    'network.lookUp': ({ name, clientId }) => {
      const { hosts, vms } = keeper.emulator.world
      const isHost = clientId?.startsWith('host-') === true
      if (isHost && !hosts.some((host) => host.hostId === clientId)) return fail('host.unknown', { hostId: clientId })
      if (clientId !== undefined && !isHost && !vms.some((vm) => vm.vmId === clientId)) {
        return fail('vm.unknown', { vmId: clientId })
      }
      return ok(keeper.emulator.lookUp(name, clientId))
    },
    'network.view': () => ok(keeper.emulator.networkView()),
    'fault.list': async () => {
      await Promise.all(languages.map(loadTexts))
      const faults = keeper.emulator.faults()
      return ok({ faults: faults.map((fault) => ({ ...fault, texts: textsOf(fault.faultId) })) })
    },
  }
}

/** The words of a fault in every language, which have been loaded. */
function textsOf(faultId: FaultId) {
  return { en: describeFault(faultId, 'en'), de: describeFault(faultId, 'de'), cs: describeFault(faultId, 'cs') }
}

/** Turns an absent view into the failure that names the id. */
function found<Value>(value: Value | null | undefined, otherwise: Reply<never>): Reply<Value> {
  return value === null || value === undefined ? otherwise : ok(value)
}
