import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { certificateFacts, crlFacts } from '../../../src-main/contract/certificate-facts.ts'
import { signCrl } from '../../../src-main/authority/crls/crl.ts'
import { certificateBytesMax, pemBytesMax } from '../../../src-main/authority/files/readable.ts'
import { certificateFactsOf, crlFactsOf } from '../../../src-main/authority/verdict/facts.ts'
import { isIssuedBy, readCertificates, readCrl } from '../../../src-main/authority/inspection/inspect.ts'
import type { IssuedCertificate } from '../../../src-main/authority/certificates/issue.ts'
import { judgePeer } from '../../../src-main/authority/verdict/verdict.ts'
import { aHost, aRoot, codeOf, pemText, valueOf } from '../builders.ts'
import { threadMilliseconds } from '../../thread-time.ts'

describe('a file with certificates', () => {
  let root: IssuedCertificate
  let host: IssuedCertificate
  beforeAll(async () => {
    root = await aRoot()
    host = await aHost(root)
  })

  it('may be DER or PEM with any number of certificates and other text between them', () => {
    const text = `Subject: x\r\n${pemText('CERTIFICATE', root.certificate)}\r\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n${pemText('CERTIFICATE', host.certificate)}`
    const thumbprints = (bytes: Uint8Array) => valueOf(readCertificates(bytes, 'x')).map(({ thumbprint }) => thumbprint)
    expect(thumbprints(host.certificate)).toEqual([host.thumbprint])
    expect(thumbprints(Buffer.from(text))).toEqual([root.thumbprint, host.thumbprint])
  })

  it('is refused when it is larger than its kind may be', () => {
    expect(codeOf(readCertificates(Buffer.alloc(certificateBytesMax + 1, 0x30), 'x'))).toBe('file.tooLarge')
    expect(codeOf(readCertificates(Buffer.alloc(pemBytesMax + 1, 0x2d), 'x'))).toBe('file.tooLarge')
  })

  it('gives a failure for random, truncated and changed bytes, or a certificate', () => {
    const truncated = fc.nat(host.certificate.length - 1).map((length) => host.certificate.subarray(0, length))
    const changed = fc.tuple(fc.nat(host.certificate.length - 1), fc.nat(255)).map(([at, octet]) => {
      const copy = Buffer.from(host.certificate)
      copy[at] = octet
      return copy
    })
    const text = fc
      .string()
      .map((line) => Buffer.from(`-----BEGIN CERTIFICATE-----\n${line}\n-----END CERTIFICATE-----`))
    fc.assert(
      fc.property(fc.oneof(truncated, changed, changed, text, fc.uint8Array({ maxLength: 100 })), (bytes) => {
        expect(codeOf(readCertificates(bytes, 'x'))).toMatch(/^(ok|certificate\.unreadable)$/)
      }),
      { numRuns: 500 },
    )
  })

  it('takes no longer for text that begins a thousand certificates and ends none', () => {
    const begun = threadMilliseconds()
    const text = '-----BEGIN CERTIFICATE-----\nAAAA\n'.repeat(20_000)
    expect(codeOf(readCertificates(Buffer.from(text), 'x'))).toBe('certificate.unreadable')
    expect(threadMilliseconds() - begun).toBeLessThan(2_000)
  })

  it('tells who issued whom', async () => {
    expect(isIssuedBy(host.certificate, root.certificate)).toBe(true)
    expect(isIssuedBy(root.certificate, root.certificate)).toBe(true)
    expect(isIssuedBy(host.certificate, (await aRoot()).certificate)).toBe(false)
    expect(isIssuedBy(randomBytes(100), root.certificate)).toBe(false)
  })
})

describe('facts', () => {
  it('of issued certificates and their CRL lead to the verdict that they deserve', async () => {
    const now = new Date('2026-11-21T12:00:00Z')
    const root = await aRoot({}, now)
    const host = await aHost(root, {}, now)
    const entry = { serialNumber: host.serialNumber, revokedAt: now, reason: 'superseded' as const }
    const stranger = { ...entry, serialNumber: '77' }
    const read = (issued: IssuedCertificate, certificateId: string, withKey: boolean) => {
      const [certificate] = valueOf(readCertificates(issued.certificate, 'x'))
      if (certificate === undefined) throw new Error('one certificate was expected')
      const key = withKey ? { provider: 'Some Provider', keySpec: 'exchange' as const } : null
      return certificateFactsOf(certificate, { certificateId, issuerCertificateId: 'root-1', key })
    }
    const certificate = read(host, 'certificate-1', true)
    const rootFactsRead = read(root, 'root-1', false)
    expect(certificateFacts.parse(certificate)).toEqual(certificate)
    expect(certificate).toMatchObject({ hasPrivateKey: true, provider: 'Some Provider', issuerCertificateId: 'root-1' })
    expect(rootFactsRead).toMatchObject({ selfSigned: true, issuerCertificateId: 'root-1', hasPrivateKey: false })
    expect(JSON.stringify([certificate, rootFactsRead])).not.toContain(host.serialNumber)

    const verdictWith = async (revoked: (typeof entry)[]) => {
      const { crl } = await signCrl({ crlNumber: 1, revoked, now, validityDays: 30 }, root)
      const facts = crlFactsOf(valueOf(readCrl(crl, 'x')), {
        issuerCertificateId: 'root-1',
        certificateIdOf: (serialNumber) => (serialNumber === host.serialNumber ? 'certificate-1' : null),
      })
      expect(crlFacts.parse(facts)).toEqual(facts)
      return judgePeer({
        certificate,
        expectedName: 'hypervisor-01.lab.example',
        role: 'server',
        trustedRoots: [rootFactsRead],
        intermediates: [],
        crls: [facts],
        checkRevocation: true,
        atInstant: now.getTime(),
      }).code
    }
    expect(await verdictWith([stranger])).toBe('accepted')
    expect(await verdictWith([stranger, entry])).toBe('certificate.revoked')
  })
})
