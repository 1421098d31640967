/**
 * Runs a piece of work after a burst of requests for it: soon after the first request, never twice at once, and once more at
 * the end if requests came in while it ran. A fast virtual clock gives hundreds of events a second; the screen needs a few.
 */

/**
 * @param work What to run.
 * @param delayMs How long to gather requests before a run.
 * @param restShare How long to rest after a run, as a multiple of what the run took: work that has become heavy comes less
 *   often, and the screen stays quick.
 * @returns A function that requests a run.
 */
export function coalesce(work: () => Promise<void>, delayMs: number, restShare = 0): () => void {
  let waiting = false
  let running = false
  let again = false

  async function run() {
    waiting = false
    running = true
    const began = performance.now()
    try {
      await work()
      const restMs = (performance.now() - began) * restShare
      if (restMs > delayMs) await new Promise((resolve) => setTimeout(resolve, restMs))
    } finally {
      running = false
    }
    if (again) {
      again = false
      request()
    }
  }

  function request() {
    if (running) again = true
    else if (!waiting) {
      waiting = true
      setTimeout(() => void run(), delayMs)
    }
  }

  return request
}
