/** What a form of texts changes of a relationship (Hyper-V Replica reference 2.2, row 26, and 3.9). */
import type { InputOf } from '../../../src-main/contract/registry.ts'
import type { ReplicationView } from '../../../src-main/contract/views/replication.ts'

/** The fields as they are typed and chosen. */
interface ReplicationForm {
  replicaServer: string
  port: string
  authentication: string
  /** Empty: none. */
  certificateId: string
  compression: boolean
  bypassesProxy: boolean
  frequencySeconds: string
  recoveryPoints: string
  historyHours: string
  vssHours: string
  resynchronization: string
  /** `18:30`, UTC. */
  fromTime: string
  toTime: string
}

/** Minutes after midnight; together they mean at any time (reference 1.2). */
const dayStartMinutes = 0
const dayEndMinutes = 1439

/** The window that stands there when none has been chosen yet (reference 1.2). */
const usualWindow = { from: '18:30', to: '06:00' } as const

/**
 * @param replication One side of the relationship as it is.
 * @returns The fields.
 */
export function toForm(replication: ReplicationView): ReplicationForm {
  const { autoResynchronizeStartMinutes: start, autoResynchronizeEndMinutes: end, recoveryHistoryHours } = replication
  const isAnyTime = start === dayStartMinutes && end === dayEndMinutes
  return {
    replicaServer: replication.replicaServer,
    port: String(replication.port),
    authentication: replication.authentication,
    certificateId: replication.certificateId ?? '',
    compression: replication.compression,
    bypassesProxy: replication.bypassesProxy,
    frequencySeconds: String(replication.frequencySeconds),
    recoveryPoints: recoveryHistoryHours > 0 ? 'additional' : 'latestOnly',
    historyHours: String(recoveryHistoryHours || 24),
    vssHours: String(replication.vssFrequencyHours),
    resynchronization: !replication.autoResynchronizeEnabled ? 'manually' : isAnyTime ? 'automatically' : 'window',
    fromTime: isAnyTime ? usualWindow.from : timeText(start),
    toTime: isAnyTime ? usualWindow.to : timeText(end),
  }
}

/**
 * @param form What was typed and chosen.
 * @param isExtended An extended relationship has no application-consistent points (reference 8.5).
 * @returns What `replication.change` takes beside the machine; a text that is no number becomes one that the core refuses at
 * its field.
 */
export function changeOf(form: ReplicationForm, isExtended: boolean): Omit<InputOf<'replication.change'>, 'vmId'> {
  const hasPoints = form.recoveryPoints === 'additional'
  const interval =
    form.resynchronization === 'window'
      ? { start: minutesOf(form.fromTime), end: minutesOf(form.toTime) }
      : { start: dayStartMinutes, end: dayEndMinutes }
  return {
    replicaServer: form.replicaServer.trim(),
    port: whole(form.port),
    authentication: form.authentication === 'kerberos' ? 'kerberos' : 'certificate',
    ...(form.authentication === 'certificate' && form.certificateId !== ''
      ? { certificateId: form.certificateId }
      : {}),
    compression: form.compression,
    bypassesProxy: form.bypassesProxy,
    frequencySeconds: Number(form.frequencySeconds),
    recoveryHistoryHours: hasPoints ? whole(form.historyHours) : 0,
    vssFrequencyHours: hasPoints && !isExtended ? whole(form.vssHours) : 0,
    autoResynchronizeEnabled: form.resynchronization !== 'manually',
    // Who resynchronizes by hand keeps the window for another time.
    ...(form.resynchronization === 'manually'
      ? {}
      : { autoResynchronizeStartMinutes: interval.start, autoResynchronizeEndMinutes: interval.end }),
  }
}

function whole(text: string): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : -1
}

function timeText(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

function minutesOf(text: string): number {
  const parts = /^(\d{1,2}):(\d\d)$/.exec(text.trim())
  const [hours, minutes] = [Number(parts?.[1] ?? -1), Number(parts?.[2] ?? 60)]
  return hours >= 0 && hours < 24 && minutes < 60 ? 60 * hours + minutes : -1
}
