/** What is in a file that somebody brings is told by its own names: keys, names, other names, and forms of OpenSSL's own. */
import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { aCore, passphrase, temporaryFolder } from '../../a-core.ts'

const folder = temporaryFolder('file')
const path = (name: string) => ({ path: join(folder, name) })
const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { stdio: 'pipe', cwd: folder })
const rsa = ['-newkey', 'rsa:2048', '-noenc', '-days', '900']

/** OpenSSL dates its files by the real clock; the core opens them a little later. */
async function aLaterCore() {
  const test = await aCore()
  test.wall.now += 3_600_000
  return test
}

describe('the key of a certificate', () => {
  beforeAll(() => {
    openssl('genpkey', '-genparam', '-algorithm', 'DSA', '-pkeyopt', 'dsa_paramgen_bits:2048', '-out', 'dsa.param')
  }, 60_000)

  it.each([
    ['rsa', 2048, ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']],
    ['rsa-pss', 2048, ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048']],
    ['ecdsa', 384, ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384']],
    ['ed25519', 256, ['-algorithm', 'ED25519']],
    ['dsa', 2048, ['-paramfile', 'dsa.param']],
  ])('is named with its size: %s %i', async (keyAlgorithm, keyBits, made) => {
    openssl('genpkey', ...made, '-out', 'it.key')
    openssl('req', '-x509', '-key', 'it.key', '-subj', '/CN=hv01.lab.example', '-out', 'it.pem')
    const { must } = await aLaterCore()
    const { certificates } = await must('certificate.inspect', { file: path('it.pem') })
    expect(certificates).toMatchObject([{ keyAlgorithm, keyBits, signature: { result: 'valid' } }])
  })
})

describe('the names in a certificate', () => {
  it('are those that Windows and OpenSSL show, in their order, with every kind of alternative name', async () => {
    const names = 'DNS:hv01.lab.example,IP:192.0.2.1,IP:2001:db8::1,email:a@lab.example,URI:http://lab.example/'
    const subject = ['-utf8', '-subj', '/DC=example/DC=lab/O=Größe šířka/C=DE/CN=Lab-CA']
    openssl('req', '-x509', ...rsa, ...subject, '-addext', `subjectAltName=${names}`, '-out', 'dc.pem')
    const { must } = await aLaterCore()
    const { certificates } = await must('certificate.inspect', { file: path('dc.pem') })
    expect(certificates).toMatchObject([
      {
        subject: 'DC=example, DC=lab, O=Größe šířka, C=DE, CN=Lab-CA',
        issuer: 'DC=example, DC=lab, O=Größe šířka, C=DE, CN=Lab-CA',
        dnsNames: ['hv01.lab.example'],
      },
    ])
    const others = certificates[0]?.otherNames.join(' ') ?? ''
    for (const name of ['192.0.2.1', '2001:db8::1', 'a@lab.example', 'http://lab.example/'])
      expect(others).toContain(name)
  })
})

describe('a certificate with the trust settings of OpenSSL behind it', () => {
  it('is read, imported and taken over as the certificate that it is', async () => {
    const usage = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign']
    openssl('req', '-x509', ...rsa, '-subj', '/CN=Field Root', ...usage, '-keyout', 'root.key', '-out', 'root.pem')
    openssl('x509', '-in', 'root.pem', '-addtrust', 'serverAuth', '-trustout', '-out', 'trusted.pem')
    const { must } = await aLaterCore()
    const file = path('trusted.pem')
    expect(await must('certificate.inspect', { file })).toMatchObject({
      fileKind: 'certificate',
      blocks: [{ label: 'TRUSTED CERTIFICATE', problem: null }],
      certificates: [{ issuedTo: 'Field Root', isSelfSigned: true }],
    })
    const { hostId } = await must('host.add', { name: 'HV01' })
    await must('store.importCertificate', { hostId, store: 'LocalMachine\\Root', file })
    await must('root.import', { file, key: path('root.key'), passphrase })
  })
})
