import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closeMillisecondsMax, endInTime } from '../../src-main/shells/lifetime.ts'

describe('a deadline at the end', () => {
  it('lets what ends in time end', async () => {
    expect(await endInTime(async () => undefined, 1000)).toBe(true)
  })

  it('does not wait for what never ends', async () => {
    expect(await endInTime(() => new Promise(() => undefined), 20)).toBe(false)
  })

  it('hides no error', async () => {
    await expect(endInTime(() => Promise.reject(new Error('disk full')), 1000)).rejects.toThrow('disk full')
  })

  it('is there for each thing, so that one that hangs does not keep the others open', () => {
    const script = `
      import { watchLifetime } from ${JSON.stringify(join(import.meta.dirname, '..', '..', 'src-main', 'shells', 'lifetime.ts'))}
      const lifetime = watchLifetime((exitCode) => process.exit(exitCode))
      lifetime.onEnd(async () => console.log('core closed'))
      lifetime.onEnd(() => new Promise(() => undefined))
      setInterval(() => undefined, 1000)
      setTimeout(() => process.kill(process.pid, 'SIGTERM'), 50)`
    const startedAt = performance.now()
    const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    })
    expect([status, stdout]).toEqual([143, 'core closed\n'])
    expect(performance.now() - startedAt).toBeLessThan(closeMillisecondsMax + 5000)
  })
})
