/** Reads roots, certificates and CRLs from the workspace and shows them as views. */
import { withDetail } from '../../../contract/problems.ts'
import { statSync } from 'node:fs'
import { z } from 'zod'
import { parseCertificate } from '../../../authority/certificates/certificate-der.ts'
import { isCuredByReissue, weaknessesOf } from '../../../authority/inspection/foreign-authority.ts'
import { isIssuedBy } from '../../../authority/inspection/inspect.ts'
import { type InspectedCertificate } from '../../../authority/certificates/inspected-certificate.ts'
import { thumbprintOf } from '../../../authority/certificates/issue.ts'
import { permittedDnsSuffixes } from '../../../authority/certificates/name-constraints.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { CertificateView, RootView } from '../../../contract/views/authority.ts'
import { workspaceFailureOf, WorkspaceProblem, type UnreadableRow, type Workspace } from '../../../workspace/index.ts'
import { createCertificateIndex, type CertificateIndex, type StillView } from './certificate-index.ts'
import {
  certificateDocument,
  certificateIn,
  crlDocument,
  isReadableDer,
  rootDocument,
  type StoredRoot,
  type StoredCertificate,
  type StoredCrl,
  versionsOf,
} from './documents.ts'
import { datesByHostClock, hostsByCertificate, stateAt, statusAt, type HostInWorld } from './searching.ts'
import { trustedRoots } from './trust.ts'

/** A certificate from elsewhere has no root here, which the table of certificates demands: it is kept as a setting. */
export const foreignKey = (certificateId: string) => `foreign ${certificateId}`

/** A certificate that may have issued others: a root, or one from elsewhere. */
export interface Authority {
  readonly certificateId: string
  readonly der: Buffer
  readonly selfSigned: boolean
}

/** Which roots are unlocked, and until when on the wall clock. */
interface RootLocks {
  isUnlocked(rootId: string): boolean
  locksAt(rootId: string): number | null
}

export interface Inventory {
  /** Roots and issued certificates as they can be searched. */
  readonly index: CertificateIndex
  root(rootId: string): Reply<StoredRoot>
  roots(): StoredRoot[]
  /** The name of a root; its id where nobody knows it. */
  rootName(rootId: string): string
  certificate(certificateId: string): Reply<StoredCertificate>
  certificates(): StoredCertificate[]
  /** The root that the certificate id belongs to, as root or as issued by it; null for foreign certificates. */
  rootOf(certificateId: string): StoredRoot | null
  /** DER of a root's or a host's certificate. */
  der(certificateId: string): Buffer | null
  /** Throws a problem of the workspace where it cannot be read: an older one would say that what was revoked is valid. */
  latestCrl(rootId: string): StoredCrl | null
  /** The same for showing: null where it cannot be read. */
  shownCrl(rootId: string): StoredCrl | null
  /** The newest CRL that can be read, whatever came after it. */
  latestReadableCrl(rootId: string): StoredCrl | null
  /** Roots, certificates and CRLs that are in no list because their rows are damaged. */
  unreadable(): UnreadableRow[]
  /** The CRL with a number, if the root has one. */
  crl(rootId: string, crlNumber: number): StoredCrl | null
  /** Whether the root's own key usage allows CRLs; a root without key usage may do everything. */
  maySignCrl(root: StoredRoot): boolean
  thumbprint(certificateId: string): string | null
  /** The id of the certificate with this DER, if it is known. */
  idOf(der: Uint8Array): string | null
  /** What can have issued certificates or signed CRLs; whether it may is for the verdict to say. */
  authorities(): Authority[]
  /** Whose name and key a certificate was issued with; null when nobody here knows it, and for self-signed ones. */
  issuerOf(der: Uint8Array): Authority | null
  /** Certificates that were made elsewhere. */
  foreign(): { readonly certificateId: string; readonly certificate: InspectedCertificate }[]
  /** The id of the issued certificate with this serial number, in lower-case hex. */
  idOfSerial(serialNumber: string): string | null
  /** @param isRemembered Whether the system has the passphrase of a root. */
  rootViews(locks: RootLocks, isRemembered: (rootId: string) => boolean, wallNow: number): RootView[]
  certificateView(certificateId: string, hosts: readonly HostInWorld[], wallNow: number): CertificateView | null
  certificateViews(hosts: readonly HostInWorld[], wallNow: number): CertificateView[]
}

