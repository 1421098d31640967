/**
 * What people get wrong at the command line: each gets one sentence with its code and a next step, the exit code 2, and every file
 * stays as it was, byte for byte. The whole program runs here, on workspaces of its own making.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCore, close, temporaryFolder, twoHosts } from '../../app/a-core.ts'
import { program, startCommand, startProgram, understudy, type Ended } from '../child.ts'

/** A workspace with two hosts, their exported certificates, and a machine. */
let prepared = { path: '', files: '', hostId: '', vmId: '', fqdn: '' }

beforeAll(async () => {
  const folder = temporaryFolder('file')
  const core = await aCore({ folder })
  const trust = await twoHosts(core, join(folder, 'certificates'))
  const [hostId] = trust.hostIds
  const { vmId } = await core.must('vm.create', { hostId, name: 'web01', disks: [{ sizeBytes: 1024 ** 3 }] })
  prepared = { path: core.path, files: trust.files, hostId, vmId, fqdn: trust.fqdns[0].toLowerCase() }
  await close(core)
})

describe('a call refuses', () => {
  const label = 'a'.repeat(70)
  const cases: readonly (readonly [string, string, () => readonly [string, object]])[] = [
    [
      'a computer name with a space',
      'name.hasSpace',
      () => ['host.add', { name: 'HYPER VISOR', dnsSuffix: 'lab.example' }],
    ],
    ['a suffix with a space', 'name.hasSpace', () => ['host.add', { name: 'HOST-3', dnsSuffix: 'lab example' }]],
    [
      'a label of 70 characters',
      'name.labelTooLong',
      () => ['host.add', { name: 'HOST-3', dnsSuffix: `${label}.example` }],
    ],
    [
      'a host name that exists',
      'host.duplicateName',
      () => ['host.add', { name: 'hypervisor-01', dnsSuffix: 'lab.example' }],
    ],
    [
      'a wrong password of a PFX',
      'pfx.wrongPassword',
      () => ['store.importPfx', { hostId: prepared.hostId, file: pfxFile(), password: 'not the password' }],
    ],
    [
      'a wrong password of a PFX that is only looked at',
      'pfx.wrongPassword',
      () => ['certificate.inspect', { file: pfxFile(), password: 'not the password' }],
    ],
    [
      'an interval of 31 seconds',
      'replication.badFrequency',
      () => [
        'wizard.finish',
        {
          kind: 'enableReplication',
          vmId: prepared.vmId,
          draft: { server: 'hypervisor-02.lab.example', frequencySeconds: '31' },
        },
      ],
    ],
  ]

  it.each(cases)('%s', async (_, code, callOf) => {
    const [name, input] = callOf()
    const before = valuesOf(prepared.path)
    const ended = await call(name, input, '--json')
    expect(ended.exitCode).toBe(2)
    const reply = JSON.parse(ended.stdout) as { sentence: string; next: string }
    expect(reply).toMatchObject({ ok: false, failure: { code, field: expect.any(String) } })
    for (const text of [reply.sentence, reply.next]) expect(text).toMatch(/^[A-Z][^\n]*\.$/)
    expect(valuesOf(prepared.path)).toEqual(before)
  })

  it('a FQDN with a space among those that certificates are issued for', async () => {
    const { rootId } = (JSON.parse((await call('root.list', {})).stdout) as { roots: { rootId: string }[] })
      .roots[0] ?? {
      rootId: '',
    }
    const ended = await call('certificate.issue', { rootId, fqdns: ['hypervisor 03.lab.example'] })
    expectRefusal(ended, 'name.hasSpace')
  })
})

describe('a rehearsal refuses', () => {
  it('a folder that cannot be written', async () => {
    const parent = join(temporaryFolder(), 'file')
    writeFileSync(parent, 'a file where a folder would have to be')
    const ended = await understudy(temporaryFolder(), 'rehearse', '--out', join(parent, 'out'))
    expectRefusal(ended, 'file.unwritable')
    expect(readFileSync(parent, 'utf8')).toBe('a file where a folder would have to be')
  })

  it('a folder that holds something', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'kept.txt'), 'kept')
    expectRefusal(await understudy(folder, 'rehearse', '--out', folder), 'rehearsal.folderNotEmpty')
    expect(readdirSync(folder)).toEqual(['kept.txt'])
  })

  it.runIf(process.platform === 'linux')('to go on on a volume that is full, and says how far it came', async () => {
    const folder = temporaryFolder()
    const ended = await onSmallVolume(folder, ['rehearse', '--out', join(folder, 'out')])
    expect(ended.exitCode, ended.stderr).toBe(4)
    expect(ended.stdout).toBe('')
    expect(ended.stderr).toContain('[file.diskFull]')
    expect(ended.stderr).toContain('Done so far: the hosts added')
    expect(ended.stderr).toContain('begin anew in a new workspace')
  })
})

