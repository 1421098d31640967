/**
 * Answers that come later than a quick hand. Only those over HTTP can be held back, so that this is tried in the browser alone; the
 * page is the same in both shells.
 */
import { expect, test } from './fixtures.ts'
import { dialog, goTo, passphrase, runCommand } from './hands.ts'

test('keeps what was chosen and typed while the form of the bundles was still being read', async ({ app }) => {
  const root = await app.client.call('root.create', { name: 'Lab Root', passphrase })
  if (!root.ok) throw new Error(root.failure.code)
  await app.client.call('certificate.issue', { rootId: root.value.rootId, fqdns: ['hypervisor-01.lab.example'] })
  const { page } = app
  await goTo(page, 'Certificates')
  const held = Promise.withResolvers<void>()
  for (const name of ['certificate.search', 'template.list'])
    await page.route(`**/api/call/${name}`, async (route) => {
      await held.promise
      await route.continue()
    })
  await runCommand(page, 'Lab Root: Bundles for hosts...')
  const form = dialog(page, 'Bundles for hosts')
  await form.getByRole('checkbox', { name: 'Windows Server 2016' }).check()
  await form.getByRole('textbox', { name: 'Folder' }).fill(app.folder)
  const answer = page.waitForResponse('**/api/call/template.list')
  held.resolve()
  await answer
  // By then the names are shown, too, and the button has a task.
  await expect(form.getByRole('button', { name: 'Write bundles' })).toBeEnabled()
  await expect(form.getByRole('checkbox', { name: 'Windows Server 2016' })).toBeChecked()
  await expect(form.getByRole('textbox', { name: 'Folder' })).toHaveValue(app.folder)
})

test('keeps years and key size that were typed while the templates of the root were still being read', async ({
  app,
}) => {
  const root = await app.client.call('root.create', { name: 'Lab Root', passphrase })
  if (!root.ok) throw new Error(root.failure.code)
  const { page } = app
  await goTo(page, 'Certificates')
  const held = Promise.withResolvers<void>()
  await page.route('**/api/call/template.list', async (route) => {
    await held.promise
    await route.continue()
  })
  await runCommand(page, 'Issue for hosts')
  const form = dialog(page, 'Issue for hosts')
  await form.getByRole('textbox', { name: 'Years' }).fill('1')
  await form.getByRole('combobox', { name: 'Key length' }).selectOption('RSA 3072')
  const answer = page.waitForResponse('**/api/call/template.list')
  held.resolve()
  await answer
  await form.getByRole('textbox', { name: 'Other full names' }).fill('hv01.lab.example')
  await expect(form.getByText('1 name', { exact: false })).toBeVisible()
  await expect(form.getByRole('textbox', { name: 'Years' })).toHaveValue('1')
  await expect(form.getByRole('combobox', { name: 'Key length' })).toHaveValue('3072')
})
