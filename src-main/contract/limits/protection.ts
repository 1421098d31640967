/** How long a root may stay unlocked, in minutes, and how long it does unless somebody says otherwise. */
export const lockMinutesMax = 8 * 60

export const usualLockMinutes = { unlockMinutes: lockMinutesMax, idleMinutes: 15 } as const
