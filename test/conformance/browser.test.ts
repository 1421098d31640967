/**
 * A machine without a browser: it is seen to before the first test, and what then still has none is not run and says so. A PATH
 * and a cache folder that hold nothing play that machine.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ensureBrowser, findSystemBrowser, type Surroundings } from '../e2e/ensure-browser.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'understudy-no-browser-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Result {
  readonly assertionResults: readonly { readonly title: string; readonly status: string }[]
}

const isInBrowser = ({ title }: { readonly title: string }) => title.endsWith('in Chromium')

/** A Linux machine on which there are these files. */
function machineWith(files: ReadonlySet<string>): Surroundings {
  return {
    platform: 'linux',
    path: '/first:/second',
    playwrightPath: '/cache/chrome',
    exists: (file) => files.has(file),
  }
}

describe('the browser of the tests', () => {
  it('is the first on the PATH, and one elsewhere is not found', () => {
    expect(findSystemBrowser(machineWith(new Set(['/second/chromium', '/third/chromium'])))).toBe('/second/chromium')
    expect(findSystemBrowser(machineWith(new Set(['/third/chromium'])))).toBeUndefined()
    const both = machineWith(new Set(['/first/chromium', '/second/chromium-headless-shell']))
    expect(findSystemBrowser(both)).toBe('/second/chromium-headless-shell')
  })

  it('is installed only where there is none', () => {
    const refuse = () => expect.fail('there is a browser')
    expect(ensureBrowser(machineWith(new Set(['/first/chromium-browser'])), refuse)).toBeNull()
    expect(ensureBrowser(machineWith(new Set(['/cache/chrome'])), refuse)).toBeNull()
    const files = new Set<string>()
    expect(ensureBrowser(machineWith(files), () => void files.add('/first/chromium'))).toBeNull()
  })

  it('is named in one sentence, with the place and the way to get it, where it cannot be installed', () => {
    const sentence = ensureBrowser(machineWith(new Set()), () => undefined)
    expect(sentence).toContain('there is none on the PATH and none at /cache/chrome')
    expect(sentence).toContain('npx playwright install chromium')
  })

  it('leaves the test that needs it not run instead of failed', { timeout: 60_000 }, () => {
    const report = join(folder, 'report.json')
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    const test = ['test/conformance/engines.test.ts', '-t', 'in Chromium']
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const run = spawnSync(process.execPath, [vitest, 'run', '-c', 'test/vitest.config.ts', ...test, ...reporters], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, PATH: folder, PLAYWRIGHT_BROWSERS_PATH: folder },
    })
    expect(run.stdout + run.stderr).toContain(`need Chromium, and there is none on the PATH and none at ${folder}`)
    const found = JSON.parse(readFileSync(report, 'utf8')) as { numFailedTests: number; testResults: Result[] }
    const inBrowser = found.testResults.flatMap((file) => file.assertionResults).filter((each) => isInBrowser(each))
    expect([run.status, found.numFailedTests, inBrowser.map(({ status }) => status)]).toEqual([0, 0, ['skipped']])
  })
})
