/** The states of certificates, which lists count and every screen names alike. */

/**
 * Every certificate is in exactly one state. The first that fits counts: revoked, superseded (a successor was issued), expired,
 * not yet valid, expires soon, valid; a host that holds it and finds its dates wrong by its own clock counts before the clock
 * here. So "expired" and "expires soon" hold what has no successor yet, whatever came before.
 */
export const certificateStates = ['valid', 'expiresSoon', 'expired', 'notYetValid', 'revoked', 'superseded'] as const
export type CertificateState = (typeof certificateStates)[number]
