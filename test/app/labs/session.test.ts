import { join } from 'node:path'
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sentenceOf } from '../../../src-main/labs/predicates/sentence.ts'
import type { LabSession } from '../../../src-main/app/labs/session.ts'
import { anAuthority } from '../an-authority.ts'
import { temporaryFolder, wallStart } from '../a-core.ts'
import { aTry } from './a-session.ts'

const setSuffix = (hostId: string, dnsSuffix: string) => ['host.setDnsSuffix', { hostId, dnsSuffix }] as const
const isMet = (session: LabSession, id: string) =>
  session.tracker.states().find(({ objectiveId }) => objectiveId === id)?.isMet
const logOf = (session: LabSession) => session.workspace().listAttempts()

describe('a try of a lab', () => {
  it('ticks an objective as soon as the world is so, and takes it back when it no longer is', async () => {
    const session = await aTry()
    expect(isMet(session, 'names')).toBe(false)
    await session.call(...setSuffix('host-1', 'lab.example'))
    expect([isMet(session, 'names'), isMet(session, 'clean')]).toEqual([true, true])
    await session.call(...setSuffix('host-1', 'other.example'))
    expect(isMet(session, 'names')).toBe(false)
  })

  it('counts what else was changed', async () => {
    const session = await aTry()
    await session.call(...setSuffix('host-1', 'lab.example'))
    await session.call('host.setTrustedHosts', { hostId: 'host-2', trustedHosts: ['HYPERVISOR-01'] })
    expect(isMet(session, 'clean')).toBe(false)
    const finding = session.tracker.missing('clean', session.facts)!
    expect(sentenceOf(finding, 'en')).toMatch(/^Other settings were changed as well: \d/)
  })

  it('is done when all hold at the same moment', async () => {
    const session = await aTry()
    await session.call(...setSuffix('host-1', 'lab.example'))
    expect(session.tracker.isDone()).toBe(false)
    session.answer('place', 'hypervisor-01')
    expect([session.tracker.isDone(), session.tracker.points()]).toEqual([true, 100])
  })

  it('does not let through what would give the answer away, and keeps time within what the lab allows', async () => {
    const session = await aTry(({ lab }) => {
      lab.limits = { virtualHours: 2 }
      lab.lock = ['host.remove']
    })
    for (const [call, input] of [
      ['fault.heal', { faultId: 'F01' }],
      ['clock.rewind', { toInstant: 0 }],
      ['branch.create', {}],
      ['host.remove', { hostId: 'host-1' }],
      ['rehearsal.prepareTwoHosts', {}],
    ] as const)
      expect(await session.call(call, input)).toMatchObject({ failure: { code: 'lab.locked', params: { call } } })
    expect(await session.call('clock.skip', { seconds: 7_300 })).toMatchObject({ failure: { code: 'lab.timeUsedUp' } })
    expect(await session.call('clock.skip', { seconds: 3_600 })).toMatchObject({ ok: true })
  })
})

describe('what a lab tells', () => {
  const toldBy = async (session: LabSession) => {
    const of = async (name: string) => JSON.stringify(await session.call(name, {}))
    return { runbook: await of('runbook.view'), activities: await of('activity.list') }
  }

  it('is what was done since it began, and nothing of what its variant has broken', async () => {
    const session = await aTry(() => {}, { variant: 'typo' })
    const before = await toldBy(session)
    expect(before.runbook).toContain('lab.example')
    expect(before.runbook).not.toContain('lab.exampel')
    const changes = before.activities.split('host.changed').length
    await session.call(...setSuffix('host-1', 'branch.example'))
    const after = await toldBy(session)
    expect(after.runbook).toContain('branch.example')
    expect(after.activities.split('host.changed')).toHaveLength(changes + 1)
  })

  it('is all of it where its author shows faults', async () => {
    const session = await aTry(({ lab }) => void (lab.shows = ['faults']), { variant: 'typo' })
    expect((await toldBy(session)).runbook).toContain('lab.exampel')
    expect(await session.call('why.explain', { about: { kind: 'host', hostId: 'host-1' } })).toMatchObject({
      failure: { code: 'lab.hidden' },
    })
  })

  it('is everything but faults in guided mode, unless its author says otherwise', async () => {
    const session = await aTry(({ lab }) => void (lab.modes = ['guided']))
    const told = await session.call('world.view', {})
    expect(told).toMatchObject({ value: { discloses: ['cause', 'fix', 'exactFailures'] } })
    expect(await session.call('why.explain', { about: { kind: 'host', hostId: 'host-1' } })).toMatchObject({ ok: true })
    expect(await session.call('fault.list', {})).toMatchObject({ failure: { code: 'lab.hidden' } })
  })

  it('stays the same after going back, while its log keeps the exact failure', async () => {
    const session = await aTry()
    await session.mark('one')
    await session.back('one')
    const asked = { hostId: 'host-1', replicaServer: 'HYPERVISOR-02' }
    expect(await session.call('connection.test', asked)).toMatchObject({
      failure: { code: expect.stringMatching(/^windows\./) },
    })
    expect(logOf(session).at(-1)).toMatchObject({ details: { code: expect.stringMatching(/^connection\./) } })
  })
})