describe('a workspace is left as it is', () => {
  it('that is damaged', async () => {
    const path = copyOf(prepared.path)
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 8192, Math.min(bytes.length, 24_576))
    writeFileSync(path, bytes)
    await expectUntouched(path, 'workspace.damaged')
  })

  it('that a newer version has written', async () => {
    const path = copyOf(prepared.path)
    const database = new DatabaseSync(path)
    database.exec('PRAGMA user_version = 999')
    database.close()
    await expectUntouched(path, 'workspace.newer')
  })

  it('that is none', async () => {
    const path = join(temporaryFolder(), 'letter.txt')
    writeFileSync(path, 'Dear sir or madam,\n'.repeat(400))
    await expectUntouched(path, 'workspace.notAWorkspace')
  })

  it('that another process holds', async () => {
    const path = copyOf(prepared.path)
    const holder = startProgram(['serve', '--port', '0', '--no-open', '--workspace', path])
    await holder.firstLine
    await expectRefusedTwice(path, 'workspace.locked')
    holder.child.kill('SIGTERM')
    await holder.ended
    // The holder tidies its file as it likes; what was refused is in no row of it.
    expect(JSON.stringify(valuesOf(path))).not.toContain('HOST-9')
    expect(JSON.stringify(valuesOf(path))).toContain('web01')
  })

  it.runIf(process.platform === 'linux')('that would have to be on a full volume', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'test.understudy')
    const ended = await onSmallVolume(folder, ['call', 'host.list', '--workspace', path], '16k')
    expectRefusal(ended, 'workspace.diskFull')
    expect(existsSync(path)).toBe(false)
  })
})

const pfxFile = () => ({ path: join(prepared.files, `${prepared.fqdn}.modern.pfx`) })

const call = (name: string, input: object, ...more: readonly string[]) =>
  understudy(prepared.files, 'call', name, '--input', JSON.stringify(input), '--workspace', prepared.path, ...more)

/** Opens a workspace that must be refused, twice, and holds its bytes against what they were. */
async function expectUntouched(path: string, code: string): Promise<void> {
  const before = contentOf(path)
  await expectRefusedTwice(path, code)
  expect(contentOf(path)).toEqual(before)
}

/** A command and a query; neither leaves a file beside the workspace. */
async function expectRefusedTwice(path: string, code: string): Promise<void> {
  const neighbours = readdirSync(join(path, '..')).sort()
  for (const parameters of [
    ['call', 'host.add', '--input', '{"name":"HOST-9"}'],
    ['workspace', 'verify'],
  ]) {
    expectRefusal(await understudy(dirname(path), ...parameters, '--workspace', path), code)
  }
  expect(readdirSync(join(path, '..')).sort()).toEqual(neighbours)
}

/** One sentence with its code, one next step, nothing on standard output, exit code 2. */
function expectRefusal(ended: Ended, code: string): void {
  expect(ended.stderr).toContain(`[${code}]`)
  const lines = ended.stderr
    .trim()
    .split('\n')
    .filter((line) => !/^\d+\/\d+ /.test(line))
  expect(lines, ended.stderr).toHaveLength(2)
  expect(lines[1]).toMatch(/\w.*\.$/)
  expect([ended.exitCode, ended.stdout]).toEqual([2, ''])
}

/** Runs the program where a folder is a volume of its own, too small for what is to be written. */
function onSmallVolume(folder: string, parameters: readonly string[], size = '48k'): Promise<Ended> {
  mkdirSync(folder, { recursive: true })
  const mount = 'mount -t tmpfs -o size="$0" none "$1" && shift && exec "$@"'
  // Root may mount; everybody else may where the kernel allows a user to have a namespace.
  const isolation = spawnSync('unshare', ['-m', 'true']).status === 0 ? ['-m'] : ['-r', '-m']
  const inside = ['sh', '-c', mount, size, folder, process.execPath, program, ...parameters]
  return startCommand('unshare', [...isolation, ...inside], { input: '' }).ended
}

function copyOf(path: string): string {
  const copy = join(temporaryFolder(), 'copy.understudy')
  copyFileSync(path, copy)
  return copy
}

function contentOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/** Every row of a workspace but the note of who opened it last: opening is no change that a user means. */
function valuesOf(path: string): Record<string, unknown[]> {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    return Object.fromEntries(
      tables.map(({ name }) => [
        String(name),
        database
          .prepare(`SELECT * FROM "${String(name)}"`)
          .all()
          .filter((row) => !String(row['key']).startsWith('opened')),
      ]),
    )
  } finally {
    database.close()
  }
}
