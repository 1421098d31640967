/** `understudy ca` as a script uses it: the program on a workspace in a folder. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { runProgram, temporaryFolder, understudy } from '../../child.ts'

const passphrase = 'a passphrase for scripts'

const onWorkspace = (parameters: readonly string[]) => ['--workspace', 'lab.understudy', 'ca', ...parameters]
const ca = (folder: string, parameters: readonly string[]) => understudy(folder, ...onWorkspace(parameters))

/** What a guess at the passphrase of the only root costs. */
function costOfRoot(workspacePath: string): unknown {
  const database = new DatabaseSync(workspacePath, { readOnly: true })
  const row = database.prepare('SELECT document FROM roots').get()
  database.close()
  const { N, r, p } = JSON.parse(JSON.parse(String(row?.['document'])).dataKeyEnvelope)
  return { N, r, p }
}

describe('understudy ca', () => {
  it('issues from a list, exports, revokes, renews and says what expires', async () => {
    const folder = temporaryFolder()
    const opened = ['--passphrase-file', 'passphrase.txt']
    const run = async (...parameters: string[]) => {
      const ended = await ca(folder, parameters)
      expect(ended.stdout + ended.stderr).not.toContain(passphrase)
      return ended
    }
    const json = async (...parameters: string[]) => JSON.parse((await run(...parameters, '--json')).stdout)
    writeFileSync(join(folder, 'passphrase.txt'), `${passphrase}\n`)
    writeFileSync(join(folder, 'hosts.csv'), 'Name;FQDN\r\nhv01;HV01.lab.example\r\nhv02;hv02.lab.example\r\n')
    writeFileSync(join(folder, 'bad.csv'), 'hv03.lab.example\nhv 04.lab.example\n')

    expect((await run('root', 'create', 'Lab Root', ...opened)).exitCode).toBe(0)
    const bad = await run('issue', '--csv', 'bad.csv', ...opened)
    expect([bad.exitCode, bad.stderr]).toEqual([2, expect.stringContaining('bad.csv 2: The name "hv 04.lab.example"')])
    const issued = await json('issue', '--csv', 'hosts.csv', '--out', 'files', ...opened)
    expect(issued).toEqual({ certificateIds: ['certificate-2', 'certificate-3'] })

    const revoked = await runProgram(
      onWorkspace(['revoke', 'hv01.lab.example', '--out', 'files', '--passphrase-file', '-']),
      { folder, input: passphrase },
    )
    expect([revoked.exitCode, revoked.stdout]).toEqual([
      0,
      expect.stringContaining('certificate-2 is revoked by CRL 2'),
    ])
    expect((await json('renew', 'hv02.lab.example', '--same-key', ...opened)).certificateId).toBe('certificate-4')
    const { certificates } = await json('list')
    expect(certificates.map((each: { status: string }) => each.status)).toEqual(['valid', 'revoked', 'valid', 'valid'])
    const found = await json('list', 'HV02', '--state', 'superseded', '--sort', 'name')
    expect(found).toMatchObject({ foundCount: 1, totalCount: 4, certificates: [{ certificateId: 'certificate-3' }] })
    const serial = found.certificates[0].serial.match(/../g).join(':').toUpperCase()
    expect((await run('list', serial)).stdout).toMatch(/^certificate-3 {2}superseded /)
    expect(
      (await json('list', '--host', 'hv02.lab.example', '--limit', '1', '--offset', '1')).certificates,
    ).toHaveLength(1)
    expect((await run('renew', '--expiring', ...opened)).exitCode).toBe(0)
    // Without names everything current is exported: not what was revoked, and not what was renewed.
    const { files } = await json('export', '--out', 'again', ...opened)
    expect(files.map((file: { path: string }) => file.path).filter((path: string) => path.endsWith('.cer'))).toEqual([
      join(folder, 'again', 'root.cer'),
      join(folder, 'again', 'hv02.lab.example.cer'),
    ])
    expect((await run('crl', 'publish', '--valid-days', '10', ...opened)).stdout).toContain('CRL 3 of Lab Root')
    expect((await run('inspect', join('files', 'Lab-Root.crl'))).stdout).toContain('CRL 2, 1 revoked')

    const many = await run('revoke', 'hv01.lab.example', 'certificate-3', '--out', 'many', '--json', ...opened)
    expect(many.exitCode).toBe(4)
    expect(JSON.parse(many.stdout)).toMatchObject({
      outcomes: [
        { certificateId: 'certificate-2', failure: { code: 'certificate.alreadyRevoked' } },
        { failure: null },
      ],
      crls: [{ crlNumber: 4, path: join(folder, 'many', 'Lab-Root.crl') }],
    })
    const none = await run('renew', 'certificate-3', 'certificate-1', ...opened)
    expect([none.exitCode, none.stdout]).toEqual([2, expect.stringContaining('[certificate.alreadyRenewed]')])
    expect((await run('crl', 'publish', '--valid-days', '10', ...opened)).stdout).toContain('CRL 5 of Lab Root')

    const soon = await run('expiring', '--within', '30d', '--json')
    expect([soon.exitCode, JSON.parse(soon.stdout).expiring]).toEqual([
      3,
      [expect.objectContaining({ kind: 'crlPublish' }), expect.objectContaining({ kind: 'crlEnds' })],
    ])
    expect((await run('expiring', '--within', '1d')).exitCode).toBe(0)
    expect((await run('expiring', '--within', '4d', '--ics', 'reminders.ics')).exitCode).toBe(3)
    const calendar = readFileSync(join(folder, 'reminders.ics'), 'utf8')
    expect(calendar.match(/BEGIN:VEVENT\r\n/g)).toHaveLength(4)
    expect((await run('expiring', '--ics', join('missing', 'x.ics'))).stderr).toContain('[file.unwritable]')

    const url = 'http://pki.lab.example/root.crl'
    expect(await json('crl', 'policy', '--valid-days', '90', '--publish-days', '30', '--url', url)).toEqual({
      validDays: 90,
      publishDays: 30,
      distributionPoint: url,
    })
    expect((await run('crl', 'policy', '--url', 'https://pki.lab.example/root.crl')).stderr).toContain('crlUrl.notHttp')
    expect((await run('crl', 'offer', '--no-reachable')).stdout).toContain('cannot fetch')
    expect((await run('crl', 'list')).stdout).toContain('CRL 5, 2 revoked')
    expect((await run('crl', 'policy', '--no-url')).stdout).toContain('delivered as files')
    expect((await run('audit', '--verify')).stdout).toContain('the chain holds')

    const database = new DatabaseSync(join(folder, 'lab.understudy'))
    database.exec(`UPDATE audit SET details = '{}' WHERE kind = 'certificate.revoked'`)
    database.close()
    const broken = await run('audit', '--verify')
    expect([broken.exitCode, broken.stderr]).toEqual([3, expect.stringContaining('[audit.broken]')])
    expect(readFileSync(join(folder, 'lab.understudy')).includes(passphrase)).toBe(false)
  }, 120_000)

  it('lets a guess at the passphrase of a root cost what it must', async () => {
    const folder = temporaryFolder()
    const parameters = onWorkspace(['root', 'create', 'Lab Root', '--passphrase-file', '-'])
    // Other tests have their core guess cheaply; the program never does.
    expect(await runProgram(parameters, { folder, input: passphrase })).toMatchObject({ exitCode: 0 })
    expect(costOfRoot(join(folder, 'lab.understudy'))).toEqual({ N: 2 ** 17, r: 8, p: 1 })
  })

  it.each([
    [['issue', 'hv01.lab.example'], 'root.unknown'],
    [['root', 'create', 'Lab Root'], 'passphrase.missing'],
    [['root', 'create', 'Lab Root', '--passphrase-file', 'missing.txt'], 'file.unreadable'],
    [['root', 'create', 'Lab Root', '--key-bits', '1024', '--passphrase-file', 'missing.txt'], 'input.invalid'],
    [['revoke', 'hv01.lab.example', '--reason', 'boredom'], 'input.invalid'],
    [['expiring', '--within', 'soon'], 'input.invalid'],
    [['inspect', 'missing.cer'], 'file.unreadable'],
  ])('refuses %j in a sentence', async (parameters, code) => {
    const { exitCode, stdout, stderr } = await ca(temporaryFolder(), parameters)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`[${code}]`)
  })
})
