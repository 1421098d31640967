/** How a lane is drawn: what can be reached comes before what Windows still says of its health. */
import type { LaneView } from '../../../src-main/contract/views/world.ts'
import type { TextKey } from '../../i18n/translate.ts'

interface LaneTone {
  readonly tone: 'ok' | 'warn' | 'bad' | 'copy'
  /** Nothing goes over it, whatever its health says. */
  readonly isDead: boolean
  /** What stands in the place of the health. */
  readonly word?: TextKey
}

/**
 * @param lane A lane as the core tells it.
 * @returns Its tone, and the word that must stand where Windows' own would promise too much.
 */
export function toneOfLane(lane: Pick<LaneView, 'isCut' | 'canSend' | 'state' | 'health'>): LaneTone {
  if (lane.isCut) return { tone: 'bad', isDead: true, word: 'overview.unreachable' }
  const isCopying = lane.state === 'InitialReplicationInProgress' || lane.state === 'Resynchronizing'
  const flows = lane.state === 'Replicating' || isCopying
  if (flows && !lane.canSend && lane.health !== 'Critical') {
    return { tone: 'bad', isDead: true, word: 'overview.cannotSend' }
  }
  if (isCopying) return { tone: 'copy', isDead: false }
  if (lane.health === 'Critical') return { tone: 'bad', isDead: false }
  return { tone: flows && lane.health !== 'Warning' ? 'ok' : 'warn', isDead: false }
}