/**
 * Makes the readers.
 * @param workspace The open workspace.
 */
export function createInventoryReader(workspace: Workspace): Inventory {
  /** Reading a certificate takes a tenth of a millisecond, and these are asked for often. */
  const readDers = new Map<string, boolean>()
  function demandReadable(der: string, place: string): void {
    const isReadable = readDers.get(der) ?? isReadableDer(der)
    readDers.set(der, isReadable)
    if (!isReadable) throw damaged(place)
  }
  const toRoot = (row: { id: string; document: unknown; sealedKey: string | null }): StoredRoot => {
    const document = rootDocument.parse(row.document)
    demandReadable(document.der, `roots ${row.id}`)
    return { rootId: row.id, document, sealedKey: row.sealedKey }
  }
  const damaged = (place: string) =>
    new WorkspaceProblem(fail('workspace.damaged', { path: workspace.path, problem: withDetail('row', place) }).failure)

  /** One row that cannot be read is left out. */
  function readable<Value>(read: () => Value): Value[] {
    try {
      return [read()]
    } catch (error) {
      if (workspaceFailureOf(error, workspace.path) ?? error instanceof z.ZodError) return []
      throw error
    }
  }

  /** The reply of reading one row, or the damage that keeps it from being read. */
  function whole<Value>(place: string, read: () => Reply<Value>): Reply<Value> {
    try {
      return read()
    } catch (error) {
      const failure = workspaceFailureOf(error, workspace.path)
      if (failure !== undefined) return { ok: false, failure }
      if (error instanceof z.ZodError) return { ok: false, failure: damaged(place).failure }
      throw error
    }
  }

  const toCertificate = (row: {
    id: string
    rootId: string
    document: unknown
    sealedKey: string | null
  }): StoredCertificate => ({
    certificateId: row.id,
    rootId: row.rootId,
    document: certificateDocument.parse(row.document),
    sealedKey: row.sealedKey,
  })

  const toForeign = (certificateId: string, document: unknown): StoredCertificate => {
    const parsed = certificateDocument.parse(document)
    demandReadable(parsed.der, `settings ${foreignKey(certificateId)}`)
    return { certificateId, rootId: 'foreign', document: parsed, sealedKey: null }
  }

  const index = createCertificateIndex(workspace)
  /** Of before this session: what is written in it is whole. */
  let damagedRows: UnreadableRow[] | undefined
  const foreign = () =>
    foreignCertificates(workspace).flatMap(([id, document]) => readable(() => toForeign(id, document)))
  const fullView = (
    view: StillView,
    holders: ReadonlyMap<string, readonly string[]>,
    wrongDates: ReadonlyMap<string, CertificateView['byHostClock']>,
    wallNow: number,
  ) => ({
    ...view,
    status: statusAt(view, wallNow),
    usedByHostIds: [...(holders.get(view.certificateId) ?? [])],
    state: stateAt(view, wallNow, wrongDates.get(view.certificateId)),
    byHostClock: wrongDates.get(view.certificateId) ?? [],
    exportedFiles: exportedFiles(workspace, view.certificateId),
  })

  const inventory: Inventory = {
    index,
    root: (rootId) =>
      whole(`roots ${rootId}`, () => {
        const row = workspace.findRoot(rootId)
        return row ? ok(toRoot(row)) : fail('root.unknown', { rootId }, { field: 'rootId' })
      }),
    roots: () => workspace.listRoots().flatMap((row) => readable(() => toRoot(row))),
    rootName(rootId) {
      const root = inventory.root(rootId)
      return root.ok ? root.value.document.name : rootId
    },
    certificate: (certificateId) =>
      whole(`certificates ${certificateId}`, () => {
        const row = workspace.findCertificate(certificateId)
        if (row) {
          const certificate = toCertificate(row)
          demandReadable(certificate.document.der, `certificates ${certificateId}`)
          return ok(certificate)
        }
        const foreign = workspace.findSetting(foreignKey(certificateId))
        return foreign === undefined
          ? fail('certificate.unknown', { certificateId }, { field: 'certificateId' })
          : ok(toForeign(certificateId, foreign))
      }),
    certificates: () => [
      ...workspace.listCertificates().flatMap((row) => readable(() => toCertificate(row))),
      ...foreign(),
    ],
    rootOf(certificateId) {
      const own = inventory.roots().find((root) => root.document.certificateId === certificateId)
      if (own) return own
      const certificate = inventory.certificate(certificateId)
      const root = certificate.ok ? inventory.root(certificate.value.rootId) : null
      return root?.ok ? root.value : null
    },
    der(certificateId) {
      const root = inventory.roots().find((each) => each.document.certificateId === certificateId)
      const certificate = root ? null : inventory.certificate(certificateId)
      const text = root?.document.der ?? (certificate?.ok ? certificate.value.document.der : null)
      return text === null ? null : Buffer.from(text, 'base64')
    },
    latestCrl(rootId) {
      const row = workspace.latestCrl(rootId)
      return row ? { crlNumber: row.crlNumber, document: crlDocument.parse(row.document) } : null
    },
    shownCrl: (rootId) => readable(() => inventory.latestCrl(rootId))[0] ?? null,
    latestReadableCrl: (rootId) =>
      workspace
        .listCrls(rootId)
        .flatMap(({ crlNumber, document }) => readable(() => ({ crlNumber, document: crlDocument.parse(document) })))
        .sort((one, other) => other.crlNumber - one.crlNumber)[0] ?? null,
    unreadable() {
      const roots = workspace.listRoots().filter((row) => readable(() => toRoot(row)).length === 0)
      const named = [
        ...(damagedRows ??= workspace.unreadableRows()),
        ...index.unreadable(),
        ...roots.map(({ id }) => ({ table: 'roots' as const, id })),
      ]
      return [...new Map(named.map((row) => [`${row.table} ${row.id}`, row])).values()]
    },
    crl(rootId, crlNumber) {
      const row = workspace.findCrl(`${rootId} crl ${crlNumber}`)
      return row ? { crlNumber: row.crlNumber, document: crlDocument.parse(row.document) } : null
    },
    maySignCrl: (root) => maySignCrls(certificateIn(root.document.der)),
    thumbprint(certificateId) {
      const der = inventory.der(certificateId)
      return der ? thumbprintOf(der) : null
    },
    idOf(der) {
      const text = Buffer.from(der).toString('base64')
      return (
        inventory.roots().find((root) => versionsOf(root).some(({ der }) => der === text))?.document.certificateId ??
        index.findByDer(text)?.view.certificateId ??
        foreign().find((each) => each.document.der === text)?.certificateId ??
        null
      )
    },
    authorities: () => [
      ...inventory.roots().map(({ document: { certificateId, der } }) => authority(certificateId, certificateIn(der))),
      ...inventory.foreign().map(({ certificateId, certificate }) => authority(certificateId, certificate)),
    ],
    issuerOf: (der) =>
      inventory.authorities().find((each) => !each.der.equals(der) && isIssuedBy(der, each.der)) ?? null,
    foreign: () =>
      foreign().map(({ certificateId, document }) => ({ certificateId, certificate: certificateIn(document.der) })),
    idOfSerial: (serialNumber) =>
      index.findBySerial(serialNumber)?.view.certificateId ??
      foreign().find((each) => certificateIn(each.document.der).serialNumber === serialNumber)?.certificateId ??
      null,
    rootViews: (locks, isRemembered, wallNow) =>
      inventory.roots().map((root) => ({
        ...rootView(root, inventory, locks, wallNow),
        issuedCount: workspace.countCertificates(root.rootId),
        isPassphraseRemembered: isRemembered(root.rootId),
      })),
    certificateView(certificateId, hosts, wallNow) {
      const entry = index.find(certificateId)
      return entry ? fullView(entry.view, hostsByCertificate(hosts), datesByHostClock(hosts), wallNow) : null
    },
    certificateViews(hosts, wallNow) {
      const holders = hostsByCertificate(hosts)
      const wrongDates = datesByHostClock(hosts)
      return index.all().map(({ view }) => fullView(view, holders, wrongDates, wallNow))
    },
  }
  return inventory
}

