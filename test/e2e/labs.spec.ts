/** A lab as somebody takes it who has only its text: from the first screen, by hand and by keyboard, left and gone on with. */
import { expect, test, type App } from './fixtures.ts'
import { runCommand } from './hands.ts'

const titles = { en: 'Two records of one machine', cs: 'Dva záznamy jednoho počítače' }

const objective = (app: App, text: RegExp) =>
  app.page.getByRole('complementary').getByRole('listitem').filter({ hasText: text })

test('the first lab begins within two clicks, is left, gone on with after a restart, and done by its text alone', async ({
  app,
}) => {
  await app.page.getByRole('button', { name: /Take a lab/ }).click()
  await app.page.getByRole('button', { name: titles.en }).click()
  const reader = () => app.page.getByRole('complementary', { name: 'Lab' })
  await expect(reader().getByRole('heading', { name: titles.en })).toBeVisible()

  // The step is about the replica, on the host that the text names.
  await reader().getByRole('button', { name: 'Next step' }).click()
  const text = await reader()
    .getByText(/the side of the replica, choose/)
    .innerText()
  const [, host = '', vm = ''] = /On (\S+), the side of the replica, choose .* for (\w+)\./.exec(text) ?? []
  await expect(app.page.getByRole('heading', { name: vm, exact: true })).toBeVisible()
  const replicationOf = async (entry: string) => {
    await app.page.getByRole('button', { name: 'Replication', exact: true }).click()
    await app.page.getByRole('menuitem', { name: entry }).click()
  }
  await replicationOf('Pause Replication')
  await expect(objective(app, /You paused/)).toContainText('Met')
  await expect(reader().getByRole('status')).toContainText('Objective met')

  await app.restart()
  await app.page.getByRole('link', { name: 'Labs' }).click()
  await expect(app.page.getByText(/step 2 of 4/)).toBeVisible()
  await app.page.getByRole('button', { name: 'Continue' }).click()
  await expect(objective(app, /You paused/)).toContainText('Met')

  await reader().getByRole('button', { name: 'Next step' }).click()
  await runCommand(app.page, 'Skip 15 minutes')
  await expect(objective(app, /both records disagree/)).toContainText('Met')
  await reader().getByRole('button', { name: 'Next step' }).click()
  await expect(app.page.getByRole('main').getByRole('heading', { level: 1 })).toContainText(host)
  await replicationOf('Resume Replication')
  await expect(objective(app, /Both sides of/)).toContainText('Not met yet')
  expect(host).toMatch(/^HYPERVISOR-0[12]$/)

  // Back to step 2: what was done since then is undone.
  await reader()
    .getByRole('button', { name: /^Step 2 of 4/ })
    .click()
  await reader().getByRole('button', { name: 'Back to step 2...' }).click()
  await app.page.getByRole('button', { name: 'Go back', exact: true }).click()
  await expect(objective(app, /You paused/)).toContainText('Not met yet')
  await expect(reader().getByRole('button', { name: 'Step 3 of 4' })).toBeDisabled()

  // The rest is shown, by real calls.
  for (const step of [2, 3, 4]) {
    await expect(reader().getByRole('heading', { name: `Step ${step} of 4` })).toBeVisible()
    await reader().getByRole('button', { name: 'Show me' }).click()
    await expect(reader().getByRole('button', { name: 'Show me' })).toBeEnabled({ timeout: 20_000 })
    if (step < 4) await reader().getByRole('button', { name: 'Next step' }).click()
  }
  await expect(reader().getByText('4 of 4, 100 points')).toBeVisible()
  await reader().getByRole('button', { name: 'Hand in' }).click()
  await expect(reader().getByText(/100 of 100 points/)).toBeVisible()
  expect(app.pageErrors).toEqual([])
})

test.describe('in a narrow window, in Czech', () => {
  test.use({ viewport: { width: 800, height: 600 }, locale: 'cs-CZ' })

  test('a lab is taken by keyboard alone, and leads back to the own world', async ({ app }) => {
    // The desktop app opens its window in a size of its own.
    await app.page.setViewportSize({ width: 800, height: 600 })
    const press = async (name: RegExp | string, role: 'button' | 'link' = 'button') => {
      const target = app.page.getByRole(role, { name })
      await target.focus()
      await expect(target).toBeFocused()
      await app.page.keyboard.press('Enter')
    }
    await press(/Vyzkoušet lab/)
    await press(titles.cs)
    const reader = app.page.getByRole('complementary', { name: 'Lab' })
    await expect(reader.getByRole('heading', { name: titles.cs })).toBeVisible()
    await press('Další krok')
    await expect(reader.getByRole('heading', { name: 'Krok 2 z 4' })).toBeFocused()
    await press(/^Otevřít:/)
    await expect(reader).toBeHidden()
    await expect(app.page.locator('#canvas')).toBeVisible()
    await app.page.getByRole('radio', { name: 'Text labu' }).focus()
    await app.page.keyboard.press('Space')
    await press('Další možnosti labu')
    await app.page.keyboard.press('End')
    await app.page.keyboard.press('Enter')
    await expect(app.page.getByRole('heading', { name: 'Laby' })).toBeVisible()
    await expect(app.page.getByText(/krok 2 z 4/)).toBeVisible()
    expect(app.pageErrors).toEqual([])
  })
})
