import { describe, expect, it } from 'vitest'
import type { EmulatorCommandName } from '../../src-main/emulator/index.ts'
import { enable, failedOver, minuteMs, replicating, twoHosts, type Lab } from './lab.ts'

/** Every state that a side can be brought into, with the machine that is in it. */
const situations: Record<string, () => readonly [lab: Lab, vmId: string]> = {
  'no replication': () => [twoHosts(), 'vm-1'],
  'P ReadyForInitialReplication': () => [enabled(), 'vm-1'],
  'R WaitingForInitialReplication': () => [enabled(), 'vm-2'],
  'P InitialReplicationInProgress': () => [after(enabled(), 'replication.startInitial', 'vm-1'), 'vm-1'],
  'P Replicating': () => [replicating(), 'vm-1'],
  'R Replicating': () => [replicating(), 'vm-2'],
  'P Suspended': () => [after(replicating(), 'replication.suspend', 'vm-1'), 'vm-1'],
  'R Suspended': () => [after(replicating(), 'replication.suspend', 'vm-2'), 'vm-2'],
  'P Error': () => [stopped(), 'vm-1'],
  'P WaitingForStartResynchronize': () => [resynchronizationRequired(), 'vm-1'],
  'P Resynchronizing': () => [resynchronizing(), 'vm-1'],
  'R Resynchronizing': () => [resynchronizing(), 'vm-2'],
  'P ResynchronizeSuspended': () => [after(resynchronizing(), 'replication.suspend', 'vm-1'), 'vm-1'],
  'P PreparedForFailover': () => [prepared(), 'vm-1'],
  'R FailedOverWaitingCompletion': () => [failedOver(), 'vm-2'],
  'R FailedOver': () => [after(failedOver(), 'failover.complete', 'vm-2'), 'vm-2'],
}

/** Where each operation is allowed, from Hyper-V Replica reference 2.2 and 2.3; everywhere else it must be refused. */
const allowed: Partial<Record<EmulatorCommandName, readonly string[]>> = {
  'replication.startInitial': ['P ReadyForInitialReplication'],
  'replication.stopInitial': ['P InitialReplicationInProgress'],
  'replication.suspend': [
    'R WaitingForInitialReplication',
    'P Replicating',
    'R Replicating',
    'P Resynchronizing',
    'R Resynchronizing',
  ],
  'replication.resume': ['P Suspended', 'R Suspended', 'P WaitingForStartResynchronize', 'P ResynchronizeSuspended'],
  'replication.setAsReplica': ['P PreparedForFailover', 'P WaitingForStartResynchronize'],
  'replication.reverse': [],
  'failover.prepare': [],
  'failover.start': ['R Suspended'],
  'failover.cancel': ['P PreparedForFailover', 'R FailedOverWaitingCompletion'],
  'failover.complete': ['R FailedOverWaitingCompletion'],
  'failover.startTest': ['R Replicating', 'R Suspended'],
  'failover.stopTest': [],
  'replication.resetStatistics': Object.keys(situations).filter((name) => name !== 'no replication'),
  'replication.remove': Object.keys(situations).filter((name) => name !== 'no replication'),
}

describe.each(Object.entries(allowed))('%s', (name, where) => {
  it.each(Object.keys(situations))('in the situation: %s', (situation) => {
    const [lab, vmId] = situations[situation]!()
    const command = name as EmulatorCommandName
    // Machines that must be off for an operation are off, so that the state alone decides.
    if (name === 'replication.setAsReplica' && lab.vm(vmId).state === 'Running') lab.do('vm.turnOff', { vmId })
    if (name === 'failover.start' && situation === 'R Suspended') lab.do('vm.turnOff', { vmId: 'vm-1' })
    const isAllowed = where.includes(situation) || turnedOff(name, situation)
    if (isAllowed) expect(lab.try(command, { vmId } as never)).toMatchObject({ ok: true })
    else expect(lab.refused(command, { vmId } as never).code).toMatch(/^(replication|failover|connection)\./)
  })
})

/** Marking as replica is allowed in every state in which a primary may stand once its machine is off. */
function turnedOff(name: string, situation: string): boolean {
  const states = ['P Replicating', 'P Suspended', 'P Error', 'P ResynchronizeSuspended']
  return name === 'replication.setAsReplica' && states.includes(situation)
}

function after(lab: Lab, name: EmulatorCommandName, vmId: string): Lab {
  lab.do(name, { vmId } as never)
  return lab
}

function enabled(): Lab {
  const lab = twoHosts()
  enable(lab)
  return lab
}

function stopped(): Lab {
  const lab = after(replicating(), 'replication.suspend', 'vm-2')
  lab.pass(6 * minuteMs)
  return lab
}

function resynchronizationRequired(): Lab {
  const lab = replicating()
  lab.do('host.losePower', { hostId: 'host-1' })
  lab.do('host.restorePower', { hostId: 'host-1' })
  return lab
}

function resynchronizing(): Lab {
  const lab = after(replicating(), 'replication.suspend', 'vm-1')
  lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', bitsPerSecond: 100_000 })
  lab.do('replication.resume', { vmId: 'vm-1', resynchronize: true })
  return lab
}

function prepared(): Lab {
  const lab = after(replicating(), 'vm.shutDown', 'vm-1')
  lab.do('failover.prepare', { vmId: 'vm-1' })
  lab.pass(minuteMs)
  return lab
}
