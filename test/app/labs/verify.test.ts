import { describe, expect, it } from 'vitest'
import { verifyLab } from '../../../src-main/app/labs/verify.ts'
import { failingLabs } from '../../labs/fixtures/broken-labs.ts'
import { filesOf, soundLab, type Files } from '../../labs/fixtures/sound-lab.ts'
import { beginTry, labOf } from './a-session.ts'

async function verified(files: Files, seeds: readonly number[]) {
  return verifyLab(await labOf(files), {
    seeds,
    begin: (instance, seed) => beginTry(instance, { seed }),
    end: (session) => session.close(),
  })
}

describe('a lab in which nothing is wrong', () => {
  it('verifies in all of its variants, with every step, alternative and vandal tried', async () => {
    const { problems, variants, order, tries, bestVandal } = await verified(filesOf(soundLab()), [1, 2, 3, 4])
    expect(problems).toEqual([])
    expect([variants, tries.solutions, tries.withoutStep]).toEqual([3, 4, 6])
    expect(new Set(order.slice(0, 3)).size).toBe(3)
    expect(order[3]).not.toBe(order[2])
    expect(tries.vandals).toBeGreaterThan(30)
    // Repairs without an answer; answers alone are worth less.
    expect(bestVandal.points).toBe(60)
  })
})

describe('a lab that goes wrong when it is run', () => {
  it.each(failingLabs)('turns red: $what', async ({ code, files }) => {
    const { problems } = await verified(files, [1, 2, 3])
    expect(problems.map((problem) => problem.code)).toContain(code)
  })
})
