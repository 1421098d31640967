/**
 * Whether a process that left something in a private folder is still there.
 * @param processId Its number, as the name of what it left says.
 */
export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch {
    // Another user's process cannot be the one that wrote into a folder of this user alone.
    return false
  }
}
