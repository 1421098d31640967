/** The entries of a host's event log: which of them are shown, and what the filters offer. */
import type { EventLogEntryView } from '../../../src-main/contract/views/host.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { TextKey } from '../../i18n/translate.ts'
import type { Tone } from '../../parts/tone.ts'

export const levels = ['error', 'warning', 'information'] as const
type Level = (typeof levels)[number]

export const levelTone: Readonly<Record<Level, Tone>> = { error: 'bad', warning: 'warn', information: 'info' }
const levelKeys = {
  error: 'eventLog.error',
  warning: 'eventLog.warning',
  information: 'eventLog.information',
} as const satisfies Record<Level, TextKey>
export const levelKey = (level: Level): TextKey => levelKeys[level]

/** Whether an entry says what Windows would say, or what we do in its place. */
export const wordingKeys = {
  windows: 'eventLog.wordingWindows',
  ours: 'eventLog.wordingOurs',
} as const satisfies Record<EventLogEntryView['wording'], TextKey>

/** Stands for the entries that are about no machine. */
export const hostItself = 'host'

export interface LogRow extends EventLogEntryView {
  /** Stays the same while newer entries come in. */
  readonly id: string
}

/**
 * @param entries Newest first, as the core gives them.
 * @returns The same entries with ids. A log has no numbers, so an entry is told by what happened, whatever the language, and by how many older ones are the same.
 */
export function rowsOf(entries: readonly EventLogEntryView[]): LogRow[] {
  const seen = new Map<string, number>()
  return entries
    .toReversed()
    .map((entry) => {
      const key = `${entry.at} ${entry.code} ${entry.vmGuid ?? ''}`
      const count = (seen.get(key) ?? 0) + 1
      seen.set(key, count)
      return { ...entry, id: `${key} ${count}` }
    })
    .toReversed()
}

/**
 * @param rows The whole log.
 * @param level A level; anything else lets every level pass.
 * @param machine The GUID of a machine, or `hostItself`; an empty text lets everything pass.
 */
export function filtered(rows: readonly LogRow[], level: string, machine: string): LogRow[] {
  const wanted = levels.find((one) => one === level)
  return rows.filter(
    (row) =>
      (wanted === undefined || row.level === wanted) && (machine === '' || (row.vmGuid ?? hostItself) === machine),
  )
}

/** How many entries each choice of level shows, for the machine that is chosen. */
export function levelCounts(rows: readonly LogRow[], machine: string): Readonly<Record<'all' | Level, number>> {
  const ofMachine = filtered(rows, 'all', machine)
  const count = (level: Level) => ofMachine.filter((row) => row.level === level).length
  return { all: ofMachine.length, error: count('error'), warning: count('warning'), information: count('information') }
}

/**
 * The machines that the filter offers: those of the log and those of the host, by name; a deleted one has none.
 * @param rows The whole log.
 * @param vms All machines of the world.
 * @param hostId Whose log it is.
 * @param also A machine that is chosen already and must be among them.
 */
export function machinesOf(
  rows: readonly LogRow[],
  vms: readonly Pick<VmView, 'guid' | 'name' | 'hostId' | 'testOfVmId'>[],
  hostId: string,
  also: string,
): { readonly guid: string; readonly name: string | undefined }[] {
  const ofHost = vms.filter((vm) => vm.hostId === hostId && vm.testOfVmId === null).map((vm) => vm.guid)
  const ofLog = rows.flatMap((row) => row.vmGuid ?? [])
  const chosen = also === '' || also === hostItself ? [] : [also]
  const nameOf = (guid: string) =>
    (vms.find((vm) => vm.guid === guid && vm.hostId === hostId) ?? vms.find((vm) => vm.guid === guid))?.name
  return [...new Set([...ofHost, ...ofLog, ...chosen])]
    .map((guid) => ({ guid, name: nameOf(guid) }))
    .sort((one, other) => (one.name ?? '\uffff').localeCompare(other.name ?? '\uffff', undefined, { numeric: true }))
}
