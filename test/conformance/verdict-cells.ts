/**
 * Certificates and CRLs of every kind that the field has, made with OpenSSL: key, signature and extension of a host certificate,
 * and what its issuer's CRL speaks of. Each is judged here and by the TLS engine in a real handshake.
 */
import { execFileSync } from 'node:child_process'
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCertificates, readCrl } from '../../src-main/authority/inspection/inspect.ts'
import { certificateFactsOf, crlFactsOf } from '../../src-main/authority/verdict/facts.ts'
import { standingOf } from '../../src-main/authority/verdict/differences.ts'
import { judgePeer } from '../../src-main/authority/verdict/verdict.ts'
import type { PeerJudgement, PeerQuestion, VerdictStanding } from '../../src-main/contract/certificate-facts.ts'
import { compareOpinions } from '../../src-main/transport/engine-codes.ts'
import { performHandshake, type HandshakeReport, type TlsParty } from '../../src-main/transport/loopback-tls.ts'
import { valueOf } from '../authority/builders.ts'

export const serverName = 'hypervisor-02.lab.example'
const address = 'http://pki.lab.example/root.crl'

/** What `openssl genpkey` is asked for; an AT_SIGNATURE key is an RSA key that its PFX calls so. */
export const keys = {
  'RSA 1024': ['RSA', 'rsa_keygen_bits:1024'],
  'RSA 2048': ['RSA', 'rsa_keygen_bits:2048'],
  'RSA 3072': ['RSA', 'rsa_keygen_bits:3072'],
  'RSA 4096': ['RSA', 'rsa_keygen_bits:4096'],
  'RSA-PSS 2048': ['RSA-PSS', 'rsa_keygen_bits:2048'],
  'EC P-256': ['EC', 'ec_paramgen_curve:P-256'],
  Ed25519: ['ED25519'],
  AT_SIGNATURE: ['RSA', 'rsa_keygen_bits:2048'],
} as const
export type KeyName = keyof typeof keys

export const signatures = {
  MD5: ['-md5'],
  'SHA-1': ['-sha1'],
  'SHA-256': ['-sha256'],
  'SHA-384': ['-sha384'],
  'SHA-512': ['-sha512'],
  PSS: ['-sha256', '-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32'],
} as const
export type SignatureName = keyof typeof signatures

/** Lines for the certificate. */
export const extensions = {
  none: [],
  'unknown critical': ['1.2.3.4.5=critical,ASN1:UTF8String:x'],
  'unknown, not critical': ['1.2.3.4.5=ASN1:UTF8String:x'],
  'distribution point': [`crlDistributionPoints=URI:${address}`],
} as const
export type ExtensionName = keyof typeof extensions

/** Sections of an OpenSSL configuration for the CRL; null leaves the check of revocation off. */
export const scopes = {
  unchecked: null,
  complete: '',
  'this address': `issuingDistributionPoint=critical,@point\n[point]\nfullname=URI:${address}`,
  'this address in capitals': `issuingDistributionPoint=critical,@point\n[point]\nfullname=URI:${address.replace('pki.lab', 'PKI.LAB')}`,
  'another address': 'issuingDistributionPoint=critical,@point\n[point]\nfullname=URI:http://pki.lab.example/other.crl',
  'another address, not critical':
    'issuingDistributionPoint=@point\n[point]\nfullname=URI:http://pki.lab.example/other.crl',
  'users only': 'issuingDistributionPoint=critical,@point\n[point]\nonlyuser=TRUE',
  'authorities only': 'issuingDistributionPoint=critical,@point\n[point]\nonlyCA=TRUE',
  'attributes only': 'issuingDistributionPoint=critical,@point\n[point]\nonlyAA=TRUE',
  'some reasons': 'issuingDistributionPoint=critical,@point\n[point]\nonlysomereasons=keyCompromise',
  indirect: 'issuingDistributionPoint=critical,@point\n[point]\nindirectCRL=TRUE',
  'unknown critical': '1.2.3.4.5=critical,ASN1:UTF8String:x',
  delta: '2.5.29.27=critical,ASN1:INTEGER:1',
} as const
export type ScopeName = keyof typeof scopes

export interface Cell {
  readonly key: KeyName
  readonly signature: SignatureName
  readonly extension: ExtensionName
  readonly scope: ScopeName
}

export type CellRequest = Parameters<typeof performHandshake>[0]

export interface CellOutcome {
  readonly judgement: PeerJudgement
  readonly engine: string
  readonly comparison: ReturnType<typeof compareOpinions>
  readonly standing: VerdictStanding
}

/** Makes certificates in a folder as they are asked for, and has them judged. */
export class CellBench {
  readonly #folder: string
  readonly #openssl: string
  readonly #client: TlsParty
  readonly #ders = new Map<string, Buffer>()
  readonly #keys = new Map<KeyName, KeyObject>()

