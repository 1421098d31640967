/**
 * The verdict on a certificate, as a host with Hyper-V Replica would give it. It is pure and knows nothing but facts and an
 * instant, because the emulated hosts live in virtual time; a TLS engine is only a witness beside it.
 *
 * The checks run in a fixed order and the first refusal is the verdict: store and private key (where the certificate is the
 * host's own), key, chain up to a trusted root, dates, usages, name, revocation. Windows' chain engine collects all errors
 * and its policies pick one; for a certificate with one fault, which is what a lab or a mistake produces, the outcome is
 * the same (Certificates reference 1.1, 3.7; Hyper-V Replica reference 5.1).
 */
import {
  type CertificateFacts,
  type CrlFacts,
  type OwnJudgement,
  type OwnQuestion,
  type PeerJudgement,
  type PeerQuestion,
  type VerdictCode,
  type VerdictRule,
} from '../../contract/certificate-facts.ts'
import type { FailureParams } from '../../contract/failure.ts'
import { outsideOf } from './crl-coverage.ts'
import { windowsCodeOf } from '../../contract/windows-failure.ts'
import { certificateLimits } from '../../contract/limits/certificate.ts'

/**
 * Judges the certificate that the other side of a connection presents.
 * @returns `accepted`, or the first refusal with the code that Windows shows.
 */
export function judgePeer(question: PeerQuestion): PeerJudgement {
  const chain = buildChain(question)
  return (
    (knowsKeys(question) ? checkKeySpec(question.certificate) : null) ??
    chain.refusal ??
    checkDates(chain.certificates, question.atInstant) ??
    checkUsages(chain.certificates) ??
    checkName(chain.certificates, question.expectedName) ??
    checkRevocation(chain.certificates, question) ??
    accepted
  )
}

/**
 * Judges one of a host's own certificates rule by rule. A rule that fails does not stop the others, except that a chain
 * that does not end in a root leaves dates and revocation of what there is.
 */
export function judgeOwn(question: OwnQuestion): OwnJudgement {
  const { certificate } = question
  const chain = buildChain(question)
  const verdictsByRule: Record<VerdictRule, PeerJudgement | null> = {
    store: checkStore(question),
    privateKey: certificate.hasPrivateKey ? null : refuse('certificate.noPrivateKey', 'privateKey', certificate),
    keySpec: checkKeySpec(certificate),
    chain: chain.refusal,
    dates: checkDates(chain.certificates, question.atInstant),
    usages: checkUsages(chain.certificates),
    name: checkName(chain.certificates, question.expectedName),
    revocation: checkRevocation(chain.certificates, question),
  }
  // Object.entries of a literal keeps its order, and its keys are the rules.
  const rules = (Object.entries(verdictsByRule) as [VerdictRule, PeerJudgement | null][]).map(([rule, refusal]) => ({
    rule,
    judgement: refusal ?? accepted,
  }))
  return { accepted: rules.every(({ judgement }) => judgement.accepted), rules }
}

/** Every cause for which a peer's certificate is refused, where `judgePeer` names the first alone. */
export function causesOf(question: PeerQuestion): VerdictCode[] {
  const { certificates, refusal } = buildChain(question)
  const found = [
    knowsKeys(question) ? checkKeySpec(question.certificate) : null,
    refusal,
    ...certificates.map(checkExtensions),
    ...certificates.map(checkDigest),
    checkDates(certificates, question.atInstant),
    checkUsages(certificates),
    checkName(certificates, question.expectedName),
    checkRevocation(certificates, question),
  ]
  return [...new Set(found.flatMap((each) => (each === null || each.accepted ? [] : [each.code])))]
}

/** The chain that is judged: the certificate itself first, then its issuers as far as they could be found. */
export function chainOf(question: PeerQuestion): readonly CertificateFacts[] {
  return buildChain(question).certificates
}

/**
 * Compares a name with those in a certificate: dNSName entries first, the common name only where there are none
 * (Certificates reference 1.4). A wildcard stands for exactly one label.
 */
