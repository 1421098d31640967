/**
 * Imports certificates, PFX files and CRLs into the stores of emulated hosts, always from the file as it is read back from
 * disk: what a real host would get is what the emulated one gets.
 */
import { readCertificates, readCrl, readPfx, type InspectedPfx } from '../../../authority/inspection/inspect.ts'
import type { CertificateFacts } from '../../../contract/certificate-facts.ts'
import { fail, ok, type Nothing, type Reply } from '../../../contract/failure.ts'
import type { Edition, StoreName } from '../../../contract/ids.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import { certificateIn, nameOf, type CertificateDocument } from '../inventory/documents.ts'
import { foreignKey } from '../inventory/inventory.ts'
import { versionsOf, type StoredCrl, type StoredRoot } from '../inventory/documents.ts'
import { keepOwnCrl, putForeignCrl, relateImports } from '../crls/foreign.ts'
import { foreignShift, reserveIds, type CertificateContext } from '../keys/context.ts'
import { readExportedPfx, rememberPfx, type StoreContext } from './pfx-sources.ts'
import { trustedRoots } from '../inventory/trust.ts'
import { foreignFacts, worldCrlFacts, worldFacts } from '../inventory/world-facts.ts'
import { readInput } from '../../base/brought-file.ts'

const modernEditions: ReadonlySet<Edition> = new Set<Edition>(['2019', '2022', '2025'])

/** Which PFX a host reads: Server 2019 is the first that takes the modern profile (Certificates reference 2.2). */
export function profileFor(edition: Edition): 'modern' | 'compat' {
  return modernEditions.has(edition) ? 'modern' : 'compat'
}

/**
 * Imports what was exported for a host, with the roots it trusts and their CRLs where that is wanted.
 * @returns Nothing, or `host.unknown`, `certificate.unknown`, `certificate.keyElsewhere`, `pfx.notFound`, `pfx.passwordUnknown`,
 *   and what the store of the host refuses.
 */
export async function importOnHost(
  context: StoreContext,
  { hostId, certificateId, profile, importRoot, importCrl }: ParsedInputOf<'certificate.importOnHost'>,
): Promise<Reply<Nothing>> {
  const { keeper, inventory } = context
  const { workspace } = context.dependencies
  const host = keeper.emulator.hostView(hostId)
  if (!host) return fail('host.unknown', { hostId })
  const certificate = inventory.certificate(certificateId)
  if (!certificate.ok) return certificate
  if (certificate.value.document.isKeyOnHost) {
    const name = nameOf(certificate.value.document.der)
    return fail('certificate.keyElsewhere', { name }, { field: 'certificateId' })
  }
  const wanted = profile ?? profileFor(host.edition)
  const exports = workspace.listExports(certificateId)
  const lastOf = (kind: 'pfxModern' | 'pfxCompat') => exports.filter((row) => row.kind === kind).at(-1)
  // Every version reads the older kind, and where versions were named it may be the only one.
  const exported =
    wanted === 'compat'
      ? lastOf('pfxCompat')
      : (lastOf('pfxModern') ?? (profile === undefined ? lastOf('pfxCompat') : undefined))
  if (!exported) {
    const name = certificateIn(certificate.value.document.der).dnsNames[0] ?? certificateId
    return fail('pfx.notFound', { path: `${name}.${wanted}.pfx` })
  }
  const pfx = await readExportedPfx(context, exported.path)
  if (!pfx.ok) return pfx
  const stored = putPfx(context, hostId, 'LocalMachine\\My', pfx.value, importRoot)
  if (!stored.ok) return stored
  const remembered = rememberPfx(context, hostId, certificateId, exported.path)
  if (!remembered.ok) return remembered
  const root = inventory.rootOf(certificateId)
  const trusted = root ? trustedRoots(inventory, root) : []
  // The PFX brings the host's own root; its peers may have certificates of the others.
  for (const other of importRoot ? trusted.slice(1) : []) {
    const facts = worldFacts(other.document.certificateId, other.document, null)
    const trusting = put(context, hostId, 'LocalMachine\\Root', facts, false)
    if (!trusting.ok) return trusting
  }
  for (const each of importCrl ? trusted : []) {
    const crl = inventory.latestCrl(each.rootId)
    const listed = crl ? putCrl(context, hostId, each, crl) : ok({})
    if (!listed.ok) return listed
  }
  return ok({})
}

