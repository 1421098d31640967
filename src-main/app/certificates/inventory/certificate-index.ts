/**
 * Every certificate of the workspace in memory, ready to be searched. Reading ten thousand from their DER takes some tenths of
 * a second, so it is done once, in slices, and afterwards only what was written is read again. Nothing of it is stored: what
 * can be derived from the certificates is not kept a second time (decision 0012).
 */
import { domainToUnicode } from 'node:url'
import { setImmediate } from 'node:timers/promises'
import type { CertificateView } from '../../../contract/views/authority.ts'
import type { UnreadableRow, Workspace } from '../../../workspace/index.ts'
import { certificateDocument, certificateIn, rootDocument } from './documents.ts'
import { sliceMilliseconds } from '../../base/slices.ts'

/** Few, because the very first ones are read by code that nothing has made quick yet. */
const pageRows = 8
/** Roots stand before row 1 of the others. */
const rootsMax = 1_000_000

/** What of a view depends on neither the time nor the emulated hosts nor the disk. */
export type StillView = Omit<CertificateView, 'status' | 'state' | 'usedByHostIds' | 'byHostClock' | 'exportedFiles'>

export interface IndexedCertificate {
  readonly view: StillView
  readonly der: string
  /** Place in the order in which certificates were made, roots before all others. */
  readonly place: number
  /** Names in lower case, one per line; international ones in both forms. */
  readonly names: string
  /** Serial number and thumbprints in lower-case hexadecimal, each after a line break. */
  readonly digits: string
  /** The name to sort by: numbers in it count as numbers. */
  readonly sortName: string
}

export interface CertificateIndex {
  /** Resolves when everything has been read; others are served meanwhile. */
  whenReady(): Promise<void>
  /** Everything as it is on disk now. What has not been read yet is read at once, in one go. */
  all(): readonly IndexedCertificate[]
  find(certificateId: string): IndexedCertificate | undefined
  /** The certificate with this DER in base64. */
  findByDer(der: string): IndexedCertificate | undefined
  /** The issued certificate with this serial number, in lower-case hexadecimal. */
  findBySerial(serialNumber: string): IndexedCertificate | undefined
  /** Grows whenever `all` may have changed. */
  revision(): number
  /** The rows among those read so far that make no sense. */
  unreadable(): UnreadableRow[]
  /** Ends reading in the background. */
  close(): void
}

/**
 * Makes an empty index.
 * @param workspace The open workspace.
 */
