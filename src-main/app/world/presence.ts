/**
 * Whether somebody is there. Pages and windows say so every few seconds; the rules of what that means for the clock are here: nobody
 * for ten seconds, and it stops; somebody who decides something, and it goes no faster than the time on the wall.
 */
import type { Pace } from '../../contract/ids.ts'

/** After so long without a word the last client has gone; pages speak several times as often. */
const goneAfterMilliseconds = 10_000

/** Nobody keeps more windows open than this; a program that makes up ids is not listened to any longer. */
const clientsMax = 100

export interface Presence {
  /** Takes note of a client that is there. */
  attend(clientId: string, isDeciding: boolean): void
  isSomebodyThere(): boolean
  /** Since when nobody has been there, on the clock that was handed in; null while somebody is, and where nobody ever was. */
  goneSince(): number | null
  /** Whether somebody who is there decides something. */
  isDeciding(): boolean
  /** Takes back a span in which nobody could have been heard, because the program itself did not run. */
  excuse(milliseconds: number): void
}

/**
 * Begins with nobody: until somebody comes, time stands still and nothing is noted down.
 * @param now A clock that nobody can set, in milliseconds.
 */
export function createPresence(now: () => number): Presence {
  const clients = new Map<string, { at: number; isDeciding: boolean }>()
  let lastAt: number | null = null
  const isThere = ({ at }: { readonly at: number }) => now() - at <= goneAfterMilliseconds
  return {
    attend(clientId, isDeciding) {
      for (const [id, client] of clients) if (!isThere(client)) clients.delete(id)
      if (!clients.has(clientId) && clients.size >= clientsMax) return
      lastAt = now()
      clients.set(clientId, { at: lastAt, isDeciding })
    },
    isSomebodyThere: () => lastAt !== null && isThere({ at: lastAt }),
    goneSince: () => (lastAt === null || isThere({ at: lastAt }) ? null : lastAt),
    isDeciding: () => [...clients.values()].some((client) => client.isDeciding && isThere(client)),
    excuse(milliseconds) {
      if (lastAt !== null) lastAt = Math.min(now(), lastAt + milliseconds)
      for (const client of clients.values()) client.at = Math.min(now(), client.at + milliseconds)
    },
  }
}

/** The pace at which time runs while somebody decides: what was chosen, but no faster than x1; paused stays paused. */
export function heldPace(chosen: Pace): Pace {
  return chosen === 'paused' ? 'paused' : 'x1'
}
