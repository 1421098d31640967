/** Actions on one side of a relationship: media, seeds, resynchronization at a time, settings, pausing on either side. */
import type { Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { expect, test, type App } from './fixtures.ts'
import { chooseReplication, confirm, dialog, firstHost, nextUntil, secondHost, showMachine } from './hands.ts'
import { goToAddress, prepareWorld } from './screens.ts'

const fqdn = 'hypervisor-02.lab.example'

async function stateOf(app: App, vmId: string): Promise<string | undefined> {
  const reply = await app.client.call('replication.view', { vmId })
  return reply.ok ? reply.value.state : undefined
}

/** The wizard, with everything as proposed but how the initial copy is made. */
async function enableWith(page: Page, vmId: string, method: string, path?: string) {
  await goToAddress(page, `#/machines/${vmId}/enableReplication`)
  await nextUntil(page, 'Specify Replica Server')
  await page.getByRole('combobox', { name: 'Replica server' }).fill(fqdn)
  await nextUntil(page, 'Choose Initial Replication Method')
  await page.getByRole('radio', { name: method }).check()
  if (path !== undefined) {
    const folder = page.getByRole('textbox', { name: 'Folder for the initial copy' })
    await folder.fill(path)
    await folder.press('Tab')
  }
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page.getByText('Replication enabled successfully')).toBeVisible()
}

