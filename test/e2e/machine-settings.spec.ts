/**
 * Settings of a virtual machine: what is typed on several pages is applied together, each refusal stands at its field, and what
 * cannot be changed now says why.
 */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { confirm, dialog, firstHost, secondHost, showMachine } from './hands.ts'
import { failOver, prepareWorld } from './screens.ts'

test('sets memory, and adds a disk and a network adapter with a VLAN, with one refusal on the way', async ({ app }) => {
  const { page } = app
  await prepareWorld(app)
  const details = await showMachine(page, firstHost, 'file01', 'Summary')
  const settings = await openFromMenu(page, 'file01')

  // The dialog begins at its first field; arrow keys go through the pages.
  const memory = settings.getByRole('textbox', { name: 'Startup RAM (MB)' })
  await expect(memory).toBeFocused()
  await page.keyboard.type('2048')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(tab(settings, 'Memory')).toBeFocused()
  await expect(tab(settings, 'Memory')).toContainText('not applied yet')
  await page.keyboard.press('ArrowUp')
  await expect(tab(settings, 'Add Hardware')).toBeFocused()

  await settings.getByRole('radio', { name: 'Network Adapter', exact: true }).check()
  await settings.getByRole('button', { name: 'Add', exact: true }).click()
  await settings.getByRole('textbox', { name: 'Name' }).fill('Storage')
  await settings.getByRole('combobox', { name: 'Virtual switch' }).selectOption('External')
  await settings.getByRole('checkbox', { name: 'Enable virtual LAN identification' }).check()
  await settings.getByRole('textbox', { name: 'VLAN ID' }).fill('4095')
  await tab(settings, 'Virtual hard disks').click()
  await settings.getByRole('button', { name: 'Add a virtual hard disk' }).click()
  await settings.getByRole('textbox', { name: 'Size (GB)' }).last().fill('5')
  await settings.getByRole('textbox', { name: 'Name' }).fill('shares')

  await settings.getByRole('button', { name: 'OK' }).click()
  const vlan = settings.getByRole('textbox', { name: 'VLAN ID' })
  await expect(vlan).toHaveAccessibleDescription(/4095/)
  await expect(vlan).toBeFocused()
  await expect(tab(settings, 'Storage')).toHaveAttribute('aria-selected', 'true')
  // What came before the refusal is applied and not due again.
  await expect(tab(settings, 'Memory')).not.toContainText('not applied yet')
  await expect(tab(settings, 'Virtual hard disks')).toContainText('2 disks')
  await vlan.fill('42')
  await settings.getByRole('button', { name: 'Apply' }).click()
  await expect(settings.getByRole('alert')).toBeHidden()
  await expect(settings.getByRole('button', { name: 'Apply' })).toBeDisabled()
  await confirm(settings, 'OK')

  await expect(details.getByText('2 GB', { exact: true })).toBeVisible()
  await expect(details.getByRole('row', { name: /shares\.vhdx 5 GB/ })).toBeVisible()
  await details.getByRole('tab', { name: 'Networking' }).click()
  await details.getByRole('button', { name: 'Settings... (Storage)' }).click()
  await expect(tab(settings, 'Storage')).toHaveAttribute('aria-selected', 'true')
  await expect(settings.getByRole('textbox', { name: 'VLAN ID' })).toHaveValue('42')
  await tab(settings, 'Virtual hard disks').click()
  await settings.getByText('Change a disk past Hyper-V').click()
  await settings.getByRole('combobox', { name: 'File that is written' }).fill('Z:\\nowhere.txt')
  await settings.getByRole('button', { name: 'Mount and change' }).click()
  await expect(settings.getByRole('combobox', { name: 'File that is written' })).toHaveAccessibleDescription(/nowhere/)
  await settings.getByRole('combobox', { name: 'File that is written' }).fill('')
  await settings.getByRole('button', { name: 'Mount and change' }).click()
  await expect(page.getByText('Virtual hard disk changed')).toBeVisible()
  await tab(settings, 'Storage').click()
  await settings.getByRole('button', { name: 'Remove' }).click()
  await confirm(settings, 'OK')
  await expect(details.getByText('Storage')).toBeHidden()
})

