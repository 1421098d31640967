/**
 * What people get wrong in the app: each gets one sentence at its own field, with its code and a next step, what was typed is kept,
 * and nothing has changed.
 */
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test, type App } from './fixtures.ts'
import { dialog, dnsSuffix, firstHost, goTo, passphrase, runCommand, secondHost } from './hands.ts'

/** Holds a field against what it must say. */
async function expectRefused(field: Locator, code: string, kept: string) {
  await expect(field).toHaveAccessibleDescription(
    new RegExp(`\\w.*\\. Copy the code ${code.replace('.', '\\.')} .*\\.`),
  )
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveValue(kept)
}

async function hash(app: App): Promise<string> {
  const reply = await app.client.call('world.hash', {})
  return reply.ok ? reply.value.worldHash : ''
}

async function addTwoHosts(app: App) {
  for (const name of [firstHost, secondHost]) {
    const added = await app.client.call('host.add', { name, dnsSuffix })
    expect(added).toMatchObject({ ok: true })
  }
  await app.client.call('clock.setPace', { pace: 'paused' })
}

test('refuses names that are none, and a second host of one name', async ({ app }) => {
  await addTwoHosts(app)
  const { page } = app
  const before = await hash(app)
  await goTo(page, 'Overview')
  await page.getByRole('main').getByRole('button', { name: 'Add a host' }).first().click()
  const form = dialog(page, 'Add a host')
  const name = form.getByRole('textbox', { name: 'Computer name' })
  const suffix = form.getByRole('textbox', { name: 'Primary DNS suffix' })
  const add = form.getByRole('button', { name: 'Add', exact: true })
  const label = 'a'.repeat(70)

  await name.fill('HYPER VISOR')
  await add.click()
  await expectRefused(name, 'name.hasSpace', 'HYPER VISOR')
  await name.fill('HYPERVISOR-03')
  await suffix.fill('lab example')
  await add.click()
  await expectRefused(suffix, 'name.hasSpace', 'lab example')
  await suffix.fill(`${label}.example`)
  await add.click()
  await expectRefused(suffix, 'name.labelTooLong', `${label}.example`)
  await suffix.fill(dnsSuffix)
  await name.fill(firstHost.toLowerCase())
  await add.click()
  await expectRefused(name, 'host.duplicateName', firstHost.toLowerCase())
  expect(await hash(app)).toBe(before)
})

test('refuses a FQDN with a space among those that certificates are issued for', async ({ app }) => {
  await addTwoHosts(app)
  await app.client.call('root.create', { name: 'Test Root', passphrase })
  const { page } = app
  await goTo(page, 'Certificates')
  await runCommand(page, 'Issue for hosts...')
  const form = dialog(page, 'Issue for hosts')
  const names = form.getByRole('textbox', { name: 'Other full names' })
  await names.fill('hypervisor 03.lab.example')
  await form.getByRole('button', { name: 'Issue', exact: true }).click()
  await expectRefused(names, 'name.hasSpace', 'hypervisor 03.lab.example')
  const listed = await app.client.call('certificate.list', {})
  expect(listed).toMatchObject({ ok: true, value: { certificates: [{ kind: 'root' }] } })
})

test('refuses a PFX with a wrong password', async ({ app }) => {
  await addTwoHosts(app)
  const root = await app.client.call('root.create', { name: 'Test Root', passphrase })
  const fqdn = `${firstHost}.${dnsSuffix}`.toLowerCase()
  const issued = await app.client.call('certificate.issue', {
    rootId: root.ok ? root.value.rootId : '',
    fqdns: [fqdn],
  })
  await app.client.call('certificate.export', {
    certificateIds: issued.ok ? issued.value.certificateIds : [],
    folder: app.folder,
  })
  const { page } = app
  await goTo(page, 'Certificates')
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Inspect' }).click()
  const form = page.getByRole('main')
  await form.getByLabel('File', { exact: true }).setInputFiles(join(app.folder, `${fqdn}.modern.pfx`))
  const password = form.getByLabel('Password, if the file has one')
  await password.fill('not the password')
  await form.getByRole('button', { name: 'Inspect', exact: true }).click()
  await expectRefused(password, 'pfx.wrongPassword', 'not the password')
})

test('offers no interval but those that Hyper-V has, and refuses a port that is none', async ({ app }) => {
  await addTwoHosts(app)
  const hosts = await app.client.call('host.list', {})
  const hostId = hosts.ok ? (hosts.value.hosts[0]?.hostId ?? '') : ''
  await app.client.call('vm.create', { hostId, name: 'web01', disks: [{ sizeBytes: 1024 ** 3 }] })
  const { page } = app
  await goTo(page, 'Machines')
  await page.getByRole('tabpanel').getByRole('button', { name: 'Enable Replication...' }).click()
  const pages = page.getByRole('navigation', { name: 'Pages' })
  await pages.getByRole('button', { name: 'Specify Replica Server' }).click()
  const server = page.getByRole('combobox', { name: 'Replica server' })
  await server.fill('hypervisor 02.lab.example')
  await page.getByRole('button', { name: 'Next >' }).click()
  await expectRefused(server, 'name.hasSpace', 'hypervisor 02.lab.example')

  await server.fill(`${secondHost}.${dnsSuffix}`)
  await pages.getByRole('button', { name: 'Specify Connection Parameters' }).click()
  const port = page.getByRole('textbox', { name: 'Replica server port' })
  await port.fill('70000')
  await page.getByRole('button', { name: 'Next >' }).click()
  await expectRefused(port, 'replicaServer.badPort', '70000')

  await pages.getByRole('button', { name: 'Configure Replication Frequency' }).click()
  const interval = page.getByRole('combobox', { name: 'Replication Frequency' })
  await expect(interval.getByRole('option')).toHaveText(['30 seconds', '5 minutes', '15 minutes'])
})
