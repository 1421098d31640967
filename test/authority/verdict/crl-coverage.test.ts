/** Of which certificates a CRL speaks, over all scopes and certificates. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CertificateFacts, CrlScope } from '../../../src-main/contract/certificate-facts.ts'
import { outsideOf } from '../../../src-main/authority/verdict/crl-coverage.ts'
import { judgePeer } from '../../../src-main/authority/verdict/verdict.ts'
import { crlFactsOfRoot, hostFacts, noon, rootFacts } from '../builders.ts'

const addresses = ['http://a.example/a.crl', 'http://A.example/a.crl', 'http://b.example/b.crl', 'ldap:///CN=a']
const scopes: fc.Arbitrary<CrlScope> = fc.record({
  addresses: fc.option(fc.uniqueArray(fc.constantFrom(...addresses), { maxLength: 3 })),
  kind: fc.option(fc.constantFrom('authorities' as const, 'users' as const, 'attributes' as const)),
  partly: fc.option(
    fc.constantFrom('someReasons' as const, 'indirect' as const, 'delta' as const, 'unknownCritical' as const),
  ),
})
const certificates: fc.Arbitrary<CertificateFacts> = fc
  .record({ isAuthority: fc.boolean(), own: fc.uniqueArray(fc.constantFrom(...addresses), { maxLength: 3 }) })
  .map(({ isAuthority, own }) =>
    hostFacts({
      isAuthority,
      crlDistributionPoint: own.find((each) => each.startsWith('http:')) ?? null,
      crlAddresses: own,
    }),
  )

describe('a CRL', () => {
  it('without a scope speaks of every certificate', () => {
    fc.assert(fc.property(certificates, (certificate) => outsideOf(crlFactsOfRoot(), certificate) === null))
  })

  it('that is incomplete speaks of none, and one for a kind or an address only of those', () => {
    fc.assert(
      fc.property(scopes, certificates, (scope, certificate) => {
        const outside = outsideOf(crlFactsOfRoot({ scope }), certificate)
        const own = (certificate.crlAddresses ?? []).map((each) => each.toLowerCase())
        const isMeant =
          scope.partly === null &&
          (scope.kind === null || scope.kind === (certificate.isAuthority ? 'authorities' : 'users')) &&
          (scope.addresses === null || scope.addresses.some((each) => own.includes(each.toLowerCase())))
        expect(outside === null).toBe(isMeant)
      }),
    )
  })

  it('never clears a certificate that it does not speak of, nor revokes one', () => {
    fc.assert(
      fc.property(scopes, fc.boolean(), (scope, isListed) => {
        const certificate = hostFacts()
        const revoked = isListed ? [{ certificateId: certificate.certificateId, reason: 'superseded' as const }] : []
        const crl = crlFactsOfRoot({ scope, revoked })
        const { code } = judgePeer({
          certificate,
          expectedName: 'hv01.lab.example',
          role: 'server',
          trustedRoots: [rootFacts()],
          intermediates: [],
          crls: [crl],
          checkRevocation: true,
          atInstant: noon,
        })
        const expected = isListed ? 'certificate.revoked' : 'accepted'
        expect(code).toBe(outsideOf(crl, certificate) === null ? expected : 'certificate.revocationScope')
      }),
    )
  })
})
