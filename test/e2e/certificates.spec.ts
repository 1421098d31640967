/**
 * The Certificates area by hand: many hosts at once, an authority that OpenSSL made, a revocation that changes a verdict, files that
 * are bad, and a key that is locked.
 */
import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Locator, Page } from '@playwright/test'
import type { CallName, InputOf } from '../../src-main/contract/registry.ts'
import { expect, test, type App } from './fixtures.ts'
import { confirm, dialog, dnsSuffix, firstHost, goTo, passphrase, runCommand, secondHost } from './hands.ts'

const run = promisify(execFile)
const openssl = (folder: string, ...parameters: string[]) => run('openssl', parameters, { cwd: folder })

const rootName = 'Lab Root'
const fqdnOf = (host: string) => `${host}.${dnsSuffix}`.toLowerCase()

async function addRoot(app: App): Promise<string> {
  const root = await app.client.call('root.create', { name: rootName, passphrase })
  if (!root.ok) throw new Error(root.failure.code)
  return root.value.rootId
}

async function addHosts(app: App) {
  for (const name of [firstHost, secondHost]) await app.client.call('host.add', { name, dnsSuffix })
  await app.client.call('clock.setPace', { pace: 'paused' })
}

const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name, exact: true })

test('makes certificates for two hosts from a new root, exported, in six clicks and sixty characters', async ({
  app,
}) => {
  const { page } = app
  const hand = { clicks: 0, characters: 0 }
  const click = async (target: Locator) => {
    hand.clicks += 1
    await target.click()
  }
  const type = async (target: Locator, text: string) => {
    await click(target)
    hand.characters += text.length
    await page.keyboard.type(text)
  }
  await click(page.getByRole('button', { name: 'Make certificates for my hosts' }))
  const names = page.getByRole('textbox', { name: 'Hosts' })
  await type(page.getByRole('textbox', { name: 'Suffix' }), 'corp.example')
  await type(names, 'hv01\nhv02')
  await type(page.getByRole('textbox', { name: 'Passphrase', exact: true }), 'correct horse')
  await type(page.getByRole('textbox', { name: 'Passphrase again' }), 'correct horse')
  await click(page.getByRole('button', { name: 'Make 2 certificates' }))
  await expect(page.getByRole('heading', { name: '2 certificates made' })).toBeVisible({ timeout: 30_000 })
  expect(hand.clicks).toBeLessThanOrEqual(6)
  expect(hand.characters).toBeLessThanOrEqual(60)
  const folder = join(dirname(app.workspacePath), 'test certificates')
  for (const host of ['hv01.corp.example', 'hv02.corp.example']) {
    expect(await readdir(join(folder, host))).toEqual(expect.arrayContaining(['import.ps1', `${host}.modern.pfx`]))
  }
  expect(await readdir(join(dirname(app.workspacePath), 'test passwords'))).toEqual(['passwords.txt'])

  // A name that the root may not sign is marked at once, and becomes one that it may.
  await names.fill('hv03\nhv04.other.example')
  await page.getByRole('button', { name: 'Use hv04.corp.example' }).click()
  await expect(names).toHaveValue('hv03\nhv04.corp.example')
  await expect(page.getByRole('button', { name: 'Make 2 certificates' })).toBeEnabled()
})

