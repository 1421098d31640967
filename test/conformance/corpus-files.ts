/**
 * Hundreds of files of every kind and form that administrators have, made by OpenSSL and by writers of our own when a test runs:
 * algorithms of keys, signatures and encryption times forms of text and binary. Nothing of it is kept.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InspectionView } from '../../src-main/contract/views/inspection.ts'

/** The password of everything that has one. */
export const corpusPassword = 'pw'

export interface CorpusFile {
  readonly name: string
  /** What inspect must call it. */
  readonly fileKind: InspectionView['fileKind']
}

interface Base {
  readonly name: string
  readonly fileKind: InspectionView['fileKind']
  readonly der: Buffer
  /** The label that its makers give it in PEM. */
  readonly label: string
}

const configuration = `[ca]
default_ca = it
[it]
database = index.txt
crlnumber = number.txt
default_md = sha256
default_crl_days = 90
[delta]
2.5.29.27 = critical,ASN1:INTEGER:1
[negative]
2.5.29.20 = ASN1:INTEGER:-1
[plain]
authorityKeyIdentifier = keyid
`

const reasons =
  'unspecified keyCompromise CACompromise affiliationChanged superseded cessationOfOperation certificateHold'

/**
 * Makes the files.
 * @param folder An empty folder.
 * @returns What each of them is.
 */
export function makeCorpus(folder: string): CorpusFile[] {
  const bases = makeBases(folder)
  return bases.flatMap((base) =>
    forms.map(([form, write]) => {
      const name = `${base.name}.${form}`
      writeFileSync(join(folder, name), write(base))
      return { name, fileKind: base.fileKind }
    }),
  )
}

