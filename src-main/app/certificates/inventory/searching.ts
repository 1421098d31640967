/** Search and filters over the whole inventory; one pass over everything, a millisecond or two for ten thousand. */
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import type { CertificateView } from '../../../contract/views/authority.ts'
import { certificateStates, type CertificateState } from '../../../contract/views/certificate-state.ts'
import type { CertificateRow, CertificateSortKey } from '../../../contract/views/inventory.ts'
import type { World } from '../../../emulator/index.ts'
import type { CertificateIndex, IndexedCertificate } from './certificate-index.ts'
import { dayMs } from '../../../kernel/clock.ts'
import { reminderLimits } from '../../../contract/limits/reminder.ts'

/** How long before its end a certificate counts as ending soon. */
/** Fewer digits than these stand in too many thumbprints by chance, so they must be the beginning of a number. */
const digitsAnywhereMin = 6

type Question = ParsedInputOf<'certificate.search'>

interface SearchContext {
  readonly index: CertificateIndex
  readonly wallNow: number
  /** The names of the roots by their ids, in the order of the roots. */
  readonly rootNames: ReadonlyMap<string, string>
  readonly hosts: readonly HostInWorld[]
  isExported(certificateId: string): boolean
}

/** What a search needs to know of an emulated host. */
export interface HostInWorld {
  readonly hostId: string
  readonly name: string
  readonly fqdn: string
  /** What its own clock says. */
  readonly ownInstant: number
  readonly stores: World['hosts'][number]['stores']
}

/**
 * Answers a search.
 * @returns One page with counts, or `host.unknown`.
 */
export function searchCertificates(context: SearchContext, question: Question): Reply<OutputOf<'certificate.search'>> {
  const { index, wallNow, rootNames, hosts } = context
  const host = hosts.find((each) => each.hostId === question.hostId)
  if (question.hostId !== undefined && !host) return fail('host.unknown', { hostId: question.hostId })

  const holders = hostsByCertificate(hosts)
  const wrongDates = datesByHostClock(hosts)
  const stateOf = ({ view }: IndexedCertificate) => stateAt(view, wallNow, wrongDates.get(view.certificateId))
  const named = hostsByName(hosts)
  const matches = createTextMatch(question.text, rootNames)
  const namesWanted = question.fqdn === undefined ? null : coveringNames(question.fqdn)
  const wanted = {
    states: new Set(question.states),
    rootIds: new Set(question.rootIds),
    kinds: new Set(question.kinds),
    until: question.endsByWallInstant ?? Infinity,
  }
  const byState = new Map<CertificateState, number>(certificateStates.map((state) => [state, 0]))
  const byRoot = new Map<string, number>([...rootNames.keys()].map((rootId) => [rootId, 0]))
  const byHost = new Map<string, number>(hosts.map(({ hostId }) => [hostId, 0]))
  const found: IndexedCertificate[] = []
  const all = index.all()
  for (const entry of sorted(index, question.sort)) {
    const { view } = entry
    if (wanted.kinds.size > 0 && !wanted.kinds.has(view.kind)) continue
    if (view.notAfterWallInstant > wanted.until) continue
    if (namesWanted !== null && !view.dnsNames.some((name) => namesWanted.has(name))) continue
    if (!matches(entry)) continue
    const state = stateOf(entry)
    const hostIds = hostsOf(entry, holders, named)
    const fitsState = wanted.states.size === 0 || wanted.states.has(state)
    const fitsRoot = wanted.rootIds.size === 0 || wanted.rootIds.has(view.rootId)
    const fitsHost = host === undefined || hostIds.includes(host.hostId)
    if (fitsRoot && fitsHost) add(byState, state)
    if (fitsState && fitsHost) add(byRoot, view.rootId)
    if (fitsState && fitsRoot) for (const hostId of hostIds) add(byHost, hostId)
    if (fitsState && fitsRoot && fitsHost) found.push(entry)
  }
  if (question.sort === 'state') {
    const rank = (entry: IndexedCertificate) => certificateStates.indexOf(stateOf(entry))
    found.sort((one, other) => rank(one) - rank(other))
  }
  if (question.isDescending) found.reverse()
  const page = found.slice(question.offset, question.offset + question.limit)
  return ok({
    certificates: page.map((entry) => rowOf(entry, context, holders, wrongDates)),
    foundCount: found.length,
    totalCount: all.length,
    counts: {
      byState: Object.fromEntries(byState) as Record<CertificateState, number>,
      byRoot: [...byRoot].map(([rootId, count]) => ({ rootId, name: rootNames.get(rootId) ?? rootId, count })),
      byHost: hosts.map(({ hostId, fqdn }) => ({ hostId, fqdn, count: byHost.get(hostId) ?? 0 })),
    },
    allIds: question.withAllIds ? found.map(({ view }) => view.certificateId) : null,
  })
}