test('sets Failover TCP/IP on the replica, which the guest has after the failover', async ({ app }) => {
  const { page } = app
  const cast = await prepareWorld(app)
  const details = await showMachine(page, secondHost, 'web01', 'Networking')
  await details.getByRole('button', { name: 'Settings... (Network Adapter)' }).click()
  const settings = dialog(page, `Settings for web01 on ${secondHost}`)
  await settings.getByRole('combobox', { name: 'Virtual switch' }).selectOption('External')
  await tab(settings, 'Failover TCP/IP').click()
  await settings.getByRole('checkbox', { name: 'Use the following IPv4 address scheme' }).check()
  await settings.getByRole('textbox', { name: 'IPv4 address' }).fill('10.10.2.21')
  await settings.getByRole('textbox', { name: 'Subnet mask' }).fill('255.255.0.255')
  await settings.getByRole('textbox', { name: 'Default gateway' }).fill('10.10.2.1')
  await settings.getByRole('checkbox', { name: 'Use the following IPv6 address scheme' }).check()
  await settings.getByRole('textbox', { name: 'IPv6 address' }).fill('2001:db8::21')
  await settings.getByRole('textbox', { name: 'Subnet prefix length' }).fill('56')
  await page.keyboard.press('Enter')
  const mask = settings.getByRole('textbox', { name: 'Subnet mask' })
  await expect(mask).toHaveAccessibleDescription(/255\.255\.0\.255/)
  await mask.fill('255.255.255.0')
  await page.keyboard.press('Enter')
  await expect(settings).toBeHidden()
  await expect(details.getByText('10.10.2.21 / 255.255.255.0, 10.10.2.1')).toBeVisible()

  await failOver(app, cast)
  const address = details.getByRole('term').filter({ hasText: 'IP address' }).locator('+ dd')
  await expect(address).toHaveText('10.10.2.21 / 255.255.255.0, 10.10.2.1')
})

test('says why a running machine keeps its memory, and replicates a disk that is added', async ({ app }) => {
  const { page } = app
  await prepareWorld(app)
  const details = await showMachine(page, firstHost, 'db01')
  await details.getByRole('button', { name: 'Settings...', exact: true }).click()
  const settings = dialog(page, `Settings for db01 on ${firstHost}`)
  await expect(settings.getByText(/cannot be modified because the virtual machine is not off/)).toBeVisible()
  await expect(settings.getByRole('textbox', { name: 'Startup RAM (MB)' })).toBeDisabled()

  await tab(settings, 'Virtual hard disks').click()
  await settings.getByRole('button', { name: 'Add a virtual hard disk' }).click()
  await settings.getByRole('textbox', { name: 'Size (GB)' }).last().fill('1')
  const replicates = settings.getByRole('checkbox', { name: 'Replicate this virtual hard disk' })
  await replicates.last().check()
  await settings.getByRole('button', { name: 'Apply' }).click()
  await expect(settings.getByRole('button', { name: 'Apply' })).toBeDisabled()
  await expect(replicates).toHaveCount(2)
  await expect(replicates.last()).toBeChecked()
  await settings.getByRole('button', { name: 'Cancel' }).click()
  await expect(details.getByText('Disk update in progress')).toBeVisible()

  // One set is being changed: the next change is refused on its page, and nothing is lost of what was typed.
  await details.getByRole('button', { name: 'Settings...', exact: true }).click()
  await tab(settings, 'Virtual hard disks').click()
  await replicates.last().uncheck()
  await settings.getByRole('button', { name: 'Apply' }).click()
  await expect(settings.getByRole('alert')).toBeVisible()
  await expect(replicates.last()).not.toBeChecked()
  await page.keyboard.press('Escape')
  await confirm(dialog(page, 'Changes are not applied yet'), 'Discard')
  await expect(settings).toBeHidden()
})

function tab(settings: Locator, name: string): Locator {
  return settings.getByRole('tab', { name: new RegExp(`^${name}`) })
}

/** Opens Settings with the keyboard, from the menu of the row. */
async function openFromMenu(page: Page, vm: string): Promise<Locator> {
  await page.getByRole('grid', { name: 'Virtual Machines' }).getByRole('row', { name: vm, exact: true }).focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: 'Settings...' })).toBeFocused()
  await page.keyboard.press('Enter')
  return dialog(page, `Settings for ${vm} on ${firstHost}`)
}
