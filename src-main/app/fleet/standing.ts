/** How a relationship stands, in the five words that a fleet is counted by. */
import type { Standing } from '../../contract/views/fleet.ts'
import type { LaneView } from '../../contract/views/world.ts'

/** From good to bad. */
export const badness: Readonly<Record<Standing, number>> = {
  notEnabled: 0,
  normal: 1,
  copying: 2,
  warning: 3,
  critical: 4,
}

/** The worse of two, which is what counts where both are of one machine or of one cell. */
export function worse(one: Standing, other: Standing): Standing {
  return badness[one] > badness[other] ? one : other
}

/**
 * What can be reached comes before what Windows still says of its health. A copy that simply runs is neither good nor bad.
 * @param lane A relationship, as the overview has it.
 */
export function standingOf(lane: LaneView): Standing {
  const isCopying = lane.state === 'InitialReplicationInProgress'
  const flows = isCopying || lane.state === 'Replicating' || lane.state === 'Resynchronizing'
  if (lane.isCut || lane.health === 'Critical' || (flows && !lane.canSend)) return 'critical'
  if (isCopying) return 'copying'
  return lane.health === 'Warning' || !flows ? 'warning' : 'normal'
}

/** Whether somebody should look at it. */
export function isException(standing: Standing): boolean {
  return standing === 'critical' || standing === 'warning'
}
