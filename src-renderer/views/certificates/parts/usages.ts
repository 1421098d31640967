/** Purposes of a certificate in the words of the Certificates snap-in. */
import type { Translate } from '../../../i18n/translate.ts'

/**
 * @param usage An extended key usage as views name it: a known word, or an OID.
 */
export function usageText(usage: string, t: Translate): string {
  if (/^server/i.test(usage)) return t('certificates.purposeServer')
  return /^client/i.test(usage) ? t('certificates.purposeClient') : usage
}
