/** The ranges of a relationship's settings (Hyper-V Replica reference 2.2, rows 1, 3 and 26; of an extended one 8.5). */

/** How often changes are sent, in seconds. */
export const replicationFrequencies = [30, 300, 900] as const

/** What Hyper-V Manager proposes. */
export const usualFrequencySeconds = 300

/** Those of an extended relationship. */
export const extendedFrequencies = [300, 900] as const

export const replicationLimits = {
  recoveryHistoryHoursMax: 24,
  vssFrequencyHoursMax: 12,
  /** How far ahead an initial replication or a resynchronization can be planned. */
  scheduleDays: 7,
  trustGroupLengthMax: 64,
  /** How long a test failover speaks for a replica: ours, as nothing in Windows asks for the next one. */
  testFailoverDays: 30,
  /** As many test failovers as a replica remembers. */
  testFailoversMax: 12,
} as const

/** Whether changes can be sent so often. */
export function isReplicationFrequency(seconds: number): boolean {
  return replicationFrequencies.some((each) => each === seconds)
}
