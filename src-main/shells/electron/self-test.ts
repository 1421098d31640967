/**
 * Tries once per version whether Electron's program has what Understudy needs, and says so if it does not. With `--self-test` it does
 * only that: a build machine starts the packaged app so.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { loadTexts } from '../../contract/texts/catalog.ts'
import { languageOf } from '../language.ts'
import { runSelfTest, type SelfTestResult } from '../self-test.ts'
import { texts } from '../texts/index.ts'
import { systemSecretKeeper } from './secret-keeper.ts'

/** Whether the app was started for nothing else. */
export function isSelfTest(): boolean {
  return app.commandLine.hasSwitch('self-test')
}

/**
 * Prints what was tried, a line each, and ends the app: with 0 if all of it works. That a system has no store for secrets is no
 * fault of the program, so it is printed and does not count.
 */
export async function endWithSelfTest(): Promise<void> {
  const secretStore = () => systemSecretKeeper.problem()
  const results = await runSelfTest({ applicationVersion: app.getVersion(), now: () => new Date(), secretStore })
  for (const { name, problem } of results) process.stdout.write(`${name}: ${problem ?? 'ok'}\n`)
  app.exit(brokenIn(results).length === 0 ? 0 : 1)
}

/** Tries it where this version has not been started before, and shows what does not work. */
export async function selfTestAtFirstStart(): Promise<void> {
  const mark = join(app.getPath('userData'), `self-test-${app.getVersion()}`)
  if (existsSync(mark)) return
  const broken = brokenIn(await runSelfTest({ applicationVersion: app.getVersion(), now: () => new Date() }))
  if (broken.length === 0) return writeFileSync(mark, '')
  const language = languageOf({}, app.getLocale())
  await loadTexts(language)
  const words = broken.map(({ name, problem }) => `${texts.text(`selfTest.${name}`, language)} (${problem})`)
  const parts = new Intl.ListFormat(language, { type: 'conjunction' }).format(words)
  dialog.showErrorBox(texts.text('selfTest.broken', language, { parts }), texts.text('selfTest.next', language))
}

function brokenIn(results: readonly SelfTestResult[]): SelfTestResult[] {
  return results.filter(({ name, problem }) => problem !== null && name !== 'secretStore')
}
