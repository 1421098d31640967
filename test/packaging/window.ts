/** Starts the packed main script on the stand-in for Electron, out of the unpacked archive, because plain Node reads none. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractAll } from '@electron/asar'
import { chromium } from '@playwright/test'
import { startDesktop } from '../electron-double/desktop.ts'
import { findSystemBrowser } from '../e2e/ensure-browser.ts'
import { demand, demandSame, type Tally } from './tally.ts'

export async function checkWindow(tally: Tally, app: string, temporary: string): Promise<void> {
  const unpacked = join(temporary, 'app')
  const mainScript = join(unpacked, 'resources', 'build', 'electron', 'main.js')
  const switches = [`--workspace=${join(temporary, 'window.understudy')}`]
  await tally.check('the packed app opens its window and ends', async () => {
    extractAll(join(app, 'resources', 'app.asar'), unpacked)
    const executablePath = findSystemBrowser()
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    })
    try {
      const desktop = startDesktop({
        context: await browser.newContext({ locale: 'en-US' }),
        mainScript,
        switches,
      })
      const page = await desktop.firstWindow
      await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 30_000 })
      demandSame(await page.title(), 'Understudy', 'The title of the window')
      await desktop.quit()
      demandSame(await desktop.ended, 0, 'The exit code')
      demand(desktop.errors.length === 0, `It showed ${JSON.stringify(desktop.errors)}.`)
    } finally {
      await browser.close()
    }
  })
  await tally.check('the packed app tries what it needs and says so', async () => {
    const parameters = ['--import', join(import.meta.dirname, '..', 'electron-double', 'register.ts'), mainScript]
    const { stdout } = await promisify(execFile)(process.execPath, [...parameters, ...switches, '--self-test'])
    for (const name of ['workspace', 'passphrase', 'pfxCompat', 'pfxModern', 'tls'])
      demand(stdout.includes(`${name}: ok`), stdout)
  })
}
