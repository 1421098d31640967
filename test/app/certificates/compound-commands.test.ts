/**
 * Compound commands of certificates with a refusal at every step: the n-th transaction of the workspace fails, or the n-th writing
 * to the disk. A command that is refused has changed nothing; one that could do a part says so and goes on when it is called again.
 */
import { constants, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { fail, type Failure, type Reply } from '../../../src-main/contract/failure.ts'
import type { CallName, InputOf } from '../../../src-main/contract/registry.ts'
import type { Workspace } from '../../../src-main/workspace/index.ts'
import { anAuthority } from '../an-authority.ts'
import { passphrase, prepareTemplate, type Template, type TestCore } from '../a-core.ts'

const disk = vi.hoisted(() => ({ failsAt: 0, count: 0 }))
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  const refuse = () => {
    disk.count += 1
    if (disk.count === disk.failsAt) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
  }
  const open: typeof real.open = async (path, flags, mode) => {
    if (typeof flags === 'number' && (flags & constants.O_CREAT) !== 0) refuse()
    return real.open(path, flags, mode)
  }
  const rename: typeof real.rename = async (from, to) => {
    refuse()
    return real.rename(from, to)
  }
  return { ...real, default: { ...real, open, rename }, open, rename }
})

interface Props {
  readonly rootId: string
  readonly certificateIds: readonly string[]
  readonly authority: { readonly file: string; readonly key: string; readonly crl: string }
}

/** Which transaction is to fail, counted from when it was set. */
const books = { failsAt: 0, count: 0 }

function failing(workspace: Workspace): Workspace {
  const transaction = <Value>(work: () => Reply<Value>): Reply<Value> => {
    books.count += 1
    return books.count === books.failsAt ? fail('workspace.diskFull', { path: 'test' }) : workspace.transaction(work)
  }
  return Object.create(workspace, { transaction: { value: transaction } }) as Workspace
}

let template: Template<Props>
beforeAll(async () => {
  template = await prepareTemplate(async (test, folder) => {
    const { rootId } = await test.must('root.create', { name: 'Lab Root', passphrase })
    const fqdns = ['hv01.lab.example', 'hv02.lab.example']
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns })
    const made = anAuthority(folder, 'Old Authority', 'old.lab.example')
    const crl = made.crl('old.crl', { crlNumber: '05', revoked: [made.hostSerial] })
    return { rootId, certificateIds, authority: { file: made.certificate, key: made.key, crl } }
  })
})

interface Command {
  readonly name: CallName
  readonly input: (folder: string, props: Props) => unknown
  /** Roots and host certificates that one run makes. */
  readonly makes: number
}

/** One host and the older kind of PFX, whose derivation takes no time: the places are the same. */
const quickly = (certificateIds: readonly string[]) => ({
  certificateIds: certificateIds.slice(0, 1),
  windowsVersions: ['2012R2'],
})

const commands: readonly Command[] = [
  {
    name: 'certificate.issue',
    makes: 2,
    input: (_, { rootId }) => ({ rootId, fqdns: ['a.lab.example', 'b.lab.example'] }),
  },
  {
    name: 'certificate.export',
    makes: 0,
    input: (folder, { certificateIds }) => ({ ...quickly(certificateIds), folder }),
  },
  {
    name: 'certificate.bundle',
    makes: 0,
    input: (folder, { certificateIds }) => ({ ...quickly(certificateIds), folder }),
  },
  {
    name: 'certificate.bundle',
    makes: 0,
    input: (folder, { certificateIds }) => ({ ...quickly(certificateIds), folder, form: 'zip' }),
  },
  { name: 'certificate.renew', makes: 1, input: (_, { certificateIds: [certificateId] }) => ({ certificateId }) },
  {
    name: 'certificate.revoke',
    makes: 0,
    input: (folder, { certificateIds: [certificateId] }) => ({ certificateId, folder }),
  },
  { name: 'certificate.renewMany', makes: 2, input: (_, { certificateIds }) => ({ certificateIds }) },
  {
    name: 'certificate.revokeMany',
    makes: 0,
    input: (folder, { certificateIds }) => ({ certificateIds, folder }),
  },
  {
    name: 'certificate.exportMany',
    makes: 0,
    input: (folder, { certificateIds }) => ({ certificateIds, folder, windowsVersions: ['2012R2'] }),
  },
  { name: 'crl.publish', makes: 0, input: (folder, { rootId }) => ({ rootId, folder }) },
  { name: 'root.create', makes: 1, input: () => ({ name: 'Another Root', passphrase }) },
  { name: 'root.rollOver', makes: 1, input: (_, { rootId }) => ({ rootId, name: 'Next Root', passphrase }) },
  { name: 'root.reissue', makes: 0, input: (_, { rootId }) => ({ rootId }) },
  {
    name: 'root.import',
    makes: 1,
    input: (_, { authority: { file, key, crl } }) => ({
      file: { path: file },
      key: { path: key },
      crl: { path: crl },
      passphrase,
    }),
  },
  {
    name: 'root.createPerHost',
    makes: 2,
    input: (folder) => ({ fqdns: ['c.lab.example'], folder, passphrase, windowsVersions: ['2012R2'] }),
  },
]