test('issues for five hosts at once and writes a bundle for each of them', async ({ app }) => {
  await addRoot(app)
  const { page } = app
  await goTo(page, 'Certificates')
  await runCommand(page, 'Issue for hosts...')
  const form = dialog(page, 'Issue for hosts')
  const list = join(app.folder, 'hosts.csv')
  await mkdir(app.folder, { recursive: true })
  const hosts = Array.from({ length: 5 }, (_, index) => `hypervisor-1${index}.${dnsSuffix}`)
  await writeFile(list, ['Name;Site', ...hosts.map((host) => `${host};Brno`), 'hyper visor;Brno'].join('\r\n'))
  await form.getByLabel('From a CSV file').setInputFiles(list)
  await expect(form.getByText('5 names')).toBeVisible()
  const problems = form.getByRole('list', { name: '1 line is no name' })
  await expect(problems).toContainText('Line 7')
  await expect(problems).toContainText('The name "hyper visor" contains a space.')
  await form.getByRole('checkbox', { name: 'Leave out 1 line' }).check()
  await form.getByRole('button', { name: 'Issue', exact: true }).click()
  await expect(form.getByText('5 certificates issued')).toBeVisible({ timeout: 30_000 })

  await form.getByRole('button', { name: 'Bundles for hosts...' }).click()
  const bundleForm = dialog(page, 'Bundles for hosts')
  const profile = bundleForm.getByRole('group', { name: 'PFX' })
  await expect(profile).toContainText('"compat": 3DES with SHA-1, "modern"')
  await bundleForm.getByRole('checkbox', { name: 'Windows Server 2016' }).check()
  await expect(profile).toContainText('Windows before Server 2019 reads only 3DES')
  await expect(profile).not.toContainText('"modern"')
  await expect(bundleForm.getByRole('checkbox', { name: /^Last resort/ })).not.toBeChecked()
  await bundleForm.getByRole('textbox', { name: 'Replica storage' }).fill('D:\\Replica')
  const port = bundleForm.getByLabel('HTTPS port')
  await expect(port).toHaveValue('443')
  await port.fill('8443')
  const folder = join(app.folder, 'bundles')
  await bundleForm.getByRole('textbox', { name: 'Folder' }).fill(folder)
  await bundleForm.getByRole('button', { name: 'Write bundles' }).click()
  await expect(bundleForm.getByText('5 bundles written.')).toBeVisible({ timeout: 30_000 })
  for (const host of hosts) {
    await expect(bundleForm.getByRole('listitem').filter({ hasText: host })).toBeVisible()
    const files = await readdir(join(folder, host))
    expect(files).toEqual(
      expect.arrayContaining([
        'root.cer',
        'Lab-Root.crl',
        'import.ps1',
        'undo.ps1',
        'README.txt',
        expect.stringMatching(/compat\.pfx$/),
      ]),
    )
    const script = await readFile(join(folder, host, 'import.ps1'), 'utf8')
    expect(script).toContain('D:\\Replica')
    expect(script).toContain('$Port = 8443')
  }
  expect(await readFile(join(`${folder} passwords`, 'passwords.txt'), 'utf8')).toContain(hosts[0])
  await confirm(bundleForm, 'Close')
  await expect(
    page.getByRole('grid', { name: 'Certificates' }).getByRole('row', { name: hosts[4] ?? '' }),
  ).toBeVisible()
})

test('takes over an authority that OpenSSL made, and names what is weak about it', async ({ app }) => {
  await mkdir(app.folder, { recursive: true })
  const name = 'Cellar CA'
  const weak = ['-sha1', '-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign']
  const key = ['-newkey', 'rsa:1024', '-passout', 'pass:cellar', '-keyout', 'ca.key', '-out', 'ca.pem']
  await openssl(app.folder, 'req', '-x509', '-days', '900', '-subj', `/CN=${name}`, ...weak, ...key)
  const { page } = app
  await goTo(page, 'Certificates')
  await place(page, 'Roots and CRLs').click()
  await page.getByRole('button', { name: 'New root' }).click()
  await page.getByRole('menuitem', { name: 'Import a root...' }).click()
  const form = dialog(page, 'Import a root')
  await form.getByLabel('Certificate or PFX').setInputFiles(join(app.folder, 'ca.pem'))
  await form.getByLabel('Private key', { exact: true }).setInputFiles(join(app.folder, 'ca.key'))
  await form.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase)
  await form.getByRole('textbox', { name: 'Passphrase again' }).fill('another one')
  const password = form.getByRole('textbox', { name: 'Password of the file' })
  await password.fill('attic')
  const takeOver = form.getByRole('button', { name: 'Import', exact: true })
  await takeOver.click()
  await expect(form.getByRole('textbox', { name: 'Passphrase again' })).toHaveAccessibleDescription(/differ/)
  await form.getByRole('textbox', { name: 'Passphrase again' }).fill(passphrase)
  await takeOver.click()
  await expect(password).toHaveAccessibleDescription(/key\.wrongPassphrase/)
  await password.fill('cellar')
  await takeOver.click()
  for (const weakness of [
    'The key usage of the root does not allow it to sign CRLs.',
    'The root is signed with MD5 or SHA-1.',
    'The key of the root has fewer than 2048 bits.',
  ]) {
    await expect(form.getByText(weakness)).toBeVisible()
  }
  await form.getByRole('button', { name: 'Re-issue with the same key...' }).click()
  const reissue = dialog(page, 'Re-issue the root')
  await expect(reissue.getByText('The root is signed with MD5 or SHA-1.')).toBeVisible()
  await reissue.getByRole('button', { name: 'Re-issue', exact: true }).click()
  await expect(reissue.getByText('The root has been issued again.')).toBeVisible()
  // A key stays as short as it is.
  await expect(reissue.getByText('The key of the root has fewer than 2048 bits.')).toBeVisible()
  await confirm(reissue, 'Close')
  const panel = page.getByRole('region', { name, exact: true })
  await expect(panel.getByText('RSA 1024')).toBeVisible()
  await expect(panel.getByText('1 weakness')).toBeVisible()
  await expect(panel.getByText('Key unlocked')).toBeVisible()
})

