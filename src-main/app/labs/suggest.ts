/**
 * What a solution changes, as conditions that are ready to be used: the author keeps the few that the lab is about. What only time
 * moves, and what is known by an id alone, is left out.
 */
import type { LabInstance } from '../../labs/reading/instance.ts'
import type { LabSession } from './session.ts'

type Plain = Readonly<Record<string, unknown>>

/** A condition on one subject, as it is written in `lab.json`. */
interface Suggestion {
  readonly of: string
  readonly path: string
  readonly [test: string]: unknown
}

/** Members that are measured, counted or drawn. */
const measured =
  /(Instant|Id|Ids|guid|generationId|Bytes|Percent|Sequence|uptimeSeconds|lagSeconds|statistics|lastFailure|failover|recoveryPoints|keyValues|heartbeat|memory|logFiles|transfer|schedule|warnings)$/i

const listItemsMax = 8

/** The subjects of now with their members: hosts and machines by their names. */
export function snapshotOf({ core }: Pick<LabSession, 'core'>): ReadonlyMap<string, Plain> {
  const { emulated } = core()
  const nameOf = (hostId: string) => emulated.world.hosts.find((host) => host.hostId === hostId)?.name ?? ''
  const hosts = emulated.world.hosts.map(({ hostId, name }) => [`host ${name}`, emulated.hostView(hostId)] as const)
  const vms = emulated.world.vms.map(({ vmId, name, hostId }) => {
    const view = emulated.vmView(vmId)
    const isTest = view !== null && view.testOfVmId !== null
    const subject = isTest ? `test of ${name.replace(/ - Test$/, '')}` : `vm ${name}`
    return [`${subject}@${nameOf(hostId)}`, view] as const
  })
  return new Map([...hosts, ...vms].flatMap(([name, view]) => (view === null ? [] : [[name, view as Plain] as const])))
}

/**
 * Compares two of them.
 * @param instance Its values stand in the place of what they are.
 */
export function suggestFrom(
  instance: Pick<LabInstance, 'values'>,
  before: ReadonlyMap<string, Plain>,
  after: ReadonlyMap<string, Plain>,
): Suggestion[] {
  return [...after].flatMap(([subject, view]) =>
    changesIn(before.get(subject), view, []).map(({ path, test }) => {
      const named = JSON.stringify({ of: subject, path: path.join('.'), ...test })
      return JSON.parse(withValues(named, instance.values)) as Suggestion
    }),
  )
}

interface Change {
  readonly path: readonly string[]
  readonly test: Plain
}

function changesIn(before: unknown, after: unknown, path: readonly string[]): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after) || measured.test(path.at(-1) ?? '')) return []
  if (Array.isArray(after)) return changesInList(Array.isArray(before) ? before : [], after, path)
  if (typeof after === 'object' && after !== null)
    return Object.entries(after).flatMap(([name, member]) =>
      changesIn((before as Plain | null | undefined)?.[name], member, [...path, name]),
    )
  return [{ path, test: after === null ? { empty: true } : { is: after } }]
}

/** What is new in a list, and whether something is gone. */
function changesInList(before: readonly unknown[], after: readonly unknown[], path: readonly string[]): Change[] {
  const known = new Set(before.map((item) => JSON.stringify(item)))
  const fresh = after.filter((item) => !known.has(JSON.stringify(item))).slice(0, listItemsMax)
  const isLess = after.length < before.length
  return [
    ...fresh.flatMap((item) => {
      const parts = partsOfItem(item)
      return parts.length === 0 ? [] : [{ path, test: { some: parts.length === 1 ? parts[0] : { all: parts } } }]
    }),
    ...(isLess ? [{ path, test: { count: { is: after.length } } }] : []),
  ]
}

function partsOfItem(item: unknown): Plain[] {
  if (typeof item !== 'object' || item === null) return []
  return Object.entries(item).flatMap(([name, value]) =>
    measured.test(name) || (typeof value !== 'string' && typeof value !== 'boolean') ? [] : [{ path: name, is: value }],
  )
}

/** Longer values first, so that `{v:fqdn}` is not cut up by `{v:host}`. */
function withValues(text: string, values: LabInstance['values']): string {
  return Object.entries(values)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length > 2)
    .sort(([, one], [, other]) => other.length - one.length)
    .reduce((filled, [name, value]) => filled.replaceAll(JSON.stringify(value).slice(1, -1), `{v:${name}}`), text)
}