export function matchesName(
  certificate: Pick<CertificateFacts, 'dnsNames' | 'commonName'>,
  expectedName: string,
): boolean {
  const candidates = certificate.dnsNames.length > 0 ? certificate.dnsNames : [certificate.commonName]
  return candidates.some((candidate) => matchesPattern(normal(candidate), normal(expectedName)))
}

/** The first rules did not look at the key of the other side. */
function knowsKeys({ rulesVersion = 2 }: PeerQuestion): boolean {
  return rulesVersion >= 2
}

const accepted: PeerJudgement = { accepted: true, code: 'accepted', windowsCode: null, rule: null, params: {} }

function refuse(
  code: VerdictCode,
  rule: VerdictRule,
  certificate: CertificateFacts,
  params: FailureParams = {},
): PeerJudgement {
  const windowsCode = windowsCodeOf(code) ?? null
  return { accepted: false, code, windowsCode, rule, params: { name: certificate.commonName, ...params } }
}

interface Chain {
  /** The certificate itself first, then its issuers as far as they could be found. */
  readonly certificates: readonly CertificateFacts[]
  readonly refusal: PeerJudgement | null
}

type ChainQuestion = Pick<PeerQuestion, 'certificate' | 'trustedRoots' | 'intermediates'>

/** RFC 5280 6.1 without policies: each issuer must be at hand, be an authority, and allow the depth below it. */
function buildChain({ certificate, trustedRoots, intermediates }: ChainQuestion): Chain {
  const certificates: CertificateFacts[] = []
  const isTrusted = ({ certificateId }: CertificateFacts) =>
    trustedRoots.some((root) => root.certificateId === certificateId)
  let refusal: PeerJudgement | null = null
  for (let current = certificate; ;) {
    certificates.push(current)
    if (current.keyAlgorithm === 'rsa' && current.keyBits < certificateLimits.windowsKeyBitsMin) {
      refusal ??= refuse('certificate.weakKey', 'chain', current, { keyBits: current.keyBits })
    }
    refusal ??= checkExtensions(current) ?? checkDigest(current)
    if (current.selfSigned) {
      if (!isTrusted(current)) {
        refusal ??= refuse('certificate.untrustedRoot', 'chain', certificate, { root: current.commonName })
      }
      return { certificates, refusal }
    }
    const issuerId = current.issuerCertificateId
    const issuer = [...trustedRoots, ...intermediates].find((candidate) => candidate.certificateId === issuerId)
    if (issuer === undefined || certificates.includes(issuer)) {
      refusal ??= issuerMissing(current, certificate)
      return { certificates, refusal }
    }
    // The certificate judged does not count towards the path length.
    const authoritiesBelow = certificates.length - 1
    if (!mayIssue(issuer, authoritiesBelow, isTrusted(issuer))) {
      refusal ??= refuse('certificate.issuerNoAuthority', 'chain', current, { issuer: issuer.commonName })
    }
    current = issuer
  }
}

/** An extension that must be understood and is not (RFC 5280 4.2). */
function checkExtensions(certificate: CertificateFacts): PeerJudgement | null {
  const { unknownCriticalExtensions = [] } = certificate
  if (unknownCriticalExtensions.length === 0) return null
  const extensions = unknownCriticalExtensions.join(', ')
  return refuse('certificate.unknownCritical', 'chain', certificate, { extensions })
}

/**
 * A digest that anybody can forge. Windows' end of SHA-1 concerned public roots alone, so that one is taken here (Certificates
 * reference 1.5).
 */
function checkDigest(certificate: CertificateFacts): PeerJudgement | null {
  const { weakSignature } = certificate
  return weakSignature === undefined
    ? null
    : refuse('certificate.weakSignature', 'chain', certificate, { digest: weakSignature })
}

