/**
 * Which kind of address a session gets where the user does not say. Chromium, Firefox (84 and newer) and Edge know by themselves that names
 * below `localhost` are this computer. Safari asks the system, and macOS may know the bare name only; opening the app
 * would then end with "cannot find the server".
 */
import { lookup } from 'node:dns/promises'
import type { SessionAddress } from './session.ts'

/** Not the name of a session: what the system does not know it may ask for in the network. */
const triedName = 'understudy.localhost'

/** A system that takes longer takes as long in the browser. */
const lookupMillisecondsMax = 1000

/**
 * @param platform `process.platform`.
 * @param find Asks the system for the address of a name; rejects if it has none.
 */
export async function chooseAddress(
  platform: string,
  find: (name: string) => Promise<string> = async (name) => (await lookup(name)).address,
): Promise<SessionAddress> {
  if (platform !== 'darwin') return 'own'
  const timeUp = Promise.withResolvers<null>()
  const timer = setTimeout(() => timeUp.resolve(null), lookupMillisecondsMax)
  const found = await Promise.race([find(triedName).catch(() => null), timeUp.promise])
  clearTimeout(timer)
  return found === '127.0.0.1' || found === '::1' ? 'own' : 'shared'
}
