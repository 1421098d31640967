/**
 * Events on their way to a page, gathered for about a frame of its screen. At a fast pace a large world gives thousands a second of
 * a kind that only says that the world has gone on; of these the last of each frame is enough, and it says how many it stands for.
 */
import { broughtByTime, type CoreEvent } from '../contract/events.ts'

/** Two frames of a usual screen: nobody sees a difference, and a burst becomes one message. */
const frameMilliseconds = 33

/** A burst is handed on in pieces, so that whoever does not read is noticed before all of it waits for them. */
const gatheredMax = 500

interface EventGatherer {
  add(event: CoreEvent): void
  /** Hands on at once what was gathered. */
  flush(): void
  close(): void
}

/**
 * Begins to gather.
 * @param deliver Receives the events of a frame in their order; never an empty list.
 */
export function gatherEvents(deliver: (events: readonly CoreEvent[]) => void): EventGatherer {
  let gathered: CoreEvent[] = []
  let timer: NodeJS.Timeout | null = null
  const flush = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (gathered.length === 0) return
    // Each world has numbers of its own.
    const worlds = Map.groupBy(gathered, ({ tryId }) => tryId)
    const events = [...worlds.values()].flatMap(thinned)
    gathered = []
    deliver(events)
  }
  return {
    add(event) {
      gathered.push(event)
      if (gathered.length >= gatheredMax) return flush()
      timer ??= setTimeout(flush, frameMilliseconds)
    },
    flush,
    close() {
      if (timer !== null) clearTimeout(timer)
      gathered = []
    },
  }
}

/**
 * Leaves out what a later event of the same frame says as well.
 * @param events Of one world, in order, with consecutive numbers.
 */
function thinned(events: readonly CoreEvent[]): CoreEvent[] {
  const lastOfType = new Map(events.map((event) => [event.type, event.sequence]))
  let leftOut = 0
  return events.flatMap((event): CoreEvent[] => {
    if (broughtByTime.has(event.type) && lastOfType.get(event.type) !== event.sequence) {
      leftOut += 1
      return []
    }
    const kept = leftOut === 0 ? event : { ...event, leftOut }
    leftOut = 0
    return [kept]
  })
}
