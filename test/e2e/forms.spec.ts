/** What every form promises: nothing typed is lost without a question, and what happens is said where it is seen. */
import type { Locator, Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { expect, test, type App } from './fixtures.ts'
import { confirm, dialog, firstHost, goTo, passphrase, runCommand } from './hands.ts'

const enabling = { name: 'Enable this computer as a Replica server.' }

/** Two hosts that replicate; time stands still. */
async function prepare(app: App) {
  expect(await app.client.call('rehearsal.prepareTwoHosts', {})).toMatchObject({ ok: true })
  await app.client.call('clock.setPace', { pace: 'paused' })
}

async function hostNamed(app: App, name: string) {
  const reply = await app.client.call('world.view', {})
  const host = reply.ok ? reply.value.hosts.find((each) => each.name === name) : undefined
  if (!host) throw new Error(`There is no ${name}.`)
  return host
}

const tab = (settings: Locator, name: string) => settings.getByRole('tab', { name: new RegExp(`^${name}`) })

async function openSettings(page: Page, host: string, title: string) {
  await runCommand(page, `${host}: ${title}`)
  const shown = dialog(page, `Hyper-V Settings for ${host}`)
  await expect(tab(shown, title)).toHaveAttribute('aria-selected', 'true')
  return shown
}

test('edits of Hyper-V Settings survive a change of page, and one OK applies them all', async ({ app }) => {
  await prepare(app)
  const { page } = app
  await app.client.call('host.add', { name: 'SPARE-01', dnsSuffix: 'lab.example' })
  const settings = await openSettings(page, 'SPARE-01', 'Replication')
  const apply = settings.getByRole('button', { name: 'Apply', exact: true })
  await expect(apply).toBeDisabled()
  await settings.getByRole('checkbox', enabling).check()
  await tab(settings, 'Windows Firewall').click()
  await settings.getByRole('checkbox', { name: /HTTP Listener/ }).check()
  await tab(settings, 'TrustedHosts').click()
  await settings.getByRole('button', { name: `Add ${firstHost}` }).click()
  await tab(settings, 'Replication').click()
  await expect(settings.getByRole('checkbox', enabling)).toBeChecked()
  for (const name of ['Replication', 'Windows Firewall', 'TrustedHosts'])
    await expect(tab(settings, name)).toContainText('not applied yet')
  await expect(tab(settings, 'Clock')).not.toContainText('not applied yet')
  expect(await seriousFaults(page)).toEqual([])

  // Nothing has been changed so far.
  const before = await hostNamed(app, 'SPARE-01')
  expect(before.replicaServer.enabled).toBe(false)
  expect(before.trustedHosts).toEqual([])
  await settings.getByRole('checkbox', { name: /Kerberos/ }).check()
  await settings.getByRole('checkbox', { name: /certificate-based/ }).uncheck()
  await confirm(settings, 'OK')
  const after = await hostNamed(app, 'SPARE-01')
  expect(after.replicaServer).toMatchObject({ enabled: true, authentication: 'kerberos' })
  expect(after.trustedHosts).toEqual([`${firstHost}.lab.example`])
  expect(after.firewallRules.find(({ port }) => port === 80)?.enabled).toBe(true)
  expect(app.pageErrors).toEqual([])
})

test('a refused page is shown, keeps what was typed, and what came before it is applied', async ({ app }) => {
  await prepare(app)
  const { page } = app
  const settings = await openSettings(page, firstHost, 'TrustedHosts')
  await settings.getByRole('textbox', { name: 'TrustedHosts' }).fill('*.lab.example')
  await tab(settings, 'Clock').click()
  await settings.getByRole('textbox', { name: 'Ahead by (seconds)' }).fill('99999999')
  await tab(settings, 'Proxy').click()
  await settings.getByRole('radio').nth(1).check()
  await settings.getByRole('button', { name: 'OK' }).click()
  await expect(tab(settings, 'Clock')).toHaveAttribute('aria-selected', 'true')
  const skew = settings.getByRole('textbox', { name: 'Ahead by (seconds)' })
  await expect(skew).toBeFocused()
  await expect(skew).toHaveValue('99999999')
  await expect(tab(settings, 'TrustedHosts')).not.toContainText('not applied yet')
  await expect(tab(settings, 'Proxy')).toContainText('not applied yet')
  expect(await hostNamed(app, firstHost)).toMatchObject({ trustedHosts: ['*.lab.example'], proxy: 'none' })
})

test('closing with changes asks; keeping, discarding and applying do what they say', async ({ app }) => {
  await prepare(app)
  const { page } = app
  const asked = dialog(page, 'Changes are not applied yet')
  let settings = await openSettings(page, firstHost, 'Proxy')
  await page.keyboard.press('Escape')
  await expect(settings).toBeHidden()

  settings = await openSettings(page, firstHost, 'Proxy')
  await settings.getByRole('radio').nth(1).check()
  await page.keyboard.press('Escape')
  await expect(asked).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await asked.getByRole('button', { name: 'Keep editing' }).click()
  await expect(settings.getByRole('radio').nth(1)).toBeChecked()
  await settings.getByRole('button', { name: 'Close' }).click()
  await asked.getByRole('button', { name: 'Discard' }).click()
  await expect(settings).toBeHidden()
  expect((await hostNamed(app, firstHost)).proxy).toBe('none')

  // A dialog that would take the place of this one asks, too.
  settings = await openSettings(page, firstHost, 'Proxy')
  await settings.getByRole('radio').nth(1).check()
  await tab(settings, 'Certificate stores').click()
  await settings.getByRole('button', { name: 'Import a certificate...' }).click()
  await asked.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog(page, 'Import on hosts')).toBeVisible()
  expect((await hostNamed(app, firstHost)).proxy).toBe('unreachable')
  expect(app.pageErrors).toEqual([])
})

