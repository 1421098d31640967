/**
 * Our verdict beside that of `openssl verify` on a corpus of chains. Where they differ, the difference must be one of the
 * rules below, which resources/docs/verdict-differences.md explains.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certificateFactsOf, crlFactsOf } from '../../src-main/authority/verdict/facts.ts'
import { isCrlSignedBy, readCertificates, readCrl } from '../../src-main/authority/inspection/inspect.ts'
import { writePem } from '../../src-main/authority/files/chain-files.ts'
import { judgePeer } from '../../src-main/authority/verdict/verdict.ts'
import type { CertificateFacts, CrlFacts, PeerJudgement } from '../../src-main/contract/certificate-facts.ts'
import { pemText, valueOf } from '../authority/builders.ts'
import {
  at,
  crlKinds,
  distributionPoint,
  hostname,
  keyFor,
  leaves,
  makeCrl,
  makeIssuer,
  makeLeaf,
  middles,
  roots,
  type CrlKind,
  type Issuer,
  type Leaf,
} from './chain-corpus.ts'

/** Every rule by which a verdict may differ from OpenSSL's, by its name in the document. */
export const rules = {
  'both-usages-named': 'refused here, accepted there',
  'digital-signature': 'refused here, accepted there',
  'weak-key': 'refused here, accepted there',
  'partial-wildcard': 'refused here, accepted there',
  'constrained-wildcard': 'refused here, accepted there',
  'forgeable-digest': 'refused here, accepted there',
  'bare-trust-anchor': 'accepted here, refused there',
  'root-not-looked-up': 'accepted here, refused there',
  'last-second': 'accepted here, refused there',
  'delta-as-base': 'refused here, accepted there',
} as const
export type Rule = keyof typeof rules

/** What only some releases of OpenSSL do differently; others agree with the verdict. */
export const rulesOfSomeReleases: readonly Rule[] = ['delta-as-base']

export interface Comparison {
  readonly chains: number
  readonly agreed: number
  readonly accepted: number
  readonly byRule: Partial<Record<Rule, number>>
  /** Differences that no rule explains. */
  readonly unexplained: readonly string[]
}

interface Setting {
  readonly root: Issuer
  readonly isTrusted: boolean
  readonly middle: Issuer | null
  readonly crl: CrlKind
}

/**
 * Compares both on the whole corpus: every root, trusted and not, with and without an issuing authority, with every kind
 * of CRL, each with every leaf.
 * @param every Takes every second, third, … setting only.
 */
export async function compareCorpus({ every = 1, parallel = 4 } = {}): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-differential-'))
  const settings: Setting[] = roots.flatMap((root) =>
    middles.flatMap((middle) => [
      ...crlKinds.map((crl) => ({ root, isTrusted: true, middle, crl })),
      { root, isTrusted: false, middle, crl: 'unchecked' as const },
    ]),
  )
  const chosen = settings.filter((_, index) => index % every === 0)
  const total = { chains: 0, agreed: 0, accepted: 0, byRule: {} as Partial<Record<Rule, number>> }
  const unexplained: string[] = []
  const queue = chosen.entries()
  const work = async () => {
    for (const [index, setting] of queue) {
      for (const { leaf, ours, theirs } of await compareSetting(setting, join(folder, String(index)))) {
        total.chains += 1
        if (ours.accepted) total.accepted += 1
        if (ours.accepted === theirs) {
          total.agreed += 1
          continue
        }
        const rule = ruleFor(setting, leaf, ours)
        if (rule) total.byRule[rule] = (total.byRule[rule] ?? 0) + 1
        else {
          const { root, middle, crl, isTrusted } = setting
          const words = [
            root.name,
            isTrusted ? 'trusted' : 'unknown',
            middle?.name ?? 'direct',
            `CRL ${crl}`,
            leaf.name,
          ]
          unexplained.push(`${words.join(' / ')}: here ${ours.code}, OpenSSL ${theirs ? 'accepts' : 'refuses'}`)
        }
      }
    }
  }
  await Promise.all(Array.from({ length: parallel }, work))
  rmSync(folder, { recursive: true, force: true })
  return { ...total, unexplained }
}

/** The rule that explains a difference, from what is in the chain, never from the outcome alone. */
function ruleFor({ root, middle, crl }: Setting, leaf: Leaf, ours: PeerJudgement): Rule | null {
  if (ours.accepted) {
    if (leaf.notAfter === at) return 'last-second'
    // With an issuing authority between, the root's own CRL is a complete one.
    const isOutside =
      crl === 'for users only' ||
      crl === 'for its distribution point' ||
      (crl === 'for authorities only' && root.isAuthority !== true)
    if (middle === null && isOutside) return 'root-not-looked-up'
    return root.isAuthority === null && root.keyUsage === null ? 'bare-trust-anchor' : null
  }
  if (ours.code === 'certificate.weakKey' && Math.min(root.keyBits, middle?.keyBits ?? 2048) < 1024) return 'weak-key'
  if (ours.code === 'certificate.revocationScope' && crl === 'delta') return 'delta-as-base'
  if (ours.code === 'certificate.weakSignature' && leaf.digest === 'md5') return 'forgeable-digest'
  if (ours.code === 'certificate.wrongUsage' && leaf.usages.length === 0) return 'both-usages-named'
  if (ours.code === 'certificate.wrongUsage' && leaf.keyUsage === 0x08) return 'digital-signature'
  const isWildcardAlone = leaf.dnsNames.length === 0 && leaf.commonName.startsWith('*.')
  if (ours.code === 'certificate.nameNotPermitted' && root.names !== null && isWildcardAlone) {
    return 'constrained-wildcard'
  }
  if (ours.code === 'certificate.nameDiffers' && leaf.dnsNames.some((name) => /^[^.]+\*/.test(name))) {
    return 'partial-wildcard'
  }
  return null
}

