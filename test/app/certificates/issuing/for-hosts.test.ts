/** A root, certificates and bundles for hosts in one go, and what stands in its way before anything is made. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aCore, passphrase } from '../../a-core.ts'
import { openEveryPfx } from '../files/export-kills.ts'

const names = ['hv01.corp.example', 'hv02.corp.example']

const asked = (folder: string) => ({
  suffix: 'corp.example',
  fqdns: ['HV01', 'hv02'],
  passphrase,
  folder: join(folder, 'corp certificates'),
})

describe('certificates for hosts in one form', () => {
  it('makes a root for the suffix, a certificate for each host and everything that it carries there', async () => {
    const test = await aCore()
    const made = await test.must('certificate.makeForHosts', asked(test.folder))
    const { roots } = await test.must('root.list', {})
    expect(roots).toMatchObject([{ rootId: made.rootId, name: 'corp.example Root', isUnlocked: true }])
    const [view] = await Promise.all(
      made.certificateIds.map((certificateId) => test.must('certificate.view', { certificateId })),
    )
    expect(view?.dnsNames).toEqual([names[0]])
    const folder = join(test.folder, 'corp certificates')
    expect(readdirSync(folder).sort()).toEqual([...names, 'manifest.json'])
    expect(made.passwordsPath).toBe(join(test.folder, 'corp passwords', 'passwords.txt'))
    expect(await openEveryPfx(folder)).toBe(4)
    // Its own name is all that it may sign for.
    const other = { rootId: made.rootId, fqdns: ['hv03.other.example'] }
    expect((await test.refusal('certificate.issue', other)).code).toBe('name.outsideConstraint')
  })

  it('issues more from a root that is locked, opened by its passphrase', async () => {
    const test = await aCore()
    const { rootId } = await test.must('root.create', { name: 'Lab Root', passphrase })
    await test.must('root.lock', { rootId })
    const input = { ...asked(test.folder), rootId }
    const wrong = await test.refusal('certificate.makeForHosts', { ...input, passphrase: 'not the passphrase' })
    expect(wrong).toMatchObject({ code: 'root.wrongPassphrase', field: 'passphrase' })
    const made = await test.must('certificate.makeForHosts', input)
    expect(made.bundles.map(({ fqdn }) => fqdn)).toEqual(names)
    expect((await test.must('root.list', {})).roots).toHaveLength(1)
  })

  it('is refused as a whole, with no root and no file, where anything is in the way', async () => {
    const test = await aCore()
    const input = asked(test.folder)
    const elsewhere = await test.refusal('certificate.makeForHosts', {
      ...input,
      fqdns: ['hv01', 'hv02.other.example'],
    })
    expect(elsewhere).toMatchObject({
      code: 'name.outsideConstraint',
      field: 'fqdns.1',
      params: { root: 'corp.example Root' },
    })
    const short = await test.refusal('certificate.makeForHosts', { ...input, passphrase: 'short' })
    expect(short).toMatchObject({ code: 'root.passphraseTooShort', field: 'passphrase' })
    writeFileSync(join(test.folder, 'a file'), '')
    const folder = join(test.folder, 'a file', 'certificates')
    expect((await test.refusal('certificate.makeForHosts', { ...input, folder })).code).toBe('file.unwritable')
    const none = await test.refusal('certificate.makeForHosts', { ...input, fqdns: [] })
    expect(none).toMatchObject({ code: 'name.empty', field: 'fqdns' })
    expect((await test.must('root.list', {})).roots).toEqual([])
    expect(existsSync(input.folder)).toBe(false)
  })

  it('never overwrites what another authority has for hosts of the same names', async () => {
    const test = await aCore()
    const other = await aCore()
    const input = asked(test.folder)
    await other.must('certificate.makeForHosts', input)
    const before = readFileSync(join(input.folder, names[0] ?? '', `${names[0]}.modern.pfx`), 'base64')
    const refusal = await test.refusal('certificate.makeForHosts', input)
    expect(refusal.code).toBe('file.otherAuthority')
    expect(String(refusal.params['path'])).toContain('corp certificates')
    expect(readFileSync(join(input.folder, names[0] ?? '', `${names[0]}.modern.pfx`), 'base64')).toBe(before)
    expect((await test.must('root.list', {})).roots).toEqual([])
  })

  it('says what is done where the bundles are refused at the last moment, and goes on after a restart', async () => {
    const test = await aCore()
    const input = asked(test.folder)
    // The passwords come first of all files; a folder of that name is seen only by the writer.
    mkdirSync(join(input.folder, names[1] ?? '', 'undo.ps1', 'in the way'), { recursive: true })
    const stopped = await test.refusal('certificate.makeForHosts', input)
    expect(stopped).toMatchObject({
      code: 'file.unwritable',
      partly: { done: ['root.create', 'certificate.issue'], remaining: ['certificate.bundle'] },
    })
    const before = (await test.must('certificate.list', {})).certificates.length
    await test.core.close()
    rmSync(join(input.folder, names[1] ?? '', 'undo.ps1'), { recursive: true })
    const again = await aCore({ folder: test.folder })
    const made = await again.must('certificate.makeForHosts', input)
    expect(made.bundles).toHaveLength(2)
    expect((await again.must('certificate.list', {})).certificates).toHaveLength(before)
  })
})

describe('a list of names, while it is typed', () => {
  it('is completed with the suffix, and says of each name how it goes into the certificate', async () => {
    const test = await aCore()
    const read = await test.must('certificate.parseNames', {
      text: 'HV01\nhv02.corp.example\nmünchen',
      suffix: 'corp.example',
    })
    expect(read).toEqual({
      names: [
        { line: 1, fqdn: 'hv01.corp.example', text: 'HV01' },
        { line: 2, fqdn: 'hv02.corp.example', text: 'hv02.corp.example' },
        { line: 3, fqdn: 'xn--mnchen-3ya.corp.example', text: 'münchen' },
      ],
      problems: [],
    })
  })

  it('is held against the limits of the root at once, also of one that is yet to be made', async () => {
    const test = await aCore()
    const { rootId } = await test.must('root.create', {
      name: 'Lab Root',
      passphrase,
      permittedDnsSuffixes: ['lab.example'],
    })
    const text = 'hv01.lab.example\nhv02.corp.example'
    for (const limits of [{ rootId }, { permittedSuffix: 'lab.example' }]) {
      const { names: sound, problems } = await test.must('certificate.parseNames', { text, ...limits })
      expect(sound.map(({ fqdn }) => fqdn)).toEqual(['hv01.lab.example'])
      expect(problems).toMatchObject([{ line: 2, text: 'hv02.corp.example', code: 'name.outsideConstraint' }])
    }
  })
})

describe('the folder that forms begin with', () => {
  it('is called after the workspace, so that two workspaces in one folder have two', async () => {
    const test = await aCore()
    const { folder, passwordsFolder } = await test.must('certificate.exportFolder', {})
    expect(folder).toMatch(/[^/\\]+ certificates$/)
    expect(passwordsFolder).toBe(folder.replace(/ certificates$/, ' passwords'))
  })

  it('is the one that was named last, and not that of one host', async () => {
    const test = await aCore()
    const input = asked(test.folder)
    const { rootId } = await test.must('certificate.makeForHosts', input)
    expect(await test.must('certificate.exportFolder', {})).toMatchObject({
      folder: input.folder,
      crlFolder: input.folder,
    })
    const crlFolder = join(test.folder, 'web server')
    await test.must('crl.publish', { rootId, folder: crlFolder })
    expect(await test.must('certificate.exportFolder', {})).toMatchObject({ folder: input.folder, crlFolder })
  })
})
