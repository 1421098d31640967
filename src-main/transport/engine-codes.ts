/**
 * Which of our verdicts each objection of a TLS engine stands for. The engine has fewer words and another order of checks,
 * so several verdicts may fit one code; an opinion and a verdict agree when they name the same cause, not only when both
 * say no.
 */
import type { PeerJudgement, VerdictCode } from '../contract/certificate-facts.ts'
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
  UNABLE_TO_GET_CRL: ['certificate.revocationUnknown', 'certificate.revocationOffline'],
  CRL_NOT_YET_VALID: ['certificate.revocationOffline'],
  CRL_HAS_EXPIRED: ['certificate.revocationOffline'],
  CERT_REVOKED: ['certificate.revoked'],
}

/**
 * Compares our verdict with an engine's opinion on the same certificate.
 * @returns `agrees` when both accept or both refuse for the same cause; `notAsked` when we refuse for want of a CRL and the
 *   engine, which had none either, did not look for revocation; `differs` otherwise.
 */
export function compareOpinions(judgement: PeerJudgement, opinion: EngineOpinion): 'agrees' | 'notAsked' | 'differs' {
  if (judgement.accepted || opinion.code === null) {
    if (judgement.accepted && opinion.authorized) return 'agrees'
    return judgement.rule === 'revocation' && !opinion.checkedRevocation ? 'notAsked' : 'differs'
  }
  return (verdictsByEngineCode[opinion.code] ?? []).includes(judgement.code) ? 'agrees' : 'differs'
}
