/** The network around the hosts, by hand and by keyboard: links, partitions, DNS, and what a host believes of a name. */
import type { Locator, Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { confirm, dialog, firstHost, goTo, secondHost } from './hands.ts'
import { goToAddress, prepareWorld } from './screens.ts'

const pair = `${firstHost} and ${secondHost}`

function linkRow(page: Page): Locator {
  return page.getByRole('grid', { name: 'Links between the hosts' }).getByRole('row', { name: pair })
}

test('a link gets the values of an everyday line, is cut and mended, and replication feels it', async ({ app }) => {
  const { page, client } = app
  const { primaryVmId } = await prepareWorld(app)
  await goTo(page, 'Network')
  const row = linkRow(page)
  await expect(row.getByText('Connected')).toBeVisible()
  await expect(row.getByRole('gridcell').nth(2)).toHaveText('1 Gbit/s')
  expect(await seriousFaults(page)).toEqual([])

  await row.getByRole('button', { name: `Change the link of ${pair}` }).click()
  const form = dialog(page, 'Link')
  await form.getByLabel('Line', { exact: true }).selectOption({ label: 'DSL line, upload' })
  await expect(form.getByLabel('Bandwidth', { exact: true })).toHaveValue('40')
  await confirm(form, 'Save')
  await expect(row.getByRole('gridcell').nth(2)).toHaveText('40 Mbit/s')
  await expect(row.getByRole('gridcell').nth(3)).toHaveText('12 ms')

  await row.getByRole('button', { name: `Change the link of ${pair}` }).click()
  await expect(form.getByLabel('Line', { exact: true })).toHaveValue('dsl')
  await form.getByLabel('Lost packets (%)').fill('many')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Enter 0 to 100, to a tenth.')).toBeVisible()
  await form.getByLabel('Lost packets (%)').fill('2.5')
  await expect(form.getByLabel('Line', { exact: true })).toHaveValue('')
  expect(await seriousFaults(page)).toEqual([])
  await confirm(form, 'Save')
  await expect(row.getByRole('gridcell').nth(4)).toHaveText('2.5 %')
  // Of 40 Mbit/s one connection gets what Mathis' rule leaves it.
  await expect(row.getByRole('gridcell').nth(5)).not.toHaveText('40 Mbit/s')

  await row.getByRole('button', { name: `Change the link of ${pair}` }).click()
  await form.getByRole('checkbox', { name: 'The same bandwidth in both directions.' }).uncheck()
  await form.getByLabel(`Bandwidth → ${firstHost}`, { exact: true }).fill('8')
  await confirm(form, 'Save')
  await expect(row.getByRole('gridcell').nth(2)).toHaveText(/40 Mbit\/s.*8 Mbit\/s/s)

  await row.getByRole('button', { name: `Cut the link of ${pair}` }).click()
  await expect(row.getByText('Cut', { exact: true }).first()).toBeVisible()
  await client.call('clock.skip', { seconds: 900 })
  const cut = await client.call('replication.view', { vmId: primaryVmId })
  expect(cut).toMatchObject({ ok: true, value: { lastFailure: { code: 'connection.timedOut' } } })
  await row.getByRole('button', { name: `Mend the link of ${pair}` }).click()
  await expect(row.getByText('Connected')).toBeVisible()
  expect(app.pageErrors).toEqual([])
})

test('hosts are partitioned into groups and rejoined, with the keyboard alone', async ({ app }) => {
  const { page, client } = app
  await prepareWorld(app)
  await client.call('host.add', { name: 'HYPERVISOR-03', dnsSuffix: 'lab.example' })
  await goTo(page, 'Network')
  const links = page.getByRole('grid', { name: 'Links between the hosts' })
  await expect(links.getByText('Connected')).toHaveCount(3)

  await page.getByRole('button', { name: 'Partition...' }).focus()
  await page.keyboard.press('Enter')
  const form = dialog(page, 'Partition the network')
  await expect(form.getByLabel(firstHost)).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(form.getByLabel(secondHost)).toHaveValue('1')
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(form.getByRole('button', { name: 'Apply' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(form).toBeHidden()
  await expect(links.getByText('Partitioned')).toHaveCount(2)
  await expect(links.getByText('Connected')).toHaveCount(1)
  await expect(page.getByText(`The network is partitioned: ${firstHost}, HYPERVISOR-03 | ${secondHost}.`)).toBeVisible()

  await page.getByRole('button', { name: 'Rejoin' }).focus()
  await page.keyboard.press('Enter')
  await expect(links.getByText('Connected')).toHaveCount(3)

  // A row opens its link, and the arrow keys go from row to row.
  await links.getByRole('row').nth(1).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog(page, 'Link')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page, 'Link')).toBeHidden()
  expect(app.pageErrors).toEqual([])
})

test('a record of the zone is changed, and a host believes the old address until its cache is flushed', async ({
  app,
}) => {
  const { page } = app
  await prepareWorld(app)
  await goTo(page, 'Network')
  await page.getByRole('tab', { name: 'DNS', exact: true }).click()
  const zone = page.getByRole('grid', { name: 'A records of the DNS zone' })
  await page.getByRole('button', { name: 'Add record...' }).click()
  const added = dialog(page, 'New A record')
  await added.getByLabel('Name', { exact: true }).fill('backup.lab.example')
  await added.getByLabel('Address', { exact: true }).fill('10.0.0.300')
  await added.getByRole('button', { name: 'Save' }).click()
  await expect(added.getByLabel('Address', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await added.getByLabel('Address', { exact: true }).fill('10.0.0.77')
  await added.getByLabel('TTL (seconds)').fill('120')
  expect(await seriousFaults(page)).toEqual([])
  await confirm(added, 'Save')
  const row = zone.getByRole('row', { name: 'backup.lab.example', exact: true })
  await expect(row.getByRole('gridcell').nth(1)).toHaveText('10.0.0.77')
  await expect(row.getByRole('gridcell').nth(2)).toHaveText('2 min')
  await expect(row.getByRole('gridcell').nth(3)).toHaveText('Nobody')
  expect(await seriousFaults(page)).toEqual([])

  const resolve = async (name: string) => {
    await page.getByRole('tab', { name: 'Name resolution' }).click()
    await page.getByLabel('Host or guest', { exact: true }).selectOption({ label: firstHost })
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Resolve', exact: true }).click()
  }
  const answerOf = (step: string) =>
    page.locator('dt', { hasText: new RegExp(`^${step}$`) }).locator('xpath=following-sibling::dd[1]')
  await resolve('backup.lab.example')
  await expect(answerOf('DNS')).toHaveText('Answered: 10.0.0.77')
  await expect(answerOf('DNS client cache')).toHaveText('Does not know it')
  await expect(page.getByText('Nobody who can be reached answers at this address.')).toBeVisible()
  const caches = page.getByRole('grid', { name: 'DNS client caches' })
  await expect(caches.getByRole('row', { name: `${firstHost}: backup.lab.example` })).toBeVisible()

  await page.getByRole('tab', { name: 'DNS', exact: true }).click()
  await zone.getByRole('button', { name: 'Change the record backup.lab.example' }).click()
  const changed = dialog(page, 'A record')
  await changed.getByLabel('Address', { exact: true }).fill('10.0.0.78')
  await confirm(changed, 'Save')
  await resolve('backup.lab.example')
  await expect(answerOf('DNS client cache')).toHaveText('Answered: 10.0.0.77')
  await expect(caches.getByText('Differs from DNS')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])

  await caches.getByRole('button', { name: `Flush the cache of ${firstHost}` }).click()
  await expect(page.getByText('All caches are empty')).toBeVisible()
  await resolve('backup.lab.example')
  await expect(answerOf('DNS')).toHaveText('Answered: 10.0.0.78')
  await resolve('nowhere.lab.example')
  await expect(page.getByRole('alert').getByText(/nowhere\.lab\.example could not be resolved/)).toBeVisible()
  await resolve(secondHost)
  await expect(page.getByText(/answers at this address/)).toContainText(secondHost)

  await page.getByRole('tab', { name: 'DNS', exact: true }).click()
  await zone.getByRole('button', { name: 'Remove the record backup.lab.example' }).click()
  await expect(row).toBeHidden()
  expect(app.pageErrors).toEqual([])
})

test('an empty world says what a network needs', async ({ app }) => {
  const { page, client } = app
  await goToAddress(page, '#/network')
  await expect(page.getByText('No network yet')).toBeVisible()
  await client.call('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
  await expect(page.getByText('One host has no link')).toBeVisible()
})