export function createCertificateIndex(workspace: Workspace): CertificateIndex {
  const roots = new Map<string, IndexedCertificate>()
  const issued = new Map<string, IndexedCertificate>()
  const unreadable = new Map<string, UnreadableRow>()
  /** The last row that was read, and whether there was none after it. */
  let lastRow = 0
  let isComplete = false
  /** The workspace's revision up to which everything was read; null before the first look. */
  let seen: number | null = null
  let isClosed = false
  let building: Promise<void> | null = null
  /** Counts what was put in, so that the list is made again only when it differs. */
  let revision = 0
  let made = { revision: -1, list: [] as readonly IndexedCertificate[], byId: new Map<string, IndexedCertificate>() }

  function readPage(): void {
    const page = workspace.pageOfCertificates(lastRow, pageRows)
    for (const { row, id, rootId, document, isReadable } of page) {
      tryToPut('certificates', id, isReadable ? () => putIssued(id, rootId, document, row) : null)
      lastRow = row
    }
    isComplete = page.length < pageRows
  }

  /** One that makes no sense is kept apart; everything else is listed all the same. */
  function tryToPut(table: UnreadableRow['table'], id: string, put: (() => void) | null): void {
    const key = `${table} ${id}`
    try {
      if (put === null) unreadable.set(key, { table, id })
      else {
        put()
        unreadable.delete(key)
      }
    } catch (error) {
      // A defect of reading looks the same as damage; in either case the row is named.
      if (!(error instanceof Error)) throw error
      unreadable.set(key, { table, id })
    }
  }

  function putIssued(id: string, rootId: string, document: unknown, place: number): void {
    const { kind, der, revocation, supersededBy, isKeyOnHost = false } = certificateDocument.parse(document)
    if (kind !== 'host') return
    const known = issued.get(id)
    const mutable = { rootId, revocation: revocation ?? null, supersededBy: supersededBy ?? null, isKeyOnHost }
    // A certificate does not change; what is known of it does.
    const isSame = known?.der === der
    issued.set(
      id,
      isSame ? { ...known, view: { ...known.view, ...mutable } } : indexed(id, 'host', der, place, mutable),
    )
    revision += 1
  }

  function putRoot(id: string): void {
    const row = workspace.findRoot(id)
    if (!row) return
    const { certificateId, der } = rootDocument.parse(row.document)
    const known = roots.get(id)
    if (known?.der === der && known.view.certificateId === certificateId) return
    const mutable = { rootId: id, revocation: null, supersededBy: null, isKeyOnHost: false }
    roots.set(id, indexed(certificateId, 'root', der, known?.place ?? roots.size - rootsMax, mutable))
    revision += 1
  }

  /** Reads again what was written since the last time. */
  function catchUp(): void {
    const changes = workspace.inventoryChangesSince(seen ?? 0)
    if (changes.revision === seen) return
    const rootIds = seen === null ? workspace.listRoots().map(({ id }) => id) : changes.rootIds
    for (const id of rootIds) tryToPut('roots', id, () => putRoot(id))
    for (const id of changes.certificateIds) {
      const place = issued.get(id)?.place
      // What was not read yet comes with its page.
      if (place === undefined) continue
      tryToPut('certificates', id, () => {
        const row = workspace.findCertificate(id)
        if (row) putIssued(id, row.rootId, row.document, place)
      })
    }
    isComplete &&= changes.certificateIds.length === 0
    seen = changes.revision
  }

  function current() {
    catchUp()
    while (!isComplete) readPage()
    if (made.revision !== revision) {
      const list = [...roots.values(), ...issued.values()].sort((one, other) => one.place - other.place)
      made = { revision, list, byId: new Map(list.map((entry) => [entry.view.certificateId, entry])) }
    }
    return made
  }

  async function build(): Promise<void> {
    let until = performance.now() + sliceMilliseconds
    while (!isClosed && !isComplete) {
      readPage()
      if (performance.now() < until) continue
      await setImmediate()
      until = performance.now() + sliceMilliseconds
    }
    if (isClosed) return
    // Putting them in order is a slice of its own.
    current()
    await setImmediate()
  }

  return {
    async whenReady() {
      if (!isComplete) await (building ??= build().finally(() => (building = null)))
    },
    all: () => current().list,
    find: (certificateId) => current().byId.get(certificateId),
    findByDer: (der) => current().list.find((entry) => entry.der === der),
    findBySerial: (serial) => current().list.find(({ view }) => view.kind === 'host' && view.serial === serial),
    revision: () => current().revision,
    unreadable: () => [...unreadable.values()],
    close() {
      isClosed = true
    },
  }
}

function indexed(
  certificateId: string,
  kind: CertificateView['kind'],
  der: string,
  place: number,
  mutable: Pick<StillView, 'rootId' | 'revocation' | 'supersededBy' | 'isKeyOnHost'>,
): IndexedCertificate {
  const certificate = certificateIn(der)
  const { commonName, dnsNames, serialNumber, thumbprint, sha256 } = certificate
  const name = dnsNames[0] ?? commonName
  const unicode = dnsNames.filter((each) => each.includes('xn--')).map((each) => domainToUnicode(each))
  return {
    view: {
      certificateId,
      kind,
      issuedTo: commonName,
      issuedBy: certificate.issuerCommonName,
      dnsNames: [...dnsNames],
      serial: serialNumber,
      thumbprint,
      sha256,
      notBeforeWallInstant: certificate.notBefore.getTime(),
      notAfterWallInstant: certificate.notAfter.getTime(),
      keyBits: certificate.keyBits,
      keyUsages: [...certificate.keyUsages],
      extendedKeyUsages: [...certificate.extendedKeyUsages],
      ...mutable,
    },
    der,
    place,
    names: [...new Set([commonName, ...dnsNames, ...unicode])].join('\n').normalize('NFC').toLowerCase(),
    digits: `\n${serialNumber}\n${thumbprint}\n${sha256}`.toLowerCase(),
    sortName: name.toLowerCase().replace(/\d{1,12}/g, (digits) => digits.padStart(12, '0')),
  }
}
