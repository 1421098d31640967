/**
 * A core for tests: a real workspace file in a temporary folder, the real emulator and the real authority, a wall clock
 * that stands still until a test moves it, and bytes that are the same in every run. Keys are kept ones, and a guess at a passphrase
 * costs little: neither is what these tests are about. Every reply that comes back is held against the contract, so that each test
 * here also tests that.
 */
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, vi } from 'vitest'
import type { z } from 'zod'
import { createCore, type Core, type Ticker } from '../../src-main/app/core.ts'
import type { SecretKeeper } from '../../src-main/app/base/secret-keeper.ts'
import type { CoreEvent } from '../../src-main/contract/events.ts'
import type { Failure, Reply } from '../../src-main/contract/failure.ts'
import { failures } from '../../src-main/contract/failures/index.ts'
import { situationParams } from '../../src-main/contract/failures/situations.ts'
import { detailOf } from '../../src-main/contract/problems.ts'
import { loadTexts } from '../../src-main/contract/texts/catalog.ts'
import { describeFailure } from '../../src-main/contract/texts/index.ts'
import { languages } from '../../src-main/contract/texts/shape.ts'
import { calls, isCallName, type CallName, type InputOf, type OutputOf } from '../../src-main/contract/registry.ts'
import { openWorkspace, type Workspace } from '../../src-main/workspace/index.ts'
import { keptKeys, markKeys, reuseKeys } from '../authority/kept-keys.ts'
import { foreignWords, textsWithin } from '../foreign-words.ts'

export const passphrase = 'a passphrase of the test, long enough'
/** Today: the TLS engine knows no other time, and judges dates by it. */
export const wallStart = Math.floor(Date.now() / 1000) * 1000
/** Monday, 5 January 2026, 08:00 UTC. */
export const virtualStart = Date.UTC(2026, 0, 5, 8)
export const httpsRule = 'Hyper-V Replica HTTPS Listener (TCP-In)'

/** Any call may meet these; the contract lists the others one by one. */
const failuresOfAnyCall = [
  'input.invalid',
  'name.invisible',
  'core.internal',
  'core.closed',
  ...Object.keys(failures).filter((code) => code.startsWith('workspace.')),
]

/** A thousandth of what the program asks for. */
const passphraseCost = { N: 2 ** 7, r: 8, p: 1 }
/** Those that the templates of the file have. */
let keysOfFile = markKeys()

/** Every core of a file draws other bytes, as two runs of the program do. */
let cores = 0
const folders: string[] = []
const foldersOfFile: string[] = []
const opened: TestCore[] = []

/**
 * Sees to it that the cores and folders of the file that is being read go away, and that the next file begins as if it were the first.
 * Where files share their modules this one is read only once, so that `each-file.ts` calls it for each of them.
 */
export function clearAwayAfterwards(): void {
  // What OpenSSL and TLS do takes its time, above all on a machine that does other things too.
  vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.core.close()
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
    reuseKeys(keysOfFile)
  })
  afterAll(() => {
    for (const folder of foldersOfFile.splice(0)) rmSync(folder, { recursive: true, force: true })
    keysOfFile = new Map()
    reuseKeys(keysOfFile)
    cores = 0
  })
}
clearAwayAfterwards()

/** Makes a folder that goes away after the test, or after all tests of the file. */
export function temporaryFolder(lifetime: 'test' | 'file' = 'test'): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-app-'))
  const list = lifetime === 'test' ? folders : foldersOfFile
  list.push(folder)
  return folder
}

export interface TestCoreOptions {
  readonly folder?: string
  readonly path?: string
  readonly seed?: string
  readonly wallStart?: number
  readonly ticker?: Ticker
  readonly secretKeeper?: SecretKeeper
  /** Stands between the core and the workspace. */
  readonly around?: (workspace: Workspace) => Workspace
}

export interface TestCore {
  readonly core: Core
  readonly workspace: Workspace
  readonly path: string
  readonly folder: string
  readonly events: CoreEvent[]
  /** What was thrown inside and reported. */
  readonly reported: unknown[]
  /** The wall clock; tests may move it. */
  readonly wall: { now: number; setBy: number }
  /** Texts that may appear in no reply and no event. */
  readonly secrets: Set<string>
  call<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<Reply<OutputOf<Name>>>
  /** Makes a call that must succeed. */
  must<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>
  /** Makes a call that must be refused. */
  refusal<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<Failure>
  hash(): Promise<string>
  /** Carries out the remedy of a failure; there must be one. */
  fix(failure: Failure): Promise<void>
}