/** A missing root and a missing intermediate have different codes and different cures. */
function issuerMissing(below: CertificateFacts, judged: CertificateFacts): PeerJudgement {
  return below.issuerCertificateId === null || below.issuerIsRoot === false
    ? refuse('certificate.chainIncomplete', 'chain', below, { issuer: below.issuerCommonName })
    : refuse('certificate.untrustedRoot', 'chain', judged, { root: below.issuerCommonName })
}

function mayIssue(issuer: CertificateFacts, authoritiesBelow: number, isTrusted: boolean): boolean {
  // Roots made by makecert and New-SelfSignedCertificate carry no basicConstraints, and Windows takes them as anchors;
  // one that says cA FALSE is none.
  const isAuthority = issuer.isAuthority || (issuer.selfSigned && isTrusted && !issuer.deniesAuthority)
  const maySign = issuer.keyUsages.length === 0 || issuer.keyUsages.includes('keyCertSign')
  return isAuthority && maySign && (issuer.pathLength === null || authoritiesBelow <= issuer.pathLength)
}

function checkStore({ certificate, store }: OwnQuestion): PeerJudgement | null {
  return store === 'LocalMachine\\My' ? null : refuse('certificate.wrongStore', 'store', certificate, { store })
}

function checkKeySpec(certificate: CertificateFacts): PeerJudgement | null {
  const { keyAlgorithm, keySpec } = certificate
  if (keyAlgorithm !== 'rsa') return refuse('certificate.keyNotRsa', 'keySpec', certificate, { keyAlgorithm })
  return keySpec === 'exchange' ? null : refuse('certificate.signatureKey', 'keySpec', certificate)
}

function checkDates(certificates: readonly CertificateFacts[], atInstant: number): PeerJudgement | null {
  for (const certificate of certificates) {
    if (atInstant < certificate.notBeforeInstant) return refuse('certificate.notYetValid', 'dates', certificate)
    if (atInstant > certificate.notAfterInstant) return refuse('certificate.expired', 'dates', certificate)
  }
  return null
}

/**
 * Replica demands both usages of a certificate in either role, because a failover swaps the roles; a certificate without
 * the extension does not have them, while an issuer without it restricts nothing. TLS clients sign, so digitalSignature
 * must not be excluded.
 */
function checkUsages([judged, ...issuers]: readonly CertificateFacts[]): PeerJudgement | null {
  if (judged === undefined) throw new Error('a chain begins with the certificate itself')
  for (const certificate of [judged, ...issuers.filter((issuer) => issuer.extendedKeyUsages.length > 0)]) {
    const missing = ['serverAuth', 'clientAuth'].filter((usage) => !certificate.extendedKeyUsages.includes(usage))
    if (certificate === judged && judged.keyUsages.length > 0 && !judged.keyUsages.includes('digitalSignature')) {
      missing.push('digitalSignature')
    }
    if (missing.length > 0) {
      return refuse('certificate.wrongUsage', 'usages', certificate, { missing: missing.join(', ') })
    }
  }
  return null
}

/** Name constraints of the issuers (RFC 5280 4.2.1.10) come first: a name that may not be there cannot match either. */
function checkName(
  [judged, ...issuers]: readonly CertificateFacts[],
  expectedName: string | null,
): PeerJudgement | null {
  if (judged === undefined) throw new Error('a chain begins with the certificate itself')
  for (const issuer of issuers) {
    const outside = namesOf(judged).find((name) => !isPermitted(normal(name), issuer))
    if (outside !== undefined) {
      return refuse('certificate.nameNotPermitted', 'name', judged, { outside, issuer: issuer.commonName })
    }
  }
  return expectedName === null || matchesName(judged, expectedName)
    ? null
    : refuse('certificate.nameDiffers', 'name', judged, { expectedName })
}

/** The common name counts where there is no alternative name and it is a name of DNS. */
function namesOf({ dnsNames, commonName }: CertificateFacts): readonly string[] {
  if (dnsNames.length > 0) return dnsNames
  return /^[A-Za-z0-9*-]+(\.[A-Za-z0-9-]+)+$/.test(commonName) ? [commonName] : []
}

