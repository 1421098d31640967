import { describe, expect, it } from 'vitest'
import { temporaryFolder, understudy as program } from '../../child.ts'

const understudy = (...parameters: string[]) => program(temporaryFolder(), '--language', 'en', ...parameters)

const small = ['--vms', '3', '--days', '1', '--used-gb', '1']

describe('understudy forecast', { timeout: 60_000 }, () => {
  it('answers in a sentence, with figures, and with its exit code', async () => {
    const wide = await understudy('forecast', ...small)
    expect(wide.exitCode).toBe(0)
    expect(wide.stdout).toMatch(/^Your line carries it: /)
    expect(wide.stdout).toContain('vm0003')
    expect(wide.stderr).toBe('')
    const narrow = await understudy('forecast', ...small, '--link', '0.5')
    expect(narrow.exitCode).toBe(3)
    expect(narrow.stdout).toMatch(/^Your line does not carry it: .* would be enough\./)
  })

  it('gives the same JSON for the same seed, but for the wall clock', async () => {
    const run = async () => {
      const { stdout } = await understudy('--json', 'forecast', ...small, '--seed', 'a', '--churn', 'bursty')
      const { wallMilliseconds, ...forecast } = JSON.parse(stdout) as Record<string, unknown>
      expect(typeof wallMilliseconds).toBe('number')
      return forecast
    }
    expect(await run()).toEqual(await run())
  })

  it('refuses what is no number, no interval and no shape, and names it', async () => {
    const refused: [string[], RegExp][] = [
      [['--vms', 'many'], /--vms.*\[input\.invalid\]/],
      [['--vms', ''], /--vms/],
      [['--replica-volume-gb', '1e99'], /--replica-volume-gb/],
      [['--vms', '0'], /forecast\.outOfRange/],
      [['--days', '1000000000'], /days.*forecast\.outOfRange/],
      [['--interval', '31'], /replication\.badFrequency/],
      [['--churn', 'wild'], /input\.invalid/],
    ]
    for (const [parameters, message] of refused) {
      const { exitCode, stderr } = await understudy('forecast', ...parameters)
      expect(exitCode, parameters.join(' ')).toBe(2)
      expect(stderr).toMatch(message)
    }
  })
})
