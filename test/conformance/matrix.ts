/**
 * Every artefact before every verifier: the rows and columns of the table in `resources/docs/conformance.md`. A cell is
 * `verified` when the verifier checked signature, chain or MAC and found them good, `read` when it can only read that kind of
 * file and found in it what is there, and `-` when it knows nothing of the kind. Controls must be `refused`; otherwise a refusal
 * comes with the verifier's words.
 */
import { createPrivateKey, randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { writeP7b, writePem } from '../../src-main/authority/files/chain-files.ts'
import { signCrl } from '../../src-main/authority/crls/crl.ts'
import { readAuthority } from '../../src-main/authority/inspection/foreign-authority.ts'
import { issueForKey, issueHost } from '../../src-main/authority/certificates/issue.ts'
import { buildPfx, type PfxProfileName } from '../../src-main/authority/files/pkcs12.ts'
import { readSignableRequest } from '../../src-main/authority/requests/signable-request.ts'
import { keyProviders, type KeyProviderName } from '../../src-main/contract/pfx-choices.ts'
import { aRoot, contextAt, pemText, valueOf } from '../authority/builders.ts'
import { longFqdn, makeArtefacts, password, type Artefacts } from './artefacts.ts'
import { dotnetVerifier } from './matrix-dotnet.ts'
import { javaVerifier, nssVerifier } from './matrix-stores.ts'
import { gnutlsVerifier, nodeVerifier, opensslVerifier } from './matrix-files.ts'
import { shakeHands } from './matrix-tls.ts'
import { run, type ToolName } from './tools.ts'

export type Kind = 'root' | 'host' | 'crl' | 'pfx' | 'chain'

/** A row. */
export interface Artefact {
  readonly title: string
  readonly kind: Kind
  /** File name without its ending. */
  readonly name: string
  /** The root that it is verified with. */
  readonly root: string
  /** The name that a client expects of a host. */
  readonly expects?: string
  /** Entries of a CRL. */
  readonly entries?: number
  readonly provider?: KeyProviderName
  /** Something is wrong with it: a verifier that takes it checks nothing. */
  readonly isControl?: true
}

export type Answer = 'verified' | 'read' | '-' | 'refused' | `refused: ${string}` | 'taken'

/** A column. */
export interface Verifier {
  readonly title: string
  readonly judge: (artefact: Artefact) => Promise<Answer>
}

/** What a verifier works with. */
export interface Bench {
  /** The path of a file of the artefacts. */
  readonly at: (name: string) => string
  readonly tool: (name: ToolName) => string
}

const host = (title: string, name: string, expects: string): Artefact => ({
  title,
  kind: 'host',
  name,
  root: 'root',
  expects,
})

const pfxRows = (['compat', 'modern'] as const).flatMap((profile) =>
  (Object.keys(keyProviders) as KeyProviderName[]).map((provider): Artefact & { profile: PfxProfileName } => ({
    title: `PFX, ${profile}, ${keyProviders[provider].windowsName}`,
    kind: 'pfx',
    name: `${profile}-${provider}`,
    root: 'root',
    expects: 'hypervisor-01.lab.example',
    provider,
    profile,
  })),
)

export const artefacts: readonly Artefact[] = [
  { title: 'Root, name beyond ASCII', kind: 'root', name: 'root', root: 'root' },
  { title: 'Root until 2049-12-31 (UTCTime)', kind: 'root', name: 'until-2049', root: 'until-2049' },
  { title: 'Root from 2050-01-01 on (GeneralizedTime)', kind: 'root', name: 'until-2050', root: 'until-2050' },
  host('Host', 'plain', 'hypervisor-01.lab.example'),
  host('Cluster', 'cluster', 'broker.lab.example'),
  host('Wildcard', 'wildcard', 'any.lab.example'),
  host('FQDN of 65 characters', 'long', longFqdn),
  host('International name', 'international', 'xn--gre-6ka8i.xn--mller-kva.example'),
  host('Serial number with a high first bit', 'high-serial', 'hypervisor-02.lab.example'),
  {
    ...host('Host of an imported root, UTF8String name', 'of-imported', 'hypervisor-05.lab.example'),
    root: 'imported',
  },
  host('Host for a key in a request (CSR of OpenSSL)', 'requested', 'hypervisor-07.lab.example'),
  ...[0, 1, 1_000].map((entries): Artefact => ({
    title: `CRL, ${entries.toLocaleString('en')} ${entries === 1 ? 'entry' : 'entries'}`,
    kind: 'crl',
    name: `crl-${entries}`,
    root: 'root',
    entries,
  })),
  ...pfxRows,
  { title: 'P7B with the chain', kind: 'chain', name: 'chain.p7b', root: 'root' },
  { title: 'PEM with the chain', kind: 'chain', name: 'chain.pem', root: 'root' },
  { ...host('Control: host of an unknown root', 'stranger', 'hypervisor-06.lab.example'), isControl: true },
  {
    title: 'Control: CRL of an unknown root',
    kind: 'crl',
    name: 'crl-foreign',
    root: 'root',
    entries: 0,
    isControl: true,
  },
  {
    title: 'Control: PFX with a changed octet',
    kind: 'pfx',
    name: 'changed',
    root: 'root',
    isControl: true,
    expects: 'hypervisor-01.lab.example',
    provider: 'schannel',
  },
]

export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly title: string; readonly cells: readonly Answer[] }[]
}

