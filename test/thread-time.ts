/**
 * Gives the milliseconds for which this thread has computed, for tests of how long something takes: what else the machine does
 * meanwhile does not count, as it would on a clock. Waiting does not count either.
 */
export function threadMilliseconds(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