test('a dialog in which something was typed asks before it goes, and one without typing does not', async ({ app }) => {
  const { page } = app
  await goTo(page, 'Certificates')
  await runCommand(page, 'Create root...')
  const form = dialog(page, 'Create root')
  await expect(form).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()
  await runCommand(page, 'Create root...')
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Stage Root')
  await page.keyboard.press('Escape')
  await dialog(page, 'What was typed is not used yet').getByRole('button', { name: 'Keep editing' }).click()
  await expect(form.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Stage Root')
  await confirm(form, 'Cancel')
})

test('the warning about the firewall is in sight after Apply, and what happened stands in the footer', async ({
  app,
}) => {
  const { page } = app
  await page.setViewportSize({ width: 800, height: 600 })
  await app.client.call('host.add', { name: 'SPARE-01', dnsSuffix: 'lab.example' })
  const settings = await openSettings(page, 'SPARE-01', 'Replication')
  await settings.getByRole('checkbox', enabling).check()
  await settings.getByRole('checkbox', { name: /Kerberos/ }).check()
  await settings.getByRole('checkbox', { name: /certificate-based/ }).uncheck()
  await settings.getByRole('button', { name: 'Apply', exact: true }).click()
  await expect(settings.getByRole('button', { name: 'Enable the rule', exact: true })).toBeInViewport({ ratio: 1 })
  const said = settings.getByText('Settings of SPARE-01 applied')
  await expect(said).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('region', { name: 'Messages' }).getByText('Settings of SPARE-01 applied')).toHaveCount(0)
  for (const name of ['OK', 'Cancel', 'Apply']) await expectApart(said, settings.getByRole('button', { name }).last())

  // It is of this dialog, and not of the next one.
  await confirm(settings, 'OK')
  const other = await openSettings(page, 'SPARE-01', 'Clock')
  await expect(other.getByText('Settings of SPARE-01 applied')).toHaveCount(0)
})

