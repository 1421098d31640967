/**
 * Imports certificates, PFX files and CRLs into the stores of emulated hosts, always from the file as it is read back from
 * disk: what a real host would get is what the emulated one gets.
 */
import { basename, dirname } from 'node:path'
import { readCertificates, readCrl, readPfx, type InspectedPfx } from '../../../authority/inspection/inspect.ts'
import type { CertificateFacts } from '../../../contract/certificate-facts.ts'
import { fail, ok, type Nothing, type Reply } from '../../../contract/failure.ts'
import type { Edition, StoreName } from '../../../contract/ids.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import { certificateIn, nameOf, type CertificateDocument } from '../inventory/documents.ts'
import { foreignKey } from '../inventory/inventory.ts'
import { versionsOf, type StoredCrl, type StoredRoot } from '../inventory/documents.ts'
import { readPasswords } from '../files/passwords-file.ts'
import { keepOwnCrl, putForeignCrl, relateImports } from '../crls/foreign.ts'
import { reserveIds, type DeskContext } from '../context.ts'
import { trustedRoots } from '../inventory/trust.ts'
import { foreignFacts, worldCrlFacts, worldFacts } from '../inventory/world-facts.ts'
import { readInput } from '../brought-file.ts'

const modernEditions: ReadonlySet<Edition> = new Set<Edition>(['2019', '2022', '2025'])

/** Which PFX a host reads: Server 2019 is the first that takes the modern profile (Certificates reference 2.2). */
export function profileFor(edition: Edition): 'modern' | 'compat' {
  return modernEditions.has(edition) ? 'modern' : 'compat'
}

/** Where the PFX of a host's certificate is, so that a real handshake can read it again. */
export interface PfxSource {
  readonly path: string
}

export interface Importer {
  importOnHost(input: ParsedInputOf<'certificate.importOnHost'>): Promise<Reply<Nothing>>
  importPfx(input: ParsedInputOf<'store.importPfx'>): Promise<Reply<{ certificateId: string }>>
  importCertificate(input: ParsedInputOf<'store.importCertificate'>): Promise<Reply<{ certificateId: string }>>
  importCrl(input: ParsedInputOf<'store.importCrl'>): Promise<Reply<Nothing>>
  /** The PFX that a host got its certificate from, read from disk again. */
  readPfxOf(hostId: string, certificateId: string): Promise<Reply<InspectedPfx>>
}

/**
 * Makes the importer.
 * @param context What the certificate desk shares.
 */
