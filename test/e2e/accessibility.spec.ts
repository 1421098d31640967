/**
 * Everybody can read it: no screen has a serious fault that axe can find, in light and dark; every language is complete and fits
 * into the smallest window. The screens are the same in both shells, so they are walked in one; and since a walk is what takes
 * long, there is one per theme, each in another language.
 */
import { seriousFaults } from './axe.ts'
import { listenerRules } from '../../src-main/contract/listener-rules.ts'
import { foreignWords } from '../foreign-words.ts'
import { expect, test } from './fixtures.ts'
import {
  areas,
  failOver,
  goToAddress,
  leave,
  prepareWorld,
  screensAfterFailover,
  screensOfFleet,
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
  for (const screen of await screensOfFleet(app, cast)) await visit(screen)
}

/** What is called so in every language: in the prepared world, and by Windows. */
const names = [
  'Rehearsal Root',
  'Before the update',
  'Network Adapter',
  'External',
  'dns-server',
  // The seed that a forecast begins with, and the language that calls itself so.
  'forecast',
  'English',
  'Virtual hard disks',
  'Microsoft Enhanced RSA and AES Cryptographic Provider',
  'Microsoft RSA SChannel Cryptographic Provider',
  'Microsoft Software Key Storage Provider',
  ...Object.values(listenerRules).map(({ displayName }) => displayName),
]

const usual = { width: 1280, height: 840 }
const smallest = { width: 800, height: 600 }

for (const { language, radio, colorScheme } of [
  { language: 'de', radio: 'Deutsch', colorScheme: 'light' },
  { language: 'cs', radio: 'Čeština', colorScheme: 'dark' },
] as const) {
  test(`has no serious fault on any ${colorScheme} screen, is complete in ${language}, and fits into 800 by 600`, async ({
    app,
  }) => {
    test.setTimeout(480_000)
    const { page } = app
    const t = textsOf(language)
    const found: string[] = []
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.getByRole('heading', { name: textsOf('en')('start.title') })).toBeVisible()
    const judge = async (name: string) => {
      for (const fault of await seriousFaults(page)) found.push(`${name}: ${fault}`)
    }
    await judge('start')
    await goToAddress(page, '#/settings')
    await page.getByRole('radio', { name: radio }).check()
    await expect(page.getByRole('heading', { name: t('settings.title'), level: 1 })).toBeVisible()

    let screens = 0
    await eachScreen(app, async (screen) => {
      screens += 1
      await screen.open(page, t)
      await judge(screen.name)
      await page.setViewportSize(smallest)
      for (const fault of await page.evaluate(faultsOfLayout, areas)) found.push(`${screen.name}: ${fault}`)
      for (const text of await page.evaluate(sentencesShown)) {
        const foreign = foreignWords(text, language, names)
        if (foreign.length > 0) found.push(`${screen.name}: ${foreign.join(', ')} in "${text}"`)
      }
      await page.setViewportSize(usual)
      await leave(page)
    })
    expect(found).toEqual([])
    expect(screens).toBeGreaterThan(100)
  })
}

/** Runs in the page: what somebody reads there who reads no code. */
function sentencesShown(): string[] {
  const texts = new Set<string>()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest('.code-tag, code, pre, script, style')) texts.add(node.textContent?.trim() ?? '')
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const name of ['aria-label', 'title', 'placeholder']) texts.add(element.getAttribute(name) ?? '')
  }
  return [...texts]
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
    // So does what a button copies, in its name.
    const copied = element.getAttribute('data-copies') ?? ''
    for (const name of ['aria-label', 'title', 'placeholder'])
      texts.push((element.getAttribute(name) ?? '').replace(copied, ''))
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
