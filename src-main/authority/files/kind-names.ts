/** What the kinds of things in files are called in the problems that readers report. */
import type { BlockKind } from '../../contract/views/inspection.ts'

export const kindNames: Readonly<Record<BlockKind, string>> = {
  certificate: 'a certificate',
  pfx: 'a PFX',
  p7b: 'a P7B',
  csr: 'a request for a certificate',
  crl: 'a CRL',
  privateKey: 'a private key',
  encryptedPrivateKey: 'an encrypted private key',
  publicKey: 'a public key',
  other: 'something else',
}