export function createImporter(context: DeskContext): Importer {
  const { inventory, keeper } = context
  const { workspace } = context.dependencies
  /** Passwords that were typed for PFX files from elsewhere; they live as long as the program. */
  const typedPasswords = new Map<string, string>()
  const sourceKey = (hostId: string, certificateId: string) => `pfx ${hostId} ${certificateId}`

  function put(
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
  function factsOf(der: Buffer): Reply<CertificateFacts> {
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
    return ok(foreignFacts(id, der, now - context.dependencies.now().getTime(), inventory.issuerOf(der)))
  }

  function remember(hostId: string, certificateId: string, source: PfxSource): Reply<void> {
    return workspace.transaction(() => {
      workspace.saveSetting(sourceKey(hostId, certificateId), source)
      return ok(undefined)
    })
  }

  /** Puts a PFX into a store: its certificate with the key, and its issuers where Windows puts them. */
  function putPfx(hostId: string, store: StoreName, pfx: InspectedPfx, importRoot: boolean): Reply<CertificateFacts> {
    if (!pfx.key) return fail('pfx.noPrivateKey', { file: 'PFX' })
    // Issuers first, so that the certificate finds its own.
    const issuers = pfx.chain.map((each) => factsOf(each.der))
    const refused = issuers.find((each) => !each.ok)
    if (refused && !refused.ok) return refused
    const facts = factsOf(pfx.host.der)
    if (!facts.ok) return facts
    const { keySpec, provider } = pfx.key
    const stored = put(hostId, store, { ...facts.value, keySpec, provider }, true)
    if (!stored.ok) return stored
    for (const issuer of importRoot ? issuers : []) {
      if (!issuer.ok) return issuer
      const target = issuer.value.selfSigned ? 'LocalMachine\\Root' : 'LocalMachine\\CA'
      const trusted = put(hostId, target, issuer.value, false)
      if (!trusted.ok) return trusted
    }
    return facts
  }

  /** Puts one of our CRLs into the Intermediate store of a host and remembers which one it was. */
  function putCrl(hostId: string, root: StoredRoot, crl: StoredCrl): Reply<Nothing> {
    const stored = keeper.apply({
      kind: 'command',
      name: 'store.putCrl',
      input: { hostId, crl: worldCrlFacts(root.document, crl.document) },
    })
    if (!stored.ok) return stored
    return keepOwnCrl(context, hostId, { rootId: root.rootId, certificateId: root.document.certificateId }, crl)
  }

  return {
    async importOnHost({ hostId, certificateId, profile, importRoot, importCrl }) {
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
      const pfx = await readExportedPfx(exported.path)
      if (!pfx.ok) return pfx
      const stored = putPfx(hostId, 'LocalMachine\\My', pfx.value, importRoot)
      if (!stored.ok) return stored
      const remembered = remember(hostId, certificateId, { path: exported.path })
      if (!remembered.ok) return remembered
      const root = inventory.rootOf(certificateId)
      const trusted = root ? trustedRoots(context.inventory, root) : []
      // The PFX brings the host's own root; its peers may have certificates of the others.
      for (const other of importRoot ? trusted.slice(1) : []) {
        const facts = worldFacts(other.document.certificateId, other.document, null)
        const trusting = put(hostId, 'LocalMachine\\Root', facts, false)
        if (!trusting.ok) return trusting
      }
      for (const each of importCrl ? trusted : []) {
        const crl = inventory.latestCrl(each.rootId)
        const listed = crl ? putCrl(hostId, each, crl) : ok({})
        if (!listed.ok) return listed
      }
      return ok({})
    },
    async importPfx({ hostId, store, file, password }) {
      if (!keeper.emulator.hostView(hostId)) return fail('host.unknown', { hostId })
      const read = await readInput(file)
      if (!read.ok) return read
      const pfx = await readPfx(read.value.bytes, password, read.value.name)
      if (!pfx.ok) return pfx
      if (!pfx.value.key) return fail('pfx.noPrivateKey', { file: read.value.name })
      const stored = putPfx(hostId, store, pfx.value, false)
      if (!stored.ok) return stored
      const { certificateId } = stored.value
      if ('path' in file) {
        typedPasswords.set(file.path, password)
        const remembered = remember(hostId, certificateId, { path: file.path })
        if (!remembered.ok) return remembered
      }
      const related = relateImports(context)
      return related.ok ? ok({ certificateId }) : related
    },
    async importCertificate({ hostId, store, file }) {
      if (!keeper.emulator.hostView(hostId)) return fail('host.unknown', { hostId })
      const read = await readInput(file)
      if (!read.ok) return read
      const certificates = readCertificates(read.value.bytes, read.value.name)
      if (!certificates.ok) return certificates
      // Windows reads only the first certificate of a file (Certificates reference 2.5).
      const [first] = certificates.value
      if (!first) return fail('certificate.unreadable', { file: read.value.name, problem: 'empty' })
      const facts = factsOf(first.der)
      if (!facts.ok) return facts
      const stored = put(hostId, store, facts.value, false)
      const related = stored.ok ? relateImports(context) : stored
      return related.ok ? ok({ certificateId: facts.value.certificateId }) : related
    },
    async importCrl({ hostId, file }) {
      if (!keeper.emulator.hostView(hostId)) return fail('host.unknown', { hostId })
      const read = await readInput(file)
      if (!read.ok) return read
      const crl = readCrl(read.value.bytes, read.value.name)
      if (!crl.ok) return crl
      const text = crl.value.der.toString('base64')
      for (const root of inventory.roots()) {
        const own = workspace.listCrls(root.rootId).find((row) => (row.document as { der?: string }).der === text)
        const stored = own ? inventory.crl(root.rootId, own.crlNumber) : null
        if (stored) return putCrl(hostId, root, stored)
      }
      return putForeignCrl(context, hostId, crl.value)
    },
    async readPfxOf(hostId, certificateId) {
      const source = workspace.findSetting(sourceKey(hostId, certificateId)) as PfxSource | undefined
      if (!source) return fail('pfx.passwordUnknown', { path: certificateId })
      return readExportedPfx(source.path)
    },
  }

  async function readExportedPfx(path: string): Promise<Reply<InspectedPfx>> {
    const read = await readInput({ path })
    if (!read.ok) return fail('pfx.notFound', { path })
    const fqdn = basename(path)
      .replace(/\.(compat|modern)\.pfx$/, '')
      .replace(/^_wildcard/, '*')
    const password =
      typedPasswords.get(path) ??
      (await readPasswords(dirname(path))).get(fqdn) ??
      // Of a bundle the passwords are beside the folder, never in it.
      (await readPasswords(dirname(dirname(path)))).get(fqdn)
    if (password === undefined) return fail('pfx.passwordUnknown', { path })
    return readPfx(read.value.bytes, password, basename(path))
  }
}
