import { describe, expect, it } from 'vitest'
import { progressOf } from '../../../src-main/app/lab-results/standing.ts'
import type { LabTryView } from '../../../src-main/contract/views/lab-result.ts'
import { aTryOf, dayMs, firstDay, shown } from './a-try.ts'

const standing = (tries: readonly LabTryView[], day = 0) => progressOf(tries, firstDay + day * dayMs).labs[0]!
const opensAs = (tries: readonly LabTryView[]) => progressOf(tries, firstDay).courses.map((each) => each.opensAs)
/** Days after the first success at which the next repetition is due. */
const dueDay = (tries: readonly LabTryView[]) => {
  const { repetition } = standing(tries)
  return repetition && [repetition.number, (repetition.dueWallInstant - firstDay) / dayMs]
}

describe('where somebody stands with a lab', () => {
  it('is the best of all tries that were handed in, and what those that passed took in the middle', () => {
    const tries = [
      aTryOf({ points: 60, minutes: 40 }),
      aTryOf({ points: 100, minutes: 12, day: 1 }),
      aTryOf({ points: 80, minutes: 9, day: 2 }),
      aTryOf({ points: 90, minutes: 30, day: 3 }),
      aTryOf({ isHandedIn: false, day: 4 }),
    ]
    expect(standing(tries)).toMatchObject({
      begun: 5,
      handedIn: 4,
      isPassed: true,
      bestPoints: 100,
      measuredMinutes: 12,
      variantIds: tries.map(({ variantId }) => variantId),
    })
    expect(standing([tries[1]!, tries[2]!]).measuredMinutes).toBe(11)
  })

  it('is nothing yet before the first is handed in', () => {
    expect(standing([aTryOf({ isHandedIn: false })])).toMatchObject({
      handedIn: 0,
      isPassed: false,
      bestPoints: null,
      measuredMinutes: null,
      repetition: null,
    })
  })
})

describe('a repetition', () => {
  it('is due 2 days after the first success, then after 7 and 30 more, and then no longer', () => {
    const tries = [aTryOf()]
    expect(dueDay(tries)).toEqual([1, 2])
    tries.push(aTryOf({ day: 2 }))
    expect(dueDay(tries)).toEqual([2, 9])
    tries.push(aTryOf({ day: 10 }))
    expect(dueDay(tries)).toEqual([3, 40])
    tries.push(aTryOf({ day: 45 }))
    expect(dueDay(tries)).toBeNull()
    tries.push(aTryOf({ day: 50, points: 10 }), aTryOf({ day: 51 }))
    expect(dueDay(tries)).toBeNull()
  })

  it('waits for a success, and begins the row again where it fails', () => {
    expect(dueDay([aTryOf({ points: 69 })])).toBeNull()
    expect(dueDay([aTryOf(), aTryOf({ day: 2 }), aTryOf({ day: 9, points: 20 })])).toEqual([1, 11])
  })

  it('is not brought forward by doing it again at once, but an hour or two too early is no matter', () => {
    expect(dueDay([aTryOf(), aTryOf({ day: 0.1 }), aTryOf({ day: 1 })])).toEqual([1, 2])
    expect(dueDay([aTryOf(), aTryOf({ day: 1.9 })])).toEqual([2, 8.9])
    expect(standing([aTryOf()], 1).repetition!.isDue).toBe(false)
    expect(standing([aTryOf()], 1.6).repetition!.isDue).toBe(true)
  })
})

describe('the next lab of a course', () => {
  const alone = (labId: string, day: number) => aTryOf({ labId, day })

  it('opens as a challenge after two guided labs in a row without being shown anything', () => {
    expect(opensAs([alone('CT-01', 0)])).toEqual(['guided'])
    expect(opensAs([alone('CT-01', 0), alone('CT-03', 1)])).toEqual(['challenge'])
    expect(opensAs([alone('CT-03', 1), alone('CT-01', 0)])).toEqual(['challenge'])
  })

  it('stays guided where a step was shown, one was not passed, or the same lab was done twice', () => {
    expect(opensAs([alone('CT-01', 0), aTryOf({ labId: 'CT-03', day: 1, hints: shown })])).toEqual(['guided'])
    expect(opensAs([alone('CT-01', 0), aTryOf({ labId: 'CT-03', day: 1, points: 50 })])).toEqual(['guided'])
    expect(opensAs([alone('CT-01', 0), alone('CT-01', 1)])).toEqual(['guided'])
    // Of another course.
    expect(opensAs([alone('CT-01', 0), alone('FO-02', 1)])).toEqual(['guided', 'guided'])
  })

  it('goes on as a challenge as long as they are passed, and guided again after one that was not', () => {
    const begun = [alone('CT-01', 0), alone('CT-03', 1)]
    const challenge = (points: number) => aTryOf({ labId: 'CT-05', day: 2, mode: 'challenge', points })
    expect(opensAs([...begun, challenge(90)])).toEqual(['challenge'])
    expect(opensAs([...begun, challenge(30)])).toEqual(['guided'])
  })
})
