/** How the list of machines is ordered by hand, and what is shown of each machine. */
import type { FailoverListView } from '../../../src-main/contract/views/disaster.ts'
import type { TextKey } from '../../i18n/translate.ts'
import type { Tone } from '../../parts/tone.ts'

/** The last status of each machine, as the events `failoverList.changed` say it. */
export type Heard = Readonly<Record<string, string>>

/**
 * Moves an entry by one place; at an end it stays.
 * @param order The ids as they stand.
 */
export function moved(order: readonly string[], vmId: string, by: -1 | 1): string[] {
  const from = order.indexOf(vmId)
  const to = from + by
  if (from < 0 || to < 0 || to >= order.length) return [...order]
  return order.toSpliced(from, 1).toSpliced(to, 0, vmId)
}

/**
 * @param machine As the core tells it now.
 * @param status What was heard of it since the list was begun.
 */
export function stateOf(
  { isDone, refusal }: FailoverListView['machines'][number],
  status: string | undefined,
): { readonly tone: Tone; readonly word: TextKey } {
  if (isDone || status === 'successful') return { tone: 'ok', word: 'disaster.listDone' }
  if (status === 'inProgress') return { tone: 'busy', word: 'disaster.listBusy' }
  if (status === 'failed') return { tone: 'bad', word: 'disaster.listFailed' }
  return refusal === null ? { tone: 'todo', word: 'disaster.listReady' } : { tone: 'bad', word: 'disaster.listRefused' }
}
