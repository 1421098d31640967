/** Queries of the world: nothing here changes anything. */
import { basename, dirname, resolve } from 'node:path'
import { fail, ok } from '../../contract/failure.ts'
import type { Handlers } from '../base/dispatch.ts'
import { projectAttention, projectNextStep } from '../overview/projections.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { found } from './world.ts'

/**
 * Makes the handlers of the queries.
 * @param context What handlers share.
 */
export function viewHandlers(
  context: HandlerContext,
): Pick<
  Handlers,
  | 'world.view'
  | 'world.hash'
  | 'clock.view'
  | 'activity.list'
  | 'host.list'
  | 'host.view'
  | 'host.events'
  | 'vm.list'
  | 'vm.view'
  | 'replication.view'
  | 'initialCopy.list'
  | 'network.lookUp'
  | 'network.view'
  | 'fault.list'
> {
  const { keeper, hub, pace, desk, dependencies } = context
  const clock = () => ({
    now: keeper.now(),
    pace: pace.current(),
    nextEventInstant: keeper.emulator.nextEventInstant(),
  })
  return {
    'world.view': async () => {
      await desk.whenIndexed()
      const hosts = context.hosts()
      const vms = context.vms()
      const facts = {
        now: keeper.now(),
        wallNow: dependencies.now().getTime(),
        hosts,
        vms,
        roots: desk.listRoots(),
        endingCertificates: desk.endingCertificates(),
        hasCertificateFor: (fqdn: string) => desk.hasCertificateFor(fqdn),
        crls: desk.crls.list(),
        worldAttention: keeper.emulator.attention(),
      }
      return ok({
        workspaceName: basename(dependencies.workspace.path, '.understudy'),
        workspaceFolder: dirname(resolve(dependencies.workspace.path)),
        clock: clock(),
        hosts,
        vms,
        lanes: keeper.emulator.lanes(),
        dnsRecords: keeper.emulator.dnsRecords(),
        attention: projectAttention(facts),
        nextStep: projectNextStep(facts),
      })
    },
    'world.hash': () => ok({ worldHash: keeper.emulator.hash(), journalLength: keeper.journalLength() }),
    'clock.view': () => ok(clock()),
    'activity.list': ({ limit, beforeSequence }) => ok({ activities: hub.activities(limit, beforeSequence) }),
    'host.list': () => ok({ hosts: context.hosts() }),
    'host.view': ({ hostId }) =>
      found(context.hosts().find((host) => host.hostId === hostId) ?? null, fail('host.unknown', { hostId })),
    'host.events': ({ hostId, limit }) => {
      const entries = keeper.emulator.hostEvents(hostId, limit)
      return entries ? ok({ entries }) : fail('host.unknown', { hostId })
    },
    'vm.list': ({ hostId }) => ok({ vms: context.vms().filter((vm) => hostId === undefined || vm.hostId === hostId) }),
    'vm.view': ({ vmId }) => found(keeper.emulator.vmView(vmId), fail('vm.unknown', { vmId })),
    'initialCopy.list': ({ hostId }) => ok({ copies: keeper.emulator.initialCopies(hostId) }),
    'replication.view': ({ vmId, relationshipType }) => {
      const vm = keeper.emulator.vmView(vmId)
      if (!vm) return fail('vm.unknown', { vmId })
      const side = keeper.emulator.replicationView(vmId, relationshipType)
      return found(side, fail('replication.notEnabled', { vm: vm.name, operation: 'Get-VMReplication' }))
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
    'fault.list': () => ok({ faults: keeper.emulator.faults() }),
  }
}
