import { describe, expect, it } from 'vitest'
import { gigabyte, hourMs, minuteMs, replicating, startInstant, type Lab, type LooseInput } from '../lab.ts'

const vmId = 'vm-1'

/** Tracking is lost because the host crashed while the machine ran. */
function required(settings: LooseInput<'replication.change'> = {}): Lab {
  const lab = replicating()
  lab.do('replication.change', { vmId, ...settings })
  lab.do('host.losePower', { hostId: 'host-1' })
  lab.do('host.restorePower', { hostId: 'host-1' })
  return lab
}

/** A comparison over a slow line, so that it lasts. */
function resynchronizing(): Lab {
  const lab = required()
  lab.pass(2 * hourMs)
  lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', bitsPerSecond: 1_000_000 })
  lab.do('replication.resume', { vmId })
  return lab
}

const midnight = startInstant - (startInstant % (24 * hourMs))
const hourOfDay = (lab: Lab) => (lab.side(vmId).resynchronizeStartInstant! - midnight) / hourMs

describe('what makes resynchronization necessary (reference 4.1)', () => {
  it('is a log that was not closed cleanly, because the host crashed (F25)', () => {
    expect(required().states(vmId)).toEqual(['Primary WaitingForStartResynchronize Critical'])
  })

  it('is logs that exceed half of the size of the disks (F24)', () => {
    const lab = replicating()
    lab.do('replication.suspend', { vmId })
    lab.do('vm.setChurn', { vmId, bytesPerHour: 15 * gigabyte })
    lab.pass(3 * hourMs)
    expect(lab.side(vmId).state).toBe('WaitingForStartResynchronize')
  })

  it('is logs that exceed half of the size of the disks while a line that is too slow carries one of them', () => {
    const lab = replicating()
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', bitsPerSecond: 1000 })
    lab.do('vm.setChurn', { vmId, bytesPerHour: 15 * gigabyte })
    lab.pass(3 * hourMs)
    expect(lab.side(vmId).state).toBe('WaitingForStartResynchronize')
  })

  it('is a write failure to the log, because the volume of the primary is full (F22)', () => {
    const lab = replicating()
    const volume = lab.emulator.world.hosts[0]!.volumes[0]!
    const rest = volume.sizeBytes - volume.usedBytes - 50_000_000
    lab.do('vm.create', { hostId: 'host-1', name: 'big', disks: [{ sizeBytes: 4 * rest, usedBytes: rest }] })
    lab.do('replication.suspend', { vmId })
    lab.pass(2 * hourMs)
    expect(lab.side(vmId).state).toBe('WaitingForStartResynchronize')
  })

  it('is a disk of the replica that was changed behind its back: the next log does not follow on it', () => {
    const lab = replicating()
    lab.do('disk.editOffline', { vmId: 'vm-2', diskId: 'disk-2', path: 'C:\\stray.txt' })
    expect(lab.vm('vm-2').guestFiles.map((file) => file.path)).toContain('C:\\stray.txt')
    lab.pass(6 * minuteMs)
    expect(lab.side(vmId)).toMatchObject({
      state: 'WaitingForStartResynchronize',
      lastFailure: { code: 'replication.outOfSequence' },
    })
    lab.do('replication.resume', { vmId })
    lab.pass(minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.vm('vm-2').guestFiles.map((file) => file.path)).not.toContain('C:\\stray.txt')
  })

  it('refuses a planned failover onto a replica that was changed', () => {
    const lab = replicating()
    lab.do('disk.editOffline', { vmId: 'vm-2', diskId: 'disk-2' })
    lab.do('vm.shutDown', { vmId })
    expect(lab.refused('failover.prepare', { vmId }).code).toBe('replication.outOfSequence')
  })

  it('is a checkpoint that was applied on the primary (F27)', () => {
    const lab = replicating()
    const { checkpointId } = lab.do('checkpoint.create', { vmId })
    lab.pass(10 * minuteMs)
    lab.do('vm.turnOff', { vmId })
    lab.do('checkpoint.apply', { vmId, checkpointId })
    expect(lab.side(vmId).state).toBe('WaitingForStartResynchronize')
  })
})

