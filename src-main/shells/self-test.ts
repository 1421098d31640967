/**
 * Whether everything that Understudy asks of the program that it runs in is there: its SQLite, its ciphers and key derivations, its
 * TLS. Node and Electron are built differently, and a checkout, an installed app and a command line run in different ones.
 */
import { randomBytes } from 'node:crypto'
import { createRoot, issueHost, type IssuedCertificate } from '../authority/certificates/issue.ts'
import { buildPfx, type PfxProfileName } from '../authority/files/pkcs12.ts'
import { openPfx } from '../authority/files/pkcs12-read.ts'
import { nativeKeys, type KeyFactory } from '../authority/keys/key-factory.ts'
import { openWithPassphrase, sealWithPassphrase, type PassphraseCost } from '../authority/vault/vault.ts'
import type { Reply } from '../contract/failure.ts'
import { performHandshake, type TlsParty } from '../transport/loopback-tls.ts'
import { openWorkspace } from '../workspace/index.ts'

const selfTestNames = ['workspace', 'passphrase', 'pfxCompat', 'pfxModern', 'tls', 'secretStore'] as const
type SelfTestName = (typeof selfTestNames)[number]

export interface SelfTestResult {
  readonly name: SelfTestName
  /** What went wrong, in the words of the part that refused; null where nothing did. */
  readonly problem: string | null
}

interface SelfTestOptions {
  readonly applicationVersion: string
  readonly now: () => Date
  /** Says what is wrong with the system's store for secrets, where the shell has one. */
  readonly secretStore?: () => Promise<string | null>
  /** Where keys come from, and what a guess at a passphrase costs: as in use, if left out. */
  readonly keys?: KeyFactory
  readonly cost?: PassphraseCost
}

/**
 * Tries each part once, in the order of the names; what throws counts as a problem of its part. Takes about two seconds, most of it for
 * keys and for one guess at a passphrase.
 */
export async function runSelfTest(options: SelfTestOptions): Promise<SelfTestResult[]> {
  const { applicationVersion, now, secretStore, keys = nativeKeys, cost } = options
  const context = { keys, now: now(), randomBytes }
  const made = makePair(context)
  // Each part that needs them says so, too.
  made.catch(() => undefined)
  const parts: Readonly<Record<SelfTestName, (() => Promise<void>) | undefined>> = {
    workspace: async () => tryWorkspace(applicationVersion, now),
    passphrase: () => tryPassphrase(cost),
    pfxCompat: async () => tryPfx('compat', await made),
    pfxModern: async () => tryPfx('modern', await made),
    tls: async () => tryTls(await made),
    secretStore:
      secretStore &&
      (async () => {
        const problem = await secretStore()
        if (problem !== null) throw new Error(problem)
      }),
  }
  const results: SelfTestResult[] = []
  for (const name of selfTestNames) {
    const attempt = parts[name]
    if (!attempt) continue
    const problem = await attempt().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    results.push({ name, problem })
  }
  return results
}

interface Pair {
  readonly root: IssuedCertificate
  readonly hosts: readonly [IssuedCertificate, IssuedCertificate]
}

async function makePair(context: Parameters<typeof createRoot>[1]): Promise<Pair> {
  const root = valueOf(await createRoot({ commonName: 'Self-test', keyBits: 2048, years: 1 }, context))
  const host = async (fqdn: string) => valueOf(await issueHost({ fqdn, keyBits: 2048, years: 1 }, root, context))
  return { root, hosts: [await host('one.self-test.example'), await host('two.self-test.example')] }
}

function tryWorkspace(applicationVersion: string, now: () => Date): void {
  const workspace = valueOf(openWorkspace({ path: ':memory:', mode: 'open-or-create', now, applicationVersion }))
  valueOf(workspace.close())
}

async function tryPassphrase(cost?: PassphraseCost): Promise<void> {
  const secret = Buffer.from('self-test')
  const asked = { passphrase: 'correct horse', purpose: 'self-test' }
  const opened = valueOf(
    await openWithPassphrase(await sealWithPassphrase(secret, asked, randomBytes, cost), {
      ...asked,
      root: 'self-test',
    }),
  )
  if (!opened.equals(secret)) throw new Error('another secret came out')
}

async function tryPfx(profile: PfxProfileName, { root, hosts: [host] }: Pair): Promise<void> {
  const password = 'self-test'
  const bytes = valueOf(
    await buildPfx({
      profile,
      certificate: host.certificate,
      privateKey: host.privateKey,
      chain: [root.certificate],
      password,
      friendlyName: 'Self-test',
      randomBytes,
    }),
  )
  const { key } = valueOf(await openPfx(bytes, password, 'self-test.pfx'))
  if (!key?.privateKey.equals(host.privateKey)) throw new Error('another key came out')
}

async function tryTls({ root, hosts: [one, other] }: Pair): Promise<void> {
  const party = (host: IssuedCertificate): TlsParty => ({
    key: host.privateKey,
    certificateChain: [host.certificate],
    trustedRoots: [root.certificate],
  })
  const report = await performHandshake({
    server: party(one),
    client: party(other),
    serverName: one.dnsNames[0] ?? one.commonName,
    timeoutMilliseconds: 10_000,
  })
  if (!report.completed) throw new Error(report.code)
  if (!report.accepted) throw new Error(report.client.code ?? report.server.code ?? 'refused')
}

function valueOf<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value
  throw new Error(reply.failure.code)
}
