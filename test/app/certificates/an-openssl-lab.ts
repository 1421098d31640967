/** Two hosts with certificates that OpenSSL made: what administrators bring who have an authority already. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { httpsRule, type TestCore } from '../a-core.ts'

export const fqdns = ['hypervisor-01.lab.example', 'hypervisor-02.lab.example'] as const
export const hostIds = ['host-1', 'host-2'] as const
export const filePassword = 'pw of a file'

/** What a leaf differs in from an ordinary one. */
export interface LeafOptions {
  readonly key?: readonly string[]
  readonly signature?: readonly string[]
  readonly extensions?: readonly string[]
  readonly pfx?: readonly string[]
}

/** A root in a folder, and what it signs. */
export class OpensslAuthority {
  readonly folder: string

  /** @param keyUsage Of the root. */
  constructor(folder: string, keyUsage = 'critical,keyCertSign,cRLSign') {
    this.folder = folder
    const asked = ['-newkey', 'rsa:2048', '-noenc', '-days', '900', '-keyout', 'root.key', '-out', 'root.pem']
    this.run('req', '-x509', ...asked, '-subj', '/CN=Field Root', '-addext', `keyUsage=${keyUsage}`)
    writeFileSync(this.at('index.txt'), '')
    writeFileSync(this.at('passwords.txt'), '')
  }

  at(name: string): string {
    return join(this.folder, name)
  }

  run(...parameters: readonly string[]): void {
    execFileSync('openssl', parameters, { cwd: this.folder, stdio: 'ignore' })
  }

  /** Makes `name.pfx`, and gives its path. */
  leaf(name: string, fqdn: string, { key, signature, extensions, pfx }: LeafOptions = {}): string {
    this.run('genpkey', ...(key ?? ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']), '-out', `${name}.key`)
    this.run('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${fqdn}`, '-out', `${name}.csr`)
    const lines = [
      `subjectAltName=DNS:${fqdn}`,
      'extendedKeyUsage=serverAuth,clientAuth',
      'keyUsage=digitalSignature,keyEncipherment',
      ...(extensions ?? []),
    ]
    writeFileSync(this.at(`${name}.ext`), lines.join('\n'))
    const issuer = ['-CA', 'root.pem', '-CAkey', 'root.key', '-days', '700', ...(signature ?? ['-sha256'])]
    this.run('x509', '-req', '-in', `${name}.csr`, '-extfile', `${name}.ext`, ...issuer, '-out', `${name}.pem`)
    const files = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-out', `${name}.pfx`]
    this.run('pkcs12', '-export', '-passout', `pass:${filePassword}`, ...(pfx ?? []), ...files)
    return this.at(`${name}.pfx`)
  }

  /** Makes a CRL with the extensions of a section, and gives its path. */
  crl(name: string, section = ''): string {
    const base = '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ndefault_md=sha256\ndefault_crl_days=90\n'
    const authority = 'certificate=root.pem\nprivate_key=root.key\n[scope]\nauthorityKeyIdentifier=keyid\n'
    writeFileSync(this.at(`${name}.cnf`), `${base}${authority}${section}\n`)
    this.run('ca', '-config', `${name}.cnf`, '-gencrl', '-crlexts', 'scope', '-out', `${name}.crl`)
    return this.at(`${name}.crl`)
  }

  /** Remembers the password of a file as an administrator may. */
  notePasswords(...names: readonly string[]): void {
    writeFileSync(this.at('passwords.txt'), names.map((name) => `${name}.pfx ${filePassword}\n`).join(''))
  }
}

/** Two hosts that trust the root; their certificates are `certificate-2` and `certificate-3`. */
export async function openLab(
  test: TestCore,
  authority: OpensslAuthority,
  { crl, pfx }: { readonly crl: string; readonly pfx: readonly [string, string] },
): Promise<void> {
  for (const [index, hostId] of hostIds.entries()) {
    await test.must('host.add', { name: `HYPERVISOR-0${index + 1}`, dnsSuffix: 'lab.example' })
    const root = { path: authority.at('root.pem') }
    await test.must('store.importCertificate', { hostId, store: 'LocalMachine\\Root', file: root })
    await test.must('store.importCrl', { hostId, file: { path: crl } })
    await test.must('host.setFirewallRule', { hostId, rule: httpsRule, enabled: true })
  }
  for (const [index, path] of pfx.entries()) {
    const hostId = hostIds[index] ?? ''
    await test.must('store.importPfx', { hostId, file: { path }, password: filePassword })
  }
}

export const serverSettings = {
  hostId: 'host-2',
  enabled: true,
  certificateId: 'certificate-3',
  defaultStorageLocation: 'C:\\R',
} as const

export const question = { hostId: 'host-1', replicaServer: fqdns[1], certificateId: 'certificate-2' } as const