/**
 * Asks every verifier that is here about every artefact.
 * @param tools The programs; a column whose program is missing is left out.
 */
export async function judgeAll(tools: ReadonlyMap<ToolName, string>): Promise<Table> {
  const made = await makeArtefacts()
  try {
    const bench: Bench = { at: (name) => join(made.folder, name), tool: (name) => tools.get(name) ?? name }
    await writeMore(made, bench)
    const verifiers: Verifier[] = [opensslVerifier(bench), nodeVerifier(bench)]
    if (tools.has('certtool')) verifiers.push(gnutlsVerifier(bench))
    if (tools.has('certutil') && tools.has('pk12util')) verifiers.push(await nssVerifier(bench))
    if (tools.has('keytool')) verifiers.push(javaVerifier(bench))
    const dotnet = tools.has('pwsh') ? dotnetVerifier(bench) : null
    if (dotnet) verifiers.push(dotnet)
    if (tools.has('bun')) verifiers.push(...(await shakeHands(bench, artefacts)))
    const cells = await inParallel(
      artefacts.flatMap((artefact) => verifiers.map((verifier) => () => answerOf(verifier, artefact))),
    )
    await dotnet?.close()
    return {
      columns: verifiers.map(({ title }) => title),
      rows: artefacts.map(({ title }, row) => ({
        title,
        cells: cells.slice(row * verifiers.length, (row + 1) * verifiers.length),
      })),
    }
  } finally {
    await rm(made.folder, { recursive: true, force: true })
  }
}

/** What a verifier says; one that cannot be understood has refused. */
export function verdictOf(isGood: boolean, text: string, good: 'verified' | 'read' = 'verified'): Answer {
  return isGood ? good : `refused: ${text.replace(/\s+/g, ' ').slice(0, 200)}`
}

async function answerOf(verifier: Verifier, artefact: Artefact): Promise<Answer> {
  try {
    const answer = await verifier.judge(artefact)
    if (!artefact.isControl || answer === '-') return answer
    return answer.startsWith('refused') ? 'refused' : 'taken'
  } catch (error) {
    return artefact.isControl ? 'refused' : `refused: ${String(error)}`
  }
}

