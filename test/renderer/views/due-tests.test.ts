import { expect, it } from 'vitest'
import { dueTests } from '../../../src-renderer/views/due-tests.ts'
import { rehearsalsOf } from '../../../src-renderer/views/rehearsals/failovers.ts'
import { minuteMs, replicating } from '../../emulator/lab.ts'

function vmsOf(lab: ReturnType<typeof replicating>) {
  return lab.emulator.world.vms.flatMap(({ vmId }) => lab.emulator.vmView(vmId) ?? [])
}

it('names every replica that could be tested, the machine of a test and the primary not among them', () => {
  const lab = replicating()
  expect(dueTests(vmsOf(lab))).toMatchObject([{ vm: { vmId: 'vm-2' }, dueInstant: null, isRunning: false }])
  const { testVmId } = lab.do('failover.startTest', { vmId: 'vm-2' })
  lab.do('vm.start', { vmId: testVmId })
  expect(dueTests(vmsOf(lab))).toMatchObject([{ vm: { vmId: 'vm-2' }, isRunning: true }])
  lab.do('failover.stopTest', { vmId: 'vm-2' })
  const [due] = dueTests(vmsOf(lab))
  expect(due?.dueInstant).toBeGreaterThan(lab.emulator.now())
})

it('leaves out a replica that has taken over: there is nothing to rehearse', () => {
  const lab = replicating()
  lab.do('host.losePower', { hostId: 'host-1' })
  lab.do('failover.start', { vmId: 'vm-2' })
  expect(dueTests(vmsOf(lab))).toEqual([])
})

it('lists failovers and test failovers together, the newest first', () => {
  const lab = replicating()
  for (let count = 0; count < 2; count += 1) {
    lab.do('failover.startTest', { vmId: 'vm-2' })
    lab.pass(minuteMs)
    lab.do('failover.stopTest', { vmId: 'vm-2' })
  }
  lab.do('host.losePower', { hostId: 'host-1' })
  lab.do('failover.start', { vmId: 'vm-2' })
  const rows = rehearsalsOf(vmsOf(lab))
  expect(rows.map(({ failover }) => failover?.kind ?? 'test')).toEqual(['unplanned', 'test', 'test'])
  expect(rows.map(({ instant }) => instant)).toEqual(rows.map(({ instant }) => instant).toSorted((a, b) => b - a))
  expect(new Set(rows.map(({ id }) => id)).size).toBe(3)
})
