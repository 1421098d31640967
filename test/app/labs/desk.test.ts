import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createLabDesk } from '../../../src-main/app/labs/desk.ts'
import { createCore, type Core } from '../../../src-main/app/core.ts'
import { createClient, type Client, type CorePort } from '../../../src-main/contract/client.ts'
import type { CoreEvent } from '../../../src-main/contract/events.ts'
import { calls, type CallName, type InputOf, type OutputOf } from '../../../src-main/contract/registry.ts'
import { openWorkspace } from '../../../src-main/workspace/index.ts'
import { keptKeys } from '../../authority/kept-keys.ts'
import { temporaryFolder, virtualStart } from '../a-core.ts'

const packFolder = join(import.meta.dirname, '..', '..', '..', 'resources', 'labs')

/** The program with the labs that come with it, on a workspace in a folder. */
async function aProgram(folder = temporaryFolder()) {
  const path = join(folder, 'own.understudy')
  const wall = { now: Date.UTC(2026, 0, 5, 8) }
  let drawn = 0
  const ticks: (() => void)[] = []
  const surroundings = {
    now: () => new Date(wall.now),
    randomBytes: (count: number) => new Uint8Array(count).fill((drawn += 1)),
    keys: keptKeys,
    passphraseCost: { N: 2 ** 7, r: 8, p: 1 },
    applicationVersion: '0.1.0-test',
    reportError: (error: unknown) => expect.fail(String(error)),
  }
  const open = (at: string) =>
    openWorkspace({ path: at, mode: 'open-or-create', now: surroundings.now, applicationVersion: '0.1.0-test' })
  const desk = createLabDesk({
    packFolder,
    folder: `${path}.labs`,
    dependencies: surroundings,
    openWorkspace: open,
  })
  const workspace = open(path)
  if (!workspace.ok) expect.fail(workspace.failure.code)
  const created = await createCore({
    ...surroundings,
    workspace: workspace.value,
    seed: 'own',
    startInstant: virtualStart,
    labs: desk.labs,
    ticker: {
      every(_, tick) {
        ticks.push(tick)
        return () => undefined
      },
    },
  })
  if (!created.ok) expect.fail(created.failure.code)
  const port = desk.around(created.value)
  let isClosed = false
  const close = async () => {
    if (!isClosed) await port.close()
    isClosed = true
  }
  onTestFinished(close)
  const pass = async (seconds: number) => {
    for (let step = 0; step < seconds * 4; step += 1) {
      wall.now += 250
      for (const tick of ticks) tick()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { own: created.value, port, close, wall, pass, folder, triesFolder: `${path}.labs` }
}

type Program = Awaited<ReturnType<typeof aProgram>>

/** Calls that must succeed, in one world or the other; every reply fits the contract. */
function worldOf(port: CorePort, tryId?: string) {
  const client: Pick<Client, 'call'> = createClient({
    call: (name, input) => port.call(name, input, tryId),
    subscribe: () => () => undefined,
  })
  return async <Name extends CallName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
    const reply = await client.call(name, input)
    if (!reply.ok) expect.fail(`${name}: ${reply.failure.code} ${JSON.stringify(reply.failure.params)}`)
    calls[name].output.parse(reply.value)
    return reply.value
  }
}

async function begun(program: Program, input: InputOf<'lab.begin'> = { labId: 'FD-01', seed: '1' }) {
  const { tryId } = await worldOf(program.port)('lab.begin', input)
  const inLab = worldOf(program.port, tryId)
  return { tryId, inLab, view: () => inLab('lab.view', { tryId, language: 'en' }) }
}

/** Everything that a user could miss: the world, the certificates, the files. */
async function inventoryOf(core: Core, folder: string) {
  return {
    world: core.emulated.hash(),
    roots: await core.call('root.list', {}),
    certificates: await core.call('certificate.list', {}),
    activities: await core.call('activity.list', { limit: 500 }),
    files: readdirSync(folder).filter((name) => !name.startsWith('own.understudy')),
  }
}

const passphrase = 'a passphrase of the test, long enough'

describe('a lab beside the own world', () => {
  let program: Program
  beforeEach(async () => {
    program = await aProgram()
  })

  it('leaves world, roots, certificates and files of the user as they are', async () => {
    const own = worldOf(program.port)
    await own('rehearsal.prepareTwoHosts', {})
    await own('root.create', { name: 'Mine', passphrase })
    const before = await inventoryOf(program.own, program.folder)

    const { inLab, tryId } = await begun(program, { labId: 'CT-01', seed: '1' })
    await inLab('root.create', { name: 'Replica Root', passphrase })
    await inLab('vm.turnOff', { vmId: 'vm-1' })
    await inLab('clock.skip', { seconds: 3_600 })
    await own('lab.leave', { tryId })

    expect(await inventoryOf(program.own, program.folder)).toEqual(before)
  })

  it('takes no call that was meant for it once it is left, and none that was meant for another try', async () => {
    const { tryId } = await begun(program)
    expect(await program.port.call('vm.list', {}, 'ffffffffffffffff')).toMatchObject({
      failure: { code: 'lab.notOpen' },
    })
    await worldOf(program.port)('lab.leave', { tryId })
    expect(await program.port.call('host.losePower', { hostId: 'host-1' }, tryId)).toMatchObject({
      failure: { code: 'lab.notOpen' },
    })
    expect(program.own.emulated.world.hosts).toEqual([])
  })

  it('lets the own clock rest meanwhile, and go on as it did afterwards', async () => {
    const own = worldOf(program.port)
    await own('clock.setPace', { pace: 'x60' })
    const attend = () => own('clock.attend', { clientId: 'page' })
    await attend()
    await program.pass(1)
    const { tryId } = await begun(program)
    const before = program.own.emulated.now()
    await program.pass(30)
    expect(program.own.emulated.now()).toBe(before)

    await own('lab.leave', { tryId })
    await program.pass(1)
    expect(program.own.emulated.now()).toBe(before + 60_000)
    expect((await own('clock.view', {})).left).toBeNull()
  })

  it('begins paused, at its own hour', async () => {
    const { inLab } = await begun(program)
    expect((await inLab('clock.view', {})).pace).toBe('paused')
    expect((await inLab('vm.list', {})).vms).not.toEqual([])
  })

  it('ticks an objective that is met, and says of the others what is missing', async () => {
    const { inLab, view } = await begun(program)
    const { vms } = await inLab('vm.list', {})
    const { steps } = await view()
    const replica = vms.find(({ vmId }) => vmId === steps[1]!.focus?.vmId)!
    await inLab('replication.suspend', { vmId: replica.vmId })
    const objectives = (await view()).objectives.map(({ objectiveId, state }) => `${objectiveId} ${state}`)
    expect(objectives).toEqual(['paused met', 'apart unmet', 'resumed unmet', 'normal unmet'])
    expect((await view()).objectives[1]!.missing).toContain(replica.name)
  })

  it('leaves references to words of the screens in its texts, and no others', async () => {
    const { view } = await begun(program, { labId: 'CT-01', seed: '1' })
    const said = JSON.stringify(await view())
    expect(said).toContain('{ui:hosts.pageHost}')
    expect(said).toMatch(/\{ui:certificates\.verdict\|host=HYPERVISOR-0[12]\}/)
    expect(said).not.toMatch(/\{[vm]:/)
  })

  it('brings world, certificates, files and objectives back with a step', async () => {
    const { inLab, tryId, view } = await begun(program, { labId: 'CT-01', seed: '1' })
    await inLab('lab.goTo', { tryId, stepId: 'root' })
    const before = await view()
    await inLab('root.create', { name: 'Replica Root', passphrase })
    await inLab('host.setDnsSuffix', { hostId: 'host-1', dnsSuffix: 'lab.example' })
    await inLab('lab.goTo', { tryId, stepId: 'recipe' })

    await inLab('lab.back', { tryId, stepId: 'root' })

    expect((await inLab('root.list', {})).roots).toEqual([])
    expect((await inLab('host.list', {})).hosts.map(({ dnsSuffix }) => dnsSuffix)).toEqual(['', ''])
    const { usedSeconds: _used, isTouched: _touched, ...after } = await view()
    expect(before).toMatchObject(after)
  })

  it('tells its events apart from those of the own world, with numbers that leave a gap where it went back', async () => {
    const heard: CoreEvent[] = []
    program.port.subscribe((event) => heard.push(event))
    const { inLab, tryId } = await begun(program)
    await inLab('clock.skip', { seconds: 60 })
    const last = heard.findLast((event) => event.tryId === tryId)!.sequence
    await inLab('lab.back', { tryId, stepId: 'look' })
    const next = heard.find((event) => event.tryId === tryId && event.sequence > last)!
    expect(next.sequence).toBeGreaterThan(last + 1)
    await worldOf(program.port)('host.add', { name: 'MINE', edition: '2022' })
    expect(heard.at(-1)).toMatchObject({ type: 'host.added' })
    expect(heard.at(-1)).not.toHaveProperty('tryId')
  })

  it('is gone on with after a restart, where it was left', async () => {
    const { inLab, tryId, view } = await begun(program)
    await inLab('lab.goTo', { tryId, stepId: 'pause' })
    await inLab('lab.answer', { tryId, questionId: 'start', answer: 'two' })
    await inLab('lab.openHint', { tryId, stepId: 'resume', kind: 'where' })
    const hash = (await inLab('world.hash', {})).worldHash
    const before = await view()
    await program.close()

    const again = await aProgram(program.folder)
    const own = worldOf(again.port)
    const { tries, openTryId } = await own('lab.list', { language: 'en' })
    expect(openTryId).toBeNull()
    expect(tries).toMatchObject([{ tryId, labId: 'FD-01', step: 2, steps: 4, points: null }])
    await own('lab.resume', { tryId })
    const inLabAgain = worldOf(again.port, tryId)
    expect((await inLabAgain('world.hash', {})).worldHash).toBe(hash)
    expect(await inLabAgain('lab.view', { tryId, language: 'en' })).toEqual(before)
  })

  it('begins anew with another variant than the last one, and removes what it replaces', async () => {
    const { tryId } = await begun(program, { labId: 'FD-01' })
    const focus = (await worldOf(program.port)('lab.view', { tryId, language: 'en' })).situation
    const again = await begun(program, { labId: 'FD-01', insteadOf: tryId })
    expect((await again.view()).situation).not.toBe(focus)
    expect(existsSync(join(program.triesFolder, tryId))).toBe(false)
    expect(readdirSync(program.triesFolder)).toEqual([again.tryId])
  })

  it('keeps what is known of a try while several calls are made at once', async () => {
    const { inLab, tryId } = await begun(program)
    const { vms } = await inLab('vm.list', {})
    const replies = await Promise.all([
      ...vms.slice(0, 5).map(({ vmId }) => program.port.call('replication.resetStatistics', { vmId }, tryId)),
      program.port.call('lab.openHint', { tryId, stepId: 'resume', kind: 'where' }),
      program.port.call('lab.goTo', { tryId, stepId: 'pause' }),
    ])
    expect(replies.slice(-2)).toMatchObject([{ ok: true }, { ok: true }])
    expect(readdirSync(join(program.triesFolder, tryId)).sort()).toEqual(['home', 'points', 'try.json'])
  })

  it('shows a step by its real calls, with the PowerShell of each', async () => {
    const { inLab, tryId, view } = await begun(program)
    const shown = await inLab('lab.showMe', { tryId, stepId: 'pause', language: 'en' })
    expect(shown).toMatchObject({ call: 'replication.suspend', next: null, focus: { view: 'vm' } })
    expect(shown.hosts[0]!.lines.join('\n')).toContain('Suspend-VMReplication')
    expect((await view()).objectives[0]!.state).toBe('met')
  })

  it('says which answers are right only when it has been handed in, and shows both ways as PowerShell', async () => {
    const { inLab, tryId, view } = await begun(program)
    await inLab('lab.answer', { tryId, questionId: 'sides', answer: 'one' })
    const ofEnd = async () => (await view()).questions.find(({ questionId }) => questionId === 'sides')!
    expect(await ofEnd()).toMatchObject({ answer: 'one', isRight: null, why: null })
    for (const stepId of ['pause', 'apart', 'resume']) {
      for (let index: number | null = 0; index !== null;)
        index = (await inLab('lab.showMe', { tryId, stepId, index, language: 'en' })).next
    }
    expect(await view()).toMatchObject({ isDone: true, points: 100 })
    expect(await inLab('lab.handIn', { tryId })).toEqual({ points: 100, pass: 70 })
    expect(await ofEnd()).toMatchObject({ isRight: false, why: expect.stringContaining('primary') as string })

    const { own, model } = await inLab('lab.solution', { tryId, language: 'en' })
    expect(model.map(({ stepId }) => stepId)).toEqual(['pause', 'apart', 'resume'])
    expect(own.flatMap(({ lines }) => lines)).toEqual(
      expect.arrayContaining(model[0]!.hosts.flatMap(({ lines }) => lines)),
    )
    expect(own.flatMap(({ lines }) => lines).join('\n')).not.toContain('New-VM ')
  })

  it('keeps the model solution back in a challenge until it has been handed in', async () => {
    const { inLab, tryId } = await begun(program, { labId: 'TS-01', mode: 'challenge' })
    const early = await program.port.call('lab.solution', { tryId, language: 'en' })
    expect(early).toMatchObject({ ok: false, failure: { code: 'lab.hidden' } })
    await inLab('lab.handIn', { tryId })
    expect((await inLab('lab.solution', { tryId, language: 'en' })).model.length).toBeGreaterThan(0)
  })

  it('helps nobody in an exam', async () => {
    const { tryId, view } = await begun(program, { labId: 'TS-01', mode: 'exam' })
    expect((await view()).hints).toEqual([])
    const hint = await program.port.call('lab.openHint', { tryId, stepId: null, kind: 'where' })
    expect(hint).toMatchObject({ ok: false, failure: { code: 'lab.hidden' } })
  })

  it('is not begun in a mode that it does not have', async () => {
    const reply = await program.port.call('lab.begin', { labId: 'FD-01', mode: 'exam' })
    expect(reply).toMatchObject({ failure: { code: 'lab.modeUnknown', params: { id: 'FD-01' } } })
    expect(existsSync(program.triesFolder)).toBe(false)
  })
})
