import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createErrorLog, withoutValues } from '../../src-main/shells/error-log.ts'
import { runCli, temporaryFolder } from './child.ts'

const now = () => new Date(Date.UTC(2026, 0, 5, 8))
const logIn = (folder: string, sizeBytesMax?: number) =>
  createErrorLog({ folder: () => folder, applicationVersion: '1.2.3', now, ...(sizeBytesMax ? { sizeBytesMax } : {}) })

describe('the log of errors', () => {
  it('says what came up where, in a file of its user alone', () => {
    const folder = join(temporaryFolder(), 'log')
    const log = logIn(folder)
    expect(log.path()).toBeNull()
    log.report(
      new TypeError('Cannot read properties of undefined', {
        cause: Object.assign(new Error('full'), { code: 'ENOSPC' }),
      }),
    )
    const path = log.path() ?? ''
    const entry = JSON.parse(readFileSync(path, 'utf8')) as { stack: string[] }
    expect(entry).toMatchObject({
      at: '2026-01-05T08:00:00.000Z',
      understudy: '1.2.3',
      name: 'TypeError',
      message: 'Cannot read properties of undefined',
      cause: { code: 'ENOSPC' },
    })
    expect(entry.stack[0]).toContain('error-log.test.ts')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    log.report('thrown text with a secret')
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(2)
  })

  it.each([
    ['Unexpected token \'c\', "correct horse" is not valid JSON', 'correct horse'],
    ["Cannot open root “Eva's root” with “battery staple”", 'battery staple'],
    ['the passphrase is: hunter2', 'hunter2'],
    ['pass=hunter2', 'hunter2'],
    [`bad key ${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'.repeat(3)}`, 'MIIEvQ'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE\nabcd\n-----END', 'abcd'],
    ['unclosed "hunter2', 'hunter2'],
  ])('keeps no value of %j', (message, value) => {
    const folder = join(temporaryFolder(), 'log')
    const log = logIn(folder)
    const error = new Error(message)
    log.report(error)
    const text = readFileSync(log.path() ?? '', 'utf8')
    expect(text).not.toContain(value)
    expect(text).toContain('error-log.test.ts')
  })

  it('keeps words that are our own', () => {
    expect(withoutValues('A TCP server has a port.')).toBe('A TCP server has a port.')
  })

  it('stays small, with one older part', () => {
    const folder = join(temporaryFolder(), 'log')
    const log = logIn(folder, 10_000)
    for (let count = 0; count < 100; count++) log.report(new Error('again'))
    const sizes = ['errors.log', 'errors.1.log'].map((name) => statSync(join(folder, name)).size)
    expect(Math.max(...sizes)).toBeLessThan(15_000)
    for (let count = 0; count < 5000; count++) log.report(new Error('again'))
    // By then it says nothing new.
    expect(statSync(join(folder, 'errors.1.log')).size).toBeLessThan(15_000)
  })

  it('is not written where others may write, and through no link', () => {
    const open = temporaryFolder()
    chmodSync(open, 0o777)
    const refused = logIn(open)
    refused.report(new Error('x'))
    expect(refused.path()).toBeNull()

    const folder = join(temporaryFolder(), 'log')
    mkdirSync(folder, { mode: 0o700 })
    const target = join(temporaryFolder(), 'target')
    writeFileSync(target, 'mine')
    symlinkSync(target, join(folder, 'errors.log'))
    logIn(folder).report(new Error('x'))
    expect(readFileSync(target, 'utf8')).toBe('mine')
  })

  it('gets what a command dies of, and the command says where it is, in the language of the user', async () => {
    const state = temporaryFolder()
    for (const [language, words] of [
      ['en', 'Where the error came up is noted in'],
      ['de', 'Wo der Fehler aufgetreten ist'],
      ['cs', 'Místo, kde k chybě došlo'],
    ] as const) {
      const workspace = ['--workspace', join(temporaryFolder(), 'broken.understudy')]
      const { exitCode, stderr } = await runCli(['workspace', 'verify', '--language', language, ...workspace], '', {
        XDG_STATE_HOME: state,
        HOME: state,
      })
      expect([exitCode, stderr.includes('[core.internal]')]).toEqual([1, true])
      expect(stderr).toContain(words)
    }
    const lines = readFileSync(join(state, 'understudy', 'errors.log'), 'utf8')
      .trim()
      .split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).not.toContain('hunter2')
  })
})
