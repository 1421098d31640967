/**
 * Makes the pictures of the README from the app as it is: starts the web shell on a workspace of its own, prepares two hosts, and
 * takes each picture in Chromium. Run it after a build: `node resources/docs/make-screenshots.ts`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { ensureBrowser, findSystemBrowser } from '../../test/e2e/ensure-browser.ts'
import { startWeb } from '../../test/e2e/web-process.ts'

const size = { width: 1280, height: 800 }

const missing = ensureBrowser()
if (missing !== null) throw new Error(missing)
const home = await mkdtemp(join(tmpdir(), 'understudy-pictures-'))
const executablePath = findSystemBrowser()
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  const context = await browser.newContext({
    viewport: size,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  })
  const shell = await startWeb(context, join(home, 'rehearsal.understudy'))
  try {
    await takeAll(shell.page)
  } finally {
    await shell.quit()
  }
} finally {
  await browser.close()
  await rm(home, { recursive: true, force: true })
}

async function takeAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Rehearse with two hosts' }).click()
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor({ timeout: 60_000 })
  await page.getByRole('radio', { name: 'Pause' }).check()
  await page.getByRole('link', { name: /web01, from/ }).waitFor()
  await take(page, 'overview', 'light')
  await take(page, 'overview-dark', 'dark')

  await cutPower(page, 'HYPERVISOR-01')
  await failOver(page, 'web01')
  await page.getByRole('region', { name: 'What was lost' }).waitFor()
  await take(page, 'failover-result', 'light')
}

/** Some minutes of life, one more change in the guest, and then the power is gone. */
async function cutPower(page: Page, host: string): Promise<void> {
  await run(page, 'Skip 15 minutes')
  await run(page, 'web01: Write a file')
  await page.getByRole('dialog').getByRole('button', { name: 'Write', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'Machines' }).click()
  await page.getByRole('button', { name: `Actions for ${host}` }).click()
  await page.getByRole('menuitem', { name: 'Turn Off (power loss)...' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Turn Off', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await run(page, 'Skip 15 minutes')
}

async function failOver(page: Page, vm: string): Promise<void> {
  await run(page, `${vm}: Failover... HYPERVISOR-02`)
  const form = page.getByRole('dialog', { name: 'Failover' })
  await form.getByRole('button', { name: 'Fail Over' }).click()
  await form.waitFor({ state: 'hidden' })
}

/** A command of the palette. */
async function run(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find a command' }).fill(title)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
}

async function take(page: Page, name: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  // What has been reported in the corner is not what the picture is about.
  const messages = page.getByRole('region', { name: 'Messages' }).getByRole('button')
  while ((await messages.count()) > 0) await messages.first().click()
  await page.screenshot({ path: join(import.meta.dirname, `${name}.png`) })
  process.stdout.write(`resources/docs/${name}.png\n`)
}