test('a message never lies over the buttons of a wizard', async ({ app }) => {
  await prepare(app)
  const { page } = app
  for (const size of [
    { width: 1280, height: 800 },
    { width: 800, height: 600 },
  ]) {
    await page.setViewportSize(size)
    await goTo(page, 'Overview')
    await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
    await runCommand(page, 'New virtual machine')
    const form = dialog(page, 'New Virtual Machine')
    const name = `made-${size.width}`
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    // More than the host has: it is made, and its start is refused, which stays on the screen.
    await form.getByRole('textbox', { name: 'Startup memory (MB)' }).fill('900000')
    await confirm(form, 'Finish')
    const message = page.getByRole('region', { name: 'Messages' }).getByText('memory', { exact: false }).last()
    await expect(message).toBeVisible()
    await runCommand(page, `${name}: Enable Replication...`)
    await expect(page.getByRole('heading', { name: `Enable Replication for ${name}`, level: 1 })).toBeVisible()
    for (const button of ['Next >', 'Cancel']) await expectApart(message, page.getByRole('button', { name: button }))
    await page.getByRole('button', { name: 'Cancel' }).click()
  }
})

test('removing a certificate from a store says first what that does', async ({ app }) => {
  await prepare(app)
  const { page } = app
  const settings = await openSettings(page, firstHost, 'Certificate stores')
  const before = (await hostNamed(app, firstHost)).stores.length
  await settings.getByRole('button', { name: /^Remove .* from LocalMachine\\My$/ }).click()
  await expect(settings.getByText('Its private key is deleted with it', { exact: false })).toBeInViewport()
  await expect(settings.getByText('Cannot replicate any more: db01, dc01, web01')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  expect((await hostNamed(app, firstHost)).stores).toHaveLength(before)
  await settings.getByRole('button', { name: 'Cancel' }).first().click()
  await settings.getByRole('button', { name: /^Remove .* from LocalMachine\\Root$/ }).click()
  await expect(settings.getByText('No longer trusted on this host', { exact: false })).toBeVisible()
  await settings.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(settings.getByText(/removed from LocalMachine\\Root/)).toBeVisible()
  expect((await hostNamed(app, firstHost)).stores).toHaveLength(before - 1)
})

test('View Events of Replication Health shows the event log of the machine', async ({ app }) => {
  await prepare(app)
  const { page } = app
  await goTo(page, 'Machines')
  await runCommand(page, 'web01: View Replication Health...')
  await dialog(page, /^Replication Health/)
    .getByRole('button', { name: 'View Events' })
    .click()
  await expect(page.getByRole('heading', { name: `Event log of ${firstHost}`, level: 1 })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Virtual machine' })).toHaveValue(/^[0-9A-F-]{36}$/i)
  expect(app.pageErrors).toEqual([])
})

test('lines are left out only of the list for which that was ticked, and the result names them', async ({ app }) => {
  const { page } = app
  const root = await app.client.call('root.create', { name: 'Lab Root', passphrase })
  if (!root.ok) throw new Error(root.failure.code)
  await goTo(page, 'Certificates')
  await runCommand(page, 'Issue for hosts')
  const form = dialog(page, 'Issue for hosts')
  const names = form.getByRole('textbox', { name: 'Other full names' })
  await names.fill('hv01.lab.example\nnot a name!\n')
  await form.getByRole('checkbox', { name: 'Leave out 1 line' }).check()
  await names.fill('hv02.lab.example\nhv03.lab.example\nneither is this!\n')
  const leaving = form.getByRole('checkbox', { name: 'Leave out 1 line' })
  await expect(leaving).not.toBeChecked()
  await expect(form.getByText('Line 3')).toBeVisible()
  await leaving.check()
  await form.getByRole('button', { name: 'Issue', exact: true }).click()
  await expect(form.getByText('1 line was left out and got no certificate')).toBeVisible({ timeout: 30_000 })
  await expect(form.getByText('Line 3')).toBeVisible()
})

/** Two things on the screen that do not lie over each other. */
async function expectApart(one: Locator, other: Locator) {
  const [first, second] = [await one.boundingBox(), await other.boundingBox()]
  if (!first || !second) throw new Error('One of the two is not to be seen.')
  const isBeside = first.x + first.width <= second.x || second.x + second.width <= first.x
  const isAbove = first.y + first.height <= second.y || second.y + second.height <= first.y
  expect(isBeside || isAbove, `${JSON.stringify(first)} and ${JSON.stringify(second)}`).toBe(true)
}
