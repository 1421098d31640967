import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { revocationReasons } from '../../../src-main/contract/certificate-facts.ts'
import { signCrl, type RevokedEntry } from '../../../src-main/authority/crls/crl.ts'
import { isCrlSignedBy, readCrl } from '../../../src-main/authority/inspection/inspect.ts'
import type { IssuedCertificate } from '../../../src-main/authority/certificates/issue.ts'
import { aHost, aRoot, codeOf, valueOf } from '../builders.ts'

const now = new Date('2026-11-21T12:00:00.500Z')

describe('a CRL', () => {
  let root: IssuedCertificate
  beforeAll(async () => {
    root = await aRoot({ commonName: 'Wurzel Größe' }, now)
  })
  const sign = async (revoked: RevokedEntry[], validityDays = 365, crlNumber = 200) =>
    (await signCrl({ crlNumber, revoked, now, validityDays }, root)).crl

  it('without entries is small and has number, issuer and both times', async () => {
    const bytes = await sign([])
    const crl = valueOf(readCrl(bytes, 'root.crl'))
    expect(bytes.length).toBeLessThan(600)
    expect(crl).toMatchObject({
      crlNumber: 'c8',
      issuer: [{ value: 'Wurzel Größe' }],
      thisUpdate: new Date('2026-11-21T11:50:00Z'),
      nextUpdate: new Date('2027-11-21T12:00:00Z'),
      revoked: [],
    })
    expect(crl.authorityKeyId).toMatch(/^[0-9a-f]{40}$/)
  })

  it('says when the next one is due, where that was decided', async () => {
    expect(valueOf(readCrl(await sign([]), 'x')).nextPublish).toBeNull()
    const request = { crlNumber: 1, revoked: [], now, validityDays: 90 }
    for (const [publishDays, due] of [
      [30, '2026-12-21T12:00:00Z'],
      [0.5, '2026-11-22T00:00:00Z'],
      [30 * 365, '2056-11-13T12:00:00Z'],
    ] as const) {
      const { crl, nextPublish } = await signCrl({ ...request, publishDays }, root)
      expect(nextPublish).toEqual(new Date(due))
      expect(valueOf(readCrl(crl, 'x')).nextPublish).toEqual(new Date(due))
    }
  })

  it('lists serial numbers, dates and every reason, also serial numbers with a high first bit', async () => {
    const revoked = revocationReasons.map((reason, index) => ({
      serialNumber: `${'f0'.repeat(15)}${index}`,
      revokedAt: new Date(Date.UTC(2026, 0, index + 1)),
      reason,
    }))
    expect(valueOf(readCrl(await sign(revoked), 'x')).revoked).toEqual(revoked)
  })

  it('takes a hundred thousand entries', async () => {
    const entry = { revokedAt: now, reason: 'superseded' as const }
    const revoked = Array.from({ length: 100_000 }, (_, index) => ({
      ...entry,
      serialNumber: (index + 1).toString(16),
    }))
    expect(valueOf(readCrl(await sign(revoked), 'x')).revoked).toHaveLength(100_000)
  })

  it('reaches beyond 2049', async () => {
    const crl = valueOf(readCrl(await sign([], 30 * 366), 'x'))
    expect(crl.nextUpdate?.getUTCFullYear()).toBe(2056)
  })

  it('is recognised by its root and by no other', async () => {
    const crl = valueOf(readCrl(await sign([]), 'x'))
    expect(isCrlSignedBy(crl, root.certificate)).toBe(true)
    expect(isCrlSignedBy(crl, (await aRoot({ commonName: 'Wurzel Größe' })).certificate)).toBe(false)
    expect(isCrlSignedBy(crl, (await aHost(root)).certificate)).toBe(false)
    expect(isCrlSignedBy({ ...crl, signature: Buffer.alloc(256) }, root.certificate)).toBe(false)
  })

  it('is not signed with the key of a host certificate', async () => {
    const host = await aHost(root)
    await expect(signCrl({ crlNumber: 1, revoked: [], now, validityDays: 1 }, host)).rejects.toThrow('may not sign')
  })

  it('of random, truncated or changed bytes gives a failure or a CRL', async () => {
    const bytes = await sign([{ serialNumber: 'abc', revokedAt: now, reason: 'superseded' }])
    const changed = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)).map(([at, octet]) => {
      const copy = Buffer.from(bytes)
      copy[at] = octet
      return copy
    })
    const truncated = fc.nat(bytes.length - 1).map((length) => bytes.subarray(0, length))
    fc.assert(
      fc.property(fc.oneof(changed, truncated, fc.uint8Array({ maxLength: 100 })), (input) => {
        expect(codeOf(readCrl(input, 'x'))).toMatch(/^(ok|crl\.unreadable)$/)
      }),
      { numRuns: 500 },
    )
  })

  it('is read from PEM too, and refused when it is something else', async () => {
    const bytes = await sign([])
    const pem = `-----BEGIN X509 CRL-----\r\n${bytes.toString('base64')}\r\n-----END X509 CRL-----\r\n`
    expect(valueOf(readCrl(Buffer.from(pem), 'x')).der).toEqual(bytes)
    for (const other of [root.certificate, Buffer.from('hello'), Buffer.alloc(0), bytes.subarray(0, 100)]) {
      expect(codeOf(readCrl(other, 'x'))).toBe('crl.unreadable')
    }
    expect(codeOf(readCrl(Buffer.alloc(5 * 1024 * 1024 + 1, 0x30), 'x'))).toBe('file.tooLarge')
  })
})
