import type { Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { expect, test, type App } from './fixtures.ts'
import {
  chooseReplication,
  confirm,
  dialog,
  firstHost,
  goTo,
  runCommand,
  secondHost,
  showMachine,
  skipUntil,
} from './hands.ts'

/** Two hosts that replicate; time stands still. */
async function prepare(app: App) {
  expect(await app.client.call('rehearsal.prepareTwoHosts', {})).toMatchObject({ ok: true })
  await app.client.call('clock.setPace', { pace: 'paused' })
}

/** Opens the menu of a host at the host in the tree, as the menu key does, and chooses. */
async function chooseAtHost(page: Page, host: string, item: string) {
  await goTo(page, 'Machines')
  const link = page.getByRole('navigation', { name: 'Hosts' }).getByRole('link', { name: host })
  await link.focus()
  await page.keyboard.press('Shift+F10')
  await page
    .getByRole('menu', { name: `Actions for ${host}` })
    .getByRole('menuitem', { name: item })
    .click()
}

async function openSettings(page: Page, host: string, title: string) {
  await runCommand(page, `${host}: ${title}`)
  const shown = dialog(page, `Hyper-V Settings for ${host}`)
  await expect(shown.getByRole('heading', { name: title, level: 3 }).first()).toBeVisible()
  return shown
}

async function worldOf(app: App) {
  const reply = await app.client.call('world.view', {})
  if (!reply.ok) throw new Error(reply.failure.code)
  return reply.value
}

test('a host that loses power comes back to a resynchronization, and its event log says so', async ({ app }) => {
  await prepare(app)
  const { page } = app

  await chooseAtHost(page, firstHost, 'Turn Off (power loss)...')
  const question = dialog(page, `Turn Off ${firstHost}`)
  await expect(question.getByText('Must be resynchronized when the host is back')).toBeVisible()
  await expect(question.getByRole('definition')).toHaveText(['db01, web01', 'db01, web01', 'dc01'])
  expect(await seriousFaults(page)).toEqual([])
  await confirm(question, 'Turn Off')
  await expect(page.getByRole('navigation', { name: 'Hosts' }).getByText('Does not answer')).toBeAttached()

  await chooseAtHost(page, firstHost, 'Turn On')
  await expect(page.getByText(`${firstHost} is on`)).toBeVisible()
  const details = await showMachine(page, firstHost, 'web01')
  await expect(details.getByText('Resynchronization required', { exact: false }).first()).toBeVisible()

  await chooseReplication(page, 'Resynchronize...')
  await confirm(dialog(page, 'Resynchronize'), 'Resynchronize')
  await expect(details.getByText('Resynchronization required', { exact: false })).toHaveCount(0)

  const machines = page.getByRole('grid', { name: 'Virtual Machines' })
  await machines.getByRole('row', { name: /^web01/ }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Event Log' }).click()
  await expect(page.getByRole('heading', { name: `Event log of ${firstHost}`, level: 1 })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Virtual machine' })).toHaveValue(/^[0-9A-F-]{36}$/i)
  const grid = page.getByRole('grid', { name: 'Events' })
  await skipUntil(page, grid.getByRole('row', { name: /^29244 Information/ }))
  await expect(grid.getByRole('row', { name: /^29242 Information/ })).toBeVisible()

  // The newest entry is the first row; the keyboard goes through them.
  const rows = grid.getByRole('row').filter({ has: page.getByRole('gridcell') })
  await expect(rows.first()).toHaveAccessibleName(/^29244/)
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('region', { name: 'Event 29242, Hyper-V-VMMS' })).toContainText('compare and sync')
  expect(await seriousFaults(page)).toEqual([])

  await page.getByRole('radio', { name: /^Error/ }).check()
  await expect(page.getByText('No event matches')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(grid).toBeVisible()
  await page.getByRole('link', { name: `Back to ${firstHost}` }).click()
  await expect(page.getByRole('grid', { name: 'Virtual Machines' })).toBeVisible()
  expect(app.pageErrors).toEqual([])
})

test('a host whose Windows is set to English writes English in a German app, and German again afterwards', async ({
  app,
}) => {
  await prepare(app)
  const { page } = app
  for (const hostId of ['host-1', 'host-2']) {
    await app.client.call('host.joinDomain', { hostId, domain: 'corp.example' })
    await app.client.call('fault.inject', { faultId: 'F17', hostId })
  }
  await app.client.call('preferences.set', { language: 'de' })
  await page.reload()
  await page.goto(new URL('#/hosts/host-1/events', page.url()).href)
  const grid = page.getByRole('grid', { name: 'Ereignisse' })
  const entry = grid.getByRole('row', { name: /^14050 Fehler/ })
  await expect(entry).toContainText('Der Verwaltungsdienst für virtuelle Computer konnte')
  await entry.click()
  const shown = page.getByRole('region', { name: 'Ereignis 14050, Hyper-V-VMMS' })
  await expect(shown).toContainText('Von Understudy')

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Befehl suchen' }).fill(`${firstHost}: Anzeigesprache`)
  await page
    .getByRole('option', { name: `${firstHost}: Anzeigesprache` })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  const settings = dialog(page, `Hyper-V-Einstellungen für ${firstHost}`)
  await settings.getByRole('radio', { name: 'Englisch' }).check()
  expect(await seriousFaults(page)).toEqual([])
  await settings.getByRole('button', { name: 'Übernehmen' }).click()
  await settings.getByRole('button', { name: 'OK' }).click()
  await expect(entry).toContainText('failed to register the service principal name')
  // What was chosen stays chosen in another language.
  await expect(shown).toContainText('failed to register the service principal name')
  expect(await seriousFaults(page)).toEqual([])
  await page.goto(new URL('#/hosts/host-2/events', page.url()).href)
  await expect(entry).toContainText('Der Verwaltungsdienst')
  expect(app.pageErrors).toEqual([])
})

test('a volume and a virtual switch are added, and what the core refuses stands at its field', async ({ app }) => {
  await prepare(app)
  const { page } = app

  const shown = await openSettings(page, firstHost, 'Volumes')
  const volumes = shown.getByRole('table', { name: 'Volumes' })
  const letter = shown.getByRole('textbox', { name: 'Drive letter' })
  await letter.fill('C')
  await shown.getByRole('button', { name: 'Add volume' }).click()
  await expect(letter).toHaveAccessibleDescription(/already has a volume C:/)
  await letter.fill('v')
  await shown.getByRole('textbox', { name: 'Size (GB)', exact: true }).fill('a lot')
  await shown.getByRole('button', { name: 'Add volume' }).click()
  await expect(shown.getByText('This is not a number.')).toBeVisible()
  await shown.getByRole('textbox', { name: 'Size (GB)', exact: true }).fill('300')
  await shown.getByRole('button', { name: 'Add volume' }).click()
  await expect(volumes.getByRole('row', { name: /^V: Online 300 GB/ })).toBeVisible()
  await shown.getByRole('combobox', { name: 'Volume' }).selectOption('V:')
  await shown.getByRole('textbox', { name: 'New size (GB)' }).fill('400')
  await shown.getByRole('button', { name: 'Resize volume' }).click()
  await expect(volumes.getByRole('row', { name: /^V: Online 400 GB/ })).toBeVisible()

  await shown.getByRole('tab', { name: /^Virtual switches/ }).click()
  const switches = shown.getByRole('table', { name: 'Virtual switches' })
  await shown.getByRole('radio', { name: /^Private/ }).check()
  await shown.getByRole('textbox', { name: 'Name', exact: true }).fill('Isolated')
  await shown.getByRole('button', { name: 'Create Virtual Switch' }).click()
  await expect(switches.getByRole('row', { name: /^Isolated Private 0/ })).toBeVisible()
  await switches.getByRole('button', { name: 'Rename Isolated' }).click()
  await shown.getByRole('textbox', { name: 'New name' }).fill('Sandbox')
  await shown.getByRole('button', { name: 'Rename Isolated' }).last().click()
  await expect(switches.getByRole('row', { name: /^Sandbox Private/ })).toBeVisible()
  await switches.getByRole('button', { name: 'Remove Sandbox' }).click()
  await expect(switches.getByRole('row', { name: /^Sandbox/ })).toHaveCount(0)

  await shown.getByRole('tab', { name: /^Registry/ }).click()
  const limit = shown.getByRole('textbox', { name: 'ApplyVHDLimit' })
  await limit.fill('261')
  await shown.getByRole('button', { name: 'Apply' }).click()
  await expect(limit).toHaveAccessibleDescription(/cannot be 261/)
  await limit.fill('8')
  await shown.getByRole('button', { name: 'Apply' }).click()
  await expect(shown.getByText('Set to 8.')).toBeVisible()
  await limit.fill('')
  await shown.getByRole('button', { name: 'Apply' }).click()
  await expect(shown.getByText('Set to 8.')).toBeHidden()

  await shown.getByRole('tab', { name: /^Clock/ }).click()
  const skew = shown.getByRole('textbox', { name: 'Ahead by (seconds)' })
  await skew.fill('99999999')
  await skew.press('Enter')
  await expect(skew).toHaveAccessibleDescription(/cannot be 99999999 seconds off/)
  await skew.fill('-90')
  await shown.getByRole('button', { name: 'Apply' }).click()
  await expect(shown.getByText('1 min 30 s behind', { exact: true }).first()).toBeVisible()
  await confirm(shown, 'OK')
  expect(app.pageErrors).toEqual([])
})

test('a host joins a domain, its service is restarted, and it is removed only when it is empty', async ({ app }) => {
  await prepare(app)
  const { page } = app

  const shown = await openSettings(page, secondHost, 'Domain and trusts')
  const domain = shown.getByLabel('Domain', { exact: true })
  await domain.fill('not a domain')
  await shown.getByRole('button', { name: 'Join' }).click()
  await expect(shown.getByRole('alert')).toBeVisible()
  await domain.fill('corp.example')
  await shown.getByRole('button', { name: 'Join' }).click()
  await expect(shown.getByText('Domain corp.example')).toBeVisible()
  await expect(shown.getByText(`${secondHost}.corp.example`)).toBeVisible()
  await expect(shown.getByText('Registered')).toBeVisible()
  await shown.getByLabel('First domain').fill('corp.example')
  await shown.getByLabel('Second domain').fill('sales.example')
  await shown.getByRole('button', { name: 'Add trust' }).click()
  await expect(shown.getByRole('table', { name: 'Trusts between domains' }).getByRole('row')).toHaveCount(2)
  await confirm(shown, 'OK')

  await chooseAtHost(page, secondHost, 'Restart Service (vmms)')
  await expect(page.getByText(`Hyper-V Virtual Machine Management of ${secondHost} restarted`)).toBeVisible()

  await chooseAtHost(page, secondHost, 'Remove Host...')
  const question = dialog(page, `Remove ${secondHost}`)
  await question.getByRole('button', { name: 'Remove' }).click()
  await expect(question.getByRole('alert')).toContainText('still holds virtual machines')
  await question.getByRole('button', { name: 'Cancel' }).click()

  expect(await app.client.call('host.add', { name: 'SPARE-01', dnsSuffix: 'lab.example' })).toMatchObject({ ok: true })
  await chooseAtHost(page, 'SPARE-01', 'Shut Down...')
  const goodbye = dialog(page, 'Shut Down SPARE-01')
  await expect(goodbye.getByText('No virtual machine runs on this host')).toBeVisible()
  await confirm(goodbye, 'Shut Down')
  await chooseAtHost(page, 'SPARE-01', 'Remove Host...')
  await confirm(dialog(page, 'Remove SPARE-01'), 'Remove')
  await expect(page.getByRole('navigation', { name: 'Hosts' }).getByRole('link', { name: 'SPARE-01' })).toHaveCount(0)
  expect(app.pageErrors).toEqual([])
})

test('a volume that is lost stops its machines, and they go on when it is back', async ({ app }) => {
  await prepare(app)
  const { page } = app

  const shown = await openSettings(page, firstHost, 'Volumes')
  const volumes = shown.getByRole('table', { name: 'Volumes' })
  await volumes.getByRole('button', { name: 'Take Offline: C:' }).click()
  await expect(shown.getByText('db01, dc01, web01 have disks on volume C:')).toBeVisible()
  await expect(shown.getByText(/^Must be resynchronized afterwards, .*: db01, web01\.$/)).toBeVisible()
  await shown.getByRole('button', { name: 'Take Offline', exact: true }).click()
  await expect(volumes.getByRole('row', { name: /^C: Offline/ })).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await confirm(shown, 'OK')

  const details = await showMachine(page, firstHost, 'web01', 'Summary')
  const list = page.getByRole('grid', { name: 'Virtual Machines' })
  await expect(list.getByRole('row', { name: 'web01', exact: true })).toContainText('Paused-Critical')
  await expect(list.getByRole('row', { name: 'dc01', exact: true })).toContainText('Off-Critical')
  await expect(details.getByText(`Volume C: of ${firstHost} is offline, with disks of web01 on it.`)).toBeVisible()

  await goTo(page, 'Overview')
  const needs = page.getByRole('listitem').filter({ hasText: `${firstHost}: volume C: is offline` })
  await expect(needs).toContainText('Virtual machines without disks meanwhile: 3')
  await needs.getByRole('button', { name: 'Bring Online' }).click()
  await expect(needs).toHaveCount(0)
  await showMachine(page, firstHost, 'web01')
  await expect(list.getByRole('row', { name: 'web01', exact: true })).toContainText('Running')

  // On a host without power nothing can be switched, which is said at the volume.
  await openSettings(page, firstHost, 'Volumes')
  const { hosts } = await worldOf(app)
  await app.client.call('host.losePower', { hostId: hosts[0]?.hostId ?? '' })
  await volumes.getByRole('button', { name: 'Take Offline: C:' }).click()
  await shown.getByRole('button', { name: 'Take Offline', exact: true }).click()
  await expect(volumes.getByRole('row').filter({ has: page.getByRole('alert') })).toContainText(firstHost)
  expect(app.pageErrors).toEqual([])
})