/** What the dates and the revocation say. */
export function statusAt(
  view: Pick<CertificateView, 'notBeforeWallInstant' | 'notAfterWallInstant' | 'revocation'>,
  wallNow: number,
): CertificateView['status'] {
  if (view.revocation) return 'revoked'
  if (wallNow < view.notBeforeWallInstant) return 'notYetValid'
  if (wallNow > view.notAfterWallInstant) return 'expired'
  return view.notAfterWallInstant - wallNow < reminderLimits.soonDays * dayMs ? 'expiresSoon' : 'valid'
}

/**
 * The one state that a filter counts a certificate under.
 * @param byHostClock Hosts that hold it and find its dates wrong.
 */
export function stateAt(
  view: Pick<CertificateView, 'notBeforeWallInstant' | 'notAfterWallInstant' | 'revocation' | 'supersededBy'>,
  wallNow: number,
  byHostClock: CertificateView['byHostClock'] = [],
): CertificateState {
  const status = statusAt(view, wallNow)
  if (status === 'revoked') return status
  return view.supersededBy === null ? (byHostClock[0]?.state ?? status) : 'superseded'
}

/** Which certificates have wrong dates on the hosts that hold them, by the hosts' own clocks; expired ones first. */
export function datesByHostClock(hosts: readonly HostInWorld[]): ReadonlyMap<string, CertificateView['byHostClock']> {
  const found = new Map<string, CertificateView['byHostClock']>()
  for (const { hostId, name, ownInstant, stores } of hosts) {
    for (const { certificate } of stores) {
      const { certificateId, notBeforeInstant, notAfterInstant } = certificate
      const state = ownInstant > notAfterInstant ? 'expired' : ownInstant < notBeforeInstant ? 'notYetValid' : null
      const known = found.get(certificateId) ?? []
      if (state === null || known.some((each) => each.hostId === hostId)) continue
      const entry = { hostId, host: name, state } as const
      found.set(certificateId, state === 'expired' ? [entry, ...known] : [...known, entry])
    }
  }
  return found
}

/** Which hosts hold which certificate in one of their stores. */
export function hostsByCertificate(hosts: readonly HostInWorld[]): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, string[]>()
  for (const { hostId, stores } of hosts) {
    for (const certificateId of new Set(stores.map((entry) => entry.certificate.certificateId))) {
      const known = holders.get(certificateId)
      if (known) known.push(hostId)
      else holders.set(certificateId, [hostId])
    }
  }
  return holders
}

function rowOf(
  { view }: IndexedCertificate,
  { wallNow, rootNames, isExported }: SearchContext,
  holders: ReadonlyMap<string, readonly string[]>,
  wrongDates: ReadonlyMap<string, CertificateView['byHostClock']>,
): CertificateRow {
  const { certificateId, rootId, kind, issuedTo, dnsNames, serial, thumbprint } = view
  const { notBeforeWallInstant, notAfterWallInstant, keyBits, revocation, supersededBy } = view
  return {
    certificateId,
    rootId,
    kind,
    issuedTo,
    dnsNames,
    serial,
    thumbprint,
    notBeforeWallInstant,
    notAfterWallInstant,
    keyBits,
    revocation,
    supersededBy,
    status: statusAt(view, wallNow),
    state: stateAt(view, wallNow, wrongDates.get(certificateId)),
    byHostClock: wrongDates.get(certificateId) ?? [],
    rootName: rootNames.get(rootId) ?? rootId,
    usedByHostIds: [...(holders.get(certificateId) ?? [])],
    isExported: isExported(certificateId),
  }
}

