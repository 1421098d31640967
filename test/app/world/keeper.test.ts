import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../../src-main/app/core.ts'
import { fitChecksums } from '../../workspace/fit-checksums.ts'
import { verifyWorkspace } from '../../../src-main/app/world/verify.ts'
import { fail } from '../../../src-main/contract/failure.ts'
import type { CallName } from '../../../src-main/contract/registry.ts'
import { openWorkspace, type Workspace } from '../../../src-main/workspace/index.ts'
import { aCore, abandon, close, failureOf, temporaryFolder, valueOf, type Template, type TestCore } from '../a-core.ts'
import { replicating, type ReplicatingStage } from '../wizards/template.ts'

let template: Template<ReplicatingStage>
beforeAll(async () => {
  template = await replicating()
})

describe('a command that is refused', () => {
  it('leaves no row and the same world, whatever refuses it', async () => {
    const test = await template.open()
    const { hostIds, vmId, replicaVmId } = template.props
    const before = await test.must('world.hash', {})
    const refused: [CallName, object][] = [
      ['host.add', { name: 'HYPERVISOR-01' }],
      ['host.remove', { hostId: hostIds[0] }],
      ['host.restorePower', { hostId: hostIds[0] }],
      ['host.setFirewallRule', { hostId: hostIds[0], rule: 'no such rule', enabled: true }],
      ['replicaServer.set', { hostId: hostIds[0], enabled: true, certificateId: 'certificate-9' }],
      ['vm.create', { hostId: hostIds[0], name: 'web01' }],
      ['vm.create', { hostId: hostIds[0], name: 'big', disks: [{ sizeBytes: 2 ** 45 }] }],
      ['vm.start', { vmId: replicaVmId }],
      ['vm.remove', { vmId }],
      ['failover.start', { vmId: replicaVmId }],
      ['failover.prepare', { vmId }],
      ['failover.runPlanned', { vmId }],
      ['replication.reverse', { vmId: replicaVmId }],
      ['replication.change', { vmId, frequencySeconds: 31 }],
      ['dns.set', { name: 'web 01', address: '10.0.0.1' }],
      ['clock.skip', { seconds: 0 }],
    ]
    for (const [name, input] of refused) {
      await test.refusal(name, input as never)
      expect(await test.must('world.hash', {}), name).toEqual(before)
    }
  })
})

describe('a workspace', () => {
  it('opens as it was closed: hash, clock, pace and activities', async () => {
    const test = await template.open()
    await test.must('clock.setPace', { pace: 'paused' })
    await test.must('vm.writeGuestFile', { vmId: template.props.vmId, path: 'C:\\a.txt' })
    await test.must('clock.skip', { seconds: 1234 })
    const before = await shown(test)
    expect(before.activities.activities.length).toBeGreaterThan(20)
    await close(test)
    const again = await aCore({ folder: test.folder })
    expect(await shown(again)).toEqual(before)
  })

  it('opens with the same world and activities after a crash, which takes no snapshot', async () => {
    const test = await aCore()
    await test.must('clock.setPace', { pace: 'paused' })
    const { hostId } = await test.must('host.add', { name: 'HV1', dnsSuffix: 'lab.example' })
    await test.must('vm.create', { hostId, name: 'web01' })
    await test.must('clock.skip', { seconds: 100 })
    await test.must('host.setTrustedHosts', { hostId, trustedHosts: ['*'] })
    const before = await shown(test)
    abandon(test)
    // What a crash leaves: the file and its log, and no lock.
    test.workspace.close()
    const again = await aCore({ folder: test.folder })
    const after = await shown(again)
    expect(after.hash).toEqual(before.hash)
    expect(after.clock).toEqual(before.clock)
    const facts = ({ activities }: typeof before.activities) =>
      activities.map(({ type, at, params }) => [type, at, params])
    expect(facts(after.activities)).toEqual(facts(before.activities))
  })

  it('keeps facts of certificates in their place among those of the world', async () => {
    const test = await template.open()
    await test.must('host.setTrustedHosts', { hostId: template.props.hostIds[0], trustedHosts: ['a'] })
    await test.core.call('clock.skip', { seconds: 600 })
    await test.must('root.lock', { rootId: template.props.rootId })
    const before = (await shown(test)).activities.activities.map(({ type, at }) => [type, at])
    abandon(test)
    test.workspace.close()
    const again = await aCore({ folder: test.folder })
    expect((await shown(again)).activities.activities.map(({ type, at }) => [type, at])).toEqual(before)
  })

  it('takes a snapshot on the way and goes on from it', async () => {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HV1' })
    for (let count = 0; count < 600; count += 1) {
      await test.core.call('host.setTrustedHosts', { hostId, trustedHosts: [`host-${count}`] })
    }
    expect(test.workspace.listSnapshots().at(-1)?.sequence).toBeGreaterThan(400)
    const before = await test.hash()
    abandon(test)
    expect(valueOf(await verifyWorkspace(test.workspace)).worldHash).toBe(before)
    test.workspace.close()
    expect(await (await aCore({ folder: test.folder })).hash()).toBe(before)
  })
})

