/** Every state that a side of a relationship can be brought into, for tests that try each operation in each of them. */
import type { EmulatorCommandName } from '../../../src-main/emulator/index.ts'
import { enable, failedOver, gigabyte, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

export interface Situation {
  readonly lab: Lab
  readonly vmId: string
  readonly relationshipType?: 'Simple' | 'Extended'
}

const at = (vmId: string, lab: Lab): Situation => ({ lab, vmId })

/** P is the primary, R the replica, X the third host of a chain; R+ is R as the source of X. */
export const situations: Readonly<Record<string, () => Situation>> = {
  'no replication': () => at('vm-1', twoHosts()),
  'P ReadyForInitialReplication': () => at('vm-1', enabled()),
  'R WaitingForInitialReplication': () => at('vm-2', enabled()),
  'P InitialReplicationInProgress': () => at('vm-1', after(enabled(), 'replication.startInitial', 'vm-1')),
  'P exporting': () => at('vm-1', exporting()),
  'P exported': () => at('vm-1', passed(exporting(), 2 * minuteMs)),
  'P Replicating': () => at('vm-1', replicating()),
  'R Replicating': () => at('vm-2', replicating()),
  'P Suspended': () => at('vm-1', after(replicating(), 'replication.suspend', 'vm-1')),
  'R Suspended': () => at('vm-2', after(replicating(), 'replication.suspend', 'vm-2')),
  'P Error': () => at('vm-1', stopped()),
  'P WaitingForStartResynchronize': () => at('vm-1', resynchronizationRequired()),
  'P Resynchronizing': () => at('vm-1', resynchronizing()),
  'R Resynchronizing': () => at('vm-2', resynchronizing()),
  'P ResynchronizeSuspended': () => at('vm-1', after(resynchronizing(), 'replication.suspend', 'vm-1')),
  'P WaitingForUpdateCompletion': () => at('vm-1', updating()),
  'P UpdateError': () => at('vm-1', passed(after(updating(), 'replication.suspend', 'vm-2'), 5 * minuteMs)),
  'P PreparedForFailover': () => at('vm-1', prepared()),
  'R FailedOverWaitingCompletion': () => at('vm-2', failedOver()),
  'R FailedOver': () => at('vm-2', after(failedOver(), 'failover.complete', 'vm-2')),
  'P set as replica': () => at('vm-1', setAsReplica()),
  'R in a chain': () => at('vm-2', chain()),
  'R+ Replicating': () => ({ ...at('vm-2', chain()), relationshipType: 'Extended' }),
  'R+ R failed over': () => ({
    ...at('vm-2', after(lost(chain()), 'failover.start', 'vm-2')),
    relationshipType: 'Extended',
  }),
  'X Replicating': () => at('vm-3', chain()),
  'X FailedOverWaitingCompletion': () => at('vm-3', after(lost(chain()), 'failover.start', 'vm-3')),
}

function after(lab: Lab, name: EmulatorCommandName, vmId: string): Lab {
  lab.do(name, { vmId } as never)
  return lab
}

function passed(lab: Lab, milliseconds: number): Lab {
  lab.pass(milliseconds)
  return lab
}

function enabled(): Lab {
  const lab = twoHosts()
  enable(lab)
  return lab
}

function exporting(): Lab {
  const lab = enabled()
  lab.do('replication.startInitial', { vmId: 'vm-1', destinationPath: 'C:\\Export' })
  return lab
}

function stopped(): Lab {
  return passed(after(replicating(), 'replication.suspend', 'vm-2'), 6 * minuteMs)
}

function resynchronizationRequired(): Lab {
  const lab = lost(replicating())
  lab.do('host.restorePower', { hostId: 'host-1' })
  return lab
}

function resynchronizing(): Lab {
  const lab = after(replicating(), 'replication.suspend', 'vm-1')
  lab.pass(minuteMs)
  lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', bitsPerSecond: 100_000 })
  lab.do('replication.resume', { vmId: 'vm-1', resynchronize: true })
  return lab
}

function updating(): Lab {
  const lab = replicating()
  const { diskId } = lab.do('disk.add', { vmId: 'vm-1', sizeBytes: 20 * gigabyte, usedBytes: 5 * gigabyte })
  lab.do('replication.changeDisks', { vmId: 'vm-1', replicatedDiskIds: ['disk-1', diskId] })
  return lab
}

function prepared(): Lab {
  const lab = after(replicating(), 'vm.shutDown', 'vm-1')
  lab.do('failover.prepare', { vmId: 'vm-1' })
  lab.pass(minuteMs)
  return lab
}

function setAsReplica(): Lab {
  return after(after(replicating(), 'vm.turnOff', 'vm-1'), 'replication.setAsReplica', 'vm-1')
}

function lost(lab: Lab): Lab {
  lab.do('host.losePower', { hostId: 'host-1' })
  return lab
}

function chain(): Lab {
  const lab = replicating()
  lab.enableServer(lab.addHost('HYPERVISOR-03'), 'certificate-3')
  const input = { vmId: 'vm-2', replicaServer: 'HYPERVISOR-03.lab.example', certificateId: 'certificate-2' }
  lab.do('replication.enable', input)
  lab.do('replication.startInitial', { vmId: 'vm-2', relationshipType: 'Extended' })
  return passed(lab, 12 * minuteMs)
}