/** The hosts that hold a certificate or that it names, each once. */
function hostsOf(
  { view }: IndexedCertificate,
  holders: ReadonlyMap<string, readonly string[]>,
  named: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const holding = holders.get(view.certificateId) ?? none
  if (view.kind === 'root' || named.size === 0) return holding
  const naming = view.dnsNames.flatMap((name) => named.get(name) ?? none)
  return naming.length === 0 ? holding : [...new Set([...holding, ...naming])]
}

const none: readonly string[] = []

/** The hosts that a name in a certificate stands for: a FQDN, or `*.` and the suffix of several. */
function hostsByName(hosts: readonly HostInWorld[]): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>()
  for (const { hostId, fqdn } of hosts) {
    for (const name of coveringNames(fqdn)) {
      const known = named.get(name)
      if (known) known.push(hostId)
      else named.set(name, [hostId])
    }
  }
  return named
}

/** The names in a certificate that stand for a FQDN: itself, and its first label as a wildcard (RFC 9525 6.3). */
function coveringNames(fqdn: string): ReadonlySet<string> {
  const name = fqdn.trim().toLowerCase().replace(/\.$/, '')
  const dot = name.indexOf('.')
  return new Set(dot === -1 ? [name] : [name, `*${name.slice(dot)}`])
}

/** Decides whether an entry holds all words of a text. */
function createTextMatch(text: string, rootNames: ReadonlyMap<string, string>) {
  const typed = text.normalize('NFC').toLowerCase().trim()
  if (typed === '') return () => true
  const words = typed.split(/\s+/)
  const roots = new Map([...rootNames].map(([rootId, name]) => [rootId, name.normalize('NFC').toLowerCase()]))
  // "0A 1B 2C" is one number, not three words.
  const wholeNumber = numberIn(words.join(''))
  const wordNumbers = words.map(numberIn)
  return ({ names, digits, view }: IndexedCertificate): boolean => {
    if (wholeNumber !== null && digits.includes(wholeNumber)) return true
    return words.every((word, at) => {
      if (names.includes(word) || roots.get(view.rootId)?.includes(word)) return true
      const number = wordNumbers[at] ?? null
      return number !== null && digits.includes(number)
    })
  }
}

/** A part of a serial number or thumbprint as the index writes it, or null if the text is none. */
function numberIn(word: string): string | null {
  const plain = word.replace(/[:-]|^0x/g, '')
  if (!/^[0-9a-f]+$/.test(plain)) return null
  // Other programs write a zero before a serial number with a high first bit; the index does not.
  const number = plain.replace(/^0+(?=.)/, '')
  return plain.length < digitsAnywhereMin ? `\n${number}` : number
}

/** Everything in an order that does not depend on the time, made once per order and revision. */
function sorted(index: CertificateIndex, sort: CertificateSortKey): readonly IndexedCertificate[] {
  const all = index.all()
  const known = orders.get(index)
  const orderings = known?.all === all ? known.bySort : new Map<CertificateSortKey, readonly IndexedCertificate[]>()
  if (known?.all !== all) orders.set(index, { all, bySort: orderings })
  const made = orderings.get(sort) ?? order(all, sort)
  orderings.set(sort, made)
  return made
}

const orders = new WeakMap<
  CertificateIndex,
  {
    readonly all: readonly IndexedCertificate[]
    readonly bySort: Map<CertificateSortKey, readonly IndexedCertificate[]>
  }
>()

function order(all: readonly IndexedCertificate[], sort: CertificateSortKey): readonly IndexedCertificate[] {
  if (sort === 'issued') return all
  const byName = all.toSorted((one, other) => compare(one.sortName, other.sortName))
  switch (sort) {
    case 'notAfter':
      return byName.sort((one, other) => one.view.notAfterWallInstant - other.view.notAfterWallInstant)
    case 'notBefore':
      return byName.sort((one, other) => one.view.notBeforeWallInstant - other.view.notBeforeWallInstant)
    case 'root':
      // A root stands above what it issued, so that the list reads as a tree.
      return byName.sort(
        ({ view: one }, { view: other }) =>
          compare(one.issuedBy, other.issuedBy) || Number(one.kind === 'host') - Number(other.kind === 'host'),
      )
    case 'serial':
      // As numbers: a shorter one is a smaller one.
      return byName.sort(
        ({ view: one }, { view: other }) =>
          one.serial.length - other.serial.length || compare(one.serial, other.serial),
      )
    case 'name':
    case 'state':
      return byName
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
