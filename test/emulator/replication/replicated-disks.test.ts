import { describe, expect, it } from 'vitest'
import { gigabyte, hourMs, minuteMs, replicating, type Lab } from '../lab.ts'

const vmId = 'vm-1'

/** A replicated machine to which a second disk with a file was added. */
function withNewDisk(): { lab: Lab; diskId: string } {
  const lab = replicating({ recoveryHistoryHours: 4 })
  const { diskId } = lab.do('disk.add', { vmId, sizeBytes: 20 * gigabyte, usedBytes: 5 * gigabyte })
  lab.do('vm.writeGuestFile', { vmId, path: 'D:\\new.txt' })
  return { lab, diskId }
}

describe('changing which disks replicate (row 27)', () => {
  it('leaves out a disk that was added later until it is chosen', () => {
    const { lab, diskId } = withNewDisk()
    lab.pass(20 * minuteMs)
    expect(lab.side(vmId)).toMatchObject({ replicatedDiskIds: ['disk-1'], excludedDiskIds: [diskId] })
    expect(lab.vm('vm-2').disks).toHaveLength(1)
  })

  it('gives a disk that is added its own first copy, then both sides replicate it', () => {
    const { lab, diskId } = withNewDisk()
    lab.do('replication.changeDisks', { vmId, replicatedDiskIds: ['disk-1', diskId] })
    expect(lab.side(vmId)).toMatchObject({ state: 'WaitingForUpdateCompletion', excludedDiskIds: [] })
    const { transfer } = lab.side(vmId)
    expect(transfer?.kind).toBe('diskUpdate')
    expect(transfer!.totalBytes).toBeGreaterThanOrEqual(5 * gigabyte)
    lab.pass(5 * minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.vm('vm-2').disks.map((disk) => disk.sizeBytes)).toEqual([40 * gigabyte, 20 * gigabyte])
    expect(lab.vm('vm-2').disks[1]!.path).toBe(
      `C:\\Replica\\Hyper-V Replica\\Virtual hard disks\\${lab.vm(vmId).guid}\\web01-2.vhdx`,
    )
    expect(lab.vm('vm-2').guestFiles.map((file) => file.path)).toContain('D:\\new.txt')
    lab.do('vm.writeGuestFile', { vmId, path: 'D:\\new.txt' })
    lab.pass(10 * minuteMs)
    expect(lab.vm('vm-2').guestFiles.find((file) => file.path === 'D:\\new.txt')?.version).toBe(2)
  })

  it('leaves a disk that is taken out on the replica as it was', () => {
    const { lab, diskId } = withNewDisk()
    lab.do('replication.changeDisks', { vmId, replicatedDiskIds: ['disk-1', diskId] })
    lab.pass(5 * minuteMs)
    lab.do('replication.changeDisks', { vmId, replicatedDiskIds: ['disk-1'] })
    lab.pass(minuteMs)
    const before = lab.vm('vm-2').disks[1]!.writeSequence
    lab.pass(hourMs)
    expect(lab.vm('vm-2').disks[1]!.writeSequence).toBe(before)
    expect(lab.side('vm-2').excludedDiskIds).toHaveLength(1)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('stops with UpdateError when the replica takes nothing, and goes on after the cause is gone', () => {
    const { lab, diskId } = withNewDisk()
    lab.do('replication.changeDisks', { vmId, replicatedDiskIds: ['disk-1', diskId] })
    lab.do('replication.suspend', { vmId: 'vm-2' })
    lab.pass(5 * minuteMs)
    expect(lab.states(vmId)).toEqual(['Primary UpdateError Critical'])
    expect(lab.side(vmId).healthDetails.map((detail) => detail.code)).toContain('diskUpdateFailed')
    lab.do('replication.resume', { vmId: 'vm-2' })
    lab.do('replication.resume', { vmId })
    expect(lab.side(vmId).state).toBe('WaitingForUpdateCompletion')
    lab.pass(5 * minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('is refused for no disk, an unknown one, a pass-through disk, in other states, and on 2012 R2', () => {
    const { lab } = withNewDisk()
    const refused = (replicatedDiskIds: string[]) => lab.refused('replication.changeDisks', { vmId, replicatedDiskIds })
    expect(refused([]).code).toBe('replication.noDisk')
    expect(refused(['disk-99'])).toMatchObject({ code: 'disk.unknown', field: 'replicatedDiskIds' })
    const { diskId } = lab.do('disk.add', { vmId, sizeBytes: gigabyte, attachment: 'passThrough' })
    expect(refused(['disk-1', diskId]).code).toBe('replication.diskNotReplicable')
    lab.do('replication.suspend', { vmId })
    expect(refused(['disk-1']).code).toBe('replication.wrongState')
    const input = { vmId: 'vm-2', replicatedDiskIds: ['disk-2'] }
    expect(lab.refused('replication.changeDisks', input).code).toBe('replication.wrongSide')
  })
})

describe('resized disks (reference 4, F28)', () => {
  const grow = (lab: Lab, vm: string, diskId: string) =>
    lab.do('disk.resize', { vmId: vm, diskId, sizeBytes: 60 * gigabyte })

  it('stop replication with an out-of-bounds write when only the primary has grown; resizing the replica is the fix', () => {
    const lab = replicating()
    grow(lab, vmId, 'disk-1')
    lab.pass(10 * minuteMs)
    expect(lab.states(vmId)).toEqual(['Primary Error Critical'])
    expect(lab.side(vmId).lastFailure).toMatchObject({
      code: 'replication.outOfBoundsWrite',
      params: { disk: 'web01' },
    })
    lab.do('replication.resume', { vmId })
    lab.pass(minuteMs)
    expect(lab.side(vmId).state).toBe('Error')
    grow(lab, 'vm-2', 'disk-2')
    lab.do('replication.resume', { vmId })
    lab.pass(minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('go unnoticed while nothing is written, or when the replica is the larger one', () => {
    const quiet = replicating()
    quiet.do('vm.shutDown', { vmId })
    quiet.pass(10 * minuteMs)
    grow(quiet, vmId, 'disk-1')
    quiet.pass(hourMs)
    expect(quiet.states(vmId)).toEqual(['Primary Replicating Normal'])
    const larger = replicating()
    grow(larger, 'vm-2', 'disk-2')
    larger.pass(hourMs)
    expect(larger.states(vmId)).toEqual(['Primary Replicating Normal'])
  })

  it('stop a resynchronization while both sides differ in size', () => {
    const lab = replicating()
    grow(lab, 'vm-2', 'disk-2')
    lab.do('replication.suspend', { vmId })
    expect(lab.refused('replication.resume', { vmId, resynchronize: true })).toMatchObject({
      code: 'resynchronization.sizeMismatch',
      params: { disk: 'web01', primaryBytes: 40 * gigabyte, replicaBytes: 60 * gigabyte },
    })
  })
})
