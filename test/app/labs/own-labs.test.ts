/** The labs that come with the product, each in every variant; the whole of it, with 20 seeds, is `understudy lab verify --all`. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { entriesOf } from '../../../src-main/app/labs/folder-entries.ts'
import { solve } from '../../../src-main/app/labs/solving.ts'
import { checkPack } from '../../../src-main/labs/checking/check-lab.ts'
import { instantiate, pointsIn } from '../../../src-main/labs/reading/instance.ts'
import { readPack } from '../../../src-main/labs/reading/pack.ts'
import { readScreenWords } from '../../../src-main/shells/cli/commands/lab-words.ts'
import { decode } from '../../labs/fixtures/sound-lab.ts'
import { beginTry } from './a-session.ts'
import { causesToldIn } from './told-in-a-try.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'resources', 'labs')
const { pack, problems } = await readPack(await entriesOf(folder), decode)
const labs = pack?.labs ?? []

describe('the labs that come with Understudy', () => {
  it('have nothing wrong in what they say', () => {
    expect(problems).toEqual([])
    expect(labs.length).toBeGreaterThan(1)
    expect(checkPack(pack!, readScreenWords())).toEqual([])
  })

  it('are worth a hundred points in each of their modes', () => {
    for (const lab of labs) {
      const { instance } = instantiate(lab, lab.file.variants[0]!.id)
      for (const mode of lab.file.modes)
        expect([...pointsIn(instance!.objectives, mode).values()].reduce((sum, points) => sum + points, 0)).toBe(100)
    }
  })

  it.each(labs.flatMap((lab) => lab.file.variants.map(({ id }) => [lab.file.id, id, lab] as const)))(
    '%s, variant %s: nothing is met or told at the start, and everything is met after the solution',
    async (_id, variantId, lab) => {
      const { instance } = instantiate(lab, variantId)
      const begun = await beginTry(instance!)
      if (!begun.ok) expect.fail(JSON.stringify(begun.failure))
      const session = begun.value
      try {
        expect(session.tracker.states().filter(({ isMet }) => isMet)).toEqual([])
        expect(await causesToldIn(session)).toEqual([])
        expect(await solve(session, instance!.solution)).toBeNull()
        expect(session.tracker.states().filter(({ isMet }) => !isMet)).toEqual([])
        expect(session.tracker.points()).toBe(100)
        expect(session.core().verify().actual).toBe(session.core().emulated.hash())
      } finally {
        await session.close()
      }
    },
  )
})
