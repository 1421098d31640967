import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resultOf, tryOf } from '../../../src-main/app/labs/results.ts'
import type { LabSession } from '../../../src-main/app/labs/session.ts'
import { labTryView } from '../../../src-main/contract/views/lab-result.ts'
import { instantiate } from '../../../src-main/labs/reading/instance.ts'
import { filesOf, soundLab } from '../../labs/fixtures/sound-lab.ts'
import { temporaryFolder, wallStart } from '../a-core.ts'
import { aTry, beginTry, labOf } from './a-session.ts'

const result = (session: LabSession) => resultOf(session, wallStart)
const putRight = (session: LabSession) =>
  session.call('host.setDnsSuffix', { hostId: 'host-1', dnsSuffix: 'lab.example' })

/** The sound lab in both modes, with a step for what the world shows. */
function withSteps({ lab, texts }: ReturnType<typeof soundLab>, mode: 'guided' | 'challenge'): void {
  lab.modes = [mode]
  lab.steps = [{ id: 'look', objectives: ['names'] }]
  for (const name of ['step:look', 'hint:look.where', 'hint:look.meaning', 'hint:lab.where', 'hint:lab.meaning'])
    texts[name] = 'A text.'
}

describe('the result of a try', () => {
  it('is what holds at hand-in, with the answers beside the right ones', async () => {
    const session = await aTry()
    await putRight(session)
    expect(result(session)).toMatchObject({ points: 60, pass: 70, isPassed: false })
    session.answer('place', 'hypervisor-01')
    const { points, isPassed, answers, objectives } = result(session)
    expect([points, isPassed]).toEqual([100, true])
    expect(answers).toEqual([
      { questionId: 'place', beforeStepId: null, given: 'hypervisor-01', right: 'HYPERVISOR-01', isRight: true },
    ])
    expect(objectives.map(({ objectiveId, reached }) => [objectiveId, reached])).toEqual([
      ['names', 45],
      ['place', 40],
      ['clean', 15],
    ])
    session.answer('place', 'HYPERVISOR-02')
    expect(result(session).answers[0]).toMatchObject({ isRight: false })
  })

  it('says how often something was refused and gone back to, and what time went by on both clocks', async () => {
    const session = await aTry()
    await session.mark('begin')
    await session.call('host.setDnsSuffix', { hostId: 'host-9', dnsSuffix: 'lab.example' })
    await session.call('clock.skip', { seconds: 600 })
    await session.back('begin')
    await session.call('clock.skip', { seconds: 90 })
    expect(resultOf(session, wallStart + 150_000)).toMatchObject({
      refusals: 1,
      returns: 1,
      virtualSeconds: 90,
      workedSeconds: 150,
    })
    // Whoever went to lunch was not at it.
    expect(resultOf(session, wallStart + 3_600_000).workedSeconds).toBe(180)
  })

  it('does not count the night between leaving and going on', async () => {
    const folder = join(temporaryFolder(), 'try')
    const { instance } = instantiate(await labOf(filesOf(soundLab())), 'first')
    const evening = await beginTry(instance!, { folder })
    if (!evening.ok) expect.fail()
    await putRight(evening.value)
    await evening.value.close()
    const morning = await beginTry(instance!, { folder, wallNow: wallStart + 12 * 3_600_000 })
    if (!morning.ok) expect.fail()
    try {
      expect(resultOf(morning.value, wallStart + 12 * 3_600_000 + 60_000)).toMatchObject({
        points: 60,
        workedSeconds: 60,
      })
    } finally {
      await morning.value.close()
    }
  })

  it.each([
    ['where to look', [['hint', { hint: 'look.where' }]], 100],
    ['what it means', [['hint', { hint: 'look.meaning' }]], 91],
    [
      'what it means, twice',
      [
        ['hint', { hint: 'look.meaning' }],
        ['hint', { hint: 'look.meaning' }],
      ],
      91,
    ],
    ['what it means, of the lab as a whole', [['hint', { hint: 'lab.meaning' }]], 80],
    ['how it is done', [['showMe', { step: 'look' }]], 55],
    [
      'what it means and how it is done',
      [
        ['hint', { hint: 'look.meaning' }],
        ['showMe', { step: 'look' }],
      ],
      55,
    ],
  ] as const)('costs in a challenge for being told %s', async (_what, notes, points) => {
    const session = await aTry((lab) => withSteps(lab, 'challenge'))
    await putRight(session)
    session.answer('place', 'HYPERVISOR-01')
    for (const [kind, details] of notes) session.note(kind, details)
    expect(result(session).points).toBe(points)
    expect(result(session).hints).toHaveLength(new Set(notes.map((note) => JSON.stringify(note))).size)
  })

  it('costs nothing in guided mode, whatever was told', async () => {
    const session = await aTry((lab) => withSteps(lab, 'guided'))
    await putRight(session)
    session.answer('place', 'HYPERVISOR-01')
    session.note('showMe', { step: 'look' })
    expect(result(session)).toMatchObject({ points: 100, hints: [{ stepId: 'look', kind: 'showMe' }] })
  })

  it('never takes more than was reached', async () => {
    const session = await aTry((lab) => withSteps(lab, 'challenge'))
    session.note('hint', { hint: 'lab.meaning' })
    expect(result(session).points).toBe(0)
  })

  it('is kept as a try in the form that the contract has', async () => {
    const session = await aTry()
    const begun = {
      tryId: '0123456789abcdef',
      packId: 'test',
      seed: '1',
      mode: 'challenge',
      begunWallInstant: wallStart,
    } as const
    const kept = tryOf(session.instance, begun, result(session))
    expect(labTryView.parse(kept)).toEqual(kept)
    expect(tryOf(session.instance, begun, null).result).toBeNull()
  })
})
