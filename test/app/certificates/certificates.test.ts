import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCore, close, passphrase, prepareTemplate, temporaryFolder, type Template, type TestCore } from '../a-core.ts'
import { passwordsFileOf } from './passwords-file-of.ts'

interface Props {
  readonly rootId: string
  readonly hostIds: readonly string[]
  readonly certificateIds: readonly string[]
  readonly unexported: string
  /** Where the first two were exported to. */
  readonly files: string
}

const names = ['hypervisor-01.lab.example', 'hypervisor-02.lab.example']

let template: Template<Props>
beforeAll(async () => {
  template = await prepareTemplate(async (test, folder) => {
    const hostIds: string[] = []
    for (const name of ['HYPERVISOR-01', 'HYPERVISOR-02']) {
      hostIds.push((await test.must('host.add', { name, dnsSuffix: 'lab.example' })).hostId)
    }
    const { rootId } = await test.must('root.create', { name: 'Test Root', passphrase })
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: names })
    const files = join(folder, 'files')
    await test.must('certificate.export', { certificateIds, folder: files })
    const [unexported = ''] = (await test.must('certificate.issue', { rootId, fqdns: ['spare.lab.example'] }))
      .certificateIds
    return { rootId, hostIds, certificateIds, unexported, files }
  })
})

/** A copy of the workspace with its root unlocked. */
async function unlocked(): Promise<TestCore> {
  const test = await template.open()
  await test.must('root.unlock', { rootId: template.props.rootId, passphrase })
  return test
}

describe('a root', () => {
  it('has a name of its own, whatever its case, and a passphrase of some length', async () => {
    const test = await template.open()
    const create = { name: 'Other Root', passphrase: 'long enough for this' }
    const before = await state(test)
    expect(await test.refusal('root.create', { ...create, name: ' test ROOT ' })).toMatchObject({
      code: 'root.duplicateName',
      field: 'name',
    })
    expect(await test.refusal('root.create', { ...create, passphrase: 'elevenchars' })).toMatchObject({
      code: 'root.passphraseTooShort',
      field: 'passphrase',
      params: { lengthMin: 12 },
    })
    expect(await test.refusal('root.create', { ...create, years: 0 })).toMatchObject({
      code: 'certificate.badValidity',
    })
    expect(await test.refusal('root.create', { ...create, name: '   ' })).toMatchObject({ field: 'name' })
    expect(await state(test)).toEqual(before)
  })

  it('is locked when the program starts, opens with its passphrase only, and is locked again', async () => {
    const test = await template.open()
    const { rootId } = template.props
    const isUnlocked = async () => (await test.must('root.list', {})).roots[0]?.isUnlocked
    const issue = { rootId, fqdns: ['a.lab.example'] }
    expect(await isUnlocked()).toBe(false)
    expect((await test.refusal('certificate.issue', issue)).code).toBe('root.locked')
    test.secrets.add('another passphrase, also long')
    expect((await test.refusal('root.unlock', { rootId, passphrase: 'another passphrase, also long' })).code).toBe(
      'root.wrongPassphrase',
    )
    expect(await isUnlocked()).toBe(false)
    await test.must('root.unlock', { rootId, passphrase })
    expect(await isUnlocked()).toBe(true)
    await test.must('certificate.issue', issue)
    await test.must('root.lock', { rootId })
    expect(await isUnlocked()).toBe(false)
    expect((await test.refusal('crl.publish', { rootId })).code).toBe('root.locked')
    expect((await test.refusal('root.unlock', { rootId: 'root-9', passphrase })).code).toBe('root.unknown')
    expect((await test.refusal('root.lock', { rootId: 'root-9' })).code).toBe('root.unknown')
  })

  it('locks itself after a quarter of an hour without use, and each use begins it anew', async () => {
    const ticks: (() => void)[] = []
    const ticker = { every: (_: number, tick: () => void) => (ticks.push(tick), () => undefined) }
    const test = await template.open({ ticker })
    const { rootId } = template.props
    const isUnlocked = async () => (await test.must('root.list', {})).roots[0]?.isUnlocked
    await test.must('clock.setPace', { pace: 'paused' })
    await test.must('root.unlock', { rootId, passphrase })
    test.wall.now += 14 * 60_000
    await test.must('crl.publish', { rootId })
    test.wall.now += 14 * 60_000
    expect(await isUnlocked()).toBe(true)
    test.wall.now += 60_001
    for (const tick of ticks) tick()
    expect(await isUnlocked()).toBe(false)
    expect((await test.refusal('crl.publish', { rootId })).code).toBe('root.locked')
    const { activities } = await test.must('activity.list', { limit: 1 })
    expect(activities[0]).toMatchObject({ type: 'root.locked', params: { root: 'Test Root' } })
  })

  it('says that it was locked where a query was the first to notice', async () => {
    const ticks: (() => void)[] = []
    const ticker = { every: (_: number, tick: () => void) => (ticks.push(tick), () => undefined) }
    const test = await template.open({ ticker })
    const { rootId } = template.props
    await test.must('clock.setPace', { pace: 'paused' })
    await test.must('root.unlock', { rootId, passphrase })
    test.wall.now += 15 * 60_000 + 1
    await test.must('root.list', {})
    for (const tick of ticks) tick()
    const { activities } = await test.must('activity.list', { limit: 3 })
    expect(activities.map((activity) => activity.type)).toContain('root.locked')
  })

  it('gives each CRL the next number, and writes it where it is told to', async () => {
    const test = await unlocked()
    const { rootId } = template.props
    const folder = join(temporaryFolder(), 'files')
    expect(await test.must('crl.publish', { rootId })).toEqual({ crlNumber: 2, path: null })
    const { crlNumber, path } = await test.must('crl.publish', { rootId, folder, validDays: 30 })
    expect(crlNumber).toBe(3)
    expect(await test.must('certificate.inspect', { file: { path: path ?? '' } })).toMatchObject({
      fileKind: 'crl',
      crl: { crlNumber: '3', revokedCount: 0 },
    })
    expect((await test.must('root.list', {})).roots[0]?.crl.crlNumber).toBe(3)
  })
})

