/** Whether a CRL speaks of a certificate: its scope beside what the certificate says of itself (RFC 5280 6.3.3). */
import type { CertificateFacts, CrlFacts } from '../../contract/certificate-facts.ts'

/** Why a CRL says nothing about a certificate. */
type OutsideReason = 'address' | 'kind' | 'someReasons' | 'indirect' | 'delta' | 'unknownCritical'

/**
 * Compares a CRL's scope with a certificate.
 * @param crl A CRL of the certificate's issuer.
 * @param certificate Whose revocation is looked for.
 * @param sameAddress How addresses are compared; Windows ignores the case (Certificates reference 3.5).
 * @returns Null when the CRL speaks of the certificate.
 */
export function outsideOf(
  { scope }: CrlFacts,
  certificate: CertificateFacts,
  sameAddress: (one: string, other: string) => boolean = isSameButForCase,
): OutsideReason | null {
  if (scope === undefined) return null
  // A list that is incomplete, or that may not be read by who does not know an extension, clears nobody.
  if (scope.partly !== null) return scope.partly
  if (scope.kind !== null && scope.kind !== (certificate.isAuthority ? 'authorities' : 'users')) return 'kind'
  const { addresses } = scope
  if (addresses === null) return null
  const own = addressesOf(certificate)
  return addresses.some((address) => own.some((each) => sameAddress(each, address))) ? null : 'address'
}

function addressesOf({ crlAddresses, crlDistributionPoint }: CertificateFacts): readonly string[] {
  return crlAddresses ?? (crlDistributionPoint === null ? [] : [crlDistributionPoint])
}

function isSameButForCase(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
