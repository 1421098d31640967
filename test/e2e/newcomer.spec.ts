/**
 * Somebody who has read nothing: from an empty workspace only what the app proposes as the next step is done, with what it has
 * filled in, up to a failover that has worked. Only a passphrase has to be made up.
 */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { confirm, dialog, issueAndClose, nextUntil, passphrase } from './hands.ts'

const waiting = 'Wait for the initial copy'

/** What a newcomer does with what a step opens. */
const answers: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'Add the first host': (page) => confirm(dialog(page, 'Add a host'), 'Add'),
  'Add the second host': (page) => confirm(dialog(page, 'Add a host'), 'Add'),
  'Create a root certificate': async (page) => {
    const form = dialog(page, 'Create root')
    await form.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase)
    await form.getByRole('textbox', { name: 'Passphrase again' }).fill(passphrase)
    await confirm(form, 'Create root')
  },
  'Issue a certificate for each host': issueAndClose,
  'Import the certificates on the hosts': (page) => confirm(dialog(page, 'Import on hosts'), 'Import'),
  'Enable the second host as a Replica server': async (page) => {
    const settings = dialog(page, /^Hyper-V Settings for/)
    await settings.getByRole('checkbox', { name: 'Enable this computer as a Replica server.' }).check()
    await settings.getByRole('button', { name: 'Apply' }).click()
    await settings.getByRole('button', { name: 'Enable the rule', exact: true }).click()
    await confirm(settings, 'OK')
  },
  'Create a virtual machine': (page) => confirm(dialog(page, 'New Virtual Machine'), 'Finish'),
  'Enable replication': async (page) => {
    await nextUntil(page, 'Summary')
    await page.getByRole('button', { name: 'Finish' }).click()
    await expect(page.getByText('Replication enabled successfully')).toBeVisible()
    // A wizard that the guide has begun leads back to it.
    await expect(page).toHaveTitle(/^Overview/)
  },
  [waiting]: () => Promise.resolve(),
  'Fail over': async (page) => {
    const form = dialog(page, 'Planned Failover')
    await form.getByRole('button', { name: 'Fail Over' }).click()
    await form.getByRole('button', { name: /^Shut down/ }).click()
    await expect(form.getByRole('alert')).toBeHidden()
    await form.getByRole('button', { name: 'Fail Over' }).click()
    const done = dialog(page, 'Failover completed successfully.')
    await expect(done.getByText('Nothing was lost.')).toBeVisible({ timeout: 30_000 })
    await confirm(done, 'Close')
  },
  'Set IP address and DNS': async (page) => {
    await nextUntil(page, 'Summary')
    await page.getByRole('button', { name: 'Finish' }).click()
    await expect(page.getByRole('heading', { name: /^Planned failover of/ })).toBeVisible()
  },
}

test('leads a newcomer from nothing to a finished failover', async ({ app }) => {
  test.setTimeout(180_000)
  const { page } = app
  const home = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Overview' })
  // Nothing then happens by itself between reading a step and taking it.
  await app.client.call('clock.setPace', { pace: 'paused' })
  await page.getByRole('button', { name: 'Build it yourself, step by step' }).click()
  await expect(page.getByRole('heading', { name: 'Add the first host' })).toBeVisible()

  const panel = page.getByRole('region').filter({ hasText: /Step \d+ of \d+/ })
  const taken: string[] = []
  while (await isShown(page)) {
    expect(taken.length, taken.join(', ')).toBeLessThan(40)
    const step = (await panel.getByRole('heading').textContent()) ?? ''
    taken.push(step)
    await panel.locator('.button--primary').click()
    await answers[step]?.(page)
    // A wizard that has just ended leads to the machine, which may be after this click.
    await expect(async () => {
      await home.click()
      await expect(page).toHaveTitle(/^Overview/, { timeout: 1_000 })
    }).toPass()
    // The copy may need more than one press; every other step is done with one.
    const isDone = expect(panel.getByRole('heading', { name: step, exact: true })).toBeHidden({ timeout: 2_000 })
    await (step === waiting ? isDone.catch(() => undefined) : isDone)
  }

  // A copy that was finished before anybody looked needed no waiting.
  const isNotWaiting = (step: string) => step !== waiting
  expect([...new Set(taken)].filter(isNotWaiting)).toEqual(Object.keys(answers).filter(isNotWaiting))
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Rehearsals' }).click()
  const row = page.getByRole('grid', { name: 'What was rehearsed' }).getByRole('row', { name: 'web01' })
  await expect(row).toContainText('Planned Failover')
  await expect(row).toContainText('nothing lost')
  await row.getByRole('link', { name: 'web01' }).click()
  await expect(page.getByText(/A client that asks for web01.lab.example reaches web01/)).toBeVisible()
  expect(app.pageErrors).toEqual([])

  /** Whether the overview proposes a step, once it has settled. */
  async function isShown(shown: Page): Promise<boolean> {
    await expect(shown).toHaveTitle(/^Overview/)
    return panel.isVisible()
  }
})