describe('issuing', () => {
  it('refuses a list with one bad name, points at it and issues nothing', async () => {
    const test = await unlocked()
    const { rootId } = template.props
    const before = await state(test)
    const cases: [string, string][] = [
      ['web 01.lab.example', 'name.hasSpace'],
      [`${'w'.repeat(70)}.lab.example`, 'name.labelTooLong'],
      ['', 'name.empty'],
      ['web01', 'name.notQualified'],
      ['web_01.lab.example', 'name.badCharacter'],
      ['-web.lab.example', 'name.badHyphen'],
      ['web..example', 'name.emptyLabel'],
      ['10.0.0.1', 'name.isAddress'],
      [`${'abcdefghi.'.repeat(26)}example`, 'name.tooLong'],
    ]
    for (const [name, code] of cases) {
      const failure = await test.refusal('certificate.issue', { rootId, fqdns: ['good.lab.example', name] })
      expect(failure).toMatchObject({ code, field: 'fqdns.1' })
    }
    expect(await test.refusal('certificate.issue', { rootId, fqdns: ['a.lab.example'], years: 99 })).toMatchObject({
      code: 'certificate.badValidity',
    })
    expect(await state(test)).toEqual(before)
    expect((await test.refusal('certificate.issue', { rootId: 'root-9', fqdns: ['a.b'] })).code).toBe('root.unknown')
  })

  it('takes a name that is given twice, in whatever case, once', async () => {
    const test = await unlocked()
    const { certificateIds } = await test.must('certificate.issue', {
      rootId: template.props.rootId,
      fqdns: ['Twice.lab.example', 'twice.LAB.example'],
    })
    expect(certificateIds).toHaveLength(1)
    const view = await test.must('certificate.view', { certificateId: certificateIds[0] ?? '' })
    expect(view).toMatchObject({
      kind: 'host',
      dnsNames: ['twice.lab.example'],
      issuedBy: 'Test Root',
      status: 'valid',
    })
  })

  it('never uses an id or a serial twice, also after a restart', async () => {
    const test = await unlocked()
    const issue = { rootId: template.props.rootId, fqdns: ['next.lab.example'] }
    await test.must('certificate.issue', issue)
    await close(test)
    const again = await aCore({ folder: test.folder, seed: 'other bytes' })
    await again.must('root.unlock', { rootId: template.props.rootId, passphrase })
    await again.must('certificate.issue', issue)
    const { certificates } = await again.must('certificate.list', {})
    expect(new Set(certificates.map((each) => each.certificateId)).size).toBe(certificates.length)
    expect(new Set(certificates.map((each) => each.serial)).size).toBe(certificates.length)
  })

  it('shows when a certificate ends soon and when it has ended', async () => {
    const test = await template.open()
    const { certificateIds } = template.props
    const status = async () => {
      const view = await test.must('certificate.view', { certificateId: certificateIds[0] ?? '' })
      return view.status
    }
    const { notAfterWallInstant } = await test.must('certificate.view', { certificateId: certificateIds[0] ?? '' })
    for (const [at, expected] of [
      [notAfterWallInstant - 31 * 24 * 3_600_000, 'valid'],
      [notAfterWallInstant - 29 * 24 * 3_600_000, 'expiresSoon'],
      [notAfterWallInstant + 1_000, 'expired'],
    ] as const) {
      test.wall.now = at
      expect(await status()).toBe(expected)
    }
    expect((await test.must('world.view', {})).attention.map((each) => each.code)).toContain('certificateExpired')
  })
})

