/**
 * Who may talk to the web shell. Any program of any user on this computer can reach a loopback port, so the address that
 * is printed carries a token. It is exchanged once for a cookie, and no longer opens anything afterwards: a token
 * that stays in the browser's history, in a screenshot or in a terminal's log is worthless.
 *
 * Cookies ignore ports, and what a page leaves in a browser stays with its address. So a session has an address of its own,
 * which nobody can guess: no other program on this computer is sent its cookie, and none has been there before. Where the
 * browser does not find such an address, the session has the one that all share, and asks for a second secret that is no cookie.
 */
import { createHash, timingSafeEqual } from 'node:crypto'

/** `own` is a name below `localhost`, `shared` is 127.0.0.1. */
export type SessionAddress = 'own' | 'shared'

export interface Session {
  /** Host and port by which the browser must have called, for example `0f…9a.localhost:47830`. */
  readonly host: string
  /** The address to open, with the token. */
  readonly url: string
  /** Settles when the token has been exchanged. */
  readonly entered: Promise<void>
  /** Takes a token and tells what the browser gets for it; null if it is wrong or was used before. */
  exchange(token: string): Entry | null
  /** Tells whether the value of a `Cookie` header holds this session's secret. */
  isHeldBy(cookieHeader: string | undefined): boolean
  /** Tells whether calls may be made with this second secret; at an address of its own a session needs none. */
  isOpenedBy(key: string | undefined): boolean
}

interface Entry {
  /** The value for `Set-Cookie`. */
  readonly cookie: string
  /** Where the page is, with the second secret in the part of an address that no browser sends. */
  readonly path: string
}

/**
 * Starts a session.
 * @param port The port of the shell: cookies do not know ports, so the name of the cookie does.
 * @param address What kind of address it has.
 * @param randomBytes Source of the address and the secrets.
 */
export function createSession(
  port: number,
  address: SessionAddress,
  randomBytes: (count: number) => Uint8Array,
): Session {
  const draw = () => Buffer.from(randomBytes(32)).toString('base64url')
  const token = draw()
  const secret = draw()
  const key = address === 'shared' ? draw() : null
  const name = `understudy-${port}`
  // Names know no upper case, so this one is in hexadecimal.
  const hostname = address === 'own' ? `${Buffer.from(randomBytes(16)).toString('hex')}.localhost` : '127.0.0.1'
  const host = `${hostname}:${port}`
  const entered = Promise.withResolvers<void>()
  let isUsed = false
  return {
    host,
    url: `http://${host}/?token=${token}`,
    entered: entered.promise,
    exchange(candidate) {
      if (isUsed || !isSame(candidate, token)) return null
      isUsed = true
      entered.resolve()
      return {
        // Strict: no page of another site can make the browser send the cookie along. HttpOnly: no script can read it.
        cookie: `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
        path: key === null ? '/' : `/#key=${key}`,
      }
    },
    isHeldBy(cookieHeader) {
      const cookies = (cookieHeader ?? '').split(';').map((cookie) => cookie.trim())
      return cookies.some((cookie) => cookie.startsWith(`${name}=`) && isSame(cookie.slice(name.length + 1), secret))
    },
    isOpenedBy: (candidate) => key === null || (candidate !== undefined && isSame(candidate, key)),
  }
}

/** Compares in constant time; hashing first makes both sides equally long. */
function isSame(first: string, second: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(first), digest(second))
}
