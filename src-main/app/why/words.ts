/**
 * What each of two hosts shows of a cause: they see different codes for one fault (Hyper-V Replica reference 5.4). The verdict is
 * ours, the codes and the entries of the logs are Windows'.
 */
import type { Failure, FailureCode } from '../../contract/failure.ts'
import type { EventLogEntryView, HostView } from '../../contract/views/host.ts'
import type { GateName, WhyView } from '../../contract/views/why.ts'
import { windowsCodeOf } from '../../contract/windows-failure.ts'
import { failures } from '../../contract/failures/index.ts'

type HostWords = WhyView['hosts'][number]

/** So many entries of a log tell of a cause; older ones say the same. */
const eventsMax = 2

interface Told {
  readonly failure: Failure | null
  readonly closed: GateName | undefined
  readonly from: HostView | null
  readonly to: HostView | null
  /** Of the machine; null where the cause is about none. */
  readonly guid: string | null
  /** Older entries are about something else. */
  readonly sinceInstant: number
}

/** The reference only infers which code a refused certificate gives, and which side shows it. */
const inferredGates: readonly (GateName | undefined)[] = ['certificate', 'serverCertificate', 'clientCertificate']

/** @param eventsOf The log of a host, newest first. */
export function wordsOf(told: Told, eventsOf: (hostId: string) => readonly EventLogEntryView[]): HostWords[] {
  const { failure, closed, from, to } = told
  const isInferred = inferredGates.includes(closed) || failure?.code === 'connection.clockSkew'
  return [to, from].flatMap((host) => {
    if (host === null) return []
    const events = newest(eventsOf(host.hostId), told)
    const windowsCode = failure === null ? null : codeOn(host, failure, from, to)
    if (windowsCode === null && events.length === 0) return []
    return [
      { hostId: host.hostId, host: host.name, windowsCode, isInferred: windowsCode !== null && isInferred, events },
    ]
  })
}

/** The sender sees what its connection gives; what the receiver found wrong stays in the receiver's log. */
function codeOn(host: HostView, failure: Failure, from: HostView | null, to: HostView | null): string | null {
  if (host === from) return failure.windowsCode ?? null
  if (host !== to) return null
  if (failure.code === 'replication.storageFull') return failure.windowsCode ?? null
  const { judge, reason } = failure.params
  const isJudge = failure.code === 'connection.certificateRefused' && judge === host.fqdn
  const isKnown = (code: unknown): code is FailureCode => Object.hasOwn(failures, String(code))
  return isJudge && isKnown(reason) ? (windowsCodeOf(reason) ?? null) : null
}

function newest(entries: readonly EventLogEntryView[], { guid, sinceInstant }: Told): HostWords['events'] {
  const ofCause = entries.filter(
    ({ at, level, vmGuid, code }) =>
      at >= sinceInstant &&
      level !== 'information' &&
      (vmGuid === guid || (vmGuid === null && code !== 'host.principalNameNotRegistered')),
  )
  const firsts = ofCause.filter((entry, index) => ofCause.findIndex(({ code }) => code === entry.code) === index)
  return firsts.slice(0, eventsMax).map(({ eventId, code, at, vmGuid }) => ({ eventId, code, at, vmGuid }))
}
