/**
 * Which code of Windows stands for which closed gate. Section 5.4 of the Hyper-V Replica reference confirms the numbers, but
 * marks the pairing of a certificate's fault with a code as inferred; so is ours, and it stands here alone, so that one look
 * at a real host can correct it.
 */
import type { VerdictCode } from '../../contract/certificate-facts.ts'
import { parseIpv4 } from '../world/names.ts'

/** What the primary shows. */
export const gateCodes = {
  nameNotResolved: '0x00002EE7',
  timedOut: '0x00002EE2',
  proxyTimedOut: '0x00002EE2',
  proxyInPath: '0x00002EF3',
  firewall: '0x00002EFD',
  notReplicaServer: '0x00002EFD',
  wrongPort: '0x00002EFD',
  authenticationMismatch: '0x00002EFD',
  noClientCertificate: '0x00002F0C',
  noPrivateKey: '0x00002F99',
  serverCertificateMissing: '0x00002EFE',
  /** The replica refused the primary's certificate; the reason stays in its own log. */
  clientRefused: '0x00002EFE',
  storageDenied: '0x80070005',
} as const

/** What the primary shows when it refuses the certificate of the replica server, as section 9 of the reference lists it. */
const serverRefused: Readonly<Record<VerdictCode, string>> = {
  'certificate.wrongStore': '0x00002F0C',
  'certificate.noPrivateKey': '0x00002F99',
  // What the owner of such a key says, who cannot use it at all.
  'certificate.keyNotRsa': '0x8009030D',
  'certificate.signatureKey': '0x8009030D',
  'certificate.chainIncomplete': '0x800B010A',
  'certificate.issuerNoAuthority': '0x80096019',
  'certificate.weakKey': '0x80096004',
  'certificate.weakSignature': '0x80096004',
  'certificate.unknownCritical': '0x800B0105',
  'certificate.untrustedRoot': '0x800B0109',
  'certificate.notYetValid': '0x00002F05',
  'certificate.expired': '0x00002F05',
  'certificate.wrongUsage': '0x00002F93',
  'certificate.nameDiffers': '0x800B010F',
  'certificate.nameNotPermitted': '0x800B0114',
  'certificate.revocationUnknown': '0x80092012',
  'certificate.revocationOffline': '0x80092013',
  'certificate.revocationForeign': '0x80092014',
  'certificate.revocationScope': '0x80092012',
  'certificate.revoked': '0x80092010',
}

/**
 * The code for a refused server certificate.
 * @param verdict Why it was refused.
 * @param serverName As it was typed: an address makes WinHTTP itself complain about the name (F05).
 */
export function codeOfServerRefusal(verdict: VerdictCode, serverName: string): string {
  const isAddress = parseIpv4(serverName) !== undefined
  return verdict === 'certificate.nameDiffers' && isAddress ? '0x00002F06' : serverRefused[verdict]
}