/** Whether a key usage allows to sign CRLs. */
export function maySignCrls({ keyUsages }: Pick<InspectedCertificate, 'keyUsages'>): boolean {
  return keyUsages.length === 0 || keyUsages.includes('cRLSign')
}

/** Every file once, as the last export wrote it; one that was taken away since is not listed. */
function exportedFiles(workspace: Workspace, certificateId: string): CertificateView['exportedFiles'] {
  const kinds = new Map(workspace.listExports(certificateId).map((row) => [row.path, row.kind]))
  return [...kinds].flatMap(([path, kind]) => {
    const found = statSync(path, { throwIfNoEntry: false })
    return found
      ? [{ path, kind: kind as CertificateView['exportedFiles'][number]['kind'], sizeBytes: found.size }]
      : []
  })
}

/** Certificates from elsewhere, which are kept as settings. */
function foreignCertificates(workspace: Workspace): [string, unknown][] {
  const prefix = foreignKey('')
  return Object.entries(workspace.listSettings(prefix)).map(([key, document]) => [key.slice(prefix.length), document])
}

function authority(certificateId: string, { der, selfSigned }: InspectedCertificate): Authority {
  return { certificateId, der, selfSigned }
}

function rootView(
  root: StoredRoot,
  inventory: Inventory,
  locks: RootLocks,
  wallNow: number,
): Omit<RootView, 'issuedCount' | 'isPassphraseRemembered'> {
  const certificate = certificateIn(root.document.der)
  const weaknesses = weaknessesOf(certificate, new Date(wallNow))
  const crl = inventory.shownCrl(root.rootId)
  return {
    rootId: root.rootId,
    certificateId: root.document.certificateId,
    name: root.document.name,
    keyBits: root.document.keyBits,
    thumbprint: certificate.thumbprint,
    notBeforeWallInstant: certificate.notBefore.getTime(),
    notAfterWallInstant: certificate.notAfter.getTime(),
    isUnlocked: locks.isUnlocked(root.rootId),
    locksAtWallInstant: locks.locksAt(root.rootId),
    weaknesses,
    curableWeaknesses: weaknesses.filter(isCuredByReissue),
    permittedDnsSuffixes: permittedDnsSuffixes(parseCertificate(certificate.der).extensions),
    previousThumbprints: (root.document.previous ?? []).map(({ der }) => thumbprintOf(Buffer.from(der, 'base64'))),
    successorRootId: root.document.successor?.rootId ?? null,
    predecessorRootId:
      inventory.roots().find((other) => other.document.successor?.rootId === root.rootId)?.rootId ?? null,
    trustedWithRootIds: trustedRoots(inventory, root)
      .slice(1)
      .map(({ rootId }) => rootId),
    crl: {
      crlNumber: crl?.crlNumber ?? 0,
      thisUpdateWallInstant: crl?.document.thisUpdateWallInstant ?? 0,
      nextUpdateWallInstant: crl?.document.nextUpdateWallInstant ?? 0,
      revokedCount: crl?.document.revoked.length ?? 0,
    },
  }
}