/** All that a user can see of certificates, and every file. */
async function everything(test: TestCore, folder: string): Promise<unknown> {
  const { certificates } = await test.must('certificate.list', {})
  const { roots } = await test.must('root.list', {})
  const { crls } = await test.must('crl.list', {})
  const { entries } = await test.must('audit.list', { limit: 500 })
  const { activities } = await test.must('activity.list', { limit: 500 })
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return [path, entry.isFile() ? readFileSync(path, 'base64') : 'folder']
  })
  return { certificates, roots, crls, entries, activities, files: files.sort() }
}

async function prepared(): Promise<{ test: TestCore; folder: string }> {
  Object.assign(disk, { failsAt: 0, count: 0 })
  Object.assign(books, { failsAt: 0, count: 0 })
  const test = await template.open({ around: failing })
  await test.must('root.unlock', { rootId: template.props.rootId, passphrase })
  const folder = join(test.folder, 'files')
  mkdirSync(folder)
  // What is there already and does not change: an export of before.
  const [certificateId = ''] = template.props.certificateIds
  await test.must('certificate.export', { certificateIds: [certificateId], folder, windowsVersions: ['2012R2'] })
  writeFileSync(join(folder, 'thesis.doc'), 'kept')
  return { test, folder }
}

interface Bulk {
  readonly doneCount: number
  readonly outcomes: readonly { readonly certificateId: string; readonly failure: Failure | null }[]
}

/** The answer of a command for many, read as that of one: refused where none was done, done in part where some were. */
function bulkAsOne(reply: Reply<unknown>): Reply<unknown> {
  if (!reply.ok || typeof reply.value !== 'object' || reply.value === null || !('outcomes' in reply.value)) return reply
  const { doneCount, outcomes } = reply.value as Bulk
  const refused = outcomes.filter(({ failure }) => failure !== null)
  const [first] = refused
  if (!first?.failure) return reply
  const partly: Pick<Failure, 'partly'> = doneCount === 0 ? {} : { partly: { done: [], remaining: [] } }
  const params = { refused: refused.map(({ certificateId }) => certificateId).join(' ') }
  return { ok: false, failure: { ...first.failure, params, ...partly } }
}

/** A command for many goes on with those that it refused. */
function goingOnWith({ refused }: Failure['params']): { certificateIds?: string[] } {
  return typeof refused === 'string' ? { certificateIds: refused.split(' ') } : {}
}

const countOf = async (test: TestCore) => (await test.must('certificate.list', {})).certificates.length

/**
 * Runs a command once for each place where it can be refused.
 * @returns At how many places it was.
 */
async function refuseEverywhere(command: Command, counter: typeof disk): Promise<number> {
  let { test, folder } = await prepared()
  for (let failsAt = 1; ; failsAt += 1) {
    const before = await everything(test, folder)
    const certificatesBefore = await countOf(test)
    const input = command.input(folder, template.props) as InputOf<CallName>
    Object.assign(counter, { failsAt, count: 0 })
    const reply = bulkAsOne(await test.call(command.name, input))
    const wasReached = counter.count >= failsAt
    Object.assign(counter, { failsAt: 0, count: 0 })
    if (!reply.ok && reply.failure.partly === undefined) {
      expect(await everything(test, folder), `${command.name} refused at ${failsAt}`).toEqual(before)
      continue
    }
    if (!reply.ok) await test.must(command.name, { ...input, ...goingOnWith(reply.failure.params) } as typeof input)
    expect((await countOf(test)) - certificatesBefore, `${command.name} at ${failsAt}`).toBe(command.makes)
    if (reply.ok && !wasReached) return failsAt - 1
    const next = await prepared()
    ;[test, folder] = [next.test, next.folder]
  }
}

describe.each(commands)('$name', (command) => {
  it('changes nothing or goes on, whichever transaction fails', async () => {
    expect(await refuseEverywhere(command, books)).toBeGreaterThan(0)
  })

  it('changes nothing or goes on, whichever writing fails', async () => {
    const places = await refuseEverywhere(command, disk)
    const writes = JSON.stringify(command.input('FOLDER', template.props)).includes('FOLDER')
    expect(places > 0).toBe(writes)
  })
})
