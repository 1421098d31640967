import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyWorkspace } from '../../../src-main/app/world/verify.ts'
import { aCore, abandon, close, valueOf, virtualStart, type Template, type TestCore } from '../a-core.ts'
import { replicating, type ReplicatingStage } from '../wizards/template.ts'

let template: Template<ReplicatingStage>
beforeAll(async () => {
  template = await replicating()
})

const day = 86_400

/** A world without machines, in which an hour has passed since a host was added. */
async function aHost(): Promise<{ test: TestCore; hostId: string }> {
  const test = await aCore()
  const { hostId } = await test.must('host.add', { name: 'HV1' })
  await test.must('clock.setPace', { pace: 'paused' })
  await test.must('clock.skip', { seconds: 3_600 })
  return { test, hostId }
}

const listed = async (test: TestCore) =>
  (await test.must('activity.list', { limit: 500 })).activities.map(({ type, at }) => [type, at])

describe('rewinding', () => {
  it('gives the world as it was at that instant, whatever happened since', async () => {
    const test = await template.open()
    const { vmId, hostIds } = template.props
    await test.must('clock.skip', { seconds: 1_000 })
    const { now } = await test.must('clock.view', {})
    const before = await test.hash()
    await test.must('vm.writeGuestFile', { vmId, path: 'C:\\a.txt' })
    await test.must('clock.skip', { seconds: 3 * day })
    await test.must('host.losePower', { hostId: hostIds[0] })
    await test.must('clock.skip', { seconds: 100 })
    // What was done at the very instant still belongs to it.
    const { clock } = await test.must('clock.rewind', { toInstant: now })
    expect(clock).toMatchObject({ now, pace: 'paused' })
    expect(await test.hash()).not.toBe(before)
    await test.must('clock.rewind', { toInstant: now - 1 })
    await test.must('clock.skip', { seconds: 1 })
    expect(test.core.verify()).toMatchObject({ actual: await test.hash() })
    expect(test.reported).toEqual([])
  })

  it('to before an activity undoes exactly it and what came after', async () => {
    const test = await template.open()
    const { vmId, hostIds } = template.props
    await test.must('host.setTrustedHosts', { hostId: hostIds[0], trustedHosts: ['a'] })
    const before = await test.hash()
    await test.must('vm.writeGuestFile', { vmId, path: 'C:\\a.txt' })
    await test.must('vm.shutDown', { vmId })
    const { activities } = await test.must('activity.list', {})
    const written = activities.find(({ type }) => type === 'guest.fileWritten')!
    await test.must('clock.rewind', { beforeActivity: written.sequence })
    expect(await test.hash()).toBe(before)
  })

  it('to before something that time brought about stops short of it', async () => {
    const test = await template.open()
    await test.must('clock.skip', { seconds: 1_200 })
    const cycle = (await test.must('activity.list', {})).activities.find(
      ({ type }) => type === 'replication.cycleCompleted',
    )!
    const { clock } = await test.must('clock.rewind', { beforeActivity: cycle.sequence })
    expect(clock.now).toBe(cycle.at - 1)
    expect(clock.nextEventInstant).toBe(cycle.at)
  })

  it('leaves certificates, roots and the audit trail as they are', async () => {
    const test = await template.open()
    const { now } = await test.must('clock.view', {})
    await test.must('clock.skip', { seconds: 60 })
    const certificates = await test.must('certificate.list', {})
    const audit = test.workspace.listAudit().length
    await test.must('clock.rewind', { toInstant: now - 600_000 })
    expect(await test.must('certificate.list', {})).toMatchObject({
      certificates: certificates.certificates.map(({ certificateId }) => ({ certificateId })),
    })
    expect(test.workspace.listAudit()).toHaveLength(audit)
  })

  it('keeps the activities up to that moment, and says that it was done', async () => {
    const { test, hostId } = await aHost()
    await test.must('host.setTrustedHosts', { hostId, trustedHosts: ['a'] })
    await test.must('clock.rewind', { toInstant: virtualStart + 1_800_000 })
    expect(await listed(test)).toEqual([
      ['clock.rewound', virtualStart + 1_800_000],
      ['clock.paceChanged', virtualStart],
      ['host.added', virtualStart],
    ])
    expect(test.events.at(-1)).toMatchObject({ type: 'clock.advanced' })
    const before = await listed(test)
    await close(test)
    expect(await listed(await aCore({ folder: test.folder }))).toEqual(before)
  })

  it('within one instant is a rewind as well, now and when the file is opened again', async () => {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HV1' })
    await test.must('clock.setPace', { pace: 'paused' })
    await test.must('host.setTrustedHosts', { hostId, trustedHosts: ['a'] })
    const changed = (await test.must('activity.list', {})).activities.find(
      ({ type }) => type === 'trustedHosts.changed',
    )!
    const { clock } = await test.must('clock.rewind', { beforeActivity: changed.sequence })
    expect(clock.now).toBe(virtualStart)
    expect(await listed(test)).toContainEqual(['clock.rewound', virtualStart])
    await test.must('branch.create', { name: 'from here' })
    expect(await listed(test)).toContainEqual(['branch.created', virtualStart])
    const before = await listed(test)
    await close(test)
    expect(await listed(await aCore({ folder: test.folder }))).toEqual(before)
  })

  it('is refused into the future, before the beginning, and before what is not in the list', async () => {
    const { test } = await aHost()
    const before = await test.must('world.hash', {})
    for (const toInstant of [virtualStart - 1, virtualStart + 3_600_001]) {
      expect(await test.refusal('clock.rewind', { toInstant })).toMatchObject({
        code: 'time.notPast',
        field: 'toInstant',
      })
    }
    expect((await test.refusal('clock.rewind', { beforeActivity: 999 })).code).toBe('activity.unknown')
    expect((await test.refusal('clock.rewind', {})).code).toBe('input.invalid')
    expect((await test.refusal('clock.rewind', { toInstant: 1, beforeActivity: 1 })).code).toBe('input.invalid')
    expect((await test.refusal('branch.open', { branchId: 'branch-2' })).code).toBe('branch.unknown')
    expect((await test.refusal('branch.rename', { branchId: 'branch-2', name: 'x' })).code).toBe('branch.unknown')
    expect(await test.must('world.hash', {})).toEqual(before)
  })
})

