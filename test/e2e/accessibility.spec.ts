/**
 * Everybody can use it: no screen has a serious fault that axe can find, in light and dark; every language is complete and fits into
 * the smallest window; what a mouse can do, a keyboard can do, and one always sees where one is.
 */
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import {
  areas,
  failOver,
  goToAddress,
  leave,
  prepareWorld,
  screensAfterFailover,
  screensOf,
  textsOf,
  type Screen,
} from './screens.ts'

/** Every screen there is, with the world as it must be for it. */
async function eachScreen(
  app: Parameters<typeof prepareWorld>[0],
  visit: (screen: Screen) => Promise<void>,
): Promise<void> {
  const cast = await prepareWorld(app)
  for (const screen of screensOf(cast)) await visit(screen)
  await failOver(app, cast)
  for (const screen of screensAfterFailover(cast)) await visit(screen)
}

test('has no serious fault on any screen, in light and dark', async ({ app, shell }) => {
  // The page is the same in both shells, and so is what axe would find.
  test.skip(shell !== 'web')
  test.setTimeout(300_000)
  const { page } = app
  const t = textsOf('en')
  const found: string[] = []
  const judge = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // Nothing but colours differs between the themes.
      const axe = new AxeBuilder({ page })
      const { violations } = await (colorScheme === 'light' ? axe : axe.withRules('color-contrast')).analyze()
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue
        found.push(`${name}, ${colorScheme}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
      }
    }
  }
  await expect(page.getByRole('heading', { name: t('start.title') })).toBeVisible()
  await judge('start')
  await eachScreen(app, async (screen) => {
    await screen.open(page, t)
    await judge(screen.name)
    await leave(page)
  })
  expect(found).toEqual([])
})

for (const language of ['de', 'cs'] as const) {
  test(`is complete in ${language} and fits into 800 by 600`, async ({ app, shell }) => {
    test.skip(shell !== 'web')
    test.setTimeout(180_000)
    const { page } = app
    const t = textsOf(language)
    await page.setViewportSize({ width: 800, height: 600 })
    await goToAddress(page, '#/settings')
    await page.getByRole('radio', { name: language === 'de' ? 'Deutsch' : 'Čeština' }).check()
    await expect(page.getByRole('heading', { name: t('settings.title'), level: 1 })).toBeVisible()
    const faults: string[] = []
    await eachScreen(app, async (screen) => {
      await screen.open(page, t)
      for (const fault of await page.evaluate(faultsOfLayout, areas)) faults.push(`${screen.name}: ${fault}`)
      await leave(page)
    })
    expect(faults).toEqual([])
  })
}

test('lets the Enable Replication wizard be finished with the keyboard alone', async ({ app }) => {
  const { page } = app
  await prepareWorld(app)
  await reach(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Machines' }))
  await page.keyboard.press('Enter')
  const list = page.getByRole('grid', { name: 'Virtual Machines' })
  await reach(page, list.getByRole('row').nth(1))
  await page.keyboard.press('End')
  const row = list.getByRole('row').last()
  await expect(row).toBeFocused()
  const name = (await row.getAttribute('aria-label')) ?? ''
  await expect(page.getByRole('region', { name: `Details of ${name}` })).toBeVisible()
  while (!(await page.getByRole('tabpanel').getByRole('button', { name: 'Enable Replication...' }).isVisible())) {
    await page.keyboard.press('ArrowUp')
  }
  await reach(page, page.getByRole('button', { name: 'Enable Replication...' }).last())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Enable Replication for file01' })).toBeVisible()
  await reach(page, page.getByRole('button', { name: 'Next >' }))
  await page.keyboard.press('Enter')
  await reach(page, page.getByRole('combobox', { name: 'Replica server' }))
  await page.keyboard.press('Control+a')
  await page.keyboard.type('HYPERVISOR-02.lab.example')
  // Enter in a field does what Next does, and the focus follows to the next page.
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { name: 'Specify Connection Parameters' })
  await expect(heading).toBeFocused()
  await reach(page, page.getByRole('button', { name: 'Finish' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Replication enabled successfully')).toBeVisible()
})

test('lets a planned failover be done with the keyboard alone, and gives the focus back', async ({ app }) => {
  const { page } = app
  const { primaryVmId } = await prepareWorld(app)
  await goToAddress(page, `#/machines/${primaryVmId}`)
  const menu = page.getByRole('button', { name: 'Replication', exact: true })
  await reach(page, menu)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Planned Failover...' })).toBeFocused()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Planned Failover' })
  await expect(form).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()
  await expect(menu).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Planned Failover...' })).toBeFocused()
  await page.keyboard.press('Enter')
  await reach(page, form.getByRole('checkbox', { name: 'Reverse the replication direction' }))
  await page.keyboard.press('Space')
  await reach(page, form.getByRole('button', { name: 'Fail Over' }))
  await page.keyboard.press('Enter')
  await reach(page, form.getByRole('button', { name: 'Shut down web01' }))
  await page.keyboard.press('Enter')
  await expect(form.getByRole('alert')).toBeHidden()
  await reach(page, form.getByRole('button', { name: 'Fail Over' }))
  await page.keyboard.press('Enter')
  const done = page.getByRole('dialog', { name: 'Failover completed successfully.' })
  await expect(done.getByText('Nothing was lost.')).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  await expect(done).toBeHidden()
  await expect(page.locator('body')).not.toBeFocused()
})

