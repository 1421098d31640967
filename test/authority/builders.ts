/** Roots, hosts and facts for the authority's tests. Keys are kept ones; the clock is the caller's. */
import { randomBytes } from 'node:crypto'
import type { CertificateFacts, CrlFacts } from '../../src-main/contract/certificate-facts.ts'
import type { Reply } from '../../src-main/contract/failure.ts'
import {
  createRoot,
  issueHost,
  type HostRequest,
  type IssuedCertificate,
  type RootRequest,
} from '../../src-main/authority/certificates/issue.ts'
import { keptKeys } from './kept-keys.ts'

export const password = 'ZuhR7wXk4mBq9sTfGdVc2nPy'

/** The value of a reply that must be one; throws with the failure otherwise. */
export function valueOf<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value
  throw new Error(`${reply.failure.code} ${JSON.stringify(reply.failure.params)}`)
}

export function codeOf(reply: Reply<unknown>): string {
  return reply.ok ? 'ok' : reply.failure.code
}

export function contextAt(now = new Date()) {
  return { keys: keptKeys, now, randomBytes }
}

/** A root with a 2048-bit key unless asked otherwise, because larger ones only cost time here. */
export async function aRoot(request: Partial<RootRequest> = {}, now?: Date): Promise<IssuedCertificate> {
  return valueOf(await createRoot({ commonName: 'Test Root', keyBits: 2048, ...request }, contextAt(now)))
}

export async function aHost(
  root: IssuedCertificate,
  request: Partial<HostRequest> = {},
  now?: Date,
): Promise<IssuedCertificate> {
  return valueOf(await issueHost({ fqdn: 'hypervisor-01.lab.example', ...request }, root, contextAt(now)))
}

const day = 86_400_000
export const noon = Date.UTC(2026, 10, 21, 12)

export function rootFacts(overrides: Partial<CertificateFacts> = {}): CertificateFacts {
  const certificateId = overrides.certificateId ?? 'root-1'
  return {
    certificateId,
    commonName: 'Root',
    dnsNames: [],
    issuerCommonName: 'Root',
    issuerCertificateId: certificateId,
    selfSigned: true,
    isAuthority: true,
    pathLength: 0,
    keyUsages: ['keyCertSign', 'cRLSign'],
    extendedKeyUsages: [],
    keyAlgorithm: 'rsa',
    keyBits: 3072,
    keySpec: 'exchange',
    hasPrivateKey: false,
    notBeforeInstant: noon - day,
    notAfterInstant: noon + 3650 * day,
    provider: null,
    crlDistributionPoint: null,
    ...overrides,
  }
}

export function hostFacts(overrides: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    certificateId: 'certificate-1',
    commonName: 'hv01.lab.example',
    dnsNames: ['hv01.lab.example'],
    issuerCommonName: 'Root',
    issuerCertificateId: 'root-1',
    selfSigned: false,
    isAuthority: false,
    pathLength: null,
    keyUsages: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsages: ['serverAuth', 'clientAuth'],
    keyAlgorithm: 'rsa',
    keyBits: 2048,
    keySpec: 'exchange',
    hasPrivateKey: true,
    notBeforeInstant: noon - day,
    notAfterInstant: noon + 1000 * day,
    provider: 'Microsoft RSA SChannel Cryptographic Provider',
    crlDistributionPoint: null,
    ...overrides,
  }
}

export function crlFactsOfRoot(overrides: Partial<CrlFacts> = {}): CrlFacts {
  return {
    issuerCertificateId: 'root-1',
    thisUpdateInstant: noon - day,
    nextUpdateInstant: noon + 365 * day,
    revoked: [],
    ...overrides,
  }
}

/** PEM with lines of 64 characters, as OpenSSL's older readers want them. */
export function pemText(label: 'CERTIFICATE' | 'X509 CRL', der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/(.{64})(?!$)/g, '$1\n')
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`
}