test('changes the verdict on a certificate once the host has the CRL that revokes it', async ({ app }) => {
  await addHosts(app)
  const rootId = await addRoot(app)
  const issued = await app.client.call('certificate.issue', { rootId, fqdns: [fqdnOf(firstHost)] })
  const certificateId = issued.ok ? (issued.value.certificateIds[0] ?? '') : ''
  await app.client.call('certificate.export', { certificateIds: [certificateId], folder: app.folder })
  const hosts = await app.client.call('host.list', {})
  const hostId = hosts.ok ? (hosts.value.hosts[0]?.hostId ?? '') : ''
  await app.client.call('certificate.importOnHost', { hostId, certificateId })

  const { page } = app
  await goTo(page, 'Certificates')
  await page
    .getByRole('grid', { name: 'Certificates' })
    .getByRole('row', { name: fqdnOf(firstHost) })
    .click()
  const detail = page.getByRole('complementary', { name: fqdnOf(firstHost) })
  await expect(detail.getByText('Yes', { exact: true })).toBeVisible()

  await detail.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Revoke...' }).click()
  const form = dialog(page, 'Revoke')
  await form.getByRole('combobox', { name: 'Reason' }).selectOption('Key compromise')
  await form.getByRole('textbox', { name: 'Folder' }).fill(app.folder)
  await form.getByRole('checkbox', { name: 'Replace it in all bundles and on the emulated hosts, too' }).uncheck()
  await form.getByRole('button', { name: 'Revoke 1 certificate' }).click()
  await expect(form.getByText('CRL 2 says so.')).toBeVisible()
  // The host has not heard of it yet.
  await expect(detail.getByText('Yes', { exact: true })).toBeVisible()

  await form.getByRole('button', { name: 'Import on hosts...' }).click()
  const importForm = dialog(page, 'Import a CRL on hosts')
  await importForm.getByRole('checkbox', { name: secondHost }).uncheck()
  await confirm(importForm, 'Import')
  await expect(detail.getByText('No', { exact: true })).toBeVisible()
  const revocation = detail.getByRole('listitem').filter({ hasText: 'has been revoked' })
  await expect(revocation).toContainText('Revocation')
  await expect(revocation).toContainText('0x80092010')
})

