import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseCertificate } from '../../../src-main/authority/certificates/certificate-der.ts'
import { readCertificates } from '../../../src-main/authority/inspection/inspect.ts'
import {
  createRoot,
  drawSerialNumber,
  issueHost,
  privateKeyFromDer,
  privateKeyToDer,
  type IssuedCertificate,
} from '../../../src-main/authority/certificates/issue.ts'
import { nativeKeys } from '../../../src-main/authority/keys/key-factory.ts'
import { rootProfile } from '../../../src-main/authority/certificates/profiles.ts'
import { aHost, aRoot, codeOf, contextAt, valueOf } from '../builders.ts'

const now = new Date('2026-11-21T12:34:56.789Z')

function inspected(issued: IssuedCertificate) {
  const [certificate] = valueOf(readCertificates(issued.certificate, 'test'))
  if (certificate === undefined) throw new Error('one certificate was expected')
  return certificate
}

describe('a root', () => {
  let root: IssuedCertificate
  beforeAll(async () => {
    root = await aRoot({ commonName: 'Müller GmbH / Wurzel Größe', organization: 'Müller' }, now)
  })

  it('has the profile of the reference', () => {
    const certificate = inspected(root)
    expect(certificate).toMatchObject({
      version: 3,
      subject: 'O=Müller, CN=Müller GmbH / Wurzel Größe',
      selfSigned: true,
      isAuthority: true,
      pathLength: 0,
      keyUsages: ['keyCertSign', 'cRLSign'],
      extendedKeyUsages: [],
      dnsNames: [],
      crlDistributionPoints: [],
      signatureAlgorithm: 'sha256WithRsaEncryption',
      notBefore: new Date('2026-11-21T12:24:56Z'),
      notAfter: new Date('2036-11-21T12:34:56Z'),
    })
    expect(certificate.extensions.map(({ name, critical, hex }) => [name, critical, hex])).toEqual([
      ['basicConstraints', true, '30060101ff020100'],
      ['keyUsage', true, '03020106'],
      ['subjectKeyIdentifier', false, `0414${certificate.subjectKeyId ?? ''}`],
    ])
    expect(root.thumbprint).toBe(new X509Certificate(root.certificate).fingerprint.replaceAll(':', ''))
  })

  it('has a 3072-bit key unless asked otherwise', async () => {
    const bits: number[] = []
    const keys = { generateRsa: (asked: number) => (bits.push(asked), nativeKeys.generateRsa(2048)) }
    await createRoot({ commonName: 'Root' }, { ...contextAt(now), keys })
    expect(bits).toEqual([3072])
  })

  it('is refused without a name, with a name of 65 characters, and for 21 years', async () => {
    const context = contextAt(now)
    expect(codeOf(await createRoot({ commonName: ' ' }, context))).toBe('name.empty')
    expect(codeOf(await createRoot({ commonName: 'x'.repeat(65) }, context))).toBe('root.nameTooLong')
    expect(codeOf(await createRoot({ commonName: 'Root', years: 21 }, context))).toBe('certificate.badValidity')
    expect(codeOf(await createRoot({ commonName: 'Root', years: 0 }, context))).toBe('certificate.badValidity')
    expect(rootProfile.extensions[1]).not.toHaveProperty('value')
  })
})