function makeBases(folder: string): Base[] {
  const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { stdio: 'pipe', cwd: folder })
  const bases: Base[] = []
  const keep = (name: string, fileKind: Base['fileKind'], label: string, der: Buffer) =>
    void bases.push({ name, fileKind, label, der })
  writeFileSync(join(folder, 'ca.cnf'), configuration)
  const keys: [string, string[]][] = [
    ['rsa', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']],
    ['rsapss', ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048']],
    ['ec', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384']],
    ['ed25519', ['-algorithm', 'ED25519']],
    ['ed448', ['-algorithm', 'ED448']],
  ]
  for (const [name, parameters] of keys) openssl('genpkey', ...parameters, '-out', `${name}.key`)
  openssl('genpkey', '-genparam', '-algorithm', 'DSA', '-pkeyopt', 'dsa_paramgen_bits:1024', '-out', 'dsa.param')
  openssl('genpkey', '-paramfile', 'dsa.param', '-out', 'dsa.key')
  const names = ['rsa', 'rsapss', 'ec', 'ed25519', 'ed448', 'dsa']
  const subject = '/DC=example/DC=lab/O=Größe/C=DE/CN=hv01.lab.example'
  const san =
    'subjectAltName=DNS:hv01.lab.example,IP:192.0.2.1,IP:2001:db8::1,email:a@lab.example,URI:http://lab.example/'
  for (const name of names) {
    const digest = name.startsWith('ed') ? [] : ['-sha256']
    const common = ['-key', `${name}.key`, '-utf8', '-subj', subject, '-addext', san, ...digest]
    openssl('req', '-x509', ...common, '-out', `${name}.pem`)
    keep(`certificate-${name}`, 'certificate', 'CERTIFICATE', openssl('x509', '-in', `${name}.pem`, '-outform', 'DER'))
    keep(`request-${name}`, 'csr', 'NEW CERTIFICATE REQUEST', openssl('req', '-new', ...common, '-outform', 'DER'))
    keep(`key-${name}`, 'privateKey', 'PRIVATE KEY', openssl('pkey', '-in', `${name}.key`, '-outform', 'DER'))
    keep(
      `public-${name}`,
      'publicKey',
      'PUBLIC KEY',
      openssl('pkey', '-in', `${name}.key`, '-pubout', '-outform', 'DER'),
    )
  }
  for (const digest of ['md5', 'sha1', 'sha512']) {
    const signed = openssl('req', '-x509', '-key', 'rsa.key', '-subj', '/CN=old', `-${digest}`, '-outform', 'DER')
    keep(`certificate-${digest}`, 'certificate', 'X509 CERTIFICATE', signed)
  }
  const sections = ['plain', 'delta', 'negative']
  const revoked = reasons
    .split(' ')
    .map((reason, index) => `R\t491231000000Z\t260101000000Z,${reason}\t0${index + 1}\tunknown\t/CN=x\n`)
  for (const section of sections) {
    writeFileSync(join(folder, 'index.txt'), revoked.join(''))
    writeFileSync(join(folder, 'number.txt'), '10\n')
    const authority = ['-config', 'ca.cnf', '-cert', 'rsa.pem', '-keyfile', 'rsa.key']
    openssl('ca', ...authority, '-gencrl', '-crlexts', section, '-out', 'it.crl')
    keep(`crl-${section}`, 'crl', 'X509 CRL', openssl('crl', '-in', 'it.crl', '-outform', 'DER'))
  }
  keep('chain', 'p7b', 'PKCS7', openssl('crl2pkcs7', '-nocrl', '-certfile', 'rsa.pem', '-outform', 'DER'))
  keep('crl-in-message', 'p7b', 'CMS', openssl('crl2pkcs7', '-in', 'it.crl', '-outform', 'DER'))
  for (const [name, parameters] of sealedKeys) {
    const made = openssl('pkcs8', '-topk8', '-in', 'rsa.key', '-passout', 'pass:pw', ...parameters, '-outform', 'DER')
    keep(`sealed-${name}`, 'encryptedPrivateKey', 'ENCRYPTED PRIVATE KEY', made)
  }
  for (const [name, parameters] of pfxKinds) {
    const common = ['-export', '-inkey', 'rsa.key', '-in', 'rsa.pem', '-passout', 'pass:pw', '-out', 'it.pfx']
    openssl('pkcs12', ...common, ...parameters)
    keep(`pfx-${name}`, 'pfx', 'PKCS12', readFileSync(join(folder, 'it.pfx')))
  }
  return bases
}

const legacy = ['-provider', 'legacy', '-provider', 'default']

const sealedKeys: readonly (readonly [string, readonly string[]])[] = [
  ['aes256', ['-v2', 'aes-256-cbc']],
  ['aes128-sha1', ['-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA1']],
  ['3des', ['-v2', 'des3']],
  ['scrypt', ['-scrypt']],
  ['md5-des', ['-v1', 'PBE-MD5-DES', ...legacy]],
  ['sha1-rc2-64', ['-v1', 'PBE-SHA1-RC2-64', ...legacy]],
  ['sha1-rc4-128', ['-v1', 'PBE-SHA1-RC4-128', ...legacy]],
  ['sha1-3des', ['-v1', 'PBE-SHA1-3DES']],
]

const pbe = (certificates: string, key: string) => ['-certpbe', certificates, '-keypbe', key]

const pfxKinds: readonly (readonly [string, readonly string[]])[] = [
  ['modern', []],
  ['windows', ['-legacy']],
  ['rc2-40', ['-legacy', ...pbe('PBE-SHA1-RC2-40', 'PBE-SHA1-RC2-40')]],
  ['rc2-128', ['-legacy', ...pbe('PBE-SHA1-RC2-128', 'PBE-SHA1-RC2-128')]],
  ['rc4-40', ['-legacy', ...pbe('PBE-SHA1-RC4-40', 'PBE-SHA1-RC4-40')]],
  ['rc4-128', ['-legacy', ...pbe('PBE-SHA1-RC4-128', 'PBE-SHA1-RC4-128')]],
  ['aes128-md5', [...pbe('AES-128-CBC', 'AES-192-CBC'), '-macalg', 'md5']],
  ['open', pbe('NONE', 'NONE')],
  ['no-key', ['-nokeys']],
]

const base64 = (der: Buffer, width = 64) =>
  der.toString('base64').replace(new RegExp(`(.{${width}})(?!$)`, 'g'), '$1\n')
const pem = (label: string, der: Buffer) => `-----BEGIN ${label}-----\n${base64(der)}\n-----END ${label}-----\n`

/** The outermost length as one that is not known when it is written. */
function indefinite(der: Buffer): Buffer {
  const first = der[1] ?? 0
  const header = first > 0x80 ? 2 + (first & 0x7f) : 2
  return Buffer.concat([Buffer.of(der[0] ?? 0, 0x80), der.subarray(header), Buffer.of(0, 0)])
}

type Form = readonly [string, (base: Base) => Buffer | string]

const forms: readonly Form[] = [
  ['der', ({ der }) => der],
  ['ber', ({ der }) => indefinite(der)],
  ['pem', ({ der, label }) => pem(label, der)],
  ['crlf.pem', ({ der, label }) => pem(label, der).replaceAll('\n', '\r\n')],
  // What certutil -encode writes, whatever the file is.
  ['encoded.txt', ({ der }) => pem('CERTIFICATE', der)],
  ['base64', ({ der }) => der.toString('base64')],
  ['utf8.pem', ({ der, label }) => `\uFEFF${pem(label, der)}`],
  ['utf16.pem', ({ der, label }) => Buffer.from(`\uFEFF${pem(label, der)}`, 'utf16le')],
  ['utf16-unmarked.pem', ({ der, label }) => Buffer.from(pem(label, der), 'utf16le').swap16()],
  [
    'prose.pem',
    ({ der, label }) => `01 what follows is ours\nBag Attributes: none\n${pem(label, der)}\nand that was all\n`,
  ],
]
