/** Requests that OpenSSL made, good ones and bad ones. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSignableRequest } from '../../../src-main/authority/requests/signable-request.ts'
import { requestFiles } from '../../../src-main/authority/requests/request-inf.ts'
import { codeOf, valueOf } from '../builders.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { stdio: 'pipe' })
const request = (name: string, ...extra: string[]) =>
  openssl('req', '-new', '-noenc', '-keyout', at(`${name}.key`), '-out', at(name), ...extra)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-csr-'))
  const rsa = ['-newkey', 'rsa:2048']
  request(
    'good.pem',
    ...rsa,
    '-subj',
    '/O=Lab/CN=hv01.lab.example',
    '-addext',
    'subjectAltName=DNS:hv01.lab.example,DNS:hv01,IP:10.0.0.1',
    '-addext',
    'extendedKeyUsage=codeSigning',
  )
  openssl('req', '-in', at('good.pem'), '-outform', 'DER', '-out', at('good.der'))
  request('plain.pem', ...rsa, '-subj', '/CN=HV02.lab.example', '-sha1')
  request('sha512.pem', ...rsa, '-subj', '/CN=hv03.lab.example', '-sha512')
  request('short.pem', '-newkey', 'rsa:1024', '-subj', '/CN=hv04.lab.example')
  request('md5.pem', ...rsa, '-subj', '/CN=hv05.lab.example', '-md5')
  const pss = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32']
  request('pss.pem', ...rsa, '-subj', '/CN=hv07.lab.example', '-sha256', ...pss)
  const odd = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_mgf1_md:sha512']
  request('mgf1.pem', ...rsa, '-subj', '/CN=hv08.lab.example', '-sha256', ...odd)
  request('ec.pem', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-subj', '/CN=hv06.lab.example')
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (name: string) => readSignableRequest(readFileSync(at(name)), name)

describe('a certificate request', () => {
  it.each(['good.pem', 'good.der'])('is read from %s with its names', (name) => {
    expect(valueOf(read(name))).toMatchObject({
      commonName: 'hv01.lab.example',
      dnsNames: ['hv01.lab.example', 'hv01'],
      keyBits: 2048,
    })
  })

  it('may have a common name only, and another digest', () => {
    expect(valueOf(read('plain.pem'))).toMatchObject({ commonName: 'HV02.lab.example', dnsNames: [] })
    for (const name of ['sha512.pem', 'md5.pem', 'pss.pem']) expect(codeOf(read(name)), name).toBe('ok')
  })

  it('is read as Windows writes it: NEW in the heading, UTF-16 after a redirection', () => {
    const text = readFileSync(at('good.pem'), 'utf8').replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST')
    expect(codeOf(readSignableRequest(Buffer.from(text.replaceAll('\n', '\r\n')), 'a.req'))).toBe('ok')
    expect(codeOf(readSignableRequest(Buffer.from(`\uFEFF${text}`, 'utf16le'), 'a.req'))).toBe('ok')
  })

  it.each([
    ['short.pem', 'csr.weakKey'],
    ['mgf1.pem', 'csr.signatureUnknown'],
    ['ec.pem', 'certificate.keyNotRsa'],
    ['good.pem.key', 'csr.unreadable'],
  ])('is refused for %s', (name, code) => {
    expect(codeOf(read(name))).toBe(code)
  })

  it('is refused when a name in it was changed after signing, when it is cut off, and when it is too large', () => {
    const der = readFileSync(at('good.der'))
    for (const name of ['good.pem', 'md5.pem', 'pss.pem']) {
      const changed = openssl('req', '-in', at(name), '-outform', 'DER')
      const position = changed.lastIndexOf('.lab.example') - 4
      changed.write('hv99', position, 'latin1')
      expect(codeOf(readSignableRequest(changed, 'a.csr')), name).toBe('csr.badSignature')
    }
    for (const length of [1, 10, 100, der.length - 1]) {
      expect(codeOf(readSignableRequest(der.subarray(0, length), 'a.csr')), `${length}`).toBe('csr.unreadable')
    }
    expect(codeOf(readSignableRequest(Buffer.alloc(131_073, 0x30), 'a.csr'))).toBe('file.tooLarge')
  })

  it('damaged anywhere is refused or read, and nothing is thrown', () => {
    const der = readFileSync(at('good.der'))
    for (let index = 0; index < der.length; index += 1) {
      const damaged = Buffer.from(der)
      damaged[index] = (damaged[index] ?? 0) ^ 0xff
      const reply = readSignableRequest(damaged, 'a.csr')
      // The parameters of the algorithm are beside what is signed, and mean nothing.
      if (reply.ok) expect(reply.value.dnsNames).toEqual(['hv01.lab.example', 'hv01'])
      else
        expect(reply.failure.code).toMatch(
          /^(csr\.(unreadable|badSignature|signatureUnknown|weakKey)|file\.nestedTooDeeply|certificate\.keyNotRsa)$/,
        )
    }
  })
})

describe('the INF for certreq', () => {
  const dnsNames = ['hv01.lab.example', 'hv01'] as const
  it('asks for what Hyper-V Replica needs, with the key staying on the host', () => {
    const { inf, infName, requestCommands, acceptCommands } = requestFiles({
      dnsNames: [...dnsNames],
      keyBits: 2048,
      provider: 'schannel',
    })
    for (const line of [
      'Subject = "CN=hv01.lab.example"',
      'KeySpec = 1',
      'KeyUsage = 0xA0',
      'MachineKeySet = True',
      'Exportable = False',
      'ProviderName = "Microsoft RSA SChannel Cryptographic Provider"',
      'ProviderType = 12',
      'RequestType = PKCS10',
      'OID = 1.3.6.1.5.5.7.3.1',
      'OID = 1.3.6.1.5.5.7.3.2',
      '2.5.29.17 = "{text}"',
      '_continue_ = "dns=hv01.lab.example&"',
      '_continue_ = "dns=hv01"',
    ]) {
      expect(inf.split('\n')).toContain(line)
    }
    expect(infName).toBe('hv01.lab.example.inf')
    expect(requestCommands).toEqual(['certreq -new -machine hv01.lab.example.inf hv01.lab.example.req'])
    expect(acceptCommands.at(-1)).toBe('certreq -accept -machine hv01.lab.example.cer')
  })

  it('names the type of the other CSP, and no key spec for CNG', () => {
    const of = (provider: 'enhancedAes' | 'softwareKsp') =>
      requestFiles({ dnsNames: ['hv01.lab.example'], keyBits: 3072, provider }).inf
    expect(of('enhancedAes')).toContain('ProviderType = 24')
    expect(of('softwareKsp')).not.toMatch(/KeySpec|ProviderType/)
  })
})