describe('any mix of commands and time', () => {
  it('replays to the same hash', async () => {
    const { vmId, replicaVmId, hostIds } = template.props
    const vm = fc.constantFrom(vmId, replicaVmId)
    const host = fc.constantFrom(...hostIds)
    const call = (name: CallName, input: fc.Arbitrary<object>) => fc.tuple(fc.constant(name), input)
    const step = fc.oneof(
      { weight: 6, arbitrary: call('clock.skip', fc.record({ seconds: fc.integer({ min: 1, max: 9_000 }) })) },
      { weight: 3, arbitrary: call('clock.skipToNextEvent', fc.constant({})) },
      call('vm.start', fc.record({ vmId: vm })),
      { weight: 2, arbitrary: call('vm.shutDown', fc.record({ vmId: vm })) },
      call('vm.writeGuestFile', fc.record({ vmId: vm, path: fc.constant('C:\\a.txt') })),
      call('host.losePower', fc.record({ hostId: host })),
      call('host.restorePower', fc.record({ hostId: host })),
      call('replication.suspend', fc.record({ vmId: vm })),
      call('replication.resume', fc.record({ vmId: vm, resynchronize: fc.boolean() })),
      call('failover.startTest', fc.record({ vmId: vm })),
      call('failover.stopTest', fc.record({ vmId: vm })),
      { weight: 3, arbitrary: call('failover.runPlanned', fc.record({ vmId: vm, start: fc.boolean() })) },
      { weight: 2, arbitrary: call('failover.runUnplanned', fc.record({ vmId: vm })) },
      call('failover.cancel', fc.record({ vmId: vm })),
      call('failover.complete', fc.record({ vmId: vm })),
      call('replication.setAsReplica', fc.record({ vmId: vm })),
      call('replication.reverse', fc.record({ vmId: vm })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const test = await template.open()
        for (const [name, input] of steps) await test.call(name, input as never)
        const { actual, expected } = test.core.verify()
        expect(actual).toBe(expected)
        expect(test.reported).toEqual([])
        const before = await test.hash()
        abandon(test)
        test.workspace.close()
        const again = await aCore({ folder: test.folder })
        expect(await again.hash()).toBe(before)
        await close(again)
      }),
      { numRuns: 20 },
    )
  })
})

describe('a write that fails', () => {
  it('undoes the command in the world too, and the next one works', async () => {
    const file = breakable()
    const test = await template.open({ around: file.around })
    const { vmId, hostIds } = template.props
    await test.must('host.setTrustedHosts', { hostId: hostIds[0], trustedHosts: ['before'] })
    const before = await shown(test)
    file.failNext = 'diskFull'
    const failure = await test.refusal('vm.shutDown', { vmId })
    expect(failure.code).toBe('workspace.diskFull')
    expect(await shown(test)).toMatchObject({ hash: before.hash, clock: before.clock })
    expect(listed(await shown(test))).toEqual(listed(before))
    await test.must('vm.shutDown', { vmId })
    expect(test.core.verify()).toMatchObject({ actual: await test.hash() })
  })

  it('does not move the clock back: time that was not written yet has still passed', async () => {
    const file = breakable()
    const ticks: (() => void)[] = []
    const ticker = { every: (_: number, tick: () => void) => (ticks.push(tick), () => undefined) }
    const test = await template.open({ around: file.around, ticker })
    await test.must('clock.setPace', { pace: 'x3600' })
    test.wall.now += 1_000
    for (const tick of ticks) tick()
    const before = await settled(test)
    file.failNext = 'diskFull'
    await test.refusal('vm.shutDown', { vmId: template.props.vmId })
    expect(await shown(test)).toMatchObject({ hash: before.hash, clock: before.clock })
    await test.must('vm.shutDown', { vmId: template.props.vmId })
    expect(test.core.verify()).toMatchObject({ actual: await test.hash() })
  })

  it('lists nothing twice afterwards, in a workspace without a snapshot', async () => {
    const file = breakable()
    const test = await aCore({ around: file.around })
    const { hostId } = await test.must('host.add', { name: 'HV1' })
    const before = listed(await shown(test))
    const sent = test.events.length
    file.failNext = 'diskFull'
    await test.refusal('host.losePower', { hostId })
    expect(listed(await shown(test))).toEqual(before)
    expect(test.events.slice(sent).map((event) => event.type)).not.toContain('host.added')
  })

  it('that is a defect of ours undoes the command as well', async () => {
    const file = breakable()
    const test = await template.open({ around: file.around })
    const before = await test.hash()
    file.failNext = 'defect'
    const failure = await test.refusal('vm.shutDown', { vmId: template.props.vmId })
    expect(failure).toMatchObject({ code: 'core.internal', params: { detail: 'a broken invariant' } })
    expect(await test.hash()).toBe(before)
    await test.must('vm.shutDown', { vmId: template.props.vmId })
    expect(test.core.verify()).toMatchObject({ actual: await test.hash() })
  })
})