test('says what is wrong with a bad PFX, each at its own field', async ({ app }) => {
  await mkdir(app.folder, { recursive: true })
  await openssl(
    app.folder,
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=hv01.lab.example',
    '-days',
    '30',
    '-keyout',
    'key.pem',
    '-out',
    'cert.pem',
  )
  const pfx = ['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'cert.pem', '-passout', 'pass:curtain']
  await openssl(app.folder, ...pfx, '-out', 'good.pfx')
  await openssl(app.folder, ...pfx, '-iter', '600001', '-macalg', 'sha256', '-out', 'slow.pfx')
  const bytes = await readFile(join(app.folder, 'good.pfx'))
  await writeFile(join(app.folder, 'cut.pfx'), bytes.subarray(0, 700))

  const { page } = app
  await goTo(page, 'Certificates')
  await place(page, 'Inspect').click()
  const main = page.getByRole('main')
  const file = main.getByLabel('File', { exact: true })
  const password = main.getByLabel('Password, if the file has one')
  await file.setInputFiles(join(app.folder, 'good.pfx'))
  await expect(password).toHaveAccessibleDescription('The file has a password.')
  await expect(password).toBeFocused()
  await password.fill('wrong')
  await page.keyboard.press('Enter')
  await expect(password).toHaveAccessibleDescription(/pfx\.wrongPassword/)
  await password.fill('curtain')
  await page.keyboard.press('Enter')
  await expect(main.getByRole('heading', { name: 'good.pfx' })).toBeVisible()
  await expect(main.getByText('hv01.lab.example').first()).toBeVisible()

  await file.setInputFiles(join(app.folder, 'cut.pfx'))
  await expect(file).toHaveAccessibleDescription(/pfx\.unreadable/)
  await file.setInputFiles(join(app.folder, 'slow.pfx'))
  await expect(file).toHaveAccessibleDescription(/600.?001.*pfx\.tooManyIterations/)
})

/** What Settings say of remembered passphrases, where none is remembered yet. */
function rememberingText(cannotRememberBecause: string | null): string {
  if (cannotRememberBecause === null) return 'None is remembered.'
  return cannotRememberBecause === 'shell'
    ? 'The browser cannot remember passphrases'
    : `This computer offers no store that protects a passphrase (${cannotRememberBecause})`
}

test('locks a key, says so where it is needed, and unlocks it there', async ({ app }) => {
  await addRoot(app)
  const { page } = app
  await goTo(page, 'Certificates')
  await place(page, 'Roots and CRLs').click()
  const panel = page.getByRole('region', { name: rootName, exact: true })
  await panel.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(panel.getByText('Key locked')).toBeVisible()

  await panel.getByRole('button', { name: 'Unlock...' }).click()
  const unlock = dialog(page, 'Unlock the key')
  const typed = unlock.getByRole('textbox', { name: 'Passphrase' })
  await typed.fill('not the passphrase')
  await unlock.getByRole('button', { name: 'Unlock', exact: true }).click()
  await expect(typed).toHaveAccessibleDescription(/root\.wrongPassphrase/)
  await typed.fill(passphrase)
  await confirm(unlock, 'Unlock')
  await expect(panel.getByText('Key unlocked')).toBeVisible()

  await goTo(page, 'Settings')
  const longest = page.getByRole('combobox', { name: 'Unlocked at the longest' })
  await longest.selectOption('60 minutes')
  await page.getByRole('button', { name: 'Lock all roots' }).click()
  await expect(page.getByText('1 root locked')).toBeVisible()
  const protection = await app.client.call('protection.view', {})
  if (!protection.ok) throw new Error(protection.failure.code)
  const { unlockMinutes, cannotRememberBecause } = protection.value
  expect(unlockMinutes).toBe(60)
  await expect(page.getByText(rememberingText(cannotRememberBecause))).toBeVisible()

  await goTo(page, 'Certificates')
  await place(page, 'Roots and CRLs').click()
  await expect(panel.getByText('Key locked')).toBeVisible()
  await panel.getByRole('button', { name: 'Publish CRL 2...' }).click()
  const publish = dialog(page, 'Publish CRL 2')
  await publish.getByRole('textbox', { name: 'Folder' }).fill(app.folder)
  const asked = publish.getByRole('textbox', { name: 'Passphrase' })
  await asked.fill('not the passphrase')
  await publish.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(asked).toHaveAccessibleDescription(/root\.wrongPassphrase/)
  await asked.fill(passphrase)
  await confirm(publish, 'Publish')
  await expect(page.getByText('CRL 2 published')).toBeVisible()
  expect(await readdir(app.folder)).toContainEqual(expect.stringMatching(/\.crl$/))

  await place(page, 'Audit trail').click()
  await expect(page.getByRole('row', { name: /Wrong passphrase/ })).toHaveCount(2)
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByText(/^The chain holds/)).toBeVisible()
})