/** Opens the context menu of a machine in the list of a host, by keyboard, and chooses. */
async function chooseFromMenu(page: Page, host: string, vm: string, item: string) {
  await showMachine(page, host, vm)
  await page.getByRole('grid', { name: 'Virtual Machines' }).getByRole('row', { name: vm, exact: true }).focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

test('an initial copy is exported, imported on the replica, and its folder is deleted', async ({ app }) => {
  test.setTimeout(180_000)
  const { page, client } = app
  const { freeVmId } = await prepareWorld(app)
  await enableWith(page, freeVmId, 'Send initial copy using external media', 'C:\\Export')
  await client.call('clock.skip', { seconds: 3600 })

  await showMachine(page, secondHost, 'file01')
  await chooseReplication(page, 'Import Initial Replica...')
  const form = dialog(page, 'Import Initial Replica')
  await expect(form.getByLabel('Folder of the initial copy')).toContainText(`${firstHost}: C:\\Export\\file01_`)
  expect(await seriousFaults(page)).toEqual([])
  await confirm(form, 'Import')
  const details = page.getByRole('region', { name: 'Details of file01' })
  await expect(details.getByText('Replication enabled', { exact: true })).toBeVisible()
  const before = await client.call('replication.view', { vmId: freeVmId })
  await client.call('clock.skip', { seconds: 900 })
  const after = await client.call('replication.view', { vmId: freeVmId })
  if (!before.ok || !after.ok) throw new Error('the relationship is gone')
  expect(after.value.state).toBe('Replicating')
  expect(after.value.lastReplicationInstant).toBeGreaterThan(before.value.lastReplicationInstant ?? 0)

  await page.getByRole('button', { name: `Actions for ${secondHost}` }).click()
  await page.getByRole('menuitem', { name: 'Initial Copies...' }).click()
  const copies = dialog(page, 'Initial copies')
  expect(await seriousFaults(page)).toEqual([])
  await copies.getByRole('button', { name: /^Delete the folder C:\\Export/ }).click()
  await expect(copies.getByText('There is no exported initial copy.')).toBeVisible()
  await confirm(copies, 'Close')
  expect(app.pageErrors).toEqual([])
})

test('a machine is exported to the other host, enabled as replica there, and its primary compares with it', async ({
  app,
}) => {
  test.setTimeout(180_000)
  const { page, client } = app
  const { freeVmId } = await prepareWorld(app)
  await chooseFromMenu(page, firstHost, 'file01', 'Export...')
  const form = dialog(page, 'Export and import')
  await form.getByLabel('Import on').selectOption({ label: secondHost })
  expect(await seriousFaults(page)).toEqual([])
  await confirm(form, 'Export and import')

  await chooseFromMenu(page, secondHost, 'file01', 'Enable as Replica...')
  const waits = dialog(page, 'Enable as Replica')
  expect(await seriousFaults(page)).toEqual([])
  await confirm(waits, 'Enable as Replica')
  const details = page.getByRole('region', { name: 'Details of file01' })
  await expect(details.getByText('Pending Initial Replication', { exact: true })).toBeVisible()

  await enableWith(page, freeVmId, 'Use an existing virtual machine on the Replica server as the initial copy')
  await client.call('clock.skip', { seconds: 600 })
  expect(await stateOf(app, freeVmId)).toBe('Replicating')
  expect(app.pageErrors).toEqual([])
})

test('a resynchronization is scheduled, stopped, started and paused', async ({ app }) => {
  test.setTimeout(180_000)
  const { page, client } = app
  const { primaryVmId } = await prepareWorld(app)
  // A slow line, so that there is time to stop it.
  const world = await client.call('world.view', {})
  const [from, to] = world.ok ? world.value.hosts.map(({ hostId }) => hostId) : []
  await client.call('network.setLink', { fromHostId: from!, toHostId: to!, bitsPerSecond: 100_000 })
  const details = await showMachine(page, firstHost, 'web01')
  await chooseReplication(page, 'Pause Replication')
  await expect(details.getByText('Replication paused', { exact: true })).toBeVisible()
  await client.call('clock.skip', { seconds: 3600 })

  await chooseReplication(page, 'Resynchronize...')
  const form = dialog(page, 'Resynchronize')
  await form.getByRole('radio', { name: 'Resynchronize at the following time' }).check()
  const moment = form.getByLabel('Date and time (UTC)')
  await expect(moment).toHaveValue(/T18:30/)
  expect(await seriousFaults(page)).toEqual([])
  await confirm(form, 'Resynchronize')
  await expect(details.getByText(/^Resynchronization starts on .* 18:30:00\.$/)).toBeVisible()

  await chooseReplication(page, 'Stop Resynchronization')
  await expect(details.getByText(/^Resynchronization starts on/)).toBeHidden()
  expect(await stateOf(app, primaryVmId)).toBe('WaitingForStartResynchronize')

  await chooseReplication(page, 'Resynchronize...')
  await confirm(form, 'Resynchronize')
  await expect(details.getByText('Resynchronizing', { exact: true })).toBeVisible()
  await chooseReplication(page, 'Pause Replication')
  await expect(details.getByText('Resynchronize suspended', { exact: true })).toBeVisible()
  await chooseReplication(page, 'Resume Replication')
  await expect(details.getByText('Resynchronizing', { exact: true })).toBeVisible()
  await chooseReplication(page, 'Stop Resynchronization')
  await expect(details.getByText('Resynchronization required', { exact: true })).toBeVisible()
  expect(app.pageErrors).toEqual([])
})

test('the settings of a relationship are changed, and either side can be paused and resumed', async ({ app }) => {
  test.setTimeout(180_000)
  const { page, client } = app
  const { primaryVmId, replicaVmId } = await prepareWorld(app)
  const details = await showMachine(page, firstHost, 'web01')
  await chooseReplication(page, 'Replication Settings...')
  const form = dialog(page, 'Replication Settings')
  await form.getByLabel('Replication Frequency').selectOption({ label: '15 minutes' })
  await form.getByLabel('Replica server port').fill('0')
  await form.getByRole('radio', { name: 'Create additional hourly recovery points' }).check()
  await form.getByLabel('Additional recovery points (hours)').fill('6')
  await form.getByRole('radio', { name: /only during the following hours/ }).check()
  await form.getByLabel('From').fill('22:00')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByLabel('Replica server port')).toHaveAttribute('aria-invalid', 'true')
  expect(await seriousFaults(page)).toEqual([])
  await form.getByLabel('Replica server port').fill('443')
  await confirm(form, 'Save')
  await expect(details.getByText('15 minutes')).toBeVisible()
  expect(await client.call('replication.view', { vmId: primaryVmId })).toMatchObject({
    ok: true,
    value: { frequencySeconds: 900, recoveryHistoryHours: 6, autoResynchronizeStartMinutes: 1320 },
  })

  for (const [host, vmId] of [
    [firstHost, primaryVmId],
    [secondHost, replicaVmId],
  ] as const) {
    const side = await showMachine(page, host, 'web01')
    await chooseReplication(page, 'Pause Replication')
    await expect(side.getByText('Replication paused', { exact: true })).toBeVisible()
    expect(await stateOf(app, vmId)).toBe('Suspended')
    await chooseReplication(page, 'Resume Replication')
    await expect(side.getByText('Replication enabled', { exact: true })).toBeVisible()
  }
  expect(app.pageErrors).toEqual([])
})
