/** What belongs together stays together: passwords, manifest, and whose files are in an export folder. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { passphrase, prepareTemplate, temporaryFolder, type Template, type TestCore } from '../../a-core.ts'
import { openEveryPfx } from '../files/export-kills.ts'
import { passwordsFileOf } from '../passwords-file-of.ts'

const fqdns = ['hv01.lab.example', 'hv02.lab.example']

interface Props {
  readonly rootId: string
  readonly certificateIds: readonly string[]
}

const prepare = (name: string, names = fqdns) =>
  prepareTemplate(async (test): Promise<Props> => {
    const { rootId } = await test.must('root.create', { name, passphrase })
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: names })
    return { rootId, certificateIds }
  })

let ours: Template<Props>
let theirs: Template<Props>
let elsewhere: Template<Props>
beforeAll(async () => {
  ours = await prepare('Our Root')
  theirs = await prepare('Their Root')
  elsewhere = await prepare('Our Root', ['hv03.lab.example'])
})

async function unlocked(template: Template<Props>): Promise<TestCore> {
  const test = await template.open()
  await test.must('root.unlock', { rootId: template.props.rootId, passphrase })
  return test
}

function contents(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string] => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'base64')])
    .sort()
}

describe('exporting and bundling into one folder', () => {
  it('leaves every PFX with a password that is there, in whatever order', async () => {
    const test = await unlocked(ours)
    const folder = join(test.folder, 'files')
    const input = { certificateIds: [...ours.props.certificateIds], folder }
    await test.must('certificate.export', input)
    await test.must('certificate.bundle', input)
    await test.must('certificate.bundle', { ...input, form: 'zip' })
    await test.must('certificate.export', { ...input, windowsVersions: ['2016'] })
    expect(await openEveryPfx(folder)).toBe(3 * 2 * 2)
    const lines = readFileSync(passwordsFileOf(folder), 'utf8').trim().split('\n')
    expect(lines.map((line) => line.split(' ')[0])).toEqual(fqdns)
  })

  it('keeps lines that somebody else wrote', async () => {
    const test = await unlocked(ours)
    const folder = join(test.folder, 'files')
    mkdirSync(dirname(passwordsFileOf(folder)))
    writeFileSync(passwordsFileOf(folder), 'hv01.lab.example short\nother.example kept too\n')
    await test.must('certificate.export', { certificateIds: [...ours.props.certificateIds], folder })
    const text = readFileSync(passwordsFileOf(folder), 'utf8')
    expect(text).toContain('hv01.lab.example short\n')
    expect(text).toContain('other.example kept too\n')
    expect(await openEveryPfx(folder)).toBe(4)
    // The host reads its PFX with the line that opens it, wherever that stands.
    await test.must('host.add', { name: 'HV01', dnsSuffix: 'lab.example' })
    const [certificateId = ''] = ours.props.certificateIds
    await test.must('certificate.importOnHost', { hostId: 'host-1', certificateId })
  })

  it('keeps passwords in a folder of their own, outside the bundles, called like the folder of the files', async () => {
    const test = await unlocked(ours)
    const certificateIds = [...ours.props.certificateIds]
    for (const [folder, passwords] of [
      ['lab certificates', 'lab passwords'],
      ['certificates', 'passwords'],
      ['out', 'out passwords'],
    ] as const) {
      const written = await test.must('certificate.bundle', { certificateIds, folder: join(test.folder, folder) })
      expect(written.passwordsPath).toBe(join(test.folder, passwords, 'passwords.txt'))
      const names = readdirSync(join(test.folder, folder), { recursive: true, encoding: 'utf8' })
      expect(names.filter((name) => name.includes('passwords'))).toEqual([])
    }
  })

  it('goes on with the passwords among the files of a folder of before', async () => {
    const test = await unlocked(ours)
    const folder = join(test.folder, 'files')
    const input = { certificateIds: [...ours.props.certificateIds], folder }
    mkdirSync(folder)
    writeFileSync(join(folder, 'passwords.txt'), `${fqdns[0]} abcdefghijkmnpqrstuvwxyz\n`)
    await test.must('certificate.export', input)
    expect(readFileSync(join(folder, 'passwords.txt'), 'utf8').split('\n')[0]).toBe(
      `${fqdns[0]} abcdefghijkmnpqrstuvwxyz`,
    )
    expect(existsSync(dirname(passwordsFileOf(folder)))).toBe(false)
    await test.must('host.add', { name: 'HV01', dnsSuffix: 'lab.example' })
    const [certificateId = ''] = ours.props.certificateIds
    await test.must('certificate.importOnHost', { hostId: 'host-1', certificateId })
  })

  it('has a manifest of what belongs together, and no password in it', async () => {
    const test = await unlocked(ours)
    const folder = join(test.folder, 'files')
    const [certificateId = ''] = ours.props.certificateIds
    await test.must('certificate.export', { certificateIds: [certificateId], folder })
    await test.must('certificate.bundle', { certificateIds: [certificateId], folder, form: 'zip' })
    const text = readFileSync(join(folder, 'manifest.json'), 'utf8')
    const { thumbprint } = await test.must('certificate.view', { certificateId })
    const { roots } = await test.must('root.list', {})
    const authority = roots[0]?.thumbprint
    expect(JSON.parse(text)).toMatchObject({
      product: 'Understudy',
      authorities: [{ name: 'Our Root', thumbprint: authority }],
      hosts: [
        {
          fqdn: fqdns[0],
          thumbprint,
          authority,
          form: 'files',
          passwords: '../files passwords/passwords.txt',
          script: 'hv01.lab.example.import.ps1',
          roots: ['root.cer'],
          crls: ['Our-Root.crl'],
        },
        { form: 'zip', files: ['hv01.lab.example.zip'] },
      ],
    })
    const [, password = ''] = readFileSync(passwordsFileOf(folder), 'utf8').trim().split(' ')
    expect(password).toHaveLength(24)
    expect(text).not.toContain(password)
  })
})

describe('files of another authority', () => {
  it.each(['export', 'folder', 'zip'] as const)(
    'of the same names are refused, with nothing changed: %s',
    async (form) => {
      const folder = join(temporaryFolder(), 'files')
      const write = async (test: TestCore, { certificateIds }: Props) => {
        const input = { certificateIds: [...certificateIds], folder }
        return form === 'export'
          ? test.call('certificate.export', input)
          : test.call('certificate.bundle', { ...input, form })
      }
      expect((await write(await unlocked(theirs), theirs.props)).ok).toBe(true)
      for (const withManifest of [true, false]) {
        if (!withManifest) rmSync(join(folder, 'manifest.json'))
        const before = contents(folder)
        const reply = await write(await unlocked(ours), ours.props)
        expect(reply).toMatchObject({ ok: false, failure: { code: 'file.otherAuthority' } })
        expect(contents(folder)).toEqual(before)
        // Its own authority goes on there, with a manifest and without.
        expect((await write(await unlocked(theirs), theirs.props)).ok).toBe(true)
      }
    },
  )

  it('are not overwritten by root and CRL either, also where the root has the same name', async () => {
    const folder = join(temporaryFolder(), 'files')
    const other = await unlocked(elsewhere)
    await other.must('certificate.export', { certificateIds: [...elsewhere.props.certificateIds], folder })
    const before = contents(folder)
    const test = await unlocked(ours)
    const input = { certificateIds: [...ours.props.certificateIds], folder }
    expect((await test.refusal('certificate.export', input)).code).toBe('file.otherAuthority')
    expect((await test.refusal('crl.publish', { rootId: ours.props.rootId, folder })).code).toBe('file.otherAuthority')
    expect(contents(folder)).toEqual(before)
  })

  it('of this workspace keep their files beside those of the next one', async () => {
    const test = await unlocked(ours)
    const folder = join(test.folder, 'files')
    await test.must('certificate.export', { certificateIds: [...ours.props.certificateIds], folder })
    const first = readFileSync(join(folder, 'root.cer'))
    const { rootId } = await test.must('root.create', { name: 'Second Root', passphrase })
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: ['hv09.lab.example'] })
    await test.must('certificate.export', { certificateIds, folder })
    expect(readFileSync(join(folder, 'root.cer')).equals(first)).toBe(true)
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['Second-Root.root.cer', 'Second-Root.crl']))
  })
})

describe('issuing with an export to follow', () => {
  it('is refused before anything is issued where the folder could not take the files', async () => {
    const test = await unlocked(ours)
    const { rootId } = ours.props
    writeFileSync(join(test.folder, 'file'), '')
    const folder = join(test.folder, 'file', 'files')
    const input = { rootId, fqdns: ['new.lab.example'], folder }
    expect((await test.refusal('certificate.issue', input)).code).toBe('file.unwritable')
    expect((await test.must('certificate.list', {})).certificates).toHaveLength(3)
  })

  it('is refused before anything is done where Windows could not open the files for the length of their paths', async () => {
    const test = await unlocked(ours)
    const folder = join(test.folder, 'a'.repeat(100), 'b'.repeat(100))
    const input = { rootId: ours.props.rootId, fqdns: ['new.lab.example'], folder }
    const refused = [
      await test.refusal('certificate.issue', input),
      await test.refusal('certificate.export', { certificateIds: [...ours.props.certificateIds], folder }),
      await test.refusal('crl.publish', { rootId: ours.props.rootId, folder: join(folder, 'c'.repeat(60)) }),
    ]
    expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => 'file.pathTooLong'))
    expect((await test.must('certificate.list', {})).certificates).toHaveLength(3)
    expect(existsSync(folder)).toBe(false)
  })

  it('takes up what was issued and not yet exported, and issues anew once it is', async () => {
    const test = await unlocked(ours)
    const input = { rootId: ours.props.rootId, fqdns: ['new.lab.example'], folder: join(test.folder, 'files') }
    const first = await test.must('certificate.issue', input)
    expect(await test.must('certificate.issue', input)).toEqual(first)
    await test.must('certificate.export', { certificateIds: first.certificateIds, folder: input.folder })
    expect(await test.must('certificate.issue', input)).not.toEqual(first)
  })

  it('writes files for a name of 241 characters', async () => {
    const test = await unlocked(ours)
    const label = 'a'.repeat(60)
    const fqdn = `${label}.${label}.${label}.${'b'.repeat(50)}.example`
    const { certificateIds } = await test.must('certificate.issue', { rootId: ours.props.rootId, fqdns: [fqdn] })
    const folder = join(test.folder, 'files')
    await test.must('certificate.export', { certificateIds, folder })
    await test.must('certificate.bundle', { certificateIds, folder })
    expect(await openEveryPfx(folder)).toBe(4)
    await test.must('host.add', { name: 'HV01', dnsSuffix: 'lab.example' })
    await test.must('certificate.importOnHost', { hostId: 'host-1', certificateId: certificateIds[0] ?? '' })
  })
})
