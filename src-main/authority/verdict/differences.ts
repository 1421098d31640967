/**
 * Which of the documented rules explain that a TLS engine says something else than the verdict. They are found from what is in
 * the chain, never from what came out, so that a defect cannot hide behind them.
 */
import type {
  CertificateFacts,
  CrlFacts,
  PeerQuestion,
  VerdictCode,
  VerdictDifference,
  VerdictStanding,
} from '../../contract/certificate-facts.ts'
import { causesOf, chainOf } from './verdict.ts'
import { outsideOf } from './crl-coverage.ts'
import { secondMs } from '../../kernel/clock.ts'

/** What we refuse and an engine takes, by the code of the refusal. */
const stricter: Partial<Record<VerdictCode, readonly VerdictDifference[]>> = {
  'certificate.wrongUsage': ['both-usages-named', 'digital-signature'],
  'certificate.weakKey': ['weak-key'],
  'certificate.keyNotRsa': ['key-kind'],
  'certificate.signatureKey': ['key-kind'],
  'certificate.weakSignature': ['forgeable-digest'],
  'certificate.nameDiffers': ['partial-wildcard'],
  'certificate.nameNotPermitted': ['constrained-wildcard'],
}

/**
 * Finds what may stand beside a verdict.
 * @param question What was judged.
 * @returns All causes of a refusal, the rules by which an engine may accept nevertheless (none when one of the causes has no such
 *   rule), and those by which it may refuse what we do not mind.
 */
export function standingOf(question: PeerQuestion): VerdictStanding {
  const causes = causesOf(question)
  const hasRules = causes.every((cause) => stricter[cause] !== undefined)
  return {
    causes,
    stricter: hasRules ? causes.flatMap((cause) => stricter[cause] ?? []) : [],
    laxer: laxer(question),
  }
}

function laxer(question: PeerQuestion): VerdictDifference[] {
  const chain = chainOf(question)
  const found: VerdictDifference[] = []
  if (chain.some(isBareAnchor)) found.push('bare-trust-anchor')
  if (question.checkRevocation) {
    const root = chain.find(({ selfSigned }) => selfSigned)
    if (root && crlsOf(root, question).every((crl) => outsideOf(crl, root, isSame) !== null)) {
      found.push('root-not-looked-up')
    }
    const isOtherCase = (certificate: CertificateFacts) =>
      crlsOf(certificate, question).some(
        (crl) => outsideOf(crl, certificate) === null && outsideOf(crl, certificate, isSame) !== null,
      )
    if (chain.some(isOtherCase)) found.push('address-in-other-case')
  }
  if (chain.some(({ notAfterInstant }) => Math.abs(question.atInstant - notAfterInstant) < secondMs)) {
    found.push('last-second')
  }
  return found
}

/** As makecert makes it: nothing in it says that it is an authority. */
function isBareAnchor({ selfSigned, isAuthority, deniesAuthority, keyUsages }: CertificateFacts): boolean {
  return selfSigned && !isAuthority && !deniesAuthority && !keyUsages.includes('keyCertSign')
}

function crlsOf({ issuerCertificateId }: CertificateFacts, { crls, crlPoints = [] }: PeerQuestion): CrlFacts[] {
  return [...crls, ...crlPoints.map(({ crl }) => crl)].filter((crl) => crl.issuerCertificateId === issuerCertificateId)
}

function isSame(one: string, other: string): boolean {
  return one === other
}