describe('the log of a try', () => {
  it('holds what was refused as well, without secrets, with wall time and hashes of the world', async () => {
    const session = await aTry()
    await session.call(...setSuffix('host-9', 'lab.example'))
    await session.call('root.create', { name: 'Replica Root', passphrase: 'a passphrase that nobody may read' })
    session.answer('place', 'HYPERVISOR-02')
    const log = logOf(session)
    expect(log.map(({ kind }) => kind)).toEqual(['begun', 'refused', 'done', 'answer'])
    expect(log[0]).toMatchObject({
      details: { lab: 'TS-90', variant: 'first', seed: '1', worldHash: expect.any(String) },
    })
    expect(log[1]).toMatchObject({
      at: new Date(wallStart).toISOString(),
      details: { call: 'host.setDnsSuffix', input: { dnsSuffix: 'lab.example' }, code: 'host.unknown' },
    })
    expect(JSON.stringify(log)).not.toContain('nobody may read')
    expect(session.workspace().verifyIntegrity().ok).toBe(true)
  })

  it('feeds objectives about what was tried', async () => {
    const session = await aTry(({ lab }) => {
      const attempt = { attempt: 'host.setDnsSuffix', refused: 'host.unknown', where: { dnsSuffix: 'lab.*' } }
      Object.assign(lab.objectives[0], { latch: 'once', that: attempt })
    })
    await session.call(...setSuffix('host-9', 'other.example'))
    expect(isMet(session, 'names')).toBe(false)
    await session.call(...setSuffix('host-9', 'lab.example'))
    expect(isMet(session, 'names')).toBe(true)
  })
})

describe('a point of return', () => {
  it('brings back world, certificates, files and what objectives remember; the log goes on', async () => {
    const session = await aTry(({ lab }) => {
      lab.objectives[0].that = {
        all: [
          { of: 'host HYPERVISOR-01', path: 'fqdn', is: 'HYPERVISOR-01' },
          { never: { of: 'host HYPERVISOR-02', path: 'revocationCheckDisabled', is: true } },
          { of: 'file *.txt', path: 'files', count: { is: 1 } },
        ],
      }
    })
    writeFileSync(join(session.folder.files, 'kept.txt'), 'kept')
    await session.call('clock.skip', { seconds: 60 })
    const before = { hash: session.core().emulated.hash(), points: session.tracker.points() }
    expect(isMet(session, 'names')).toBe(true)
    expect((await session.mark('one')).ok).toBe(true)

    await session.call('host.setRevocationCheck', { hostId: 'host-2', disabled: true })
    await session.call('host.setRevocationCheck', { hostId: 'host-2', disabled: false })
    await session.call('root.create', { name: 'Replica Root', passphrase: 'a passphrase of the test' })
    writeFileSync(join(session.folder.files, 'more.txt'), 'more')
    await session.call('clock.skip', { seconds: 60 })
    expect([isMet(session, 'names'), session.core().certificates().length]).toEqual([false, 1])
    const finding = session.tracker.missing('names', session.facts)!
    expect([finding.code, finding.at]).toEqual(['never', Date.UTC(2026, 0, 5, 8, 1)])

    expect((await session.back('one')).ok).toBe(true)
    expect({ hash: session.core().emulated.hash(), points: session.tracker.points() }).toEqual(before)
    expect(session.core().certificates()).toEqual([])
    expect(readdirSync(session.folder.files)).toEqual(['kept.txt'])
    expect(isMet(session, 'names')).toBe(true)
    const kinds = logOf(session).map(({ kind }) => kind)
    expect(kinds).toEqual(['begun', 'done', 'mark', 'done', 'done', 'done', 'done', 'back'])
    expect(session.workspace().verifyIntegrity().ok).toBe(true)
    expect(session.core().verify()).toMatchObject({ actual: before.hash, expected: before.hash })
  })

  it('that was never made is refused, and nothing changes', async () => {
    const session = await aTry()
    expect(await session.back('two')).toMatchObject({ failure: { code: 'lab.pointUnknown' } })
    expect(logOf(session)).toHaveLength(1)
  })
})

describe('a lab that is left', () => {
  it('goes on where it was, with what its objectives remember', async () => {
    const folder = join(temporaryFolder(), 'kept')
    const latch = ({ lab }: { lab: { objectives: object[] } }) =>
      void Object.assign(lab.objectives[0]!, { latch: 'once' })
    const first = await aTry(latch, { folder })
    await first.call(...setSuffix('host-1', 'lab.example'))
    await first.call(...setSuffix('host-1', ''))
    await first.close()
    const second = await aTry(latch, { folder })
    expect(isMet(second, 'names')).toBe(true)
    expect(logOf(second).map(({ kind }) => kind)).toEqual(['begun', 'done', 'done', 'left', 'resumed'])
  })
})