describe('when resynchronization starts (row 10, reference 3.9)', () => {
  it('is by hand unless it is told otherwise, with 18:30 to 06:00 as the interval', () => {
    const lab = required()
    expect(lab.side(vmId)).toMatchObject({
      autoResynchronizeEnabled: false,
      autoResynchronizeStartMinutes: 1110,
      autoResynchronizeEndMinutes: 360,
      resynchronizeStartInstant: null,
    })
    lab.pass(48 * hourMs)
    expect(lab.side(vmId).state).toBe('WaitingForStartResynchronize')
  })

  it('is by itself at once, where any time is allowed', () => {
    const lab = required({
      autoResynchronizeEnabled: true,
      autoResynchronizeStartMinutes: 0,
      autoResynchronizeEndMinutes: 1439,
    })
    lab.pass(minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.emulator.hostEvents('host-1', 20)?.map((entry) => entry.eventId)).toEqual(
      expect.arrayContaining([29_242, 29_244]),
    )
  })

  it('is by itself in the interval, which may reach over midnight', () => {
    const lab = required({ autoResynchronizeEnabled: true })
    expect(hourOfDay(lab)).toBe(18.5)
    lab.pass(10 * hourMs)
    expect(lab.side(vmId).state).toBe('WaitingForStartResynchronize')
    lab.pass(hourMs)
    expect(lab.side(vmId).state).toBe('Replicating')
  })

  it('is tried again half an hour later while the replica server cannot be reached', () => {
    const lab = required({ autoResynchronizeEnabled: true })
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false })
    lab.pass(11 * hourMs)
    expect(lab.side(vmId)).toMatchObject({ lastFailure: { code: 'connection.timedOut' } })
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2' })
    lab.pass(hourMs)
    expect(lab.side(vmId).state).toBe('Replicating')
  })

  it('sends no more than the disks hold, however often their blocks were written', () => {
    const lab = required()
    lab.do('vm.setChurn', { vmId, bytesPerHour: 900 * gigabyte })
    lab.pass(3 * hourMs)
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', bitsPerSecond: 1_000_000 })
    lab.do('replication.resume', { vmId, resynchronize: true })
    expect(lab.side(vmId).transfer!.totalBytes).toBe(lab.vm(vmId).disks[0]!.usedBytes)
  })

  it('is at a time within seven days', () => {
    const lab = required()
    const resynchronizeStartInstant = lab.emulator.now() + 3 * hourMs
    const input = { vmId, resynchronize: true, resynchronizeStartInstant }
    lab.do('replication.resume', input)
    expect(lab.side(vmId).resynchronizeStartInstant).toBe(resynchronizeStartInstant)
    lab.pass(3 * hourMs - 1)
    expect(lab.side(vmId).state).toBe('WaitingForStartResynchronize')
    lab.pass(minuteMs)
    expect(lab.side(vmId).state).toBe('Replicating')
    const other = required()
    const late = { ...input, resynchronizeStartInstant: other.emulator.now() + 8 * 24 * hourMs }
    expect(other.refused('replication.resume', late)).toMatchObject({
      code: 'replication.startTooLate',
      field: 'resynchronizeStartInstant',
    })
  })

  it('is refused for an interval that is no time of day', () => {
    const lab = replicating()
    for (const minutes of [-1, 1440]) {
      expect(lab.refused('replication.change', { vmId, autoResynchronizeEndMinutes: minutes })).toMatchObject({
        code: 'resynchronization.badInterval',
        field: 'autoResynchronizeEndMinutes',
      })
    }
  })
})

describe('cancelling a resynchronization (row 11)', () => {
  it('leads back to the state in which it is required, also from a pause', () => {
    const lab = resynchronizing()
    lab.do('replication.stopResynchronization', { vmId })
    expect(lab.states('vm-1', 'vm-2')).toEqual([
      'Primary WaitingForStartResynchronize Critical',
      'Replica Replicating Warning',
    ])
    const paused = resynchronizing()
    paused.do('replication.suspend', { vmId })
    expect(paused.side(vmId).state).toBe('ResynchronizeSuspended')
    paused.do('replication.stopResynchronization', { vmId })
    expect(paused.side(vmId).state).toBe('WaitingForStartResynchronize')
  })

  it('takes a scheduled one off', () => {
    const lab = required({ autoResynchronizeEnabled: true })
    lab.do('replication.stopResynchronization', { vmId })
    expect(lab.side(vmId).resynchronizeStartInstant).toBeNull()
    expect(lab.refused('replication.stopResynchronization', { vmId }).code).toBe('replication.wrongState')
  })

  it('is refused once the differences are being merged, and so is a pause', () => {
    const lab = required()
    lab.do('vm.setChurn', { vmId, bytesPerHour: 5 * gigabyte })
    lab.pass(2 * hourMs)
    lab.do('replication.resume', { vmId })
    for (let second = 0; lab.side(vmId).transfer?.kind !== 'merge' && second < 300; second += 1) lab.pass(1000)
    expect(lab.side(vmId).transfer?.kind).toBe('merge')
    expect(lab.refused('replication.stopResynchronization', { vmId }).code).toBe('resynchronization.merging')
    expect(lab.refused('replication.suspend', { vmId }).code).toBe('resynchronization.merging')
    lab.pass(5 * minuteMs)
    expect(lab.side(vmId).state).toBe('Replicating')
  })

  it('happens by itself when what is written meanwhile exceeds half of the disks again', () => {
    const lab = resynchronizing()
    lab.do('vm.setChurn', { vmId, bytesPerHour: 30 * gigabyte })
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', bitsPerSecond: 1000 })
    lab.pass(3 * hourMs)
    expect(lab.side(vmId).state).toBe('WaitingForStartResynchronize')
  })
})

describe('the change logs', () => {
  it('lie beside each disk and grow while nothing is sent', () => {
    const lab = replicating()
    lab.do('replication.suspend', { vmId })
    lab.pass(2 * hourMs)
    expect(lab.side(vmId).logFiles).toMatchObject([
      { diskId: 'disk-1', path: 'C:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks\\web01.hrl' },
    ])
    expect(lab.side(vmId).logFiles[0]!.sizeBytes).toBeGreaterThan(230_000_000)
    expect(lab.side('vm-2').logFiles).toEqual([])
    expect(required().side(vmId).logFiles).toEqual([])
  })
})

describe('a question between two cycles', () => {
  it('hides neither a changed disk nor a grown one from the next cycle', () => {
    const changed = replicating()
    changed.do('disk.editOffline', { vmId: 'vm-2', diskId: 'disk-2' })
    changed.do('replication.suspend', { vmId })
    changed.do('replication.resume', { vmId })
    changed.pass(6 * minuteMs)
    expect(changed.side(vmId).state).toBe('WaitingForStartResynchronize')
    const grown = replicating()
    grown.do('replication.suspend', { vmId })
    grown.do('disk.resize', { vmId, diskId: 'disk-1', sizeBytes: 60 * gigabyte })
    grown.do('replication.resume', { vmId })
    grown.pass(6 * minuteMs)
    expect(grown.side(vmId).state).toBe('Error')
  })
})
