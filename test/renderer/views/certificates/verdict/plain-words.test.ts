/** What a file is, in one sentence. */
import { describe, expect, it } from 'vitest'
import type { InspectionView } from '../../../../../src-main/contract/views/inspection.ts'
import { translatorFor } from '../../../../../src-renderer/i18n/translate.ts'
import { plainWords } from '../../../../../src-renderer/views/certificates/verdict/plain-words.ts'

const t = translatorFor('en')
const certificate = { issuedTo: 'hv01', issuedBy: 'Lab Root', isAuthority: false, isSelfSigned: false }

/** The parts of an inspection that the sentence is made of. */
function words(fileKind: InspectionView['fileKind'], parts: object = {}): string {
  return plainWords({ fileKind, certificates: [], blocks: [], csr: null, crl: null, ...parts } as never, t)
}

describe('a file in plain words', () => {
  it('tells a host from an authority, and a root from one below it', () => {
    const about = (more: object) => words('certificate', { certificates: [{ ...certificate, ...more }] })
    expect(about({})).toBe('A certificate for hv01, issued by Lab Root. It holds no private key.')
    expect(about({ isSelfSigned: true })).toMatch(/signed itself/)
    expect(about({ isAuthority: true, isSelfSigned: true })).toMatch(/^The root certificate of hv01/)
    expect(about({ isAuthority: true })).toBe('The certificate of hv01, an authority below Lab Root.')
  })

  it('counts the chain of a PFX without the certificate of the host, and says when there is no key', () => {
    const certificates = [{ ...certificate, hasPrivateKey: true }, certificate]
    expect(words('pfx', { certificates })).toBe(
      'The certificate for hv01 with its private key and 1 certificate of its chain.',
    )
    expect(words('pfx', { certificates: [certificate] })).toBe('The certificate for hv01, without its private key.')
  })

  it('names who asks in a request by its DNS name, else by its subject', () => {
    expect(words('csr', { csr: { subject: 'CN=a', dnsNames: ['hv01.lab.example'] } })).toMatch(
      /^hv01\.lab\.example asks/,
    )
    expect(words('csr', { csr: { subject: 'CN=a', dnsNames: [] } })).toMatch(/^CN=a asks/)
  })

  it('has a sentence for every other kind', () => {
    expect(words('crl', { crl: { issuer: 'Lab Root', revokedCount: 2 } })).toBe('Lab Root has revoked 2 certificates.')
    for (const kind of ['p7b', 'pem', 'privateKey', 'encryptedPrivateKey', 'publicKey', 'other'] as const) {
      expect(words(kind)).toMatch(/^[A-Z0-9].*\.$/)
    }
  })
})
