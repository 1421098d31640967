/** `understudy ca` around roots, bundles and requests, as a script uses it: the program on a workspace in a folder. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProgram, temporaryFolder, understudy, type Ended } from '../../child.ts'

const passphrase = 'a passphrase for scripts'
const opened = ['--passphrase-file', 'passphrase.txt']

/** A folder with a passphrase in a file, and the program in it. */
function aFolder() {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'passphrase.txt'), `${passphrase}\n`)
  const run = async (...parameters: string[]): Promise<Ended> => {
    const onWorkspace = ['--workspace', 'lab.understudy', ...parameters]
    const ended = await (parameters.includes('-')
      ? runProgram(onWorkspace, { folder, input: passphrase })
      : understudy(folder, ...onWorkspace))
    expect(ended.stdout + ended.stderr).not.toContain(passphrase)
    return ended
  }
  const must = async (...parameters: string[]): Promise<string> => {
    const ended = await run('ca', ...parameters)
    expect(ended.exitCode, `${parameters.join(' ')}: ${ended.stderr}`).toBe(0)
    return ended.stdout
  }
  return { folder, run, must, at: (...names: string[]) => join(folder, ...names) }
}

describe('understudy ca', () => {
  it('constrains a root, issues by a template for hosts of the workspace, and bundles for their Windows', async () => {
    const { run, must, at } = aFolder()
    await must('root', 'create', 'Lab Root', '--permitted-suffix', 'lab.example', ...opened)
    await run('call', 'host.add', '--input', '{"name":"HV01","dnsSuffix":"lab.example"}')
    expect(await must('template', 'save', 'new', '--years', '2', '--windows', '2022', '2025', '--p7b')).toContain(
      'new  2 years  2048 bits  schannel  Windows Server 2022, 2025  p7b',
    )
    const issued = await must('issue', 'hv02.lab.example', '--hosts', '--template', 'new', ...opened)
    expect(issued.trimEnd().split('\n')).toEqual(['certificate-2  hv02.lab.example', 'certificate-3  hv01.lab.example'])
    const outside = await run('ca', 'issue', 'hv01.other.example', ...opened)
    expect([outside.exitCode, outside.stderr]).toEqual([2, expect.stringContaining('[name.outsideConstraint]')])

    const bundled = await must('bundle', '--out', 'bundles', '--zip', '--storage-location', 'D:\\Replica', ...opened)
    expect(bundled).toContain('"modern" PFX')
    execFileSync('unzip', ['-q', at('bundles', 'hv01.lab.example.zip'), '-d', at('unpacked')])
    expect(existsSync(at('unpacked', 'hv01.lab.example', 'hv01.lab.example.modern.pfx'))).toBe(true)
    expect(existsSync(at('unpacked', 'hv01.lab.example', 'hv01.lab.example.compat.pfx'))).toBe(false)
    expect(existsSync(at('unpacked', 'hv01.lab.example', 'hv01.lab.example.p7b'))).toBe(true)
    const importScript = readFileSync(at('unpacked', 'hv01.lab.example', 'import.ps1'), 'utf8')
    expect(importScript).toContain("$StorageLocation = 'D:\\Replica'")
    expect(await must('template', 'list')).toMatch(/^default .*\nnew /)
    await must('template', 'delete', 'new')
  }, 120_000)

  it('issues a weak root again, rolls it over, renews from the successor and ends it', async () => {
    const { run, must, at } = aFolder()
    const weak = ['req', '-x509', '-newkey', 'rsa:2048', '-noenc', '-subj', '/CN=Old', '-days', '900', '-sha1']
    const files = ['-addext', 'keyUsage=keyCertSign', '-keyout', at('old.key'), '-out', at('old.pem')]
    execFileSync('openssl', [...weak, ...files], { stdio: 'pipe' })
    await must('root', 'import', 'old.pem', '--key', 'old.key', ...opened)
    const reissued = await must('root', 'reissue', ...opened)
    expect(reissued).toContain('✓ no longer: The key usage of the root does not allow it to sign CRLs.')
    await must('issue', 'hv01.lab.example', 'hv02.lab.example', '--out', 'files', ...opened)
    await must('root', 'roll-over', '--name', 'New', ...opened)
    expect(await must('root', 'succession', 'Old')).toMatch(/^Old -> New: 0 renewed, 2 left\ncertificate-2 /)
    const refused = await run('ca', 'root', 'end-roll-over', 'Old')
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('[root.stillInUse]')])
    // One passphrase on standard input opens both roots.
    await must('renew', 'hv01.lab.example', '--same-key', '--passphrase-file', '-')
    await must('renew', 'hv02.lab.example', ...opened)
    const bundles = JSON.parse(await must('bundle', '--out', 'bundles', '--json', ...opened)).bundles
    expect(bundles.map((each: { rootIds: string[] }) => each.rootIds.length)).toEqual([2, 2])
    await must('root', 'end-roll-over', 'Old')
    expect(await must('root', 'succession', 'Old')).toContain('2 renewed, 0 left, ended ')
  }, 120_000)

  it('gives an INF, signs the request that came of it, and bundles without a PFX', async () => {
    const { must, run, at } = aFolder()
    await must('root', 'create', 'Lab Root', ...opened)
    const shown = await must('csr', 'inf', 'hv01.lab.example', '--short-name', '--provider', 'softwareKsp')
    expect(shown).toContain('ProviderName = "Microsoft Software Key Storage Provider"')
    expect(shown).toContain('> certreq -new -machine hv01.lab.example.inf hv01.lab.example.req')
    await must('csr', 'inf', 'hv01.lab.example', '--out', 'inf')
    expect(readFileSync(at('inf', 'hv01.lab.example.inf'), 'latin1')).toContain('KeySpec = 1\r\n')
    const request = ['req', '-new', '-newkey', 'rsa:2048', '-noenc', '-subj', '/CN=hv01.lab.example']
    execFileSync('openssl', [...request, '-keyout', at('hv01.key'), '-out', at('hv01.req')], { stdio: 'pipe' })
    expect(await must('csr', 'sign', 'hv01.req', ...opened)).toBe('certificate-2  hv01.lab.example\n')
    expect(await must('csr', 'sign', 'hv01.req', '--name', 'hv09.lab.example', ...opened)).toContain('hv09.lab.example')
    const bundled = JSON.parse(await must('bundle', 'hv01.lab.example', '--out', 'b', '--json', ...opened))
    expect(bundled).toMatchObject({ passwordsPath: null, bundles: [{ profiles: [] }] })
    const bad = await run('ca', 'csr', 'sign', 'hv01.key', ...opened)
    expect([bad.exitCode, bad.stderr]).toEqual([2, expect.stringContaining('[csr.unreadable]')])
  }, 120_000)

  it('makes one root per host and says what the recipe does wrong, and takes in more hosts', async () => {
    const { must, at } = aFolder()
    const first = await must('one-root-per-host', 'hv01.lab.example', 'hv02.lab.example', '--out', 'b', ...opened)
    expect(first).toContain('- The recipe takes the default of makecert, 1024 bits')
    expect(existsSync(at('b', 'hv01.lab.example', 'Root-of-hv02.lab.example.root.cer'))).toBe(true)
    const join = ['--join', 'Root of hv01.lab.example', '--out', 'b', '--zip']
    const more = JSON.parse(await must('one-root-per-host', 'hv03.lab.example', ...join, '--json', ...opened))
    expect(more.bundles[0].rootIds).toHaveLength(3)
  }, 120_000)

  it.each([
    [['template', 'save', '--key-bits', '4096'], 'root.unknown'],
    [['csr', 'inf'], 'name.empty'],
    [['csr', 'inf', 'hv01.lab.example', '--key-bits', '1024'], 'input.invalid'],
    [['bundle', '--out', 'b', '--windows', '2003'], 'input.invalid'],
    [['one-root-per-host', 'hv01.lab.example', '--out', 'b', '--join', 'Nobody'], 'root.unknown'],
  ])('refuses %j in a sentence', async (parameters, code) => {
    const { run } = aFolder()
    const { exitCode, stdout, stderr } = await run('ca', ...parameters)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`[${code}]`)
  })
})
