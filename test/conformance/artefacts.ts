/** One of everything that the authority makes, written to a folder for the outside judges. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signCrl } from '../../src-main/authority/crls/crl.ts'
import {
  createRoot,
  issueHost,
  type HostRequest,
  type IssuedCertificate,
} from '../../src-main/authority/certificates/issue.ts'
import { nativeKeys } from '../../src-main/authority/keys/key-factory.ts'
import { parseFqdn } from '../../src-main/authority/certificates/names.ts'
import { buildPfx } from '../../src-main/authority/files/pkcs12.ts'
import { aRoot, contextAt, password, pemText, valueOf } from '../authority/builders.ts'

export { password }

export interface Artefacts {
  readonly folder: string
  readonly root: IssuedCertificate
  /** Hosts of that root by name; the file is `<name>.pem`, and `<name>.cer` in DER. */
  readonly hosts: ReadonlyMap<string, { readonly fqdn: string; readonly issued: IssuedCertificate }>
}

export const longFqdn = `hv01.${'a'.repeat(52)}.example`

const requests: Readonly<Record<string, HostRequest>> = {
  plain: { fqdn: 'hypervisor-01.lab.example' },
  'high-serial': { fqdn: 'hypervisor-02.lab.example', serialNumber: 'ff'.repeat(16) },
  long: { fqdn: longFqdn },
  international: { fqdn: valueOf(parseFqdn('größe.müller.example')) },
  cluster: { fqdn: 'node1.lab.example', alsoKnownAs: ['node2.lab.example', 'broker.lab.example'] },
  wildcard: { fqdn: '*.lab.example' },
  'with-address': { fqdn: 'hypervisor-03.lab.example', crlDistributionPoint: 'http://pki.lab.example/root.crl' },
  'until-2060': { fqdn: 'hypervisor-04.lab.example', years: 20 },
}

/** Makes them all: a root with letters beyond ASCII, hosts, PFX in both profiles, CRLs with 0, 1 and 1,000 entries. */
export async function makeArtefacts(): Promise<Artefacts> {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-conformance-'))
  const now = new Date()
  const context = contextAt(now)
  const root = valueOf(await createRoot({ commonName: 'Wurzel Größe', organization: 'Müller', years: 20 }, context))
  await writeCertificate(folder, 'root', root)
  const hosts = new Map<string, { fqdn: string; issued: IssuedCertificate }>()
  for (const [name, request] of Object.entries(requests)) {
    const issued = valueOf(await issueHost(request, root, context))
    hosts.set(name, { fqdn: request.fqdn, issued })
    await writeCertificate(folder, name, issued)
  }
  const { privateKey, certificate } = hosts.get('plain')?.issued ?? root
  for (const profile of ['compat', 'modern'] as const) {
    const chain = [root.certificate]
    const request = { profile, certificate, privateKey, chain, password, friendlyName: 'plain', randomBytes }
    await writeFile(join(folder, `${profile}.pfx`), valueOf(await buildPfx(request)))
  }
  for (const entries of [0, 1, 1_000]) {
    const revoked = Array.from({ length: entries }, (_, index) => ({
      serialNumber: index === 0 ? (hosts.get('high-serial')?.issued.serialNumber ?? '') : (index + 10).toString(16),
      revokedAt: now,
      reason: 'keyCompromise' as const,
    }))
    const { crl } = await signCrl({ crlNumber: entries + 1, revoked, now, validityDays: 365 }, root)
    await writeFile(join(folder, `crl-${entries}.crl`), crl)
    await writeFile(join(folder, `crl-${entries}.pem`), pemText('X509 CRL', crl))
  }
  await writeTimeBorder(folder)
  return { folder, root, hosts }
}

/** Two roots, the last that ends in UTCTime and the first that ends in GeneralizedTime. */
async function writeTimeBorder(folder: string): Promise<void> {
  const keys = { generateRsa: () => nativeKeys.generateRsa(2048) }
  for (const [name, begin] of [
    ['until-2049', '2039-12-31T23:59:59Z'],
    ['until-2050', '2040-01-01T00:00:00Z'],
  ] as const) {
    const context = { ...contextAt(new Date(begin)), keys }
    await writeCertificate(folder, name, valueOf(await createRoot({ commonName: name }, context)))
  }
  await writeCertificate(folder, 'foreign-root', await aRoot({ commonName: 'Foreign' }))
}

async function writeCertificate(folder: string, name: string, issued: IssuedCertificate): Promise<void> {
  await writeFile(join(folder, `${name}.cer`), issued.certificate)
  await writeFile(join(folder, `${name}.pem`), pemText('CERTIFICATE', issued.certificate))
  await writeFile(join(folder, `${name}.key`), issued.privateKey.export({ format: 'pem', type: 'pkcs8' }))
}
