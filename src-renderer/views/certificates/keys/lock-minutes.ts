/** How long a key may stay unlocked, as options of a list box. */
import type { Translate } from '../../../i18n/translate.ts'

const offered: readonly number[] = [5, 15, 30, 60, 120, 240, 480]

/** The value of the option without an end. */
const untilLocked = 'untilLocked'

/**
 * @param t The texts.
 * @param current What is set now in minutes; offered as well if it is none of the usual ones. Null: until locked.
 */
export function minutesOptions(t: Translate, current: number | null = null) {
  const all = current === null || offered.includes(current) ? offered : [...offered, current].toSorted((a, b) => a - b)
  return [
    ...all.map((count) => ({ value: String(count), label: t('protection.minutes', { count }) })),
    { value: untilLocked, label: t('protection.untilLocked') },
  ]
}

export const valueOfMinutes = (minutes: number | null) => (minutes === null ? untilLocked : String(minutes))

export const minutesOfValue = (value: string) => (value === untilLocked ? null : Number(value))
