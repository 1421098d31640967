/**
 * The second secret of a session at an address that it shares with other programs. It comes in the part of the address that no
 * browser sends, is taken out of there at once, and is kept for this tab alone; no other program on this computer gets to see it.
 */
const storageKey = 'understudy.key'

/** Gives the secret; null where the session needs none. */
export function takeSessionKey(): string | null {
  const [, brought] = /^#key=([\w-]+)$/.exec(location.hash) ?? []
  if (brought === undefined) return sessionStorage.getItem(storageKey)
  // Before anything else sees the address: it would stay in the browser's history.
  history.replaceState(null, '', location.pathname)
  sessionStorage.setItem(storageKey, brought)
  return brought
}
