import { describe, expect, it } from 'vitest'
import { failedOver, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

const vmId = 'vm-1'

/** What changes the VM-GenerationID and what leaves it (Hyper-V Replica reference 7). */
const cases: readonly [what: string, changes: boolean, vmId: string, begin: () => Lab, act: (lab: Lab) => void][] = [
  ['a restart of the guest', false, vmId, twoHosts, restart],
  ['turning it off and on', false, vmId, twoHosts, restart],
  [
    'saving and restoring its state',
    false,
    vmId,
    twoHosts,
    (lab) => {
      lab.do('vm.save', { vmId })
      lab.do('vm.start', { vmId })
    },
  ],
  [
    'pausing and resuming it',
    false,
    vmId,
    twoHosts,
    (lab) => {
      lab.do('vm.pause', { vmId })
      lab.do('vm.resume', { vmId })
    },
  ],
  [
    'a restart of its host',
    false,
    vmId,
    twoHosts,
    (lab) => {
      lab.do('host.shutDown', { hostId: 'host-1' })
      lab.do('host.restorePower', { hostId: 'host-1' })
    },
  ],
  [
    'a power loss of its host',
    false,
    vmId,
    twoHosts,
    (lab) => {
      lab.do('host.losePower', { hostId: 'host-1' })
      lab.do('host.restorePower', { hostId: 'host-1' })
    },
  ],
  ['taking a checkpoint', false, vmId, twoHosts, (lab) => lab.do('checkpoint.create', { vmId })],
  ['deleting a checkpoint', false, vmId, withCheckpoint, (lab) => lab.do('checkpoint.remove', first)],
  ['applying a checkpoint', true, vmId, withCheckpoint, (lab) => lab.do('checkpoint.apply', first)],
  ['replicating', false, 'vm-2', replicating, (lab) => lab.pass(60 * minuteMs)],
  ['resynchronizing', false, vmId, replicating, resynchronize],
  [
    'an unplanned failover',
    true,
    'vm-2',
    replicating,
    (lab) => {
      lab.do('host.losePower', { hostId: 'host-1' })
      lab.do('failover.start', { vmId: 'vm-2' })
    },
  ],
  [
    'a planned failover',
    true,
    'vm-2',
    replicating,
    (lab) => {
      lab.do('vm.shutDown', { vmId })
      lab.do('failover.prepare', { vmId })
      lab.pass(minuteMs)
      lab.do('failover.start', { vmId: 'vm-2' })
    },
  ],
  ['completing a failover', false, 'vm-2', failedOver, (lab) => lab.do('failover.complete', { vmId: 'vm-2' })],
  [
    'a test failover of its replica',
    false,
    'vm-2',
    replicating,
    (lab) => lab.do('failover.startTest', { vmId: 'vm-2' }),
  ],
]

describe('the VM-GenerationID', () => {
  it.each(cases)('after %s: changed is %s', (_what, changes, id, begin, act) => {
    const lab = begin()
    const before = lab.vm(id).generationId
    act(lab)
    expect(lab.vm(id).generationId !== before).toBe(changes)
  })

  it('of a test machine is its own', () => {
    const lab = replicating()
    const { testVmId } = lab.do('failover.startTest', { vmId: 'vm-2' })
    expect(lab.vm(testVmId).generationId).not.toBe(lab.vm('vm-2').generationId)
  })
})

const first = { vmId, checkpointId: 'checkpoint-1' }

function withCheckpoint(): Lab {
  const lab = twoHosts()
  lab.do('checkpoint.create', { vmId })
  return lab
}

function restart(lab: Lab): void {
  lab.do('vm.turnOff', { vmId })
  lab.do('vm.start', { vmId })
}

function resynchronize(lab: Lab): void {
  lab.do('replication.suspend', { vmId })
  lab.do('replication.resume', { vmId, resynchronize: true })
  lab.pass(10 * minuteMs)
}
