import { z } from 'zod'
import { command, query } from '../call.ts'
import { lockMinutes, protectionView } from '../views/protection.ts'

/** How long an unlocked root stays so, and whether the system may remember its passphrase. */
export const protectionCalls = {
  'protection.view': query({
    summary: 'Says how long roots stay unlocked, and whether their passphrases can be remembered here.',
    input: z.strictObject({}),
    output: protectionView,
    failures: [],
  }),
  'protection.confirmClock': command({
    summary:
      "Has the computer's clock count as right although something was signed at a later time; then keys sign again.",
    input: z.strictObject({}),
    output: z.object({ atWallInstant: z.int(), newestWallInstant: z.int() }),
    failures: [],
  }),
  'protection.set': command({
    summary: 'Sets how long roots stay unlocked; it holds for those that are unlocked now, too.',
    input: z.strictObject({ unlockMinutes: lockMinutes.optional(), idleMinutes: lockMinutes.optional() }),
    output: protectionView,
    failures: [],
  }),
}