/** Opens a core. Everything is closed and deleted after the test. */
export async function aCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const folder = options.folder ?? temporaryFolder()
  const path = options.path ?? join(folder, 'test.understudy')
  const wall = { now: options.wallStart ?? wallStart, setBy: 0 }
  const now = () => new Date(wall.now)
  const reply = openWorkspace({ path, mode: 'open-or-create', now, applicationVersion: '0.1.0-test' })
  const file = valueOf(reply)
  const workspace = options.around?.(file) ?? file
  const reported: unknown[] = []
  const core = valueOf(
    await createCore({
      workspace,
      now,
      // As long as a test sets no clock, both show the same.
      monotonicMilliseconds: () => wall.now - wall.setBy,
      randomBytes: sameBytes(`${options.seed ?? 'test'} ${cores++}`),
      keys: keptKeys,
      passphraseCost,
      seed: options.seed ?? 'test',
      startInstant: virtualStart,
      applicationVersion: '0.1.0-test',
      reportError: (error) => reported.push(error),
      ...(options.secretKeeper ? { secretKeeper: options.secretKeeper } : {}),
      ...(options.ticker ? { ticker: options.ticker } : {}),
    }),
  )
  const events: CoreEvent[] = []
  core.subscribe((event) => events.push(event))
  const secrets = new Set([passphrase])

  /** What the calls of the test have named: it is called so in every language. */
  const names = new Set<string>()

  const call: TestCore['call'] = async (name, input) => {
    for (const each of textsWithin(input)) names.add(each)
    const answer = (await core.call(name, input)) as Reply<OutputOf<typeof name>>
    expectToFitContract(name, answer, names)
    const text = JSON.stringify([answer, events])
    for (const secret of secrets) expect(text, `a secret left the core in ${name}`).not.toContain(secret)
    return answer
  }
  const must: TestCore['must'] = async (name, input) => {
    const answer = await call(name, input)
    if (!answer.ok) expect.fail(`${name}: ${JSON.stringify(answer.failure)} ${reported.map(String).join()}`)
    return answer.value
  }
  const test: TestCore = {
    core,
    workspace,
    path,
    folder,
    events,
    reported,
    wall,
    secrets,
    call,
    must,
    refusal: async (name, input) => failureOf(await call(name, input)),
    hash: async () => (await must('world.hash', {})).worldHash,
    async fix(failure) {
      expect(failure.fix, failure.code).toBeDefined()
      for (const step of failure.fix?.steps ?? []) await must(step.call as CallName, step.input as never)
    },
  }
  opened.push(test)
  return test
}

/** Closes a core before its test ends, for instance to open its workspace again. */
export async function close(test: TestCore): Promise<void> {
  opened.splice(opened.indexOf(test), 1)
  await test.core.close()
}

/** Forgets a core without closing it, as a crash would. */
export function abandon(test: TestCore): void {
  opened.splice(opened.indexOf(test), 1)
}

await Promise.all(languages.map(loadTexts))

/** A reply must be of the declared shape, and a failure must be declared for this call, with its parameters. */
function expectToFitContract(name: CallName, reply: Reply<unknown>, names: ReadonlySet<string>): void {
  if (reply.ok) {
    const schema: z.ZodType = calls[name].output
    const parsed = schema.safeParse(reply.value)
    if (!parsed.success) expect.fail(`${name} answers what it does not declare: ${parsed.error.message}`)
    // Schemas strip what they do not know, so a difference is a member that nobody declared.
    expect(reply.value, `${name} answers more than it declares`).toEqual(parsed.data)
    return
  }
  const { code, params, windowsCode } = reply.failure
  const declared: readonly string[] = calls[name].failures
  expect([...declared, ...failuresOfAnyCall], `${name} gives a failure that it does not declare`).toContain(code)
  // A failure with several texts names what the one that fits needs; any other names everything.
  if (!(code in situationParams))
    expect(Object.keys(params), code).toEqual(expect.arrayContaining([...failures[code].params]))
  for (const language of languages) {
    const { sentence, next } = describeFailure(reply.failure, language)
    const said = `${sentence} ${next}`
    expect(said, `${code} in ${language}`).not.toContain('{{')
    expect(
      foreignWords(said, language, [...names, ...saidByOthers(params)]),
      `${code} in ${language}: ${said}`,
    ).toEqual([])
  }
  if ('windowsCode' in failures[code]) expect(windowsCode, code).toMatch(/^0x[0-9A-F]{8}$/)
}

/** Parameters that are what somebody or something is called, or that foreign programs, files and the input itself say so. */
const namesOfFailures =
  /^(?:root|successor|issuer|name|label|vm|host|template|field|file|entry|extra|expected|rule|bound|form|problem|detail|conversion|\w*Id)$/

/** None of it has words in another language; of a code with a detail it is the detail. */
function saidByOthers(params: Failure['params']): string[] {
  return Object.entries(params)
    .filter(([param]) => namesOfFailures.test(param))
    .map(([param, value]) => (param === 'problem' || param === 'form' ? detailOf(String(value)).detail : String(value)))
    .flatMap((value) => [value, ...value.split(/,\s*/)])
}

export interface Trust {
  readonly hostIds: readonly [string, string]
  readonly fqdns: readonly [string, string]
  readonly certificateIds: readonly [string, string]
  readonly rootId: string
  /** Where root, certificates, PFX files and passwords are. */
  readonly files: string
}