describe('time that passes in a lab', () => {
  it('is looked at every minute and at every event, and ends in the same world as without anybody looking', async () => {
    const hashes = []
    for (const skips of [[7_200], [1_800, 5_399, 1]]) {
      const session = await aTry()
      for (const seconds of skips) await session.call('clock.skip', { seconds })
      hashes.push(session.core().emulated.hash())
      expect(session.core().verify()).toMatchObject({ actual: hashes[0], expected: hashes[0] })
    }
    expect(hashes[1]).toBe(hashes[0])
  })

  it('lets a condition be held, and broken in the midst of a skip', async () => {
    const session = await aTry(({ lab }) => {
      lab.objectives[0].that = {
        held: { seconds: 1_800, that: { of: 'vm APP01@HYPERVISOR-01', path: 'state', is: 'Running' } },
      }
      lab.objectives[1] = {
        id: 'place',
        points: 40,
        that: {
          all: [
            { of: 'vm APP01@HYPERVISOR-01', path: 'name', is: 'APP01' },
            { never: { of: 'vm APP01@HYPERVISOR-01', path: 'state', is: 'Stopping' } },
          ],
        },
      }
    })
    await session.call('vm.create', { hostId: 'host-1', name: 'APP01' })
    await session.call('vm.setShutdownTime', { vmId: 'vm-1', seconds: 90 })
    await session.call('vm.start', { vmId: 'vm-1' })
    await session.call('clock.skip', { seconds: 1_799 })
    expect(isMet(session, 'names')).toBe(false)
    const finding = session.tracker.missing('names', session.facts)!
    expect(sentenceOf(finding, 'en')).toBe('It is so and must stay so: 1 s to go.')
    await session.call('clock.skip', { seconds: 1 })
    expect([isMet(session, 'names'), isMet(session, 'place')]).toEqual([true, true])
    await session.call('vm.shutDown', { vmId: 'vm-1' })
    await session.call('clock.skip', { seconds: 86_400 })
    expect([isMet(session, 'names'), isMet(session, 'place')]).toEqual([false, false])
  })
})

describe('a file of another authority in a lab', () => {
  it('gives the same world on every day and with other keys', async () => {
    const files = anAuthority(temporaryFolder(), 'Elsewhere CA', 'hypervisor-01.lab.example')
    const hashes = []
    for (const wallNow of [wallStart, wallStart + 300 * 86_400_000]) {
      const session = await aTry(() => {}, { wallNow })
      copyFileSync(files.hostPfx, join(session.folder.files, 'host.pfx'))
      const imported = await session.call('store.importPfx', {
        hostId: 'host-1',
        store: 'LocalMachine\\My',
        file: { path: 'host.pfx' },
        password: 'secret',
      })
      expect(imported).toMatchObject({ ok: true })
      await session.call('root.create', { name: 'Replica Root', passphrase: 'a passphrase of the test' })
      hashes.push(session.core().emulated.hash())
    }
    expect(hashes[1]).toBe(hashes[0])
  })
})

describe('a folder or file that a learner names', () => {
  it('is one of the lab, wherever it would lie outside, and the log says so', async () => {
    const outside = temporaryFolder()
    const session = await aTry(() => {})
    await session.call('root.create', { name: 'Replica Root', passphrase: 'a passphrase of the test' })
    await session.call('certificate.issue', { rootId: 'root-1', hostIds: ['host-2'] })
    const exported = await session.call('certificate.export', { certificateIds: ['certificate-2'], folder: outside })
    expect(exported).toMatchObject({ ok: true })
    expect(readdirSync(outside)).toEqual([])
    expect(session.folder.list().map(({ path }) => path)).toContainEqual(expect.stringMatching(/\.pfx$/))
    const { details } = logOf(session).at(-1)!
    expect((details as { input: { folder: string } }).input.folder).toBe(`{folder}${outside}`)
    // What was exported is found again under the name that was typed.
    expect(
      await session.call('certificate.importOnHost', { hostId: 'host-2', certificateId: 'certificate-2' }),
    ).toMatchObject({
      ok: true,
    })
  })

  it('is read from there, too, so that nothing of the user comes into a lab by its name', async () => {
    const outside = join(temporaryFolder(), 'own.cer')
    writeFileSync(outside, 'the user’s own')
    const session = await aTry(() => {})
    const inspected = await session.call('certificate.inspect', { file: { path: outside } })
    expect(inspected).toMatchObject({ failure: { code: 'file.unreadable' } })
    expect(JSON.stringify(inspected)).toContain(session.folder.files.split('/').at(-1))
  })
})
