/** When a resynchronization could start that is not to disturb the day. */

/** As for the initial replication (Hyper-V Replica reference 2.2, row 3). */
export const scheduleDays = 7

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** The interval of automatic resynchronization begins then by default (reference 1.2). */
const eveningMs = 18.5 * hourMs

/** The next 18:30 UTC after an instant. */
export function proposedInstant(now: number): number {
  const today = Math.floor(now / dayMs) * dayMs + eveningMs
  return today > now ? today : today + dayMs
}