async function compareSetting(setting: Setting, prefix: string) {
  const top = makeIssuer(setting.root, 'root', null)
  const below = setting.middle === null ? null : makeIssuer(setting.middle, 'middle', top)
  const issuer = below ?? top
  const serials = leaves.map((_, index) => 1000 + index)
  const ders = leaves.map((leaf, index) => makeLeaf(leaf, 1000 + index, issuer))
  const crls = await crlsOf(setting, top, below, serials)

  const other = makeIssuer({ ...setting.root, name: 'other root', keyBits: 2048 }, 'other', null)
  writeFileSync(`${prefix}-root.pem`, writePem([setting.isTrusted ? top.der : other.der]))
  if (below) writeFileSync(`${prefix}-middle.pem`, writePem([below.der]))
  writeFileSync(`${prefix}-crl.pem`, crls.map((crl) => pemText('X509 CRL', crl)).join(''))
  const files = ders.map((der, index) => {
    writeFileSync(`${prefix}-${index}.pem`, writePem([der]))
    return `${prefix}-${index}.pem`
  })
  const common = [
    '-attime',
    String(at / 1000),
    '-verify_hostname',
    hostname,
    '-CAfile',
    `${prefix}-root.pem`,
    '-no-CApath',
    '-no-CAstore',
    ...(below ? ['-untrusted', `${prefix}-middle.pem`] : []),
    ...(setting.crl === 'unchecked' ? [] : ['-crl_check_all']),
    ...(setting.crl === 'unchecked' || crls.length === 0 ? [] : ['-CRLfile', `${prefix}-crl.pem`]),
  ]
  const asServer = await verify([...common, '-purpose', 'sslserver'], files)
  const asClient = await verify([...common, '-purpose', 'sslclient'], files)

  const rootFacts = factsOf(top.der, 'root', 'root')
  const middleFacts = below ? [factsOf(below.der, 'middle', 'root')] : []
  const crlFacts = crls.map((crl) => crlFactsFrom(crl, top.der, below?.der ?? null))
  const isFetched = setting.crl.startsWith('fetched')
  // A CRL that is fetched comes first; what is left are those of the issuers above.
  const [fetched, ...stored] = isFetched ? crlFacts : [undefined, ...crlFacts]
  return [...leaves.entries()]
    .filter(([, leaf]) => !isFetched || leaf.distributionPoint !== null)
    .map(([index, leaf]) => {
      const file = files[index] ?? ''
      const ours = judgePeer({
        certificate: factsOf(ders[index] ?? Buffer.alloc(0), `leaf ${1000 + index}`, below ? 'middle' : 'root'),
        expectedName: hostname,
        role: 'server',
        trustedRoots: setting.isTrusted ? [rootFacts] : [],
        intermediates: middleFacts,
        crls: stored.flatMap((crl) => crl ?? []),
        crlPoints: fetched ? [{ url: distributionPoint, isReachable: true, crl: fetched }] : [],
        checkRevocation: setting.crl !== 'unchecked',
        atInstant: at,
      })
      return { leaf, ours, theirs: asServer.has(file) && asClient.has(file) }
    })
}

/** The CRLs at hand: where there is an issuing authority, its own and a good one of the root. */
async function crlsOf(
  { crl }: Setting,
  top: ReturnType<typeof makeIssuer>,
  below: ReturnType<typeof makeIssuer> | null,
  serials: readonly number[],
): Promise<Buffer[]> {
  if (crl === 'unchecked' || crl === 'missing') return []
  const issuer = below ?? top
  const own = {
    name: crl === 'foreign' ? 'somebody else' : issuer.name,
    key: crl === 'mistaken' ? keyFor('mistaken') : issuer.key,
  }
  const made = await makeCrl(crl, own, serials)
  return below ? [made, await makeCrl('good', top, [])] : [made]
}

function factsOf(der: Buffer, certificateId: string, issuerCertificateId: string): CertificateFacts {
  const [certificate] = valueOf(readCertificates(der, certificateId))
  if (!certificate) throw new Error('the corpus holds a certificate that cannot be read')
  return certificateFactsOf(certificate, { certificateId, issuerCertificateId, key: null })
}

function crlFactsFrom(der: Buffer, root: Buffer, middle: Buffer | null): CrlFacts {
  const crl = valueOf(readCrl(der, 'corpus'))
  const isOfMiddle = middle !== null && isCrlSignedBy(crl, middle)
  return crlFactsOf(crl, {
    issuerCertificateId: isCrlSignedBy(crl, root) ? 'root' : isOfMiddle ? 'middle' : 'somebody else',
    certificateIdOf: (serialNumber) => `leaf ${Number.parseInt(serialNumber, 16)}`,
  })
}

/** The files that OpenSSL accepts, all in one process. */
async function verify(parameters: readonly string[], files: readonly string[]): Promise<ReadonlySet<string>> {
  const output = await new Promise<string>((resolve, reject) => {
    execFile('openssl', ['verify', ...parameters, ...files], { maxBuffer: 8e6 }, (error, stdout, stderr) => {
      // It exits with 2 as soon as it refuses one.
      if (error && error.code !== 2) reject(new Error(stderr))
      else resolve(stdout)
    })
  })
  return new Set(files.filter((file) => output.includes(`${file}: OK`)))
}
