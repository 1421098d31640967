/**
 * What a mouse can do, a keyboard can do, and one always sees where one is: each stop of Tab on the way is held against that.
 */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goToAddress, prepareWorld } from './screens.ts'

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