describe('export', () => {
  it('writes exactly the files of the profile, readable by their owner only', async () => {
    const test = await unlocked()
    const folder = join(temporaryFolder(), 'new', 'files')
    const { certificateIds } = template.props
    const exported = await test.must('certificate.export', { certificateIds: [...certificateIds], folder })
    const perHost = names.flatMap((name) => [
      `${name}.cer`,
      `${name}.compat.pfx`,
      `${name}.modern.pfx`,
      `${name}.import.ps1`,
    ])
    const found = readdirSync(folder).sort()
    expect(found).toHaveLength(perHost.length + 3)
    expect(found).toEqual(expect.arrayContaining(['root.cer', 'manifest.json', ...names.map((name) => `${name}.cer`)]))
    expect(exported.files.map((file) => file.path).sort()).toEqual(
      [passwordsFileOf(folder), ...found.map((name) => join(folder, name))].sort(),
    )
    for (const { path, sizeBytes } of exported.files) {
      expect(statSync(path).size).toBe(sizeBytes)
      expect(statSync(path).mode & 0o777, path).toBe(0o600)
    }
    const kinds = exported.files.map((file) => file.kind)
    for (const [kind, count] of Object.entries({
      rootCertificate: 1,
      crl: 1,
      passwords: 1,
      pfxModern: 2,
      pfxCompat: 2,
    })) {
      expect(kinds.filter((each) => each === kind)).toHaveLength(count)
    }
    const lines = readFileSync(passwordsFileOf(folder), 'utf8').split('\n')
    expect(lines).toHaveLength(3)
    expect(lines.slice(0, 2).map((line) => line.split(' ')[0])).toEqual(names)
    expect(lines[0]?.split(' ')).toHaveLength(2)
  })

  it('into a folder with files of other hosts keeps their passwords', async () => {
    const test = await unlocked()
    const folder = join(temporaryFolder(), 'files')
    const [first = '', second = ''] = template.props.certificateIds
    await test.must('certificate.export', { certificateIds: [first], folder })
    const before = readFileSync(passwordsFileOf(folder), 'utf8')
    await test.must('certificate.export', { certificateIds: [second], folder })
    const after = readFileSync(passwordsFileOf(folder), 'utf8')
    expect(after.startsWith(before)).toBe(true)
    await test.must('certificate.importOnHost', { hostId: 'host-1', certificateId: first })
  })

  it('of the same certificate a second time lists every file once', async () => {
    const test = await unlocked()
    const folder = join(temporaryFolder(), 'files')
    const [certificateId = ''] = template.props.certificateIds
    await test.must('certificate.export', { certificateIds: [certificateId], folder })
    await test.must('certificate.export', { certificateIds: [certificateId], folder })
    const { exportedFiles } = await test.must('certificate.view', { certificateId })
    const paths = exportedFiles.map((file) => file.path)
    expect(new Set(paths).size).toBe(paths.length)
    for (const { path, sizeBytes } of exportedFiles) expect(statSync(path).size, path).toBe(sizeBytes)
  })

  it('writes nothing where the root is locked, a certificate is unknown or the folder cannot be written', async () => {
    const test = await template.open()
    const folder = temporaryFolder()
    const certificateIds = [...template.props.certificateIds]
    expect((await test.refusal('certificate.export', { certificateIds, folder })).code).toBe('root.locked')
    await test.must('root.unlock', { rootId: template.props.rootId, passphrase })
    const unknown = { certificateIds: [...certificateIds, 'certificate-99'], folder }
    expect((await test.refusal('certificate.export', unknown)).code).toBe('certificate.unknown')
    expect(readdirSync(folder)).toEqual([])
    writeFileSync(join(folder, 'a file'), 'in the way')
    const inTheWay = { certificateIds, folder: join(folder, 'a file', 'below') }
    expect(await test.refusal('certificate.export', inTheWay)).toMatchObject({ code: 'file.unwritable' })
    const { exportedFiles } = await test.must('certificate.view', { certificateId: certificateIds[0] ?? '' })
    expect(exportedFiles.every((file) => file.path.startsWith(template.props.files))).toBe(true)
  })

  it('is refused in a folder without the right to write', async () => {
    const test = await unlocked()
    const folder = temporaryFolder()
    chmodSync(folder, 0o500)
    const input = { certificateIds: [...template.props.certificateIds], folder: join(folder, 'files') }
    await asOrdinaryUser(async () => {
      expect((await test.refusal('certificate.export', input)).code).toBe('file.unwritable')
    })
    chmodSync(folder, 0o700)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('import on a host', () => {
  it('reads the PFX back from disk: what is gone or changed there is refused, with nothing in the stores', async () => {
    const test = await template.open()
    const { files, unexported } = template.props
    const [certificateId = ''] = template.props.certificateIds
    const input = { hostId: 'host-1', certificateId }
    expect((await test.refusal('certificate.importOnHost', { ...input, certificateId: unexported })).code).toBe(
      'pfx.notFound',
    )
    const pfx = join(files, `${names[0]}.modern.pfx`)
    const passwords = passwordsFileOf(files)
    const bytes = readFileSync(pfx)
    const text = readFileSync(passwords, 'utf8')

    rmSync(pfx)
    expect(await test.refusal('certificate.importOnHost', input)).toMatchObject({
      code: 'pfx.notFound',
      params: { path: pfx },
    })
    writeFileSync(pfx, bytes.subarray(0, 200))
    expect((await test.refusal('certificate.importOnHost', input)).code).toBe('pfx.unreadable')
    writeFileSync(pfx, bytes)
    rmSync(passwords)
    expect(await test.refusal('certificate.importOnHost', input)).toMatchObject({
      code: 'pfx.passwordUnknown',
      params: { path: pfx },
    })
    writeFileSync(passwords, `${names[0]} not-this-one\n`)
    expect((await test.refusal('certificate.importOnHost', input)).code).toBe('pfx.wrongPassword')
    expect((await test.must('host.view', { hostId: 'host-1' })).stores).toEqual([])
    writeFileSync(passwords, text)
    await test.must('certificate.importOnHost', input)
    const host = await test.must('host.view', { hostId: 'host-1' })
    expect(host.stores.map((entry) => [entry.store, entry.hasPrivateKey]).sort()).toEqual([
      ['LocalMachine\\My', true],
      ['LocalMachine\\Root', false],
    ])
    expect(host.crls).toHaveLength(1)
  })

  it('takes the profile that the edition reads, and refuses hosts that are off or unknown', async () => {
    const test = await template.open()
    const [certificateId = ''] = template.props.certificateIds
    const { hostId } = await test.must('host.add', { name: 'OLD', edition: '2016' })
    const modern = join(template.props.files, `${names[0]}.modern.pfx`)
    const bytes = readFileSync(modern)
    rmSync(modern)
    await test.must('certificate.importOnHost', { hostId, certificateId })
    expect((await test.refusal('certificate.importOnHost', { hostId: 'host-1', certificateId })).code).toBe(
      'pfx.notFound',
    )
    await test.must('certificate.importOnHost', { hostId: 'host-1', certificateId, profile: 'compat' })
    writeFileSync(modern, bytes)
    expect((await test.refusal('certificate.importOnHost', { hostId: 'host-9', certificateId })).code).toBe(
      'host.unknown',
    )
    await test.must('host.losePower', { hostId: 'host-2' })
    const off = { hostId: 'host-2', certificateId, profile: 'compat' as const }
    expect((await test.refusal('certificate.importOnHost', off)).code).toBe('host.off')
  })

  it('leaves out root and CRL where it is told to', async () => {
    const test = await template.open()
    const [certificateId = ''] = template.props.certificateIds
    const hostId = 'host-1'
    await test.must('certificate.importOnHost', { hostId, certificateId, importRoot: false, importCrl: false })
    const host = await test.must('host.view', { hostId })
    expect(host.stores.map((entry) => entry.store)).toEqual(['LocalMachine\\My'])
    expect(host.crls).toEqual([])
    const { rules } = await test.must('certificate.judge', { certificateId, hostId })
    expect(rules.find((rule) => rule.rule === 'chain')).toMatchObject({ result: 'failed' })
    expect(rules.flatMap((each) => each.fix?.code ?? [])).toEqual(['importRoot', 'importCrl'])
    for (const step of rules.flatMap((rule) => rule.fix?.steps ?? [])) {
      await test.must(step.call as never, step.input as never)
    }
    const last = await test.must('certificate.judge', { certificateId, hostId })
    expect(last.rules.filter((each) => each.result === 'failed')).toEqual([])
  })
})

describe('files from elsewhere', () => {
  it('are imported as Windows would: a PFX of openssl goes into a store, and its password is asked for again later', async () => {
    const test = await template.open()
    const folder = temporaryFolder()
    const pfx = foreignPfx(folder, 'sesame-open')
    test.secrets.add('sesame-open')
    const hostId = 'host-1'
    const wrong = { hostId, file: { path: pfx }, password: 'sesame' }
    expect(await test.refusal('store.importPfx', wrong)).toMatchObject({ code: 'pfx.wrongPassword' })
    const { certificateId } = await test.must('store.importPfx', {
      hostId,
      file: { path: pfx },
      password: 'sesame-open',
    })
    const { stores } = await test.must('host.view', { hostId })
    expect(stores).toMatchObject([{ certificateId, store: 'LocalMachine\\My', issuedTo: 'foreign.lab.example' }])
    const inspected = await test.must('certificate.inspect', {
      file: { path: pfx },
      password: 'sesame-open',
      hostId,
    })
    expect(inspected).toMatchObject({ fileKind: 'pfx', certificates: [{ issuedTo: 'foreign.lab.example' }] })
    expect(inspected.rules.some((rule) => rule.result === 'failed')).toBe(true)
    const { certificates } = await test.must('certificate.list', {})
    expect(certificates.map((each) => each.certificateId)).not.toContain(certificateId)
  })

  it('that a browser sends as bytes are read as well', async () => {
    const test = await template.open()
    const bytes = readFileSync(foreignPfx(temporaryFolder(), 'sesame-open')).toString('base64')
    const file = { name: 'foreign.pfx', base64: bytes }
    const { certificateId } = await test.must('store.importPfx', { hostId: 'host-2', file, password: 'sesame-open' })
    expect((await test.must('host.view', { hostId: 'host-2' })).stores[0]?.certificateId).toBe(certificateId)
  })

  it('that are none, too large or not there are refused with nothing changed', async () => {
    const test = await template.open()
    const folder = temporaryFolder()
    const path = join(folder, 'nonsense.cer')
    writeFileSync(path, 'this is no certificate')
    const large = join(folder, 'large.pfx')
    writeFileSync(large, Buffer.alloc(5 * 1024 * 1024 + 1))
    mkdirSync(join(folder, 'folder.cer'))
    const before = await test.must('world.hash', {})
    const hostId = 'host-1'
    const store = 'LocalMachine\\Root' as const
    expect((await test.refusal('store.importCertificate', { hostId, store, file: { path } })).code).toBe(
      'certificate.unreadable',
    )
    expect((await test.refusal('store.importCrl', { hostId, file: { path } })).code).toBe('crl.unreadable')
    expect((await test.refusal('store.importPfx', { hostId, file: { path }, password: 'x' })).code).toBe(
      'pfx.unreadable',
    )
    expect((await test.refusal('store.importPfx', { hostId, file: { path: large }, password: 'x' })).code).toBe(
      'file.tooLarge',
    )
    for (const missing of ['no such file.cer', 'folder.cer']) {
      const file = { path: join(folder, missing) }
      expect(await test.refusal('store.importCertificate', { hostId, store, file })).toMatchObject({
        code: 'file.unreadable',
        field: 'file.path',
      })
    }
    expect(await test.must('world.hash', {})).toEqual(before)
  })

  it('that come from here are known again: root and CRL by themselves', async () => {
    const test = await template.open()
    const folder = template.props.files
    const hostId = 'host-1'
    const { roots } = await test.must('root.list', {})
    const { certificateId } = await test.must('store.importCertificate', {
      hostId,
      store: 'LocalMachine\\Root',
      file: { path: join(folder, 'root.cer') },
    })
    expect(certificateId).toBe(roots[0]?.certificateId)
    const crl = join(folder, readdirSync(folder).find((name) => name.endsWith('.crl')) ?? '')
    await test.must('store.importCrl', { hostId, file: { path: crl } })
    expect((await test.must('host.view', { hostId })).crls).toMatchObject([{ issuer: 'Test Root' }])
  })
})

describe('secrets', () => {
  it('are in no reply, event, journal row or byte of the workspace after the whole way', async () => {
    const test = await aCore()
    const folder = join(temporaryFolder(), 'files')
    const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
    const { rootId } = await test.must('root.create', { name: 'Secret Root', passphrase })
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: [names[0] ?? ''] })
    await test.must('certificate.export', { certificateIds, folder })
    const pfxPassword = readFileSync(passwordsFileOf(folder), 'utf8').trim().split(' ')[1] ?? ''
    expect(pfxPassword.length).toBeGreaterThan(12)
    test.secrets.add(pfxPassword)
    const key = execFileSync(
      'openssl',
      ['pkcs12', '-in', `${folder}/${names[0]}.modern.pfx`, '-nodes', '-nocerts', '-passin', `pass:${pfxPassword}`],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
    const der = Buffer.from(key.replace(/[^]*-----BEGIN PRIVATE KEY-----|-----END PRIVATE KEY-----[^]*/g, ''), 'base64')
    expect(der.length).toBeGreaterThan(1_000)

    await test.must('certificate.importOnHost', { hostId, certificateId: certificateIds[0] ?? '' })
    const pfx = join(folder, `${names[0]}.compat.pfx`)
    await test.must('store.importPfx', { hostId, file: { path: pfx }, password: pfxPassword })
    await test.must('certificate.inspect', { file: { path: pfx }, password: pfxPassword })
    await test.refusal('certificate.inspect', { file: { path: pfx }, password: `${pfxPassword}x` })
    await test.must('root.lock', { rootId })
    await test.refusal('root.unlock', { rootId, passphrase: `${passphrase}!` })
    await test.must('root.unlock', { rootId, passphrase })
    for (const name of ['world.view', 'root.list', 'certificate.list', 'activity.list', 'runbook.view'] as const) {
      await test.must(name, {})
    }
    const rows = JSON.stringify([
      ...test.workspace.readJournal(1),
      ...test.workspace.listAudit(),
      test.workspace.listSettings(),
      test.workspace.listRoots(),
      test.workspace.listCertificates(),
    ])
    await close(test)
    // The middle of the key as bytes and as the base64 text of any of the three alignments.
    const core = der.subarray(300, 600)
    const texts = [0, 1, 2].map((skip) => core.subarray(skip, skip + 240).toString('base64'))
    const file = readFileSync(test.path)
    for (const secret of [passphrase, pfxPassword, ...texts, core.toString('hex')]) {
      expect(rows).not.toContain(secret)
      expect(file.includes(Buffer.from(secret, 'utf8'))).toBe(false)
    }
    expect(file.includes(core)).toBe(false)
  })
})

async function state(test: TestCore) {
  const { certificates } = await test.must('certificate.list', {})
  const { journalLength } = await test.must('world.hash', {})
  return { certificates: certificates.length, journalLength, audit: test.workspace.listAudit().length }
}

/** A self-signed certificate with its key, as openssl makes them. */
function foreignPfx(folder: string, password: string): string {
  const key = join(folder, 'foreign.key')
  const certificate = join(folder, 'foreign.pem')
  const pfx = join(folder, 'foreign.pfx')
  const openssl = (...options: string[]) => execFileSync('openssl', options, { stdio: 'ignore' })
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '30',
    '-subj',
    '/CN=foreign.lab.example',
    '-keyout',
    key,
    '-out',
    certificate,
  )
  openssl('pkcs12', '-export', '-inkey', key, '-in', certificate, '-out', pfx, '-passout', `pass:${password}`)
  return pfx
}

/** Runs work without the rights that root has over every file. */
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0 || !process.seteuid) return work()
  process.seteuid(65_534)
  try {
    await work()
  } finally {
    process.seteuid(0)
  }
}