describe('a process that is killed among its commands', () => {
  it('loses none that it acknowledged', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'test.understudy')
    for (const milliseconds of [30, 200]) {
      const acknowledged = await commandUntilKilled(path, milliseconds)
      const test = await aCore({ folder })
      const { hosts } = await test.must('host.list', {})
      const reached = Number(hosts[0]?.trustedHosts[0]?.replace('host-', '') ?? 0)
      const { count, worldHash, journalLength } = acknowledged.at(-1) ?? { count: 0, worldHash: '', journalLength: 0 }
      expect(count).toBeGreaterThan(0)
      expect(reached).toBeGreaterThanOrEqual(count)
      const now = await test.must('world.hash', {})
      if (now.journalLength === journalLength) expect(now.worldHash).toBe(worldHash)
      const { actual, expected } = test.core.verify()
      expect(actual).toBe(expected)
      await close(test)
    }
  })
})

const script = fileURLToPath(new URL('children/command-without-end.ts', import.meta.url))

interface Acknowledged {
  readonly count: number
  readonly worldHash: string
  readonly journalLength: number
}

async function commandUntilKilled(path: string, milliseconds: number): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  for await (const chunk of child.stdout) {
    if (text === '') setTimeout(() => child.kill('SIGKILL'), milliseconds)
    text += String(chunk)
  }
  // A line that the kill cut off was not acknowledged.
  const lines = text.split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Acknowledged)
}

async function shown(test: TestCore) {
  return {
    hash: await test.must('world.hash', {}),
    clock: await test.must('clock.view', {}),
    activities: await test.must('activity.list', { limit: 500 }),
  }
}

/** What is shown once the ticks have had their turn. */
async function settled(test: TestCore) {
  await test.must('task.cancel', {})
  await test.refusal('clock.skip', { seconds: 0 })
  return shown(test)
}

function listed(all: Awaited<ReturnType<typeof shown>>) {
  return all.activities.activities.map(({ type, at, params }) => [type, at, params])
}

/** A workspace whose next transaction does its work and then fails, as with a full disk or a broken invariant. */
function breakable() {
  const file = {
    failNext: null as 'diskFull' | 'defect' | null,
    around: (workspace: Workspace): Workspace => ({
      ...workspace,
      transaction(work) {
        const how = file.failNext
        file.failNext = null
        return workspace.transaction(() => {
          const reply = work()
          if (how === 'defect') throw new Error('a broken invariant')
          return how === 'diskFull' && reply.ok ? fail('workspace.diskFull', { path: workspace.path }) : reply
        })
      },
    }),
  }
  return file
}

describe('a journal that somebody changed', () => {
  async function tampered(change: (database: DatabaseSync) => void): Promise<string> {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HV1' })
    await test.must('host.setTrustedHosts', { hostId, trustedHosts: ['a'] })
    await test.must('clock.skip', { seconds: 60 })
    await close(test)
    const database = new DatabaseSync(test.path)
    change(database)
    fitChecksums(database, ['journal'])
    database.close()
    return test.path
  }
  const openAt = (path: string, mode: 'open-or-create' | 'read-only') =>
    valueOf(openWorkspace({ path, mode, now: () => new Date(), applicationVersion: '0.1.0-test' }))
  const set = (from: string, to: string) => (database: DatabaseSync) => {
    const { changes } = database.prepare('UPDATE journal SET payload = replace(payload, ?, ?)').run(from, to)
    expect(Number(changes)).toBeGreaterThan(0)
  }

  it('does not give the hash of the snapshot any more', async () => {
    const path = await tampered(set('"trustedHosts":["a"]', '"trustedHosts":["b"]'))
    const workspace = openAt(path, 'read-only')
    expect(failureOf(await verifyWorkspace(workspace)).code).toBe('workspace.hashDiffers')
    workspace.close()
  })

  it('is damaged where a row makes no sense, and refused where a rule says so, and stays as it is', async () => {
    const damage = { code: 'workspace.damaged' }
    const refusal = { code: 'workspace.replayRefused', params: { row: 2 } }
    for (const [from, to, expected] of [
      ['"name":"HV1"', '"name":"a b"', refusal],
      ['"name":"HV1"', '"named":"HV1"', refusal],
      ['"name":"host.add"', '"name":"host.give"', refusal],
      ['"kind":"command"', '"kind":"wish"', damage],
      ['{"seed":', '{"sead":', damage],
    ] as const) {
      const path = await tampered((database) => {
        set(from, to)(database)
        database.exec('DELETE FROM snapshots')
      })
      const workspace = openAt(path, 'read-only')
      expect(failureOf(await verifyWorkspace(workspace)), to).toMatchObject({ ...expected, params: { path } })
      workspace.close()
      const writable = openAt(path, 'open-or-create')
      const core = await createCore({
        workspace: writable,
        now: () => new Date(),
        randomBytes: (count) => new Uint8Array(count),
        seed: 'test',
        startInstant: 0,
        applicationVersion: '0.1.0-test',
      })
      expect(failureOf(core), to).toMatchObject({ ...expected, params: { path } })
      // The lock is free again.
      openAt(path, 'open-or-create').close()
    }
  })
})
