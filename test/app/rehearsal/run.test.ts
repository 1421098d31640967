import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { fail } from '../../../src-main/contract/failure.ts'
import { describePartly } from '../../../src-main/contract/texts/index.ts'
import { rehearsalReport, type RehearsalReport } from '../../../src-main/contract/views/rehearsal.ts'
import { foreignWords } from '../../foreign-words.ts'
import { findPowerShell } from '../../powershell/find-powershell.ts'
import { problemsOf } from '../../powershell/reading.ts'
import { openSession } from '../../powershell/session.ts'
import { aCore, close, temporaryFolder, wallStart, type TestCore } from '../a-core.ts'

const powerShell = await findPowerShell()

const day = 24 * 3_600_000

interface Rehearsed {
  readonly report: RehearsalReport
  readonly folder: string
  readonly events: TestCore['events']
  readonly journal: readonly { readonly kind: string; readonly payload: unknown }[]
  readonly hash: string
}

let first: Rehearsed
let second: Rehearsed
beforeAll(async () => {
  first = await rehearse('seed one', wallStart)
  // Another day and other keys: neither may show in the world. The CRL must be valid in real time for the handshake.
  second = await rehearse('seed one', wallStart - 100 * day, 'cs')
}, 120_000)

describe('a rehearsal', () => {
  it('passes every check of every step of the procedure', () => {
    const failed = first.report.steps.flatMap((step) => step.checks.filter((check) => !check.passed))
    expect(failed).toEqual([])
    expect(first.report.passed).toBe(true)
    expect(first.report.steps.map((step) => step.step)).toEqual([
      'hosts',
      'certificates',
      'import',
      'replicaServer',
      'enableReplication',
      'plannedFailover',
      'unplannedFailover',
      'afterFailover',
      'report',
    ])
    expect(first.report.steps.every((step) => step.checks.length > 0)).toBe(true)
    expect(first.report.handshake).toMatchObject({ verdict: 'accepted', engine: 'accepted', agrees: true })
    expect(first.report.plannedLoss).toEqual({ lostSeconds: 0, lostBytes: 0, lostWrites: 0, files: [] })
    expect(first.report.unplannedLoss.lostSeconds).toBeGreaterThan(0)
    expect(first.report.unplannedLoss.lostBytes).toBeGreaterThan(0)
  })

  it('counts a machine as away until a client reached it, not until it ran', () => {
    const { planned, unplanned } = first.report.awaySeconds
    // A remedy is carried out while the machine is off, and another one connects the adapter when it runs already: 45 s each.
    expect(planned).toBeGreaterThanOrEqual(2 * 45)
    // The adapter of the other copy is still connected, so clients reach it as soon as it runs.
    expect(unplanned).toBe(240)
  })

  it('tells of each step as it begins and ends', () => {
    const steps = first.events.filter((event) => event.type.startsWith('rehearsal.step'))
    expect(steps.map((event) => [event.type, event.params['index']])).toEqual(
      Array.from({ length: 9 }, (_, index) => [
        ['rehearsal.stepStarted', index + 1],
        ['rehearsal.stepCompleted', index + 1],
      ]).flat(),
    )
  })

  it.runIf(powerShell !== null)('writes scripts in which PowerShell finds nothing wrong', async () => {
    const session = openSession(powerShell)
    const scripts = [first, second].flatMap(({ folder }) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ps1'))
        .map((name) => join(folder, name)),
    )
    expect(scripts.length).toBeGreaterThan(6)
    expect(await problemsOf(session, scripts)).toEqual([])
    await session.close()
  })

  it('writes the files that it lists, and a report that its schema takes', () => {
    const { folder, report } = first
    const onDisk = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== '.understudy')
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    expect(onDisk.sort()).toEqual([...report.files].sort())
    const written: unknown = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
    expect(rehearsalReport.parse(written)).toEqual(written)
    expect(written).toEqual(report)
    expect(onDisk).toEqual(
      expect.arrayContaining([
        'report.html',
        'certificates/root.cer',
        'passwords/passwords.txt',
        'certificates/hypervisor-01.lab.example.modern.pfx',
        'certificates/hypervisor-02.lab.example.compat.pfx',
        'runbook/README.md',
      ]),
    )
    expect(onDisk.filter((name) => name.endsWith('.ps1') && name.startsWith('runbook/')).length).toBeGreaterThanOrEqual(
      2,
    )
  })

  it('keeps passwords in passwords.txt and nowhere else', () => {
    const { folder, report } = first
    const passwords = readFileSync(join(folder, 'passwords/passwords.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[1] ?? '')
    expect(passwords).toHaveLength(2)
    for (const name of report.files.filter((each) => !each.endsWith('passwords.txt'))) {
      const text = readFileSync(join(folder, name), 'latin1')
      for (const password of passwords) expect(text, name).not.toContain(password)
    }
  })

  it('makes certificates that openssl takes for both purposes', () => {
    const folder = join(first.folder, 'certificates')
    const openssl = (...options: string[]) => execFileSync('openssl', options, { cwd: folder, encoding: 'utf8' })
    openssl('x509', '-inform', 'DER', '-in', 'root.cer', '-out', '../root.pem')
    for (const name of ['hypervisor-01.lab.example', 'hypervisor-02.lab.example']) {
      openssl('x509', '-inform', 'DER', '-in', `${name}.cer`, '-out', `../${name}.pem`)
      for (const purpose of ['sslserver', 'sslclient']) {
        const strict = ['verify', '-x509_strict', '-purpose', purpose, '-CAfile', '../root.pem']
        expect(openssl(...strict, `../${name}.pem`)).toContain('OK')
      }
    }
  })

  it('ends in the same world for the same seed, on whatever day and with whatever keys', () => {
    expect(second.report.passed).toBe(true)
    expect(second.report.worldHash).toBe(first.report.worldHash)
    expect(second.hash).toBe(first.hash)
    expect(second.journal).toEqual(first.journal)
    const thumbprints = ({ report }: Rehearsed) => report.certificates.map((each) => each.thumbprint)
    expect(thumbprints(second)).not.toEqual(thumbprints(first))
  })

  it('speaks the language that it was asked for', () => {
    expect(second.report.steps[0]?.title).not.toBe(first.report.steps[0]?.title)
    const html = readFileSync(join(second.folder, 'report.html'), 'utf8')
    expect(html).toContain('<html lang="cs"')
    // What a check expected and found, as well.
    const names = ['Rehearsal', 'seed one', 'HasPrivateKey', 'LocalMachine']
    const said = html.replace(/<style>.*?<\/style>/s, '').split(/<[^>]*>/)
    expect(said.flatMap((text) => foreignWords(text, 'cs', names).map((word) => `${word}: ${text}`))).toEqual([])
  })

  it('is refused where its folder holds other things or cannot be made, and changes nothing', async () => {
    const test = await aCore()
    const before = await test.must('world.hash', {})
    const full = temporaryFolder()
    writeFileSync(join(full, 'thesis.doc'), 'years of work')
    expect(await test.refusal('rehearsal.run', { folder: full })).toMatchObject({
      code: 'rehearsal.folderNotEmpty',
      field: 'folder',
    })
    expect(readdirSync(full)).toEqual(['thesis.doc'])
    expect(await test.refusal('rehearsal.run', { folder: join(full, 'thesis.doc') })).toMatchObject({
      code: 'file.unwritable',
    })
    expect(await test.must('world.hash', {})).toEqual(before)
  })

  it('is refused where its folder holds an earlier one, before it changes anything', async () => {
    const test = await aCore()
    const before = await test.must('world.hash', {})
    const failure = await test.refusal('rehearsal.run', { folder: first.folder })
    expect(failure).toMatchObject({ code: 'rehearsal.folderNotEmpty', field: 'folder' })
    expect(failure.partly).toBeUndefined()
    expect(await test.must('world.hash', {})).toEqual(before)
  })

  it('is gone on with by the same command from the step that was stopped, also after a restart, and nothing is made twice', async () => {
    const test = await aCore({ seed: 'seed one', folder: temporaryFolder() })
    const folder = join(test.folder, 'out')
    // Where the second step writes its files, there is a file already.
    const inTheWay = join(folder, 'certificates')
    test.core.subscribe((event) => {
      if (event.type === 'rehearsal.stepCompleted' && event.params['step'] === 'hosts') writeFileSync(inTheWay, '')
    })
    const failure = await test.refusal('rehearsal.run', { folder })
    expect(failure.code).toMatch(/^file\./)
    expect(failure.partly?.done).toEqual(['host.add'])
    expect(failure.partly?.remaining).toHaveLength(8)
    expect(describePartly(failure.partly!, 'en').remaining).toContain('The same command goes on from there.')
    // In another folder it would be another rehearsal.
    expect((await test.refusal('rehearsal.run', { folder: `${folder} 2` })).code).toBe('rehearsal.worldNotEmpty')
    await close(test)

    rmSync(inTheWay)
    const again = await aCore({ seed: 'seed one', folder: test.folder })
    const report = await again.must('rehearsal.run', { folder })
    expect(report.passed).toBe(true)
    expect(report.steps.map(({ step }) => step)).toEqual(first.report.steps.map(({ step }) => step))
    expect(report.worldHash).toBe(first.report.worldHash)
    expect((await again.must('root.list', {})).roots).toHaveLength(1)
    expect((await again.must('certificate.list', {})).certificates).toHaveLength(3)
    expect(readdirSync(test.folder).filter((name) => name.includes('passphrase'))).toEqual([])
    expect((await again.refusal('rehearsal.run', { folder })).code).toBe('rehearsal.worldNotEmpty')
  })

  it('takes the world back to the beginning of a step that was stopped in its middle', async () => {
    const folder = temporaryFolder()
    /** Of the writes to the workspace; the one after them finds the disk full. */
    let writesLeft = Infinity
    const test = await aCore({
      seed: 'seed one',
      folder,
      around: (workspace) => ({
        ...workspace,
        transaction: (work) =>
          writesLeft-- === 0 ? fail('workspace.diskFull', { path: workspace.path }) : workspace.transaction(work),
      }),
    })
    const out = join(folder, 'out')
    test.core.subscribe((event) => {
      if (event.type === 'rehearsal.stepStarted' && event.params['step'] === 'plannedFailover') writesLeft = 3
    })
    const failure = await test.refusal('rehearsal.run', { folder: out })
    expect(failure).toMatchObject({ code: 'workspace.diskFull' })
    expect(failure.partly?.remaining[0]).toBe('failover.runPlanned')
    await close(test)
    const again = await aCore({ seed: 'seed one', folder })
    const { branches: before } = await again.must('branch.list', {})
    const report = await again.must('rehearsal.run', { folder: out })
    expect([report.passed, report.worldHash]).toEqual([true, first.report.worldHash])
    expect(report.plannedLoss).toEqual(first.report.plannedLoss)
    const { branches } = await again.must('branch.list', {})
    expect([before.length, branches.length]).toEqual([1, 2])
  })

  it('says how far it came where nothing outlives the command, and that it begins anew', async () => {
    const test = await aCore({ path: ':memory:' })
    const folder = join(temporaryFolder(), 'out')
    test.core.subscribe((event) => {
      if (event.type === 'rehearsal.stepCompleted' && event.params['step'] === 'hosts')
        writeFileSync(join(folder, 'certificates'), '')
    })
    const failure = await test.refusal('rehearsal.run', { folder })
    expect(failure.partly).toMatchObject({ done: ['host.add'], anew: true })
    expect(describePartly(failure.partly!, 'en').remaining).toContain('begin anew in a new workspace')
  })

  it('is refused in a workspace that holds hosts already', async () => {
    const test = await aCore()
    await test.must('host.add', { name: 'MINE' })
    const folder = join(temporaryFolder(), 'out')
    expect((await test.refusal('rehearsal.run', { folder })).code).toBe('rehearsal.worldNotEmpty')
    expect((await test.refusal('rehearsal.prepareTwoHosts', {})).code).toBe('rehearsal.worldNotEmpty')
    expect(existsSync(folder)).toBe(false)
  })

  it('ends where it is cancelled, and may use its folder again', async () => {
    const test = await aCore()
    const folder = join(temporaryFolder(), 'out')
    mkdirSync(folder)
    test.core.subscribe((event) => {
      if (event.type === 'rehearsal.stepCompleted') void test.core.call('task.cancel', {})
    })
    const cancelled = await test.refusal('rehearsal.run', { folder })
    expect(cancelled).toMatchObject({ code: 'core.cancelled', partly: { done: ['host.add'] } })
    expect(test.events.filter((event) => event.type === 'rehearsal.stepStarted')).toHaveLength(1)
    expect(existsSync(join(folder, 'report.json'))).toBe(false)
    const again = await aCore()
    again.core.subscribe((event) => {
      if (event.type === 'rehearsal.stepStarted') void again.core.call('task.cancel', {})
    })
    expect((await again.refusal('rehearsal.run', { folder })).code).toBe('core.cancelled')
  })
})

describe('the runbook of a rehearsal', () => {
  it('does on real hosts what was done here, in the same order', async () => {
    const test = await aCore()
    const folder = join(temporaryFolder(), 'runbook')
    await test.must('runbook.write', { folder })
    const empty = readFileSync(join(folder, 'README.md'), 'utf8')
    const text = readFileSync(join(first.folder, 'runbook/README.md'), 'utf8')
    expect(text.length).toBeGreaterThan(empty.length)
    const inOrder = [
      'Import-PfxCertificate',
      'Set-VMReplicationServer',
      'Enable-VMReplication',
      'Start-VMInitialReplication',
      'Start-VMFailover',
      'Set-VMReplication',
    ]
    const scripts = first.report.files
      .filter((name) => name.startsWith('runbook/') && name.endsWith('.ps1'))
      .map((name) => readFileSync(join(first.folder, name), 'utf8'))
      .join('\n')
    for (const command of inOrder) expect(scripts, command).toContain(command)
  })
})

describe('two seeds', () => {
  it('give two worlds', async () => {
    const hashes = new Set<string>()
    for (const seed of ['seed one', 'seed two']) {
      const test = await aCore({ seed })
      await test.must('host.add', { name: 'HV1' })
      await test.must('vm.create', { hostId: 'host-1', name: 'web01' })
      hashes.add(await test.hash())
    }
    expect(hashes.size).toBe(2)
  })
})

async function rehearse(seed: string, wall: number, language: 'en' | 'cs' = 'en'): Promise<Rehearsed> {
  const test = await aCore({ seed, wallStart: wall, folder: temporaryFolder('file') })
  const folder = join(test.folder, 'out')
  const report = await test.must('rehearsal.run', { folder, language })
  const journal = [...test.workspace.readJournal(1)].filter((row) => row.kind !== 'activity')
  const rows = journal.map(({ kind, payload }) => ({ kind, payload }))
  return { report, folder, events: [...test.events], journal: rows, hash: await test.hash() }
}
