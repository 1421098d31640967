/** How far ahead it is looked for what ends, and what counts as soon. */
export const reminderLimits = {
  withinDaysMax: 40_000,
  alarmDaysMax: 365,
  /** The last second that a year of four digits can write, as iCalendar does. */
  wallInstantMax: 253_402_300_799_000,
  /** What ends within so many days is marked. */
  soonDays: 30,
  /** How long a CRL may be valid. */
  crlDaysMax: 400,
  /** Where it is signed regularly: a day before it ends at the latest. */
  plannedCrlDaysMin: 2,
  distributionPointLengthMax: 2000,
} as const
