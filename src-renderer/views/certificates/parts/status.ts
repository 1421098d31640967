/** The state of a certificate or CRL in words, with how long it still lasts. Real certificates live on the wall clock. */
import type { CertificateState } from '../../../../src-main/contract/views/certificate-state.ts'
import type { CertificateRow } from '../../../../src-main/contract/views/inventory.ts'
import type { TextKey, Translate } from '../../../i18n/translate.ts'
import type { IconName } from '../../../parts/icon-name.ts'
import type { Tone } from '../../../parts/tone.ts'
import { reminderLimits } from '../../../../src-main/contract/limits/reminder.ts'

interface Reader {
  readonly t: Translate
}

interface StatusText {
  readonly tone: Tone
  readonly text: string
  /** Where the tone's own sign would say too little. */
  readonly icon?: IconName
}

export const dayMs = 86_400_000

/**
 * @param certificate What lasts until `notAfterWallInstant`, and its state if that is known.
 * @param wallNow Milliseconds since 1970 on the wall clock.
 */
export function statusOfRow(
  certificate: {
    readonly notAfterWallInstant: number
    readonly notBeforeWallInstant: number
    readonly state?: CertificateState
    readonly revocation?: CertificateRow['revocation']
    readonly byHostClock?: CertificateRow['byHostClock']
  },
  wallNow: number,
  { t }: Reader,
): StatusText {
  const left = certificate.notAfterWallInstant - wallNow
  const [onHost] = certificate.byHostClock ?? []
  const state = certificate.state ?? stateOf(certificate, wallNow)
  if (onHost && onHost.state === state) {
    // The clock here may see no reason; the host that uses the certificate does.
    const key = state === 'expired' ? 'certificates.statusExpiredBy' : 'certificates.statusNotYetValidBy'
    return { tone: 'bad', text: t(key, { host: onHost.host }) }
  }
  switch (state) {
    case 'valid':
      return { tone: 'ok', text: t('certificates.statusLeft', { duration: left / 1000 }) }
    case 'expiresSoon':
      return { tone: 'warn', text: t('certificates.statusLeft', { duration: left / 1000 }) }
    case 'expired':
      return { tone: 'bad', text: t('certificates.statusExpired', { duration: -left / 1000 }) }
    case 'notYetValid':
      return { tone: 'warn', text: t('certificates.statusNotYetValid') }
    case 'revoked':
      return { tone: 'bad', icon: 'ban', text: revokedText(certificate.revocation, { t }) }
    case 'superseded':
      return { tone: 'off', icon: 'renew', text: t('certificates.statusSuperseded') }
  }
}

function revokedText(revocation: CertificateRow['revocation'] | undefined, { t }: Reader): string {
  if (!revocation) return t('certificates.statusRevoked')
  const reason = t(`reason.${revocation.reason}`)
  return t('certificates.statusRevokedOn', { date: revocation.wallInstant, reason })
}

function stateOf(
  {
    notAfterWallInstant,
    notBeforeWallInstant,
  }: { readonly notAfterWallInstant: number; readonly notBeforeWallInstant: number },
  wallNow: number,
): CertificateState {
  if (wallNow < notBeforeWallInstant) return 'notYetValid'
  if (wallNow > notAfterWallInstant) return 'expired'
  return notAfterWallInstant - wallNow < reminderLimits.soonDays * dayMs ? 'expiresSoon' : 'valid'
}

/** What a filter calls a state. */
export const stateKey = (state: CertificateState): TextKey => `certificates.state.${state}`
