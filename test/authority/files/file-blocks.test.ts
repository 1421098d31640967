/** Files of every kind, made by OpenSSL, told apart by what is in them. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signCrl } from '../../../src-main/authority/crls/crl.ts'
import { fileBlocks } from '../../../src-main/authority/files/file-blocks.ts'
import { readRequest } from '../../../src-main/authority/requests/read-request.ts'
import { keyFacts } from '../../../src-main/authority/keys/key-facts.ts'
import { aRoot, codeOf, pemText, valueOf } from '../builders.ts'
import { threadMilliseconds } from '../../thread-time.ts'

const folder = mkdtempSync(join(tmpdir(), 'understudy-blocks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe', cwd: folder })
const kinds = (bytes: Buffer) => fileBlocks(bytes)?.blocks.map(({ kind }) => kind) ?? null

beforeAll(async () => {
  const key = ['-newkey', 'rsa:2048', '-noenc', '-keyout', 'key.pem']
  const san = ['-addext', 'subjectAltName=DNS:hv01.lab.example,DNS:hv01']
  const usage = ['-addext', 'extendedKeyUsage=serverAuth,clientAuth', '-addext', 'keyUsage=digitalSignature']
  openssl('req', '-new', ...key, '-subj', '/O=Lab/CN=hv01.lab.example', ...san, ...usage, '-out', 'csr.pem')
  openssl('req', '-in', 'csr.pem', '-outform', 'DER', '-out', 'csr.der')
  openssl('x509', '-req', '-in', 'csr.pem', '-key', 'key.pem', '-out', 'cert.pem', '-days', '9')
  openssl('x509', '-in', 'cert.pem', '-outform', 'DER', '-out', 'cert.der')
  openssl('crl2pkcs7', '-nocrl', '-certfile', 'cert.pem', '-outform', 'DER', '-out', 'chain.p7b')
  openssl('pkcs12', '-export', '-in', 'cert.pem', '-inkey', 'key.pem', '-passout', 'pass:x', '-out', 'host.pfx')
  openssl('pkcs8', '-topk8', '-in', 'key.pem', '-nocrypt', '-outform', 'DER', '-out', 'pkcs8.der')
  openssl('pkcs8', '-topk8', '-in', 'key.pem', '-passout', 'pass:x', '-outform', 'DER', '-out', 'sealed.der')
  openssl('rsa', '-in', 'key.pem', '-traditional', '-outform', 'DER', '-out', 'pkcs1.der')
  openssl('rsa', '-in', 'key.pem', '-traditional', '-aes128', '-passout', 'pass:x', '-out', 'old.pem')
  openssl('pkey', '-in', 'key.pem', '-pubout', '-outform', 'DER', '-out', 'public.der')
  openssl('ecparam', '-genkey', '-name', 'prime256v1', '-noout', '-outform', 'DER', '-out', 'sec1.der')
  const root = await aRoot()
  const { crl } = await signCrl({ crlNumber: 1, revoked: [], now: new Date(), validityDays: 9 }, root)
  writeFileSync(at('root.crl'), crl)
})

describe('a file', () => {
  it.each([
    ['cert.der', 'certificate'],
    ['csr.der', 'csr'],
    ['chain.p7b', 'p7b'],
    ['host.pfx', 'pfx'],
    ['root.crl', 'crl'],
    ['pkcs8.der', 'privateKey'],
    ['pkcs1.der', 'privateKey'],
    ['sec1.der', 'privateKey'],
    ['sealed.der', 'encryptedPrivateKey'],
    ['public.der', 'publicKey'],
    ['cert.pem', 'certificate'],
    ['csr.pem', 'csr'],
    ['old.pem', 'encryptedPrivateKey'],
  ])('%s is known as %s', (name, kind) => {
    expect(kinds(readFileSync(at(name)))).toEqual([kind])
  })

  it('may hold several blocks of PEM, with text between them and whatever their order', () => {
    const text = ['cert.pem', 'key.pem', 'csr.pem']
      .map((name) => `Bag: x\n${readFileSync(at(name), 'latin1')}`)
      .join('\r\n')
    expect(kinds(Buffer.from(text))).toEqual(['certificate', 'privateKey', 'csr'])
    expect(kinds(Buffer.from(`\ufeff${text}`))).toEqual(['certificate', 'privateKey', 'csr'])
    expect(kinds(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(['certificate', 'privateKey', 'csr'])
  })

  it('is judged by what is in a block rather than by its label', () => {
    const mislabelled = pemText('CERTIFICATE', readFileSync(at('csr.der')))
    expect(kinds(Buffer.from(mislabelled))).toEqual(['csr'])
    expect(kinds(Buffer.from(pemText('CERTIFICATE', Buffer.from('hello'))))).toEqual(['certificate'])
  })

  it('of another kind is none of these', () => {
    for (const text of ['', 'hello', 'MZ\x90', '-----BEGIN CERTIFICATE-----\nAAAA', '\x30\x05ab']) {
      expect(kinds(Buffer.from(text, 'latin1')), text).toBeNull()
    }
    expect(kinds(Buffer.of(0x30, 0x03, 0x01, 0x01, 0xff))).toEqual(['other'])
  })

  it('that only begins blocks takes no longer than any other', () => {
    const begun = threadMilliseconds()
    const text = '-----BEGIN CERTIFICATE-----\nAAAA\n'.repeat(30_000)
    expect(kinds(Buffer.from(text))).toBeNull()
    expect(threadMilliseconds() - begun).toBeLessThan(500)
  })

  it('of any bytes is answered without an exception', () => {
    const sample = readFileSync(at('csr.der'))
    const changed = fc.tuple(fc.nat(sample.length - 1), fc.nat(255)).map(([where, octet]) => {
      const copy = Buffer.from(sample)
      copy[where] = octet
      return copy
    })
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), changed), (bytes) => {
        fileBlocks(Buffer.from(bytes))
        expect(codeOf(readRequest(Buffer.from(bytes), 'x'))).toMatch(/^(ok|csr\.unreadable|file\.nestedTooDeeply)$/)
      }),
    )
  })
})

describe('a request', () => {
  it('says whom it is for, what the key is for, and that its maker has the key', () => {
    expect(valueOf(readRequest(readFileSync(at('csr.der')), 'x'))).toMatchObject({
      subjectText: 'O=Lab, CN=hv01.lab.example',
      dnsNames: ['hv01.lab.example', 'hv01'],
      keyAlgorithm: 'rsa',
      keyBits: 2048,
      keyUsages: ['digitalSignature'],
      extendedKeyUsages: ['serverAuth', 'clientAuth'],
      isSignatureValid: true,
    })
  })

  it('that was changed has no valid signature', () => {
    const changed = Buffer.from(readFileSync(at('csr.der')).toString('latin1').replace('hv01', 'hv02'), 'latin1')
    expect(valueOf(readRequest(changed, 'x')).isSignatureValid).toBe(false)
  })
})

describe('a key', () => {
  it('is described in every form by the same public key, without being shown', () => {
    const publicKey = readFileSync(at('public.der'))
    expect(keyFacts(publicKey, 'publicKey')?.publicKeyInfo).toEqual(publicKey)
    for (const name of ['pkcs8.der', 'pkcs1.der']) {
      const facts = keyFacts(readFileSync(at(name)), 'privateKey')
      expect(facts).toEqual({ algorithm: 'rsa', keyBits: 2048, publicKeyInfo: publicKey })
    }
    expect(keyFacts(readFileSync(at('sec1.der')), 'privateKey')).toMatchObject({ algorithm: 'ec', keyBits: 256 })
    expect(keyFacts(readFileSync(at('sealed.der')), 'privateKey')).toBeNull()
  })
})
