import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli, temporaryFolder } from '../../child.ts'

/** Runs a script on the small core. */
async function runScript(lines: readonly (object | string)[], ...parameters: readonly string[]) {
  const folder = temporaryFolder()
  const file = join(folder, 'script.jsonl')
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return runCli(['call', '--script', file, '--workspace', join(folder, 'test.understudy'), ...parameters])
}

const skip = (seconds: number) => ({ call: 'clock.skip', input: { seconds } })
const view = { call: 'clock.view' }

describe('understudy call --script', () => {
  it('makes all calls on one core, and says of each line that it was done', async () => {
    const { exitCode, stdout } = await runScript([skip(2), '', skip(3), view], '--json')
    const replies = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number; value: { now: number } })
    expect(exitCode).toBe(0)
    expect(replies.map(({ line, value }) => [line, value.now])).toEqual([
      [1, 2000],
      [3, 5000],
      [4, 5000],
    ])
  })

  it('stops at the first refusal: with 2 where nothing has changed, with 4 where something has', async () => {
    const first = await runScript([view, skip(0), skip(2)])
    const later = await runScript([skip(2), skip(0), skip(3)])
    expect([first.exitCode, later.exitCode]).toEqual([2, 4])
    expect(later.stdout.trim()).toBe('1: clock.skip')
    expect(later.stderr).toContain('[time.outOfRange]')
    expect(later.stderr).toContain('1 of 3 lines were done; the script stopped at line 2.')
  })

  it('goes on after a refusal if told so, and still says that there was one', async () => {
    const { exitCode, stdout, stderr } = await runScript([skip(2), skip(0), skip(3)], '--keep-going')
    expect([exitCode, stdout.trim().split('\n')]).toEqual([4, ['1: clock.skip', '3: clock.skip']])
    expect(stderr).toContain('2 of 3 lines were done.')
  })

  it('takes a refusal that a line expects for done', async () => {
    const { exitCode, stdout } = await runScript([{ ...skip(0), refused: 'time.outOfRange' }, skip(1)])
    expect([exitCode, stdout.split('\n')[0]]).toEqual([0, '1: clock.skip: refused as expected (time.outOfRange)'])
    expect((await runScript([{ ...skip(1), refused: 'time.outOfRange' }])).exitCode).toBe(4)
  })

  it.each([
    [[skip(1), '{'], 'script.badLine'],
    [[skip(1), { call: 'clock.skip', inputs: {} }], 'script.badLine'],
    [[skip(1), { call: 'clock.wind' }], 'call.unknown'],
  ])('is read to its end before anything is done: %j', async (lines, code) => {
    const { exitCode, stdout, stderr } = await runScript(lines)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`[${code}]`)
  })

  it('wants either a call or a script', async () => {
    const both = await runCli(['call', 'clock.view', '--script', 'x'])
    const neither = await runCli(['call'])
    expect([both.exitCode, neither.exitCode]).toEqual([2, 2])
  })
})
