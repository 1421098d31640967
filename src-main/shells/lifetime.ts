/**
 * How a shell ends. Whatever the reason — Ctrl-C, a closed terminal, a reader that went away — what was opened is closed in
 * reverse order, so that the workspace is whole and unlocked, and then the process ends.
 */
export interface Lifetime {
  /** Registers something to close when the process ends; the last opened is the first closed. */
  onEnd(close: () => Promise<void>): void
  /** Closes everything once and gives the exit code that was asked for first. */
  end(exitCode: number): Promise<number>
}

/** Exit codes of a process that was told to stop: 128 plus the signal's number. */
const stopSignals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** How long each thing may take to close. A second Ctrl-C does not wait at all. */
export const closeMillisecondsMax = 5_000

/**
 * Watches signals and the standard output of this process.
 * @param exit Ends the process; called after everything is closed.
 */
export function watchLifetime(exit: (exitCode: number) => void): Lifetime {
  const closers: (() => Promise<void>)[] = []
  let ending: Promise<number> | undefined

  const lifetime: Lifetime = {
    onEnd: (close) => void closers.push(close),
    end: (exitCode) => (ending ??= closeAll(closers).then(() => exitCode)),
  }
  const stop = (exitCode: number) => {
    if (ending) exit(exitCode)
    else void lifetime.end(exitCode).then(exit)
  }

  for (const [signal, exitCode] of Object.entries(stopSignals)) process.on(signal, () => stop(exitCode))
  // A reader that went away (`understudy ... | head`) is a stop like any other, not an error to report.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'EIO') {
        if (!ending) stop(stopSignals.SIGINT)
      } else throw error
    })
  }
  return lifetime
}

/** One thing that does not close, or breaks, does not keep the others from being closed. */
async function closeAll(closers: readonly (() => Promise<void>)[]): Promise<void> {
  const errors: unknown[] = []
  for (const close of closers.toReversed()) await endInTime(close).catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw errors[0]
}

/**
 * Ends something, but waits for it only so long: a process that cannot close what it has open must still end, or it holds the
 * workspace for ever.
 * @param end Begins to end it.
 * @param millisecondsMax How long to wait.
 * @returns False if the time was up.
 * @throws What `end` threw.
 */
export async function endInTime(end: () => Promise<void>, millisecondsMax = closeMillisecondsMax): Promise<boolean> {
  const timeUp = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => timeUp.resolve(false), millisecondsMax)
  try {
    return await Promise.race([end().then(() => true), timeUp.promise])
  } finally {
    clearTimeout(timer)
  }
}
