/**
 * What a user's hands do more than once. Everything is found as a person finds it: by role and by the words on the screen.
 */
import { expect, type Locator, type Page } from '@playwright/test'

export const firstHost = 'HYPERVISOR-01'
export const secondHost = 'HYPERVISOR-02'
export const dnsSuffix = 'lab.example'
export const passphrase = 'curtain up at eight'

/** An area of the rail. */
export async function goTo(
  page: Page,
  area: 'Overview' | 'Machines' | 'Network' | 'Certificates' | 'Faults' | 'Rehearsals' | 'Settings',
) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: area }).click()
}

export function dialog(page: Page, name: string | RegExp): Locator {
  return page.getByRole('dialog', { name })
}

/** Presses the button of a dialog that does the work, and waits until the dialog has gone. */
export async function confirm(shown: Locator, button: string) {
  // The cross at the top is named Close as well; the work is done at the bottom.
  await shown.getByRole('button', { name: button, exact: true }).last().click()
  await expect(shown).toBeHidden({ timeout: 20_000 })
}

/** Opens the menu "Replication" of the machine whose details are shown, and chooses. */
export async function chooseReplication(page: Page, item: string) {
  await page.getByRole('button', { name: 'Replication', exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** Shows a machine of a host in the list of machines. */
export async function showMachine(page: Page, host: string, vm: string, tab = 'Replication'): Promise<Locator> {
  await goTo(page, 'Machines')
  await page.getByRole('navigation', { name: 'Hosts' }).getByRole('link', { name: host }).click()
  await page.getByRole('grid', { name: 'Virtual Machines' }).getByRole('row', { name: vm, exact: true }).click()
  const details = page.getByRole('region', { name: `Details of ${vm}` })
  await details.getByRole('tab', { name: tab }).click()
  return details
}

/** Writes the next version of the first followed file of the machine that is shown. */
export async function writeFile(page: Page, version: number) {
  const details = page.getByRole('region', { name: /^Details of / })
  await details.getByRole('tab', { name: 'Files in the guest' }).click()
  await details.getByRole('button', { name: 'Write a file...' }).click()
  await confirm(dialog(page, 'Write a file'), 'Write')
  await expect(page.getByText(`Version ${version} written`)).toBeVisible()
}

/** Presses "Skip to the next event" until something is to be seen. */
export async function skipUntil(page: Page, sight: Locator, tries = 60) {
  const skip = page.getByRole('button', { name: 'Skip to the next event' })
  const now = page.getByRole('group', { name: 'Virtual clock' }).getByRole('time')
  for (let count = 0; count < tries && !(await sight.isVisible()); count += 1) {
    const before = await now.getAttribute('datetime')
    await skip.click()
    await expect(now).not.toHaveAttribute('datetime', before ?? '')
  }
  await expect(sight).toBeVisible()
}

/** Runs a command of the palette, with the keyboard. */
export async function runCommand(page: Page, name: string) {
  const option = page.getByRole('option', { name }).first()
  const field = page.getByRole('combobox', { name: 'Find a command' })
  await expect(async () => {
    // It knows what there was when it was opened; what a test has just made may come a moment later.
    if (await field.isVisible()) await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await field.fill(name)
    await option.waitFor({ timeout: 2_000 })
  }).toPass()
  await page.keyboard.press('Enter')
}

/** Presses Next until the wizard has reached a page. */
export async function nextUntil(page: Page, title: string) {
  const heading = page.getByRole('heading', { name: title, level: 2 })
  // The heading of the page, which takes the focus; until the core has answered there is none.
  const current = page.getByRole('main').locator('h2[tabindex="-1"]')
  for (let count = 0; count < 10 && !(await heading.isVisible()); count += 1) {
    const before = (await current.textContent()) ?? ''
    await page.getByRole('button', { name: 'Next >' }).click()
    await expect(current).not.toHaveText(before)
  }
  await expect(heading).toBeVisible()
}

/** Issues for what is ticked and typed in the dialog "Issue for hosts", and leaves what it proposes next. */
export async function issueAndClose(page: Page) {
  const form = dialog(page, 'Issue for hosts')
  await form.getByRole('button', { name: 'Issue', exact: true }).click()
  await expect(form.getByRole('status').getByText(/certificates? issued/)).toBeVisible({ timeout: 30_000 })
  await confirm(form, 'Close')
}