describe('a host certificate', () => {
  let root: IssuedCertificate
  beforeAll(async () => {
    root = await aRoot({ commonName: 'Wurzel Größe' }, now)
  })

  it('has the profile of the reference', async () => {
    const host = await aHost(root, { crlDistributionPoint: 'http://pki.lab.example/root.crl' }, now)
    const certificate = inspected(host)
    expect(certificate).toMatchObject({
      version: 3,
      subject: 'CN=hypervisor-01.lab.example',
      selfSigned: false,
      isAuthority: false,
      keyBits: 2048,
      keyUsages: ['digitalSignature', 'keyEncipherment'],
      extendedKeyUsages: ['serverAuth', 'clientAuth'],
      dnsNames: ['hypervisor-01.lab.example'],
      crlDistributionPoints: ['http://pki.lab.example/root.crl'],
      authorityKeyId: inspected(root).subjectKeyId,
      notAfter: new Date('2029-11-21T12:34:56Z'),
    })
    expect(certificate.extensions.map(({ name, critical }) => [name, critical])).toEqual([
      ['basicConstraints', true],
      ['keyUsage', true],
      ['extKeyUsage', false],
      ['subjectKeyIdentifier', false],
      ['subjectAltName', false],
      ['authorityKeyIdentifier', false],
      ['cRLDistributionPoints', false],
    ])
    expect(certificate.extensions[1]?.hex).toBe('030205a0')
    expect(certificate.extensions[0]?.hex).toBe('3000')
  })

  it('carries the name of its issuer byte for byte, and its key fits', async () => {
    const host = await aHost(root, {}, now)
    const issuerBytes = parseCertificate(root.certificate).subjectBytes
    expect(parseCertificate(host.certificate).issuerBytes).toEqual(issuerBytes)
    expect(issuerBytes.includes(Buffer.from('Wurzel Größe', 'utf8'))).toBe(true)
    const certificate = new X509Certificate(host.certificate)
    expect(certificate.checkPrivateKey(host.privateKey)).toBe(true)
    expect(certificate.verify(new X509Certificate(root.certificate).publicKey)).toBe(true)
    expect(certificate.checkHost('HYPERVISOR-01.LAB.EXAMPLE')).toBe('hypervisor-01.lab.example')
  })

  it('keeps a FQDN of 65 characters in the alternative names and a short common name', async () => {
    const fqdn = `hv01.${'a'.repeat(52)}.example`
    expect(fqdn).toHaveLength(65)
    expect(inspected(await aHost(root, { fqdn }, now))).toMatchObject({ commonName: 'hv01', dnsNames: [fqdn] })
  })

  it('lists further names once each', async () => {
    const host = await aHost(root, { alsoKnownAs: ['broker.lab.example', 'hypervisor-01.lab.example'] }, now)
    expect(host.dnsNames).toEqual(['hypervisor-01.lab.example', 'broker.lab.example'])
  })

  it('never outlives its root, and is refused by a root that has ended', async () => {
    const shortRoot = await aRoot({ years: 1 }, now)
    expect((await aHost(shortRoot, { years: 5 }, now)).notAfter).toEqual(shortRoot.notAfter)
    const later = contextAt(new Date('2028-01-01T00:00:00Z'))
    expect(codeOf(await issueHost({ fqdn: 'hv01.lab.example' }, shortRoot, later))).toBe('certificate.badValidity')
  })

  it.each([
    ['2049-12-31T23:59:59Z', '3439313233313233353935395a', 0x17],
    ['2050-01-01T00:00:00Z', '32303530303130313030303030305a', 0x18],
  ])('that ends %s has the right kind of time', async (end, text, kind) => {
    const begin = new Date(end)
    begin.setUTCFullYear(begin.getUTCFullYear() - 10)
    const longRoot = await aRoot({ years: 10 }, begin)
    expect(longRoot.notAfter.toISOString()).toBe(end.replace('Z', '.000Z'))
    const encoded = Buffer.concat([Buffer.of(kind, text.length / 2), Buffer.from(text, 'hex')])
    expect(longRoot.certificate.includes(encoded)).toBe(true)
    expect(Date.parse(new X509Certificate(longRoot.certificate).validTo)).toBe(Date.parse(end))
  })
})

describe('a serial number', () => {
  it.each([
    ['ff'.repeat(16), 'ff'.repeat(16)],
    ['00'.repeat(8) + '80'.repeat(8), '80'.repeat(8)],
    ['00'.repeat(15) + '01', '1'],
    ['01'.repeat(16), '01'.repeat(16).slice(1)],
  ])('drawn as %s is positive and minimal in the certificate', async (drawn, expected) => {
    const context = { ...contextAt(now), randomBytes: () => Buffer.from(drawn, 'hex') }
    const root = valueOf(await createRoot({ commonName: 'Root', keyBits: 2048 }, context))
    expect(root.serialNumber).toBe(expected)
    expect(inspected(root).serialNumber).toBe(expected)
    expect(BigInt(`0x${new X509Certificate(root.certificate).serialNumber}`)).toBe(BigInt(`0x${expected}`))
  })

  it('is never zero and seldom the same', () => {
    expect(() => drawSerialNumber((count) => new Uint8Array(count))).toThrow()
    expect(new Set(Array.from({ length: 100 }, () => drawSerialNumber(randomBytes))).size).toBe(100)
  })

  it('may be drawn beforehand', async () => {
    expect((await aRoot({ serialNumber: 'abc' }, now)).serialNumber).toBe('abc')
  })
})

describe('a private key', () => {
  it('goes into the vault and comes back', async () => {
    const key = await nativeKeys.generateRsa(2048)
    expect(privateKeyFromDer(privateKeyToDer(key)).equals(key)).toBe(true)
    expect(createPrivateKey({ key: privateKeyToDer(key), format: 'der', type: 'pkcs8' }).asymmetricKeyType).toBe('rsa')
  })
})