test('signs a request whose key stays on its host, and bundles it without a PFX', async ({ app }) => {
  await addRoot(app)
  const host = `hypervisor-20.${dnsSuffix}`
  const { page } = app
  await runCommand(page, 'Prepare requests...')
  const prepare = dialog(page, 'Prepare requests')
  await prepare.getByRole('textbox', { name: 'Other full names' }).fill(host)
  await prepare.getByRole('button', { name: 'Prepare', exact: true }).click()
  const lines = prepare.getByRole('region', { name: host })
  await expect(lines).toContainText('[NewRequest]')
  await expect(lines).toContainText('certreq')
  await expect(lines.getByRole('button', { name: `Copy the commands for ${host}` }).first()).toBeVisible()

  await mkdir(app.folder, { recursive: true })
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', 'host.key', '-out', 'host.req']
  await openssl(app.folder, 'req', '-new', '-subj', `/CN=${host}`, ...key)
  await prepare.getByRole('button', { name: 'Sign a request...' }).click()
  const form = dialog(page, 'Sign a request')
  await form.getByLabel('Request for a certificate').setInputFiles(join(app.folder, 'host.req'))
  const names = form.getByRole('textbox', { name: 'Names' })
  await expect(names).toHaveValue(host)
  await names.fill('no name at all?')
  await form.getByRole('button', { name: 'Sign', exact: true }).click()
  await expect(names).toHaveAttribute('aria-invalid', 'true')
  await names.fill(host)
  await form.getByRole('button', { name: 'Sign', exact: true }).click()
  await expect(form.getByText('1 certificate issued')).toBeVisible()

  await form.getByRole('button', { name: 'Bundles for hosts...' }).click()
  const bundles = dialog(page, 'Bundles for hosts')
  const folder = join(app.folder, 'bundles')
  await bundles.getByRole('textbox', { name: 'Folder' }).fill(folder)
  await bundles.getByRole('button', { name: 'Write bundles' }).click()
  await expect(bundles.getByText('without PFX: the key is on the host')).toBeVisible()
  const files = await readdir(join(folder, host))
  expect(files).toEqual(expect.arrayContaining(['root.cer', 'import.ps1', 'undo.ps1']))
  expect(files.filter((name) => name.endsWith('.pfx'))).toEqual([])
})

test('makes one root per host and says what that recipe usually does wrong', async ({ app }) => {
  await addHosts(app)
  const { page } = app
  await runCommand(page, 'One root per host...')
  const form = dialog(page, 'One root per host')
  await expect(form.getByText('2 names')).toBeVisible()
  await form.getByRole('textbox', { name: 'Passphrase of all these roots' }).fill(passphrase)
  await form.getByRole('textbox', { name: 'Passphrase again' }).fill(passphrase)
  await form.getByRole('textbox', { name: 'Folder' }).fill(app.folder)
  await form.getByRole('radio', { name: 'A ZIP archive' }).check()
  await form.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(form.getByText('2 roots with their host certificates created.')).toBeVisible({ timeout: 30_000 })
  await expect(form.getByText('Every host trusts 2 roots here')).toBeVisible()
  const files = await readdir(app.folder)
  for (const host of [firstHost, secondHost]) expect(files).toContain(`${fqdnOf(host)}.zip`)
})

test('renews an expired certificate everywhere, until its machines replicate, in three clicks', async ({ app }) => {
  const { page, client } = app
  const must = async <Name extends CallName>(name: Name, input: InputOf<Name>) => {
    const reply = await client.call(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}`)
    return reply.value
  }
  await must('rehearsal.prepareTwoHosts', {})
  await must('clock.setPace', { pace: 'paused' })
  const { hosts } = await must('host.list', {})
  const hostId = hosts[1]?.hostId ?? ''
  await must('fault.inject', { faultId: 'F12', hostId })
  await must('clock.skip', { seconds: 2 * 3_600 })
  const primaries = async () => {
    const { vms } = await must('vm.list', {})
    return vms.flatMap(({ vmId, replication }) => (replication?.mode === 'Primary' ? [{ vmId, ...replication }] : []))
  }
  expect((await primaries()).map(({ health }) => health)).toContain('Critical')

  await goTo(page, 'Certificates')
  let clicks = 0
  const click = async (target: Locator) => {
    clicks += 1
    await target.click()
  }
  await click(page.getByRole('grid', { name: 'Certificates' }).getByRole('row', { name: 'hypervisor-02' }))
  await click(page.getByRole('button', { name: 'Renew everywhere...' }))
  const form = dialog(page, 'Renew everywhere')
  await click(form.getByRole('button', { name: 'Renew everywhere', exact: true }))
  await expect(form.getByText('hypervisor-02.lab.example is renewed everywhere')).toBeVisible({ timeout: 30_000 })
  expect(clicks).toBeLessThanOrEqual(3)
  await expect(form.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(6)
  await confirm(form, 'Close')
  await must('clock.skip', { seconds: 3_600 })
  for (const { vmId, state } of await primaries()) {
    expect(state).toBe('Replicating')
    // Hyper-V goes on counting the cycles that were missed until somebody resets it.
    await must('replication.resetStatistics', { vmId })
  }
  await must('clock.skip', { seconds: 3_600 })
  expect((await primaries()).map(({ health }) => health)).toEqual(['Normal', 'Normal', 'Normal'])
  expect((await page.getByRole('heading', { name: /Hyper-V Replica take this/ }).textContent()) ?? '').not.toContain(
    '\\u',
  )
})
