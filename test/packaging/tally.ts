/** Counts checks and prints each with what was wrong. */

export interface Tally {
  /** Runs a check; what it throws is what was wrong. */
  check(name: string, run: () => void | Promise<void>): Promise<void>
  /** Prints the closing line. @returns The exit code. */
  report(): number
}

export function createTally(): Tally {
  let passed = 0
  let failed = 0
  return {
    async check(name, run) {
      try {
        await run()
        passed += 1
        process.stdout.write(`✓ ${name}\n`)
      } catch (error) {
        failed += 1
        process.stdout.write(`✗ ${name}\n    ${error instanceof Error ? error.message : String(error)}\n`)
      }
    },
    report() {
      process.stdout.write(`${passed} passed, ${failed} failed\n`)
      return failed === 0 ? 0 : 1
    },
  }
}

/** Demands that something is so. */
export function demand(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise)
}

/** Demands that two values are the same when written down. */
export function demandSame(found: unknown, wanted: unknown, what: string): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)]
  demand(one === other, `${what} is ${one}, not ${other}.`)
}
