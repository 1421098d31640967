import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveTries } from '../../../src-main/app/lab-results/tries.ts'
import type { LabTryView } from '../../../src-main/contract/views/lab-result.ts'
import { aCore, type TestCore } from '../a-core.ts'
import { aTryOf, dayMs, firstDay } from './a-try.ts'

async function aLearner(tries: readonly LabTryView[], options: Parameters<typeof aCore>[0] = {}): Promise<TestCore> {
  const test = await aCore({ wallStart: firstDay, ...options })
  expect(saveTries(test.workspace, tries)).toMatchObject({ ok: true })
  return test
}

const asFile = (text: string, name = 'understudy-labs.json') => ({
  file: { name, base64: Buffer.from(text).toString('base64') },
})

describe('results of labs', () => {
  it('stay in the workspace when the program is gone, newest first, and leave the world alone', async () => {
    const tries = [aTryOf(), aTryOf({ labId: 'CT-01', day: 1 }), aTryOf({ day: 2 })]
    const before = await aCore({ wallStart: firstDay })
    const hash = await before.hash()
    saveTries(before.workspace, tries)
    expect(await before.hash()).toBe(hash)
    await before.core.close()
    const { must } = await aCore({ wallStart: firstDay, path: before.path })
    expect((await must('labResult.list', {})).tries).toEqual([...tries].reverse())
    expect((await must('labResult.list', { labId: 'CT-01' })).tries).toEqual([tries[1]])
    const { labs, courses } = await must('labResult.progress', {})
    expect(labs.map(({ labId, handedIn }) => [labId, handedIn])).toEqual([
      ['CT-01', 1],
      ['FD-01', 2],
    ])
    expect(courses.map(({ course }) => course)).toEqual(['CT', 'FD'])
  })

  it('stand once they are there: afterwards the answers are known', async () => {
    const first = aTryOf({ points: 40 })
    const { must, workspace } = await aLearner([{ ...first, result: null }])
    saveTries(workspace, [first])
    saveTries(workspace, [{ ...first, result: { ...first.result!, points: 100 } }])
    expect((await must('labResult.list', {})).tries).toEqual([first])
  })

  it('that a newer version has written are kept, and not shown', async () => {
    const { must, workspace } = await aLearner([aTryOf()])
    workspace.transaction(() => {
      workspace.saveSetting('labTry ffffffffffffffff', { ...aTryOf(), format: 2 })
      return { ok: true, value: undefined }
    })
    expect((await must('labResult.list', {})).tries).toHaveLength(1)
    expect(workspace.findSetting('labTry ffffffffffffffff')).toMatchObject({ format: 2 })
  })
})

describe('a calendar of repetitions', () => {
  it('has an entry for each lab that is worth one, in the language that is asked for', async () => {
    const { must } = await aLearner([
      aTryOf({ labId: 'CT-01', day: 1 }),
      aTryOf(),
      aTryOf({ labId: 'RP-02', points: 10 }),
    ])
    const { text, fileName } = await must('labResult.calendar', { language: 'de', stampWallInstant: firstDay })
    expect(fileName).toBe('understudy-labs.ics')
    const lines = text.replace(/\r\n /g, '').split('\r\n')
    expect(lines.filter((line) => /^(DTSTART|SUMMARY)/.test(line))).toEqual([
      'DTSTART:20260603T090000Z',
      'SUMMARY:Lab wiederholen: FD-01 Zwei Datensätze\\, eine Maschine',
      'DTSTART:20260604T090000Z',
      'SUMMARY:Lab wiederholen: CT-01 Zwei Datensätze\\, eine Maschine',
    ])
  })

  it('moves an entry when it is written again, instead of adding another', async () => {
    const { must, workspace } = await aLearner([aTryOf()])
    const uidOf = async () => /UID:\S+/.exec((await must('labResult.calendar', {})).text)?.[0]
    const before = await uidOf()
    saveTries(workspace, [aTryOf({ day: 2 })])
    expect(await uidOf()).toBe(before)
  })
})

describe('progress on another computer', () => {
  it('is what it was here, and taking it over twice changes nothing', async () => {
    const begun = aTryOf({ labId: 'RP-02', isHandedIn: false })
    const first = await aLearner([aTryOf(), aTryOf({ labId: 'CT-01', day: 1 }), begun])
    const { text, fileName } = await first.must('labResult.export', {})
    const path = join(first.folder, fileName)
    writeFileSync(path, text)
    const own = aTryOf({ labId: 'FO-02', day: 3 })
    const second = await aLearner([own])
    expect(await second.must('labResult.import', { file: { path } })).toEqual({ added: 3, completed: 0, known: 0 })
    expect(await second.must('labResult.import', asFile(text))).toEqual({ added: 0, completed: 0, known: 3 })
    const { tries } = await second.must('labResult.list', {})
    expect(tries.map(({ labId }) => labId).sort()).toEqual(['CT-01', 'FD-01', 'FO-02', 'RP-02'])
  })

  it('completes a try that was only begun here, and never takes a result away', async () => {
    const done = aTryOf()
    const here = await aLearner([{ ...done, result: null }])
    const there = await aLearner([done])
    const finished = (await there.must('labResult.export', {})).text
    const begun = (await here.must('labResult.export', {})).text
    expect(await here.must('labResult.import', asFile(finished))).toEqual({ added: 0, completed: 1, known: 0 })
    expect(await here.must('labResult.import', asFile(begun))).toEqual({ added: 0, completed: 0, known: 1 })
    expect((await here.must('labResult.list', {})).tries).toEqual([done])
  })

  it.each([
    ['no JSON', '{', 'labResult.notProgress'],
    ['another file', '{"kind":"something else"}', 'labResult.notProgress'],
    ['nothing', 'null', 'labResult.notProgress'],
    [
      'a try that is none',
      JSON.stringify({ kind: 'understudy.labProgress', format: 1, tries: [{}] }),
      'labResult.notProgress',
    ],
    ['a newer format', JSON.stringify({ kind: 'understudy.labProgress', format: 2 }), 'labResult.newerFormat'],
  ])('is refused as a whole where the file is %s', async (_what, text, code) => {
    const { refusal, must } = await aLearner([])
    expect(await refusal('labResult.import', asFile(text))).toMatchObject({ code })
    expect((await must('labResult.list', {})).tries).toEqual([])
  })

  it('names what is due by the clock of this computer', async () => {
    const { must, wall } = await aLearner([aTryOf()])
    const isDue = async () => (await must('labResult.progress', {})).labs[0]!.repetition!.isDue
    expect(await isDue()).toBe(false)
    wall.now += 2 * dayMs
    expect(await isDue()).toBe(true)
  })
})