  /** @param openssl The path of the program. */
  constructor(folder: string, openssl: string) {
    this.#folder = folder
    this.#openssl = openssl
    mkdirSync(folder, { recursive: true })
    const subject = ['-subj', '/CN=Field Root', '-addext', 'keyUsage=critical,keyCertSign,cRLSign']
    this.#run('req', '-x509', '-newkey', 'rsa:2048', '-noenc', '-keyout', 'root.key', '-out', 'root.pem', ...subject)
    writeFileSync(join(folder, 'index.txt'), '')
    this.#client = {
      key: this.#keyOf('RSA 2048'),
      certificateChain: [this.certificate('RSA 2048', 'SHA-256', 'none')],
      trustedRoots: [this.root()],
    }
  }

  root(): Buffer {
    return this.#read('root', () => this.#der('root.pem'))
  }

  certificate(key: KeyName, signature: SignatureName, extension: ExtensionName): Buffer {
    const name = `${key} ${signature} ${extension}`.replaceAll(/[ ,]+/g, '-')
    return this.#read(name, () => {
      this.#keyOf(key)
      const lines = [
        `subjectAltName=DNS:${serverName}`,
        'extendedKeyUsage=serverAuth,clientAuth',
        'keyUsage=digitalSignature,keyEncipherment',
        ...extensions[extension],
      ]
      writeFileSync(join(this.#folder, `${name}.ext`), lines.join('\n'))
      const issuer = ['-CA', 'root.pem', '-CAkey', 'root.key', '-days', '30', ...signatures[signature]]
      const asked = ['-in', `${keyFile(key)}.csr`, '-extfile', `${name}.ext`]
      this.#run('x509', '-req', ...asked, ...issuer, '-out', `${name}.pem`)
      return this.#der(`${name}.pem`)
    })
  }

  crl(scope: ScopeName): Buffer | null {
    const section = scopes[scope]
    if (section === null) return null
    const name = `crl-${scope}`.replaceAll(/[ ,]+/g, '-')
    return this.#read(name, () => {
      const base = '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ndefault_md=sha256\ndefault_crl_days=90\n'
      writeFileSync(
        join(this.#folder, `${name}.cnf`),
        `${base}certificate=root.pem\nprivate_key=root.key\n[scope]\nauthorityKeyIdentifier=keyid\n${section}\n`,
      )
      this.#run('ca', '-config', `${name}.cnf`, '-gencrl', '-crlexts', 'scope', '-out', `${name}.pem`)
      return this.#der(`${name}.pem`)
    })
  }

  /** The handshake in which the certificate of a cell is the server's. */
  requestOf({ key, signature, extension, scope }: Cell): CellRequest {
    const crl = this.crl(scope)
    const certificateChain = [this.certificate(key, signature, extension)]
    return {
      server: { key: this.#keyOf(key), certificateChain, trustedRoots: [this.root()] },
      client: { ...this.#client, ...(crl ? { crls: [crl] } : {}) },
      serverName,
      timeoutMilliseconds: 5000,
    }
  }

  /** Judges a cell here, and has the engine of this very process judge it in a handshake. */
  async judge(cell: Cell): Promise<CellOutcome> {
    return this.compare(cell, await performHandshake(this.requestOf(cell)))
  }

  /** Holds our verdict on a cell against what an engine said of it. */
  compare({ key, signature, extension, scope }: Cell, report: HandshakeReport): CellOutcome {
    const certificate = this.certificate(key, signature, extension)
    const crl = this.crl(scope)
    const keySpec = key === 'AT_SIGNATURE' ? ('signature' as const) : ('exchange' as const)
    const question: PeerQuestion = {
      certificate: factsOf(certificate, 'certificate-1', { keySpec, provider: null }),
      expectedName: serverName,
      role: 'server',
      trustedRoots: [factsOf(this.root(), 'root', null)],
      intermediates: [],
      crls: crl
        ? [
            crlFactsOf(valueOf(readCrl(crl, scope)), {
              issuerCertificateId: 'root',
              certificateIdOf: () => null,
            }),
          ]
        : [],
      checkRevocation: crl !== null,
      atInstant: Date.now(),
    }
    const judgement = judgePeer(question)
    const standing = standingOf(question)
    if (!report.completed) {
      const comparison = judgement.accepted ? 'differs' : 'agrees'
      return { judgement, engine: report.code, comparison, standing }
    }
    return {
      judgement,
      engine: report.client.code ?? 'accepted',
      comparison: compareOpinions(judgement, report.client, standing),
      standing,
    }
  }

  #keyOf(name: KeyName): KeyObject {
    const known = this.#keys.get(name)
    if (known) return known
    const file = keyFile(name)
    const [algorithm, option] = keys[name]
    const asked = option === undefined ? [] : ['-pkeyopt', option]
    this.#run('genpkey', '-algorithm', algorithm, ...asked, '-out', `${file}.key`)
    this.#run('req', '-new', '-key', `${file}.key`, '-subj', `/CN=${serverName}`, '-out', `${file}.csr`)
    const key = createPrivateKey(readFileSync(join(this.#folder, `${file}.key`)))
    this.#keys.set(name, key)
    return key
  }

  /** What stands between the lines of a PEM file, which another process of OpenSSL would only take out as well. */
  #der(file: string): Buffer {
    const pem = readFileSync(join(this.#folder, file), 'latin1')
    const [, body = ''] = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(pem) ?? []
    return Buffer.from(body, 'base64')
  }

  #read(name: string, make: () => Buffer): Buffer {
    const der = this.#ders.get(name) ?? make()
    this.#ders.set(name, der)
    return der
  }

  #run(...parameters: readonly string[]): Buffer {
    return execFileSync(this.#openssl, parameters, { cwd: this.#folder, stdio: ['ignore', 'pipe', 'ignore'] })
  }
}

function keyFile(name: KeyName): string {
  return `key-${name}`.replaceAll(' ', '-')
}

function factsOf(der: Buffer, certificateId: string, key: Parameters<typeof certificateFactsOf>[1]['key']) {
  const [certificate] = valueOf(readCertificates(der, certificateId))
  if (!certificate) throw new Error('OpenSSL wrote no certificate')
  return certificateFactsOf(certificate, { certificateId, issuerCertificateId: 'root', key })
}