/** Presses Tab until something has the focus, and holds every stop on the way against being seen. */
async function reach(page: Page, target: Locator, stopsMax = 60) {
  await expect(target).toBeVisible()
  await expect(target).toBeEnabled()
  const isThere = () => target.evaluate((element) => element === document.activeElement)
  for (let stops = 0; !(await isThere()); stops += 1) {
    expect(stops, 'stops of Tab').toBeLessThan(stopsMax)
    await page.keyboard.press('Tab')
    const unseen = await page.evaluate(() => {
      const element = document.activeElement
      // At the end of the page the focus passes through the browser's own bars.
      if (!element || element === document.body) return null
      const shown = element.closest('label') ?? element
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      const around = getComputedStyle(shown)
      const isSeen =
        (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) ||
        (around.outlineStyle !== 'none' && parseFloat(around.outlineWidth) >= 2)
      return isSeen ? null : element.outerHTML.slice(0, 200)
    })
    expect(unseen, 'has the focus without showing it').toBeNull()
  }
}

/** Runs in the page: what is not translated, and what does not fit. */
function faultsOfLayout(areaNames: readonly string[]): string[] {
  const faults: string[] = []
  const key = new RegExp(`(^|[\\s"(])(${areaNames.join('|')})\\.[a-z][A-Za-z]+`)
  const texts: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // A failure shows its code, which reads like a key.
    if (!node.parentElement?.closest('.code-tag, script, style')) texts.push(node.textContent ?? '')
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '')
  }
  for (const text of texts) if (key.test(text) || text.includes('{{')) faults.push(`untranslated "${text.trim()}"`)

  const page = document.scrollingElement
  if (page && page.scrollWidth > innerWidth) faults.push(`the page is ${page.scrollWidth} wide`)
  const front = document.querySelector('dialog[open]')
  if (front && front.scrollWidth > front.clientWidth) faults.push('the dialog scrolls sideways')
  const feet = document.querySelectorAll(front ? 'dialog[open] .button--primary' : '.wizard__foot .button--primary')
  for (const button of feet) {
    if (button.closest('.dialog__body')) continue
    const box = button.getBoundingClientRect()
    const isInside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight
    if (!isInside) faults.push(`"${button.textContent}" is outside of the window`)
  }
  for (const element of document.querySelectorAll('.button, h1, h2, dt, .status')) {
    if (element.closest('[hidden]') || element.clientWidth === 0) continue
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).textOverflow !== 'ellipsis') {
      if (getComputedStyle(element).display !== 'inline') faults.push(`"${element.textContent?.trim()}" is cut off`)
    }
  }
  return faults
}
