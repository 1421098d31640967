/**
 * The two certificates that Hyper-V Replica needs, written so that they can be compared with the Certificates reference
 * line by line: one root that may sign certificates and CRLs (1.2), and one certificate per host that is server and client
 * at once, because each host plays both parts after a failover (1.3).
 */
import { certificateYears, hostKeySizes, rootKeySizes } from '../../contract/limits/certificate.ts'

/** How far notBefore lies in the past: the clocks of workgroup hosts are seldom in step. */
export const backDateMinutes = 10

export const serialNumberBytes = 16

export const rootProfile = {
  keyBits: rootKeySizes[0],
  years: certificateYears.root,
  yearsMax: certificateYears.max,
  extensions: [
    { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: 0 },
    // cRLSign, so that revocation checking can stay on: a root with keyCertSign alone may not sign a CRL.
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
    { name: 'subjectKeyIdentifier' },
    // No extKeyUsage, which would restrict the chain, and no CRL address, because nobody revokes a root by its own CRL.
  ],
} as const

export const hostProfile = {
  keyBits: hostKeySizes[0],
  years: certificateYears.host,
  yearsMax: certificateYears.max,
  extensions: [
    { name: 'basicConstraints', critical: true, cA: false },
    // 0xA0: digitalSignature for TLS 1.3 and BoringSSL, keyEncipherment for Windows' key exchange test.
    { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
    { name: 'subjectKeyIdentifier' },
    // `issueHost` adds the alternative names and the authority's key identifier as copied from its certificate.
  ],
} as const

/** The provider that Microsoft's own sample for Replica certificates names (Certificates reference 1.8). */
export const defaultProvider = 'Microsoft RSA SChannel Cryptographic Provider'
