/**
 * The main job by hand, from an empty workspace to a machine that clients reach after its host has died: certificates, Replica
 * server, replication, a planned failover that is refused for its real reasons, a power loss, and what comes after.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import {
  chooseReplication,
  confirm,
  dialog,
  dnsSuffix,
  firstHost,
  goTo,
  issueAndClose,
  nextUntil,
  passphrase,
  runCommand,
  secondHost,
  showMachine,
  skipUntil,
  writeFile,
} from './hands.ts'

const vm = 'web01'
const root = `${firstHost}_to_${secondHost}-Replication`

test('does the main job by hand', async ({ app }) => {
  test.setTimeout(180_000)
  const { page } = app
  const certificates = join(app.folder, 'certificates')

  await test.step('1. Two hosts in a workgroup and a machine', async () => {
    await page.getByRole('button', { name: 'Build it yourself, step by step' }).click()
    for (const host of [firstHost, secondHost]) {
      await page.getByRole('main').getByRole('button', { name: 'Add a host' }).first().click()
      const form = dialog(page, 'Add a host')
      await form.getByRole('textbox', { name: 'Computer name' }).fill(host)
      await form.getByRole('textbox', { name: 'Primary DNS suffix' }).fill(dnsSuffix)
      await confirm(form, 'Add')
      await expect(page.getByRole('link', { name: `${host}.${dnsSuffix}`.toLowerCase() })).toBeVisible()
    }
    await page.getByRole('radio', { name: 'Pause' }).check()
    await page.getByRole('button', { name: 'New virtual machine' }).click()
    const form = dialog(page, 'New Virtual Machine')
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill(vm)
    await form.getByRole('combobox', { name: 'Host' }).selectOption(firstHost)
    // Large enough that its copy is still on the way when one looks.
    await form.getByRole('textbox', { name: 'Virtual hard disk (GB)' }).fill('127')
    await form.getByRole('textbox', { name: 'Used of it (GB)' }).fill('64')
    await form.getByRole('textbox', { name: 'IP address of the guest' }).fill('10.0.0.21')
    await confirm(form, 'Finish')
    const details = await showMachine(page, firstHost, vm, 'Files in the guest')
    await expect(details.getByRole('cell', { name: 'version 1' })).toBeVisible()
  })

  await test.step('2. A root, a certificate for each host, and their files', async () => {
    await goTo(page, 'Certificates')
    await page.getByRole('button', { name: 'Create root...' }).first().click()
    const rootForm = dialog(page, 'Create root')
    await expect(rootForm.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(root)
    await rootForm.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase)
    await rootForm.getByRole('textbox', { name: 'Passphrase again' }).fill(passphrase)
    await confirm(rootForm, 'Create root')

    await runCommand(page, 'Issue for hosts...')
    await issueAndClose(page)
    const inventory = page.getByRole('grid', { name: 'Certificates' })
    await expect(inventory.getByRole('row')).toHaveCount(4)

    await inventory.getByRole('checkbox', { name: 'Select all' }).check()
    await page.getByRole('button', { name: 'Export .cer, .pfx...' }).click()
    const exportForm = dialog(page, 'Export')
    // The folder that the app proposes comes a moment later, and is not to come between the letters.
    await expect(exportForm.getByRole('textbox', { name: 'Folder' })).not.toHaveValue('')
    await exportForm.getByRole('textbox', { name: 'Folder' }).fill(certificates)
    await exportForm.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(exportForm.getByText(/files written/)).toBeVisible()
    await confirm(exportForm, 'Close')
    const names = [firstHost, secondHost].flatMap((host) =>
      ['cer', 'compat.pfx', 'modern.pfx'].map((kind) => `${host}.${dnsSuffix}.${kind}`.toLowerCase()),
    )
    expect(await readdir(certificates)).toEqual(expect.arrayContaining([...names, 'root.cer', 'manifest.json']))
  })

  await test.step('3. Import on both hosts', async () => {
    await page.getByRole('button', { name: 'Import on hosts...' }).click()
    const form = dialog(page, 'Import on hosts')
    await confirm(form, 'Import')
    await expect(page.getByText('Imported on 2 hosts')).toBeVisible()
    await inventoryRow(page, `${firstHost}.${dnsSuffix}`).click()
    const verdict = page.getByRole('complementary').getByText('Yes', { exact: true })
    await expect(verdict).toBeVisible()
  })

  await test.step('4. The second host becomes a Replica server, its rule still closed', async () => {
    await goTo(page, 'Overview')
    await page.getByRole('button', { name: `Hyper-V Settings of ${secondHost}` }).click()
    const settings = dialog(page, `Hyper-V Settings for ${secondHost}`)
    await settings.getByRole('checkbox', { name: 'Enable this computer as a Replica server.' }).check()
    await settings.getByRole('checkbox', { name: 'Use certificate-based Authentication (HTTPS)' }).check()
    await expect(settings.getByRole('textbox', { name: 'Specify the port' })).toHaveValue('443')
    await expect(settings.getByRole('combobox', { name: 'Specify the certificate' })).toContainText(
      `${secondHost}.${dnsSuffix}`.toLowerCase(),
    )
    await settings.getByRole('radio', { name: 'Allow replication from any authenticated server' }).check()
    await settings.getByRole('textbox', { name: 'Default location' }).fill('C:\\Hyper-V Replica')
    await settings.getByRole('button', { name: 'Apply' }).click()
    await expect(settings.getByText('Configure the firewall to allow inbound traffic.')).toBeVisible()
    await confirm(settings, 'OK')
  })

  await test.step('5. Enable Replication: refused once, fixed, then on its way', async () => {
    await showMachine(page, firstHost, vm)
    await page.getByRole('tabpanel').getByRole('button', { name: 'Enable Replication...' }).click()
    await expect(page.getByRole('heading', { name: `Enable Replication for ${vm}`, level: 1 })).toBeVisible()
    await nextUntil(page, 'Specify Replica Server')
    await page.getByRole('combobox', { name: 'Replica server' }).fill(`${secondHost}.${dnsSuffix}`.toLowerCase())
    await nextUntil(page, 'Summary')
    await page.getByRole('button', { name: 'Finish' }).click()

    await expect(page.getByRole('heading', { name: 'Specify Connection Parameters' })).toBeVisible()
    const port = page.getByRole('textbox', { name: 'Replica server port' })
    await expect(port).toHaveAccessibleDescription(/0x00002EFD/)
    await expect(page.getByText('Nothing has been changed.')).toBeVisible()
    await page.getByRole('button', { name: `Enable the rule on ${secondHost}` }).click()
    await expect(page.getByText('0x00002EFD')).toBeHidden()
    await page.getByRole('button', { name: 'Finish' }).click()
    await expect(page.getByText('Replication enabled successfully')).toBeVisible()

    const details = page.getByRole('region', { name: `Details of ${vm}` })
    await expect(details.getByRole('progressbar')).toBeVisible()
    await page.getByRole('button', { name: `Actions for ${firstHost}` }).click()
    await page.getByRole('menuitem', { name: 'Test connection...' }).click()
    const connection = dialog(page, 'Test connection')
    await connection.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(connection.getByText('The connection test succeeded.')).toBeVisible()
    await expect(connection.getByText('TLSv1.3').or(connection.getByText('TLSv1.2'))).toBeVisible()
    await confirm(connection, 'Close')

    await page.getByRole('radio', { name: '×60', exact: true }).check()
    await expect(details.getByRole('progressbar')).not.toHaveAttribute('value', '0')
    await page.getByRole('radio', { name: 'Pause' }).check()
    await skipUntil(page, details.getByText('Replication enabled', { exact: true }))
    for (const version of [2, 3]) {
      await writeFile(page, version)
      await runCommand(page, 'Skip 15 minutes')
    }
    const replica = await showMachine(page, secondHost, vm, 'Files in the guest')
    await expect(replica.getByRole('cell', { name: 'version 3' })).toBeVisible()
  })

  await test.step('6. Planned failover: refused twice, then nothing is lost', async () => {
    await showMachine(page, firstHost, vm)
    await writeFile(page, 4)
    await page.getByRole('button', { name: 'Shut Down...' }).click()
    await confirm(dialog(page, 'Shut Down Machine'), 'Shut Down')
    await skipUntil(page, page.getByRole('button', { name: 'Start', exact: true }))
    await chooseReplication(page, 'Planned Failover...')
    const form = dialog(page, 'Planned Failover')
    await form.getByRole('checkbox', { name: 'Reverse the replication direction' }).check()
    await form.getByRole('button', { name: 'Fail Over' }).click()
    await form.getByRole('button', { name: `Enable ${firstHost} as a Replica server` }).click()
    await expect(form.getByRole('alert')).toBeHidden()
    await form.getByRole('button', { name: 'Fail Over' }).click()
    await form.getByRole('button', { name: 'Add to TrustedHosts on both' }).click()
    await expect(form.getByRole('alert')).toBeHidden()
    await form.getByRole('button', { name: 'Fail Over' }).click()

    const done = dialog(page, 'Failover completed successfully.')
    await expect(done.getByText('Nothing was lost.')).toBeVisible({ timeout: 30_000 })
    await done.getByRole('button', { name: 'Show result' }).click()
    await expect(page.getByRole('heading', { name: `Planned failover of ${vm}` })).toBeVisible()
    const figures = page.getByRole('region', { name: 'What was lost' })
    await expect(figures.getByText('nothing lost')).toHaveCount(3)
    const moved = await showMachine(page, secondHost, vm, 'Files in the guest')
    await expect(moved.getByRole('cell', { name: 'version 4' })).toBeVisible()
  })

  await test.step('7. The second host loses power; the failover says what is lost', async () => {
    await showMachine(page, secondHost, vm)
    await skipUntil(page, page.getByRole('button', { name: 'Shut Down...' }))
    await writeFile(page, 5)
    await runCommand(page, 'Skip 15 minutes')
    // Written after the last cycle: this is what the failover will lose.
    await writeFile(page, 6)
    await page.getByRole('button', { name: `Actions for ${secondHost}` }).click()
    await page.getByRole('menuitem', { name: 'Turn Off (power loss)...' }).click()
    await confirm(dialog(page, `Turn Off ${secondHost}`), 'Turn Off')
    await runCommand(page, 'Skip 15 minutes')

    await showMachine(page, firstHost, vm)
    await chooseReplication(page, 'Failover...')
    const form = dialog(page, 'Failover')
    await expect(form.getByText(/Would lose/)).toBeVisible()
    await confirm(form, 'Fail Over')
    const figures = page.getByRole('region', { name: 'What was lost' })
    await expect(figures.getByText('ledger.csv is at 5, was at 6')).toBeVisible()
    await expect(figures.getByText(/^\d+ (s|min( \d+ s)?)/).first()).toBeVisible()
    await expect(figures.getByText(/^[\d.,]+ (B|KB|MB|GB)/).first()).toBeVisible()
    await expect(figures.getByText('lost', { exact: true })).toHaveCount(3)
  })

  await test.step('8. Address and DNS record are changed; a client reaches the machine', async () => {
    const clients = page.getByRole('listitem').filter({ hasText: 'Clients' })
    await showMachine(page, firstHost, vm)
    await chooseReplication(page, 'After Failover...')
    await page.getByRole('textbox', { name: 'IP address' }).fill('10.0.1.21')
    await page.getByRole('textbox', { name: 'Default gateway' }).fill('10.0.1.1')
    await nextUntil(page, 'DNS Record')
    await expect(page.getByRole('textbox', { name: 'Address then' })).toHaveValue('10.0.1.21')
    await nextUntil(page, 'Summary')
    await page.getByRole('button', { name: 'Finish' }).click()
    await expect(page.getByRole('heading', { name: `Failover of ${vm}`, level: 1 })).toBeVisible()
    await expect(clients).toContainText(`A client that asks for ${vm}.${dnsSuffix} reaches ${vm} at 10.0.1.21`)
  })

  expect(app.pageErrors).toEqual([])
})

function inventoryRow(page: Page, name: string) {
  return page.getByRole('grid', { name: 'Certificates' }).getByRole('row', { name: name.toLowerCase() })
}
