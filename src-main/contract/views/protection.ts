/** How the keys of roots are protected while the program runs. */
import { z } from 'zod'
import { lockMinutesMax } from '../limits/protection.ts'

/** Minutes from one to eight hours; null until a root is locked. */
export const lockMinutes = z.int().min(1).max(lockMinutesMax).nullable()

export const protectionView = z.object({
  /** How long a root stays unlocked at the longest, counted from its unlocking. */
  unlockMinutes: lockMinutes,
  /** How long a root stays unlocked while its key is not used. */
  idleMinutes: lockMinutes,
  /** Whether `root.unlock` can remember a passphrase here. */
  canRememberPassphrase: z.boolean(),
  /**
   * Why not: `shell` where there is nothing that could (browser, command line), else what the system offers instead of real
   * protection, for example `basic_text`. Null if it can.
   */
  cannotRememberBecause: z.string().nullable(),
})
export type ProtectionView = z.infer<typeof protectionView>