/** Runs tasks, as many at a time as there are cores, and gives the results in their order. */
async function inParallel<Value>(tasks: readonly (() => Promise<Value>)[]): Promise<Value[]> {
  const results: Value[] = []
  let next = 0
  const lane = async () => {
    while (next < tasks.length) {
      const index = next++
      const task = tasks[index]
      if (task) results[index] = await task()
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
  return results
}

/** What the other conformance tests do not need: an imported root, PFX of every provider, chain files, a PFX per host. */
async function writeMore(made: Artefacts, { at, tool }: Bench): Promise<void> {
  await importRoot({ at, tool })
  const root = await readFile(at('root.cer'))
  const imported = await readFile(at('imported.cer'))
  const plain = made.hosts.get('plain')?.issued ?? made.root
  const pfx = async (name: string, request: Partial<Parameters<typeof buildPfx>[0]>) => {
    const { certificate, privateKey } = plain
    const usual = {
      profile: 'modern' as const,
      certificate,
      privateKey,
      chain: [root],
      password,
      friendlyName: 'host',
      randomBytes,
    }
    await writeFile(at(`${name}.pfx`), valueOf(await buildPfx({ ...usual, ...request })))
  }
  for (const { name, profile, provider = 'schannel' } of pfxRows) {
    await pfx(name, { profile, provider: keyProviders[provider].windowsName })
  }
  for (const [name, { issued }] of made.hosts) {
    await pfx(`${name}-host`, { certificate: issued.certificate, privateKey: issued.privateKey })
  }
  const authority = valueOf(
    await readAuthority(
      { name: 'imported.cer', bytes: imported },
      { name: 'imported.key', bytes: await readFile(at('imported.key')) },
      '',
    ),
  )
  const ofImported = valueOf(
    await issueHost(
      { fqdn: 'hypervisor-05.lab.example' },
      { certificate: authority.certificate.der, privateKey: authority.privateKey },
      contextAt(new Date()),
    ),
  )
  await writeFile(at('of-imported.cer'), ofImported.certificate)
  await writeFile(at('of-imported.pem'), pemText('CERTIFICATE', ofImported.certificate))
  const { certificate, privateKey } = ofImported
  await pfx('of-imported-host', { certificate, privateKey, chain: [imported] })
  await signRequested(made, { at, tool })
  const key = createPrivateKey(await readFile(at('requested.key')))
  await pfx('requested-host', { certificate: await readFile(at('requested.cer')), privateKey: key })
  const foreign = await aRoot({ commonName: 'Foreign' })
  const stranger = valueOf(await issueHost({ fqdn: 'hypervisor-06.lab.example' }, foreign, contextAt(new Date())))
  await writeFile(at('stranger.cer'), stranger.certificate)
  await writeFile(at('stranger.pem'), pemText('CERTIFICATE', stranger.certificate))
  await pfx('stranger-host', { certificate: stranger.certificate, privateKey: stranger.privateKey })
  const { crl } = await signCrl({ crlNumber: 1, revoked: [], now: new Date(), validityDays: 365 }, foreign)
  await writeFile(at('crl-foreign.crl'), crl)
  await writeFile(at('crl-foreign.pem'), pemText('X509 CRL', crl))
  const changed = await readFile(at('modern-schannel.pfx'))
  changed[1000] = (changed[1000] ?? 0) ^ 1
  await writeFile(at('changed.pfx'), changed)
  const chain = [plain.certificate, root]
  await writeFile(at('chain.p7b'), writeP7b(chain))
  await writeFile(at('chain.pem'), writePem(chain))
}

/** A root as OpenSSL makes it, with its name in UTF8String, which node-forge would write differently. */
async function importRoot({ at, tool }: Bench): Promise<void> {
  const made = await run(tool('openssl'), [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-noenc',
    '-utf8',
    '-days',
    '3650',
    '-keyout',
    at('imported.key'),
    '-subj',
    '/C=CZ/O=Příliš žluťoučký/CN=Imported',
    '-out',
    at('imported.pem'),
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  ])
  if (made.code !== 0) throw new Error(made.text)
  await run(tool('openssl'), ['x509', '-in', at('imported.pem'), '-outform', 'DER', '-out', at('imported.cer')])
}

/** A folder of its own for a verifier that keeps certificates in one. */
export async function emptyFolder({ at }: Bench, name: string): Promise<string> {
  await mkdir(at(name))
  return at(name)
}

/** A key that was made elsewhere: OpenSSL writes the request, and the root certifies it. */
async function signRequested({ root }: Artefacts, { at, tool }: Bench): Promise<void> {
  const fqdn = 'hypervisor-07.lab.example'
  const key = ['-newkey', 'rsa:2048', '-noenc', '-keyout', at('requested.key')]
  await run(tool('openssl'), ['req', '-new', ...key, '-subj', `/CN=${fqdn}`, '-out', at('requested.csr')])
  const request = valueOf(readSignableRequest(await readFile(at('requested.csr')), 'requested.csr'))
  const issued = valueOf(await issueForKey({ fqdn }, request.publicKey, root, contextAt(new Date())))
  await writeFile(at('requested.cer'), issued.certificate)
  await writeFile(at('requested.pem'), pemText('CERTIFICATE', issued.certificate))
}