function isPermitted(name: string, { nameConstraints }: CertificateFacts): boolean {
  if (nameConstraints === undefined) return true
  const lies = (suffix: string) => suffix === '' || name === suffix || name.endsWith(`.${suffix}`)
  const { permitted, excluded } = nameConstraints
  return (permitted === null || permitted.some(lies)) && !excluded.some(lies)
}

function normal(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

function matchesPattern(pattern: string, name: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === name
  const firstDot = name.indexOf('.')
  return firstDot > 0 && name.slice(firstDot) === pattern.slice(1)
}

/** The root is not looked up: nobody revokes a root by its own CRL. */
function checkRevocation(
  certificates: readonly CertificateFacts[],
  question: RevocationQuestion & Pick<PeerQuestion, 'checkRevocation'>,
): PeerJudgement | null {
  if (!question.checkRevocation) return null
  for (const [index, certificate] of certificates.entries()) {
    if (certificate.selfSigned) continue
    const refusal = revocationOf(certificate, certificates[index + 1], question)
    if (refusal !== null) return refusal
  }
  return null
}

type RevocationQuestion = Pick<PeerQuestion, 'crls' | 'crlPoints' | 'atInstant'>

/**
 * The store comes first and the distribution point only where the store holds nothing that is still valid; both in the
 * order of Certificates reference 3.1. The codes are those of 3.7.
 */
function revocationOf(
  certificate: CertificateFacts,
  issuer: CertificateFacts | undefined,
  { crls, crlPoints = [], atInstant }: RevocationQuestion,
): PeerJudgement | null {
  const params = { issuer: certificate.issuerCommonName }
  const refused = (code: VerdictCode) => refuse(code, 'revocation', certificate, params)
  const isOwn = (crl: CrlFacts) => crl.issuerCertificateId === certificate.issuerCertificateId
  // A CRL whose issuer may not sign CRLs counts as none: that is what keeps roots with keyCertSign alone from working.
  const issuerMaySign = issuer === undefined || issuer.keyUsages.length === 0 || issuer.keyUsages.includes('cRLSign')
  const own = issuerMaySign ? crls.filter(isOwn) : []
  const stored = own.filter((crl) => outsideOf(crl, certificate) === null)
  const inStore = newestValid(stored, atInstant)
  const point = certificate.crlDistributionPoint
  const fetched = crlPoints.find(({ url, isReachable }) => url === point && isReachable)?.crl
  if (inStore === undefined && fetched !== undefined && !isOwn(fetched)) return refused('certificate.revocationForeign')
  const offered = issuerMaySign && fetched ? [fetched] : []
  const current =
    inStore ??
    newestValid(
      offered.filter((crl) => outsideOf(crl, certificate) === null),
      atInstant,
    )
  if (current === undefined) {
    // One that would count but for its scope says more than the absence of any other.
    const others = newestValid(
      [...own, ...offered].filter((crl) => outsideOf(crl, certificate) !== null),
      atInstant,
    )
    const scope = others === undefined || stored.length > 0 ? null : outsideOf(others, certificate)
    if (scope !== null) return refuse('certificate.revocationScope', 'revocation', certificate, { ...params, scope })
    if (stored.length > 0 || point !== null) return refused('certificate.revocationOffline')
    const isMistaken = crls.some((crl) => !isOwn(crl) && crl.issuerCommonName === certificate.issuerCommonName)
    return refused(isMistaken ? 'certificate.revocationForeign' : 'certificate.revocationUnknown')
  }
  const entry = current.revoked.find(({ certificateId }) => certificateId === certificate.certificateId)
  return entry === undefined ? null : refuse('certificate.revoked', 'revocation', certificate, { reason: entry.reason })
}

function newestValid(crls: readonly CrlFacts[], atInstant: number): CrlFacts | undefined {
  return crls
    .filter((crl) => crl.thisUpdateInstant <= atInstant && atInstant <= (crl.nextUpdateInstant ?? Infinity))
    .sort((one, other) => other.thisUpdateInstant - one.thisUpdateInstant)[0]
}
