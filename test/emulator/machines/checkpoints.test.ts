import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failedOver, gigabyte, hourMs, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

const vmId = 'vm-1'
const file = 'C:\\data\\orders.txt'
const take = (lab: Lab, name?: string) => lab.do('checkpoint.create', { vmId, ...(name === undefined ? {} : { name }) })
const versionOf = (lab: Lab, id = vmId) => lab.vm(id).guestFiles.find((one) => one.path === file)?.version
const free = (lab: Lab) =>
  lab.emulator.world.hosts[0]!.volumes[0]!.sizeBytes - lab.emulator.world.hosts[0]!.volumes[0]!.usedBytes
const tree = (lab: Lab) =>
  lab.vm(vmId).checkpoints.map(({ name, parentCheckpointId }) => `${name} < ${parentCheckpointId}`)

describe('the type of checkpoints', () => {
  it.each([
    ['production', 'Running', true, 'production'],
    ['production', 'Running', false, 'standard'],
    ['production', 'Paused', true, 'standard'],
    ['production', 'Off', true, 'production'],
    ['productionOnly', 'Running', true, 'production'],
    ['productionOnly', 'Running', false, 'checkpoint.productionFailed'],
    ['productionOnly', 'Saved', true, 'checkpoint.productionFailed'],
    ['standard', 'Running', true, 'standard'],
    ['standard', 'Off', true, 'standard'],
    ['disabled', 'Running', true, 'checkpoint.disabled'],
  ] as const)(
    '%s, of a machine that is %s, with the Backup service %s: %s',
    (checkpointType, state, backup, outcome) => {
      const lab = twoHosts()
      lab.do('checkpoint.setType', { vmId, checkpointType })
      lab.do('vm.setIntegrationServices', { vmId, services: { backup } })
      if (state === 'Paused') lab.do('vm.pause', { vmId })
      if (state === 'Saved') lab.do('vm.save', { vmId })
      if (state === 'Off') lab.do('vm.turnOff', { vmId })
      const reply = lab.try('checkpoint.create', { vmId })
      expect(reply.ok ? reply.value.kind : reply.failure.code).toBe(outcome)
    },
  )

  it('is Production on a fresh machine, and a checkpoint is named after machine and time', () => {
    const lab = twoHosts()
    expect(lab.vm(vmId).checkpointType).toBe('production')
    lab.pass(5 * hourMs + 62_000)
    take(lab)
    expect(lab.vm(vmId).checkpoints).toMatchObject([{ name: 'web01 - (3/1/2026 - 1:01:02 PM)', isParentOfNow: true }])
  })
})

