/** The verifiers that are given files: OpenSSL's program, Node's own reader, GnuTLS. */
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { keyProviders } from '../../src-main/contract/pfx-choices.ts'
import { password } from './artefacts.ts'
import { verdictOf, type Answer, type Artefact, type Bench, type Verifier } from './matrix.ts'
import { run } from './tools.ts'

export function opensslVerifier({ at, tool }: Bench): Verifier {
  const openssl = (...args: string[]) => run(tool('openssl'), args)
  return {
    title: 'OpenSSL',
    async judge({ kind, name, root, expects, entries, provider }) {
      const verify = (...args: string[]) => openssl('verify', '-x509_strict', '-CAfile', at(`${root}.pem`), ...args)
      switch (kind) {
        case 'root': {
          // Its own purpose is not asked for: a root is for signing.
          const { code, text } = await verify(...future(name), at(`${name}.pem`))
          return verdictOf(code === 0, text)
        }
        case 'host': {
          const server = await verify('-purpose', 'sslserver', '-verify_hostname', expects ?? '', at(`${name}.pem`))
          const client = await verify('-purpose', 'sslclient', at(`${name}.pem`))
          return verdictOf(server.code === 0 && client.code === 0, server.text + client.text)
        }
        case 'crl': {
          const read = await openssl('crl', '-in', at(`${name}.pem`), '-noout', '-text', '-CAfile', at(`${root}.pem`))
          const found = read.text.match(/Serial Number:/g)?.length ?? 0
          return verdictOf(read.text.includes('verify OK') && found === entries, read.text)
        }
        case 'pfx': {
          const args = ['pkcs12', '-in', at(`${name}.pfx`), '-info', '-noenc', '-passin', `pass:${password}`]
          const { code, text } = await openssl(...args)
          const names = provider ? text.includes(`Microsoft CSP Name: ${keyProviders[provider].windowsName}`) : false
          return verdictOf(code === 0 && names, text)
        }
        case 'chain': {
          const isP7b = name.endsWith('p7b')
          const { text } = isP7b
            ? await openssl('pkcs7', '-inform', 'DER', '-in', at(name), '-print_certs')
            : await verify('-untrusted', at(name), at(name))
          const certificates = text.match(/BEGIN CERTIFICATE/g)?.length
          return isP7b ? verdictOf(certificates === 2, text, 'read') : verdictOf(text.includes(': OK'), text)
        }
      }
    },
  }
}

/** Roots for the borders of time begin in years to come; they are verified as of then. */
function future(name: string): string[] {
  return name.startsWith('until-') ? ['-attime', String(Date.UTC(2045, 0) / 1000)] : []
}

export function nodeVerifier({ at }: Bench): Verifier {
  return {
    title: 'Node X509Certificate',
    async judge({ kind, name, root, expects }): Promise<Answer> {
      if (kind === 'crl' || name === 'chain.p7b') return '-'
      if (kind === 'pfx') {
        createSecureContext({ pfx: await readFile(at(`${name}.pfx`)), passphrase: password })
        return 'verified'
      }
      const issuer = new X509Certificate(await readFile(at(`${root}.cer`)))
      const certificate = new X509Certificate(await readFile(kind === 'chain' ? at(name) : at(`${name}.cer`)))
      const isSigned = certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
      const isNamed = expects === undefined || certificate.checkHost(expects) !== undefined
      return verdictOf(isSigned && isNamed, certificate.toString())
    },
  }
}

export function gnutlsVerifier({ at, tool }: Bench): Verifier {
  const certtool = (...args: string[]) => run(tool('certtool'), args)
  return {
    title: 'GnuTLS certtool',
    async judge({ kind, name, root, expects }: Artefact) {
      const load = ['--load-ca-certificate', at(`${root}.pem`)]
      switch (kind) {
        case 'root': {
          // These begin in years to come, and certtool goes by today's date.
          if (name.startsWith('until-')) {
            const { text } = await certtool('--certificate-info', '--infile', at(`${name}.pem`))
            const end =
              name === 'until-2049' ? /Not After: .*Dec 31 23:59:59 UTC 2049/ : /Not After: .*Jan 01 00:00:00 UTC 2050/
            return verdictOf(end.test(text), text, 'read')
          }
          const { text } = await certtool('--verify', ...load, '--infile', at(`${name}.pem`))
          return verdictOf(text.includes('Chain verification output: Verified'), text)
        }
        case 'host': {
          const named = ['--verify-hostname', expects ?? '', '--verify-purpose', '1.3.6.1.5.5.7.3.1']
          const { text } = await certtool('--verify', ...load, ...named, '--infile', at(`${name}.pem`))
          return verdictOf(text.includes('Chain verification output: Verified'), text)
        }
        case 'crl': {
          const { text } = await certtool('--verify-crl', ...load, '--infile', at(`${name}.pem`))
          return verdictOf(text.includes('Verified'), text)
        }
        case 'pfx': {
          const file = ['--inder', '--infile', at(`${name}.pfx`), '--password', password]
          const { code, text } = await certtool('--p12-info', ...file)
          return verdictOf(code === 0 && text.includes('Elements: 2'), text)
        }
        case 'chain': {
          if (name.endsWith('p7b')) {
            const { text } = await certtool('--p7-info', '--inder', '--infile', at(name))
            return verdictOf(/Number of certificates: 2/.test(text), text, 'read')
          }
          const { text } = await certtool('--verify', ...load, '--infile', at(name))
          return verdictOf(text.includes('Chain verification output: Verified'), text)
        }
      }
    },
  }
}
