/**
 * Everybody can read it: no screen has a serious fault that axe can find, in light and dark; every language is complete and fits
 * into the smallest window. The screens are the same in both shells, so they are walked in one.
 */
import AxeBuilder from '@axe-core/playwright'
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

test('has no serious fault on any screen, in light and dark', async ({ app }) => {
  test.setTimeout(480_000)
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
  test(`is complete in ${language} and fits into 800 by 600`, async ({ app }) => {
    test.setTimeout(240_000)
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