/** Two hosts with certificates, root and CRL in their stores; neither is a Replica server yet. */
export async function twoHosts(test: TestCore, files: string): Promise<Trust> {
  const hostIds: string[] = []
  for (const name of ['HYPERVISOR-01', 'HYPERVISOR-02']) {
    hostIds.push((await test.must('host.add', { name, dnsSuffix: 'lab.example' })).hostId)
  }
  const { hosts } = await test.must('host.list', {})
  const fqdns = hosts.map((host) => host.fqdn)
  const { rootId } = await test.must('root.create', { name: 'Test Root', passphrase })
  const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns })
  await test.must('certificate.export', { certificateIds, folder: files })
  for (const [index, hostId] of hostIds.entries()) {
    await test.must('certificate.importOnHost', { hostId, certificateId: certificateIds[index] ?? '' })
  }
  return { hostIds: pair(hostIds), fqdns: pair(fqdns), certificateIds: pair(certificateIds), rootId, files }
}

/** Makes a host a Replica server that its peers can reach. */
export async function makeReplicaServer(test: TestCore, hostId: string, certificateId: string): Promise<void> {
  await test.must('replicaServer.set', {
    hostId,
    enabled: true,
    certificateId,
    defaultStorageLocation: 'C:\\Hyper-V Replica',
  })
  await test.must('host.setFirewallRule', { hostId, rule: httpsRule, enabled: true })
}

/** A running machine with one disk, a guest file and a static address. */
export async function aVm(test: TestCore, hostId: string, name = 'web01', address = '10.10.1.21'): Promise<string> {
  const { vmId } = await test.must('vm.create', {
    hostId,
    name,
    disks: [{ sizeBytes: 40 * 1024 ** 3, usedBytes: 9 * 1024 ** 3 }],
    ip: { address, subnetMask: '255.255.255.0', gateway: '10.10.1.1', dnsServer: '10.10.1.1' },
    guestFiles: [{ path: 'C:\\Orders\\ledger.csv', sizeBytes: 20_000 }],
    churnBytesPerHour: 180_000_000,
  })
  await test.must('vm.start', { vmId })
  return vmId
}

/** Lets time pass until a record has a state. */
export async function waitForState(test: TestCore, vmId: string, state: string): Promise<void> {
  for (let step = 0; step < 400; step += 1) {
    const vm = await test.must('vm.view', { vmId })
    if (vm.replication?.state === state) return
    await test.must('clock.skip', { seconds: 60 })
  }
  expect.fail(`${vmId} never came to ${state}`)
}

/** The id of the other record of a machine's relationship. */
export async function peerOf(test: TestCore, vmId: string): Promise<string> {
  const { vms } = await test.must('vm.list', {})
  const vm = vms.find((each) => each.vmId === vmId)
  const peer = vms.find((each) => each.guid === vm?.guid && each.vmId !== vmId)
  return peer?.vmId ?? expect.fail(`${vmId} has no peer`)
}

/** A workspace that was prepared once and is copied for each test, because keys take their time. */
export interface Template<Props> {
  readonly props: Props
  open(options?: Omit<TestCoreOptions, 'path'>): Promise<TestCore>
}

/**
 * Prepares a workspace, for `beforeAll`.
 * @param prepare Fills it; the folder lives as long as the file's tests.
 */
export async function prepareTemplate<Props>(
  prepare: (test: TestCore, folder: string) => Promise<Props>,
): Promise<Template<Props>> {
  const folder = temporaryFolder('file')
  const test = await aCore({ folder })
  const props = await prepare(test, folder)
  await close(test)
  keysOfFile = markKeys()
  return {
    props,
    open(options = {}) {
      const own = options.folder ?? temporaryFolder()
      cpSync(test.path, join(own, 'test.understudy'))
      return aCore({ ...options, folder: own })
    },
  }
}

export function valueOf<Value>(reply: Reply<Value>): Value {
  if (!reply.ok) expect.fail(JSON.stringify(reply.failure))
  return reply.value
}

export function failureOf(reply: Reply<unknown>): Failure {
  if (reply.ok) expect.fail(`expected a failure, got ${JSON.stringify(reply.value)}`)
  return reply.failure
}

/** Every call that the contract marks as a query or command. */
export function callNames(kind: 'query' | 'command'): CallName[] {
  return Object.keys(calls).filter((name): name is CallName => isCallName(name) && calls[name].kind === kind)
}

/** Bytes that look random and are the same in every run. */
function sameBytes(seed: string): (count: number) => Uint8Array {
  let block = 0
  return (count) => {
    const parts: Buffer[] = []
    for (let length = 0; length < count; length += 32) {
      parts.push(createHash('sha256').update(`${seed} ${block++}`).digest())
    }
    return new Uint8Array(Buffer.concat(parts).subarray(0, count))
  }
}

function pair(texts: readonly string[]): readonly [string, string] {
  return [texts[0] ?? expect.fail('nothing there'), texts[1] ?? expect.fail('only one there')]
}
