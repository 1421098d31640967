/**
 * Which of our verdicts each objection of a TLS engine stands for. The engine has fewer words and another order of checks,
 * so several verdicts may fit one code; an opinion and a verdict agree when they name the same cause, not only when both
 * say no.
 */
import type { PeerJudgement, VerdictCode, VerdictDifference, VerdictStanding } from '../contract/certificate-facts.ts'
import type { EngineOpinion } from './loopback-tls.ts'

const untraceable: readonly VerdictCode[] = ['certificate.untrustedRoot', 'certificate.chainIncomplete']

const verdictsByEngineCode: Readonly<Record<string, readonly VerdictCode[]>> = {
  UNABLE_TO_GET_ISSUER_CERT: untraceable,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untraceable,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untraceable,
  SELF_SIGNED_CERT_IN_CHAIN: untraceable,
  DEPTH_ZERO_SELF_SIGNED_CERT: untraceable,
  CERT_UNTRUSTED: untraceable,
  INVALID_CA: ['certificate.issuerNoAuthority'],
  PATH_LENGTH_EXCEEDED: ['certificate.issuerNoAuthority'],
  CERT_NOT_YET_VALID: ['certificate.notYetValid'],
  CERT_HAS_EXPIRED: ['certificate.expired'],
  INVALID_PURPOSE: ['certificate.wrongUsage'],
  HOSTNAME_MISMATCH: ['certificate.nameDiffers'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['certificate.nameDiffers'],
  UNABLE_TO_GET_CRL: [
    'certificate.revocationUnknown',
    'certificate.revocationOffline',
    'certificate.revocationForeign',
    'certificate.revocationScope',
  ],
  // BoringSSL, which the desktop app has, knows no MD5 and so finds that the signature does not fit.
  CERT_SIGNATURE_FAILURE: ['certificate.weakSignature'],
  CRL_NOT_YET_VALID: ['certificate.revocationOffline'],
  CRL_HAS_EXPIRED: ['certificate.revocationOffline'],
  CERT_REVOKED: ['certificate.revoked'],
}

/**
 * What the engine says where it has no word of its own for a cause, or where its interface here has none: an unknown critical
 * extension, a violated name constraint, a CRL of another scope.
 */
const withoutWord: readonly VerdictCode[] = [
  'certificate.unknownCritical',
  'certificate.nameNotPermitted',
  'certificate.revocationScope',
  'certificate.revocationUnknown',
  'certificate.revocationOffline',
  'certificate.revocationForeign',
  'certificate.issuerNoAuthority',
  'certificate.weakKey',
  'certificate.weakSignature',
]
const silentCodes: ReadonlySet<string> = new Set(['UNSPECIFIED', 'unknown'])

/** The objections of the engine that a rule explains where we accept. */
const explained: Partial<Record<VerdictDifference, readonly string[]>> = {
  'bare-trust-anchor': ['INVALID_CA', 'UNSPECIFIED'],
  'root-not-looked-up': ['UNABLE_TO_GET_CRL', 'UNSPECIFIED'],
  'address-in-other-case': ['UNABLE_TO_GET_CRL', 'UNSPECIFIED'],
  'last-second': ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
}

const nothingKnown: VerdictStanding = { causes: [], stricter: [], laxer: [] }

/**
 * Compares our verdict with an engine's opinion on the same certificate.
 * @param standing What is known of the chain beside the verdict; the verdict alone when left out.
 * @returns `agrees` when both accept or both refuse for the same cause; `notAsked` when we refuse for want of a CRL and the
 *   engine, which had none either, did not look for revocation; `explained` when a documented rule is the reason; `differs`
 *   otherwise.
 */
export function compareOpinions(
  judgement: PeerJudgement,
  opinion: EngineOpinion,
  standing: VerdictStanding = nothingKnown,
): 'agrees' | 'notAsked' | 'explained' | 'differs' {
  const { code } = opinion
  const isExplained = standing.laxer.some((rule) => code !== null && explained[rule]?.includes(code))
  if (judgement.accepted) {
    if (opinion.authorized) return 'agrees'
    return isExplained ? 'explained' : 'differs'
  }
  if (code === null) {
    if (judgement.rule === 'revocation' && !opinion.checkedRevocation) return 'notAsked'
    return standing.stricter.length > 0 ? 'explained' : 'differs'
  }
  const possible = silentCodes.has(code) ? withoutWord : (verdictsByEngineCode[code] ?? [])
  if ([judgement.code, ...standing.causes].some((cause) => possible.includes(cause))) return 'agrees'
  return isExplained ? 'explained' : 'differs'
}