/**
 * Imports the certificate of a root, or its newest CRL, and nothing else.
 * @returns Nothing, or `host.unknown`, `host.off`, `root.unknown`, `crl.none`.
 */
export function importRootAlone(
  context: CertificateContext,
  { hostId, rootId, part }: ParsedInputOf<'store.importRoot'>,
): Reply<Nothing> {
  if (!context.keeper.emulator.hostView(hostId)) return fail('host.unknown', { hostId })
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const { document } = root.value
  if (part === 'certificate') {
    const stored = put(context, hostId, 'LocalMachine\\Root', worldFacts(document.certificateId, document, null), false)
    return stored.ok ? ok({}) : stored
  }
  const newest = context.inventory.latestCrl(rootId)
  return newest ? putCrl(context, hostId, root.value, newest) : fail('crl.none', { root: document.name })
}

/**
 * Imports a PFX file; where it came by path, a real handshake may read it again while the program runs.
 * @returns The id of its certificate, or `host.unknown`, `pfx.*`, `file.*`.
 */
export async function importPfx(
  context: StoreContext,
  { hostId, store, file, password }: ParsedInputOf<'store.importPfx'>,
): Promise<Reply<{ certificateId: string }>> {
  const { keeper } = context
  if (!keeper.emulator.hostView(hostId)) return fail('host.unknown', { hostId })
  const read = await readInput(file)
  if (!read.ok) return read
  const pfx = await readPfx(read.value.bytes, password, read.value.name)
  if (!pfx.ok) return pfx
  if (!pfx.value.key) return fail('pfx.noPrivateKey', { file: read.value.name })
  const stored = putPfx(context, hostId, store, pfx.value, false)
  if (!stored.ok) return stored
  const { certificateId } = stored.value
  if ('path' in file) {
    context.typedPasswords.set(file.path, password)
    const remembered = rememberPfx(context, hostId, certificateId, file.path)
    if (!remembered.ok) return remembered
  }
  const related = relateImports(context)
  return related.ok ? ok({ certificateId }) : related
}

/**
 * Imports the first certificate of a file.
 * @returns Its id, or `host.unknown`, `certificate.unreadable`, `file.*`.
 */
export async function importCertificate(
  context: CertificateContext,
  { hostId, store, file }: ParsedInputOf<'store.importCertificate'>,
): Promise<Reply<{ certificateId: string }>> {
  const { keeper } = context
  if (!keeper.emulator.hostView(hostId)) return fail('host.unknown', { hostId })
  const read = await readInput(file)
  if (!read.ok) return read
  const certificates = readCertificates(read.value.bytes, read.value.name)
  if (!certificates.ok) return certificates
  // Windows reads only the first certificate of a file (Certificates reference 2.5).
  const [first] = certificates.value
  if (!first) return fail('certificate.unreadable', { file: read.value.name, problem: 'empty' })
  const facts = factsOf(context, first.der)
  if (!facts.ok) return facts
  const stored = put(context, hostId, store, facts.value, false)
  const related = stored.ok ? relateImports(context) : stored
  return related.ok ? ok({ certificateId: facts.value.certificateId }) : related
}

/**
 * Imports a CRL file, whether one of our roots signed it or another authority.
 * @returns Nothing, or `host.unknown`, `crl.*`, `file.*`.
 */
