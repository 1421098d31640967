/** The state of a certificate or CRL in words, with how long it still lasts. Real certificates live on the wall clock. */
import type { CertificateView } from '../../../src-main/contract/views/authority.ts'
import type { Format } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { Tone } from '../../parts/tone.ts'

interface Reader {
  readonly t: Translate
  readonly format: Format
}

/**
 * @param certificate A root or a host certificate.
 * @param wallNow Milliseconds since 1970 on the wall clock.
 */
export function statusOf(
  certificate: CertificateView,
  wallNow: number,
  { t, format }: Reader,
): { tone: Tone; text: string } {
  const seconds = (certificate.notAfterWallInstant - wallNow) / 1000
  switch (certificate.status) {
    case 'valid':
      return { tone: 'ok', text: t('certificates.statusLeft', { duration: format.span(seconds) }) }
    case 'expiresSoon':
      return { tone: 'warn', text: t('certificates.statusLeft', { duration: format.span(seconds) }) }
    case 'expired':
      return { tone: 'bad', text: t('certificates.statusExpired', { duration: format.span(-seconds) }) }
    case 'notYetValid':
      return { tone: 'warn', text: t('certificates.statusNotYetValid') }
    case 'revoked':
      return { tone: 'off', text: t('certificates.statusRevoked') }
  }
}

/** Whether a certificate belongs to "Needs attention". */
export function needsAttention(certificate: CertificateView): boolean {
  return certificate.status === 'expiresSoon' || certificate.status === 'expired'
}

/** Roots first, each followed by what it issued. */
export function asTree(certificates: readonly CertificateView[]): CertificateView[] {
  const roots = certificates.filter((certificate) => certificate.kind === 'root')
  const issued = Map.groupBy(
    certificates.filter((certificate) => certificate.kind === 'host'),
    (certificate) => certificate.rootId,
  )
  const known = new Set(roots.map((root) => root.rootId))
  const orphans = certificates.filter((each) => each.kind === 'host' && !known.has(each.rootId))
  return [
    ...roots.flatMap((root) => [
      root,
      ...(issued.get(root.rootId) ?? []).toSorted((a, b) => a.issuedTo.localeCompare(b.issuedTo)),
    ]),
    ...orphans,
  ]
}
