/** An authority that OpenSSL made, with a host certificate and CRLs of its own. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ForeignFiles {
  readonly certificate: string
  readonly key: string
  /** The host's certificate with its key and no issuer; the password is `secret`. */
  readonly hostPfx: string
  readonly hostSerial: string
  /** Signs a CRL over these serial numbers, which are revoked for a compromised key. */
  crl(name: string, options: { crlNumber: string; revoked: readonly string[]; extensions?: readonly string[] }): string
}

/**
 * Makes the files of an authority.
 * @param folder Where they are written.
 * @param name Its common name.
 * @param host The FQDN that its host certificate is for.
 */
export function anAuthority(folder: string, name: string, host: string): ForeignFiles {
  const at = (file: string) => join(folder, file)
  const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { stdio: 'pipe', cwd: folder })
  const slug = name.replaceAll(/\W/g, '-')
  const [certificate, key] = [at(`${slug}.pem`), at(`${slug}.key`)]
  const usage = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign']
  const asKey = ['-newkey', 'rsa:2048', '-noenc', '-days', '900']
  openssl('req', '-x509', ...asKey, '-subj', `/CN=${name}`, ...usage, '-keyout', key, '-out', certificate)
  const hostUsage = [
    '-addext',
    'basicConstraints=critical,CA:FALSE',
    '-addext',
    `subjectAltName=DNS:${host}`,
    '-addext',
    'keyUsage=digitalSignature,keyEncipherment',
    '-addext',
    'extendedKeyUsage=serverAuth,clientAuth',
  ]
  const issuer = ['-CA', certificate, '-CAkey', key]
  openssl(
    'req',
    '-x509',
    ...asKey,
    '-subj',
    `/CN=${host}`,
    ...hostUsage,
    ...issuer,
    '-keyout',
    at(`${slug}-host.key`),
    '-out',
    at(`${slug}-host.pem`),
  )
  const hostPfx = at(`${slug}-host.pfx`)
  const parts = ['-in', at(`${slug}-host.pem`), '-inkey', at(`${slug}-host.key`)]
  openssl('pkcs12', '-export', ...parts, '-passout', 'pass:secret', '-out', hostPfx)
  const serial = openssl('x509', '-in', at(`${slug}-host.pem`), '-noout', '-serial')
    .toString()
    .trim()
  return {
    certificate,
    key,
    hostPfx,
    // Without the zeros that OpenSSL puts before an odd number of digits.
    hostSerial: serial.replace(/^serial=0*/, '').toLowerCase(),
    crl(file, { crlNumber, revoked, extensions = [] }) {
      // `openssl ca` takes whole octets only, and one serial number in eight begins with a zero.
      const octets = (digits: string) => (digits.length % 2 === 0 ? digits : `0${digits}`)
      const database = revoked.map(
        (each) => `R\t491231000000Z\t260101000000Z,keyCompromise\t${octets(each)}\tunknown\t/CN=x\n`,
      )
      writeFileSync(at('database.txt'), database.join(''))
      writeFileSync(at('database.txt.attr'), 'unique_subject = no\n')
      writeFileSync(at('number.txt'), `${crlNumber}\n`)
      writeFileSync(
        at('ca.cnf'),
        [
          '[ca]',
          'default_ca = it',
          '[it]',
          'database = database.txt',
          'crlnumber = number.txt',
          'default_md = sha384',
          'default_crl_days = 90',
          'crl_extensions = extensions',
          '[extensions]',
          'authorityKeyIdentifier = keyid',
          ...extensions,
          '',
        ].join('\n'),
      )
      openssl('ca', '-config', 'ca.cnf', '-gencrl', '-cert', certificate, '-keyfile', key, '-out', at(file))
      return at(file)
    },
  }
}
