/**
 * Who may talk to the web shell. Any program of any user on this computer can reach a loopback port, so the address that
 * is printed carries a token. It is exchanged once for a cookie, and no longer opens anything afterwards: a token
 * that stays in the browser's history, in a screenshot or in a terminal's log is worthless.
 */
import { createHash, timingSafeEqual } from 'node:crypto'

export interface Session {
  /** The token for the printed address. */
  readonly token: string
  /** Settles when the token has been exchanged. */
  readonly entered: Promise<void>
  /** Takes a token and gives the value for `Set-Cookie`; null if it is wrong or was used before. */
  exchange(token: string): string | null
  /** Tells whether the value of a `Cookie` header holds this session's secret. */
  isHeldBy(cookieHeader: string | undefined): boolean
}

/**
 * Starts a session.
 * @param port The port of the shell: cookies do not know ports, so the name of the cookie does.
 * @param randomBytes Source of the token and the cookie's secret.
 */
export function createSession(port: number, randomBytes: (count: number) => Uint8Array): Session {
  const token = Buffer.from(randomBytes(32)).toString('base64url')
  const secret = Buffer.from(randomBytes(32)).toString('base64url')
  const name = `understudy-${port}`
  const entered = Promise.withResolvers<void>()
  let isUsed = false
  return {
    token,
    entered: entered.promise,
    exchange(candidate) {
      if (isUsed || !isSame(candidate, token)) return null
      isUsed = true
      entered.resolve()
      // Strict: no page of another site can make the browser send the cookie along. HttpOnly: no script can read it.
      return `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`
    },
    isHeldBy(cookieHeader) {
      const cookies = (cookieHeader ?? '').split(';').map((cookie) => cookie.trim())
      return cookies.some((cookie) => cookie.startsWith(`${name}=`) && isSame(cookie.slice(name.length + 1), secret))
    },
  }
}

/** Compares in constant time; hashing first makes both sides equally long. */
function isSame(first: string, second: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(first), digest(second))
}
