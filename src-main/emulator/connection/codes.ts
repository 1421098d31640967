/**
 * Which code of Windows stands for a refused certificate. Section 5.4 of the Hyper-V Replica reference confirms the numbers, but
 * marks the pairing of a certificate's fault with a code as inferred; so is ours. In general it is the one that the table of
 * failures has; what differs between two hosts stands here alone, so that one look at a real host can correct it.
 */
import type { VerdictCode } from '../../contract/certificate-facts.ts'
import { windowsCodes, type WindowsCode } from '../../contract/windows-codes.ts'
import { windowsCodeOf } from '../../contract/windows-failure.ts'
import { parseIpv4 } from '../world/names.ts'

/** The replica refused the primary's certificate: the primary sees a broken connection, and the reason stays in the replica's log. */
export const codeOfClientRefusal: WindowsCode = windowsCodes.ERROR_WINHTTP_CONNECTION_ERROR

/** What section 9 of the reference lists first, where that is WinHTTP's own code and not the one of the chain engine. */
const seenByWinHttp: Partial<Record<VerdictCode, WindowsCode>> = {
  'certificate.wrongStore': windowsCodes.ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED,
  'certificate.notYetValid': windowsCodes.ERROR_WINHTTP_SECURE_CERT_DATE_INVALID,
  'certificate.expired': windowsCodes.ERROR_WINHTTP_SECURE_CERT_DATE_INVALID,
  'certificate.wrongUsage': windowsCodes.ERROR_WINHTTP_SECURE_CERT_WRONG_USAGE,
}

/**
 * What the primary shows when it refuses the certificate of the replica server.
 * @param verdict Why it was refused.
 * @param serverName As it was typed: an address makes WinHTTP itself complain about the name (F05).
 */
export function codeOfServerRefusal(verdict: VerdictCode, serverName: string): WindowsCode {
  if (verdict === 'certificate.nameDiffers' && parseIpv4(serverName) !== undefined) {
    return windowsCodes.ERROR_WINHTTP_SECURE_CERT_CN_INVALID
  }
  return seenByWinHttp[verdict] ?? windowsCodeOf(verdict) ?? windowsCodes.ERROR_WINHTTP_CONNECTION_ERROR
}
