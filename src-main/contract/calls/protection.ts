import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { lockMinutes, protectionView } from '../views/protection.ts'

const nothing = z.object({})

/** How long an unlocked root stays so, and whether the system may remember its passphrase. */
export const protectionCalls = {
  'protection.view': query({
    summary: 'Says how long roots stay unlocked, and whether their passphrases can be remembered here.',
    input: z.strictObject({}),
    output: protectionView,
    failures: [],
  }),
  'protection.set': command({
    summary: 'Sets how long roots stay unlocked; it holds for those that are unlocked now, too.',
    input: z.strictObject({ unlockMinutes: lockMinutes.optional(), idleMinutes: lockMinutes.optional() }),
    output: protectionView,
    failures: [],
  }),
  'root.lockAll': command({
    summary:
      'Locks every root, after the command that runs; the desktop app does so when the computer sleeps or is locked.',
    input: z.strictObject({}),
    output: z.object({ rootIds: z.array(ids.rootId) }),
    failures: [],
  }),
  'root.unlockRemembered': command({
    summary: 'Unlocks a root with the passphrase that the system remembers.',
    input: z.strictObject({ rootId: ids.rootId, minutes: lockMinutes.optional() }),
    output: nothing,
    failures: [
      'root.unknown',
      'root.wrongPassphrase',
      'root.keyUnreadable',
      'passphrase.notRemembered',
      'passphrase.shellRemembersNone',
      'passphrase.noSafeStore',
      'passphrase.storeFailed',
    ],
  }),
  'root.forgetPassphrase': command({
    summary: 'Takes a remembered passphrase out of the workspace.',
    input: z.strictObject({ rootId: ids.rootId }),
    output: z.object({ wasRemembered: z.boolean() }),
    failures: ['root.unknown'],
  }),
}
