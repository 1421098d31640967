/**
 * One journal, one hash: on V8 in Node, on JavaScriptCore in Bun and on V8 in Chromium. The emulator uses whole numbers, no locale
 * and no order of keys, so that a workspace replays to the same world whatever reads it.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSystemBrowser, missingBrowser } from '../e2e/ensure-browser.ts'
import { startInstant } from '../emulator/lab.ts'
import { simulate } from '../simulation/simulation.ts'
import { hashesOf, type RecordedJournal } from './engines-replay.ts'
import { findTools } from './tools.ts'

const steps = 8_000
const withoutBrowser = missingBrowser()
if (withoutBrowser !== null) console.warn(withoutBrowser)
const folder = mkdtempSync(join(tmpdir(), 'understudy-engines-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let journal: RecordedJournal
let expected: string[]
/** A script that puts `hashesOf` into the global `replay`. */
let script: string

beforeAll(async () => {
  const { inputs } = simulate('engines', steps)
  journal = { seed: 'engines', startInstant, inputs: JSON.parse(JSON.stringify(inputs)) as typeof inputs }
  expected = hashesOf(journal)
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'esnext',
      lib: {
        entry: join(import.meta.dirname, 'engines-replay.ts'),
        formats: ['iife'],
        name: 'replay',
        fileName: 'replay',
      },
    },
  })
  const [bundle] = [built].flat() as { output: { code: string }[] }[]
  script = bundle!.output[0]!.code
}, 120_000)

describe('a recorded journal', { timeout: 120_000 }, () => {
  it('is long and leads to a large world', () => {
    expect(journal.inputs.length).toBeGreaterThan(3_000)
    expect(expected.length).toBeGreaterThan(15)
    expect(new Set(expected).size).toBe(expected.length)
  })

  it('gives the same hashes on Bun (JavaScriptCore)', async ({ skip }) => {
    const bun = (await findTools()).get('bun') ?? skip('bun is not here')
    const file = join(folder, 'replay.js')
    const data = join(folder, 'journal.json')
    writeFileSync(data, JSON.stringify(journal))
    const run = `
      if (typeof Bun !== 'object') throw new Error('this is no Bun')
      process.stdout.write(replay.hashesOf(JSON.parse(require('node:fs').readFileSync(${JSON.stringify(data)}, 'utf8'))).join('\\n'))`
    writeFileSync(file, `${script}\n${run}`)
    const { stdout } = await promisify(execFile)(bun, ['run', file], { maxBuffer: 2 ** 24 })
    expect(stdout.split('\n')).toEqual(expected)
  })

  it.skipIf(withoutBrowser !== null)('gives the same hashes in Chromium', async () => {
    const executablePath = findSystemBrowser()
    const browser = await chromium.launch({
      args: ['--no-sandbox'],
      ...(executablePath === undefined ? {} : { executablePath }),
    })
    try {
      const page = await browser.newPage()
      await page.addScriptTag({ content: script })
      const found = await page.evaluate((recorded) => {
        const { replay } = globalThis as unknown as { replay: { hashesOf(journal: unknown): string[] } }
        return replay.hashesOf(recorded)
      }, journal)
      expect(found).toEqual(expected)
    } finally {
      await browser.close()
    }
  })
})
