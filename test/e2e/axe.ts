/**
 * What axe finds on what is shown. axe is put into a page once and asked directly: its text is longer than the page's own, and
 * a second page for each answer would cost more than the search.
 */
import type { Page } from '@playwright/test'
import axe from 'axe-core'

export interface Violation {
  readonly id: string
  readonly isSerious: boolean
  /** Selectors of the elements. */
  readonly at: readonly string[]
}

/** Gives every violation on the page as it is now. */
export async function violationsOf(page: Page): Promise<Violation[]> {
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: judge } = window as unknown as { axe: typeof axe }
    const { violations, passes } = await judge.run(document, { resultTypes: ['violations'] })
    if (passes.length === 0) throw new Error('axe has judged nothing.')
    return violations.map(({ id, impact, nodes }) => ({
      id,
      isSerious: impact === 'serious' || impact === 'critical',
      at: nodes.map(({ target }) => target.join(' ')),
    }))
  })
}

/** Gives the violations that keep somebody from using the page, each with where it is. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const violations = await violationsOf(page)
  return violations.filter(({ isSerious }) => isSerious).map(({ id, at }) => `${id} at ${at.join(', ')}`)
}