describe('applying a checkpoint', () => {
  it('gives up what was written since, and begins another history', () => {
    const lab = twoHosts()
    const { checkpointId } = take(lab)
    lab.do('vm.writeGuestFile', { vmId, path: file })
    lab.pass(hourMs)
    expect(versionOf(lab)).toBe(2)
    lab.do('checkpoint.apply', { vmId, checkpointId })
    expect([lab.vm(vmId).state, versionOf(lab)]).toEqual(['Off', 1])
    lab.do('vm.start', { vmId })
    lab.do('vm.writeGuestFile', { vmId, path: file })
    lab.do('vm.writeGuestFile', { vmId, path: file })
    expect(versionOf(lab)).toBe(3)
    lab.do('checkpoint.apply', { vmId, checkpointId })
    expect(versionOf(lab)).toBe(1)
  })

  it('brings memory back with a standard checkpoint of a machine that ran', () => {
    const lab = twoHosts()
    lab.do('checkpoint.setType', { vmId, checkpointType: 'standard' })
    const before = free(lab)
    const { checkpointId } = take(lab)
    expect(before - free(lab)).toBeGreaterThanOrEqual(4 * gigabyte)
    lab.do('checkpoint.apply', { vmId, checkpointId })
    expect(lab.vm(vmId).state).toBe('Saved')
    lab.do('vm.start', { vmId })
  })

  it('changes the VM-GenerationID each time', () => {
    const lab = twoHosts()
    const { checkpointId } = take(lab)
    const ids = [lab.vm(vmId).generationId]
    for (let round = 0; round < 2; round += 1) {
      lab.do('checkpoint.apply', { vmId, checkpointId })
      ids.push(lab.vm(vmId).generationId)
    }
    expect(new Set(ids).size).toBe(3)
  })

  it('makes resynchronization of a replicated primary required, which repairs the replica (F27)', () => {
    const lab = replicating({ recoveryHistoryHours: 4 })
    const { checkpointId } = take(lab)
    lab.do('vm.writeGuestFile', { vmId, path: file })
    lab.pass(3 * hourMs)
    expect(versionOf(lab, 'vm-2')).toBe(2)
    lab.do('checkpoint.apply', { vmId, checkpointId })
    expect(lab.states(vmId)).toEqual(['Primary WaitingForStartResynchronize Critical'])
    expect(lab.side(vmId).pendingBytes).toBe(0)
    lab.do('vm.start', { vmId })
    lab.do('replication.resume', { vmId })
    lab.pass(30 * minuteMs)
    expect(lab.states(vmId, 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(versionOf(lab, 'vm-2')).toBe(1)
    expect(lab.side('vm-2').recoveryPoints).toHaveLength(1)
  })

  it('sends an initial replication back to its beginning', () => {
    const lab = twoHosts()
    const { checkpointId } = take(lab)
    lab.do('replication.enable', { vmId, replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1' })
    lab.do('replication.startInitial', { vmId })
    lab.do('checkpoint.apply', { vmId, checkpointId })
    expect(lab.side(vmId).state).toBe('ReadyForInitialReplication')
  })
})

describe('the tree', () => {
  it('branches where an older checkpoint was applied', () => {
    const lab = twoHosts()
    take(lab, 'first')
    take(lab, 'second')
    lab.do('checkpoint.apply', { vmId, checkpointId: 'checkpoint-1' })
    take(lab, 'third')
    expect(tree(lab)).toEqual(['first < null', 'second < checkpoint-1', 'third < checkpoint-1'])
    lab.do('checkpoint.rename', { vmId, checkpointId: 'checkpoint-2', name: 'old' })
    expect(lab.vm(vmId).checkpoints[1]).toMatchObject({ name: 'old', isParentOfNow: false })
  })

  it('keeps a deleted checkpoint hidden while two branches need it, and merges when one does', () => {
    const lab = twoHosts()
    take(lab, 'first')
    lab.pass(2 * hourMs)
    take(lab, 'second')
    lab.do('checkpoint.apply', { vmId, checkpointId: 'checkpoint-1' })
    lab.do('checkpoint.remove', { vmId, checkpointId: 'checkpoint-1' })
    expect(tree(lab)).toEqual(['second < null'])
    expect(lab.emulator.world.vms[0]!.checkpoints).toHaveLength(2)
    lab.do('checkpoint.remove', { vmId, checkpointId: 'checkpoint-2' })
    expect(lab.emulator.world.vms[0]!.checkpoints).toHaveLength(0)
    expect(lab.vm(vmId)).toMatchObject({ checkpoints: [], disks: [{ differencingBytes: 0 }] })
  })

  it('loses a whole subtree at once', () => {
    const lab = twoHosts()
    for (const name of ['a', 'b', 'c']) take(lab, name)
    lab.do('checkpoint.remove', { vmId, checkpointId: 'checkpoint-2', includeSubtree: true })
    expect(tree(lab)).toEqual(['a < null'])
    expect(lab.vm(vmId).checkpoints[0]!.isParentOfNow).toBe(true)
  })

  it('has at most 50 checkpoints', () => {
    const lab = twoHosts()
    for (let count = 0; count < 50; count += 1) take(lab)
    expect(lab.refused('checkpoint.create', { vmId })).toMatchObject({
      code: 'checkpoint.tooMany',
      params: { countMax: 50 },
    })
  })
})

describe('the space of checkpoints', () => {
  it('is what was written since, and free when the merge has ended', () => {
    const lab = twoHosts()
    lab.do('vm.setChurn', { vmId, bytesPerHour: 4 * gigabyte })
    const { checkpointId } = take(lab)
    lab.pass(hourMs + 1)
    const { differencingBytes } = lab.vm(vmId).disks[0]!
    expect(differencingBytes).toBeGreaterThan(4 * gigabyte - 10_000_000)
    const before = free(lab)
    lab.do('checkpoint.remove', { vmId, checkpointId })
    // A merge needs room for the file that it makes and for the one that it reads.
    expect(free(lab)).toBeLessThan(before)
    expect(lab.vm(vmId).mergeEndsInstant).toBe(lab.emulator.now() + 41_000)
    expect(lab.refused('checkpoint.create', { vmId }).code).toBe('checkpoint.merging')
    lab.pass(41_000)
    expect(lab.vm(vmId).mergeEndsInstant).toBeNull()
    expect(free(lab)).toBeGreaterThan(before + 2 * gigabyte)
    expect(lab.events.at(-1)).toMatchObject({ type: 'checkpoint.merged' })
  })

  it('of a fixed disk grows although the disk does not', () => {
    const lab = twoHosts()
    lab.do('disk.add', { vmId, sizeBytes: 10 * gigabyte, kind: 'fixed' })
    take(lab)
    lab.pass(3 * hourMs)
    expect(lab.vm(vmId).disks[1]).toMatchObject({ usedBytes: 10 * gigabyte })
    expect(lab.vm(vmId).disks[1]!.differencingBytes).toBeGreaterThan(100_000_000)
  })

  it('is not there when the volume is too full for the memory', () => {
    const lab = twoHosts()
    lab.do('checkpoint.setType', { vmId, checkpointType: 'standard' })
    lab.do('disk.add', { vmId, sizeBytes: 2035 * gigabyte, kind: 'fixed' })
    expect(lab.refused('checkpoint.create', { vmId })).toMatchObject({ code: 'disk.volumeFull' })
  })

  it('is counted whatever is taken, applied and deleted, and whenever the host stops', () => {
    const actions = fc.array(
      fc.tuple(fc.constantFrom('create', 'apply', 'remove', 'subtree', 'pass', 'start', 'outage'), fc.nat(60)),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(actions, (steps) => {
        const lab = twoHosts()
        const before = free(lab) + lab.vm(vmId).disks[0]!.usedBytes
        for (const [action, number] of steps) act(lab, action, number)
        // The invariants of the lab compare the volumes with the files after every step.
        lab.pass(hourMs)
        for (;;) {
          const checkpoint = lab.vm(vmId).checkpoints[0]
          if (checkpoint === undefined) break
          lab.do('checkpoint.remove', { vmId, checkpointId: checkpoint.checkpointId, includeSubtree: true })
          lab.pass(hourMs)
        }
        expect(free(lab) + lab.vm(vmId).disks[0]!.usedBytes).toBe(before)
      }),
      { numRuns: 40 },
    )
  })

  function act(lab: Lab, action: string, number: number): void {
    const { checkpoints } = lab.vm(vmId)
    const checkpointId = checkpoints[number % Math.max(1, checkpoints.length)]?.checkpointId ?? 'checkpoint-1'
    if (action === 'create') lab.try('checkpoint.create', { vmId })
    if (action === 'apply') lab.try('checkpoint.apply', { vmId, checkpointId })
    if (action === 'remove') lab.try('checkpoint.remove', { vmId, checkpointId })
    if (action === 'subtree') lab.try('checkpoint.remove', { vmId, checkpointId, includeSubtree: true })
    if (action === 'pass') lab.pass(1 + number * 3 * minuteMs)
    if (action === 'start') lab.try('vm.start', { vmId })
    if (action === 'outage') {
      lab.do('host.losePower', { hostId: 'host-1' })
      lab.do('host.restorePower', { hostId: 'host-1' })
    }
  }
})

describe('checkpoints are refused', () => {
  it('on the replica, where only a failover makes one', () => {
    expect(replicating().refused('checkpoint.create', { vmId: 'vm-2' }).code).toBe('checkpoint.onReplica')
    expect(failedOver().refused('checkpoint.create', { vmId: 'vm-2' }).code).toBe('checkpoint.onReplica')
  })

  it('with unknown ids, bad names and disks that cannot have any', () => {
    const lab = twoHosts()
    const unknown = { vmId, checkpointId: 'checkpoint-9' }
    for (const name of ['checkpoint.apply', 'checkpoint.remove'] as const) {
      expect(lab.refused(name, unknown)).toMatchObject({ code: 'checkpoint.unknown', field: 'checkpointId' })
    }
    expect(lab.refused('checkpoint.rename', { ...unknown, name: 'a' }).code).toBe('checkpoint.unknown')
    for (const name of ['', ' ', 'x'.repeat(101)]) {
      expect(lab.refused('checkpoint.create', { vmId, name })).toMatchObject({ code: 'checkpoint.badName' })
    }
    lab.do('disk.add', { vmId, sizeBytes: gigabyte, attachment: 'passThrough' })
    expect(lab.refused('checkpoint.create', { vmId }).code).toBe('checkpoint.diskNotSupported')
  })

  it('while a machine stops, waits for its start or is prepared for failover', () => {
    const lab = replicating()
    take(lab)
    lab.do('vm.setShutdownTime', { vmId, seconds: 60 })
    lab.do('vm.shutDown', { vmId })
    expect(lab.refused('checkpoint.create', { vmId }).code).toBe('vm.wrongState')
    lab.pass(minuteMs)
    lab.do('failover.prepare', { vmId })
    expect(lab.refused('checkpoint.apply', { vmId, checkpointId: 'checkpoint-1' }).code).toBe('vm.preparedForFailover')
  })
})