export async function importCrl(
  context: CertificateContext,
  { hostId, file }: ParsedInputOf<'store.importCrl'>,
): Promise<Reply<Nothing>> {
  const { keeper, inventory } = context
  const { workspace } = context.dependencies
  if (!keeper.emulator.hostView(hostId)) return fail('host.unknown', { hostId })
  const read = await readInput(file)
  if (!read.ok) return read
  const crl = readCrl(read.value.bytes, read.value.name)
  if (!crl.ok) return crl
  const text = crl.value.der.toString('base64')
  for (const root of inventory.roots()) {
    const own = workspace.listCrls(root.rootId).find((row) => (row.document as { der?: string }).der === text)
    const stored = own ? inventory.crl(root.rootId, own.crlNumber) : null
    if (stored) return putCrl(context, hostId, root, stored)
  }
  return putForeignCrl(context, hostId, crl.value)
}

function put(
  { keeper }: CertificateContext,
  hostId: string,
  store: StoreName,
  certificate: CertificateFacts,
  hasPrivateKey: boolean,
): Reply<unknown> {
  return keeper.apply({
    kind: 'command',
    name: 'store.put',
    input: { hostId, store, certificate: { ...certificate, hasPrivateKey }, hasPrivateKey },
  })
}

/** The facts for the world, and the id under which the inventory knows the certificate; a foreign one is added to it. */
function factsOf(context: CertificateContext, der: Buffer): Reply<CertificateFacts> {
  const { inventory, keeper } = context
  const { workspace } = context.dependencies
  const known = inventory.idOf(der)
  if (known !== null) {
    const root = inventory.rootOf(known)
    const certificate = inventory.certificate(known)
    if (certificate.ok && certificate.value.document.kind === 'host') {
      return ok(worldFacts(known, certificate.value.document, root?.document ?? null))
    }
    if (root) {
      // A file from before the root was issued again is what it was then.
      const version = versionsOf(root).find((each) => each.der === der.toString('base64')) ?? root.document
      return ok(worldFacts(known, version, null))
    }
  }
  const ids = known === null ? reserveIds(context, 'certificate', 1) : ok([known])
  if (!ids.ok) return ids
  const id = ids.value[0] ?? ''
  const now = keeper.now()
  const saved = workspace.transaction(() => {
    const document: CertificateDocument = {
      kind: 'foreign',
      der: der.toString('base64'),
      issuedInstant: now,
      years: 0,
    }
    workspace.saveSetting(foreignKey(id), document)
    return ok(undefined)
  })
  if (!saved.ok) return saved
  return ok(foreignFacts(id, der, foreignShift(context), inventory.issuerOf(der)))
}

/** Puts a PFX into a store: its certificate with the key, and its issuers where Windows puts them. */
function putPfx(
  context: CertificateContext,
  hostId: string,
  store: StoreName,
  pfx: InspectedPfx,
  importRoot: boolean,
): Reply<CertificateFacts> {
  if (!pfx.key) return fail('pfx.noPrivateKey', { file: 'PFX' })
  // Issuers first, so that the certificate finds its own.
  const issuers = pfx.chain.map((each) => factsOf(context, each.der))
  const refused = issuers.find((each) => !each.ok)
  if (refused && !refused.ok) return refused
  const facts = factsOf(context, pfx.host.der)
  if (!facts.ok) return facts
  const { keySpec, provider } = pfx.key
  const stored = put(context, hostId, store, { ...facts.value, keySpec, provider }, true)
  if (!stored.ok) return stored
  for (const issuer of importRoot ? issuers : []) {
    if (!issuer.ok) return issuer
    const target = issuer.value.selfSigned ? 'LocalMachine\\Root' : 'LocalMachine\\CA'
    const trusted = put(context, hostId, target, issuer.value, false)
    if (!trusted.ok) return trusted
  }
  return facts
}

/** Puts one of our CRLs into the Intermediate store of a host and remembers which one it was. */
function putCrl(context: CertificateContext, hostId: string, root: StoredRoot, crl: StoredCrl): Reply<Nothing> {
  const stored = context.keeper.apply({
    kind: 'command',
    name: 'store.putCrl',
    input: { hostId, crl: worldCrlFacts(root.document, crl.document) },
  })
  if (!stored.ok) return stored
  return keepOwnCrl(context, hostId, { rootId: root.rootId, certificateId: root.document.certificateId }, crl)
}