describe('a branch', () => {
  it('that was left can be opened again and goes on where it stood', async () => {
    const { test, hostId } = await aHost()
    await test.must('host.setTrustedHosts', { hostId, trustedHosts: ['first'] })
    const first = await test.hash()
    const rewound = await test.must('clock.rewind', { toInstant: virtualStart, name: 'another try' })
    await test.must('host.setTrustedHosts', { hostId, trustedHosts: ['second'] })
    const second = await test.hash()
    await test.must('branch.open', { branchId: 'branch-1' })
    expect(await test.hash()).toBe(first)
    await test.must('clock.skip', { seconds: 60 })
    await test.must('branch.open', { branchId: rewound.branchId })
    expect(await test.hash()).toBe(second)
    expect((await test.must('branch.list', {})).branches).toEqual([
      {
        branchId: 'branch-1',
        name: null,
        parentBranchId: null,
        fromInstant: virtualStart,
        tipInstant: virtualStart + 3_660_000,
        isCurrent: false,
      },
      {
        branchId: 'branch-2',
        name: 'another try',
        parentBranchId: 'branch-1',
        fromInstant: virtualStart,
        tipInstant: virtualStart,
        isCurrent: true,
      },
    ])
    await close(test)
    expect(valueOf(await verifyWorkspace((await aCore({ folder: test.folder })).workspace)).worldHash).toBe(second)
  })

  it('can begin at the present, which keeps this moment', async () => {
    const { test, hostId } = await aHost()
    await test.must('branch.rename', { branchId: 'branch-1', name: 'before the experiment' })
    const before = await test.hash()
    await test.must('branch.create', { name: 'experiment' })
    expect(await test.hash()).toBe(before)
    await test.must('host.remove', { hostId })
    await test.must('branch.open', { branchId: 'branch-1' })
    expect(await test.hash()).toBe(before)
    const { branches } = await test.must('branch.list', {})
    expect(branches.map(({ name }) => name)).toEqual(['before the experiment', 'experiment'])
  })

  it('is the one or the other after a crash, never something between', async () => {
    const { test, hostId } = await aHost()
    await test.must('clock.rewind', { toInstant: virtualStart })
    await test.must('host.setTrustedHosts', { hostId, trustedHosts: ['second'] })
    const second = await test.hash()
    abandon(test)
    test.workspace.close()
    const again = await aCore({ folder: test.folder })
    expect(await again.hash()).toBe(second)
    expect((await again.must('branch.list', {})).branches.map(({ isCurrent }) => isCurrent)).toEqual([false, true])
  })

  it('that cannot be written is not begun', async () => {
    let isFull = false
    const test = await aCore({
      around: (workspace) => ({
        ...workspace,
        appendJournal: (kind, payload) => {
          if (isFull && kind === 'branch') throw new Error('a broken invariant')
          return workspace.appendJournal(kind, payload)
        },
      }),
    })
    await test.must('clock.skip', { seconds: 60 })
    const before = await test.must('world.hash', {})
    isFull = true
    await test.refusal('clock.rewind', { toInstant: virtualStart })
    expect(await test.must('world.hash', {})).toEqual(before)
    isFull = false
    await test.must('clock.rewind', { toInstant: virtualStart })
  })

  it('of any mix of commands, time, rewinding and opening replays to the same hash', async () => {
    const { vmId, replicaVmId } = template.props
    const vm = fc.constantFrom(vmId, replicaVmId)
    const step = fc.oneof(
      fc.record({ do: fc.constant('skip' as const), seconds: fc.integer({ min: 1, max: 20_000 }) }),
      fc.record({ do: fc.constant('write' as const), vm }),
      fc.record({ do: fc.constant('stop' as const), vm }),
      fc.record({ do: fc.constant('rewind' as const), permille: fc.integer({ min: 0, max: 1_000 }) }),
      fc.record({ do: fc.constant('undo' as const), index: fc.nat(20) }),
      fc.record({ do: fc.constant('open' as const), index: fc.nat(5) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const test = await template.open()
        const start = (await test.must('branch.list', {})).branches[0]!.fromInstant
        /** What each branch was left with. */
        const left = new Map<string, string>()
        const leave = async () => {
          const current = (await test.must('branch.list', {})).branches.find(({ isCurrent }) => isCurrent)!
          left.set(current.branchId, await test.hash())
        }
        for (const each of steps) {
          if (each.do === 'skip') await test.must('clock.skip', { seconds: each.seconds })
          if (each.do === 'write') await test.call('vm.writeGuestFile', { vmId: each.vm, path: 'C:\\a.txt' })
          if (each.do === 'stop') await test.call('vm.shutDown', { vmId: each.vm })
          if (each.do === 'rewind') {
            await leave()
            const { now } = await test.must('clock.view', {})
            await test.must('clock.rewind', { toInstant: start + Math.floor(((now - start) * each.permille) / 1_000) })
          }
          if (each.do === 'undo') {
            const { activities } = await test.must('activity.list', {})
            const activity = activities[each.index % activities.length]!
            await leave()
            await test.call('clock.rewind', { beforeActivity: activity.sequence })
          }
          if (each.do === 'open') {
            const { branches } = await test.must('branch.list', {})
            const { branchId } = branches[each.index % branches.length]!
            await leave()
            await test.must('branch.open', { branchId })
            expect(await test.hash()).toBe(left.get(branchId))
          }
        }
        expect(test.reported).toEqual([])
        const { actual, expected } = test.core.verify()
        expect(actual).toBe(expected)
        valueOf(await verifyWorkspace(test.workspace))
        await close(test)
      }),
      { numRuns: 12 },
    )
  })
})
