/** What comes by itself and is worth going to. */
import type { AheadView } from '../../contract/views/ahead.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { VmView } from '../../contract/views/vm.ts'

/** As many as anybody reads; the first of each kind come first. */
const momentsOfKindMax = 8

interface AheadFacts {
  readonly now: number
  readonly nextEventInstant: number | null
  readonly hosts: readonly HostView[]
  readonly vms: readonly VmView[]
}

/**
 * @param facts The world as it is.
 * @returns In order; what comes at one instant, of one kind, is one moment.
 */
export function momentsAhead({ now, nextEventInstant, hosts, vms }: AheadFacts): AheadView[] {
  const scheduled = vms.flatMap(({ name, replication }) => [
    { kind: 'resynchronization' as const, instant: replication?.resynchronizeStartInstant ?? null, name },
    { kind: 'initialReplication' as const, instant: replication?.initialReplicationStartInstant ?? null, name },
    { kind: 'testFailoverDue' as const, instant: replication?.nextTestFailoverInstant ?? null, name },
  ])
  const ends = hosts.flatMap((host) => [
    ...host.crls.map(({ nextUpdateInstant, issuer }) => ({
      kind: 'crlEnds' as const,
      instant: nextUpdateInstant,
      name: issuer,
    })),
    ...host.stores
      .filter(({ store }) => store === 'LocalMachine\\My')
      .map(({ notAfterInstant }) => ({
        kind: 'certificateExpires' as const,
        instant: notAfterInstant,
        name: host.name,
      })),
  ])
  const next = { kind: 'nextEvent' as const, instant: nextEventInstant, name: '' }
  const found = new Map<string, AheadView>()
  for (const { kind, instant, name } of [next, ...scheduled, ...ends]) {
    if (instant === null || instant <= now) continue
    const key = `${kind} ${instant}`
    const moment = found.get(key) ?? { kind, instant, names: [] }
    if (name !== '' && !moment.names.includes(name)) moment.names.push(name)
    found.set(key, moment)
  }
  const inOrder = [...found.values()].sort((one, other) => one.instant - other.instant)
  return [...Map.groupBy(inOrder, ({ kind }) => kind).values()].flatMap((ofKind) => ofKind.slice(0, momentsOfKindMax))
}
