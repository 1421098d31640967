/** The Inspect page by hand: files of every kind that OpenSSL made, whether a host takes them, and the raw structure by keyboard. */
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { violationsOf } from './axe.ts'
import { expect, test, type App } from './fixtures.ts'
import { dnsSuffix, firstHost, goTo, passphrase } from './hands.ts'

const run = promisify(execFile)

async function openssl(folder: string, ...parameters: string[]) {
  await mkdir(folder, { recursive: true })
  await run('openssl', parameters, { cwd: folder })
}

async function openInspect({ page }: App) {
  await goTo(page, 'Certificates')
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Inspect', exact: true }).click()
  const main = page.getByRole('main')
  return { main, file: main.getByLabel('File', { exact: true }) }
}

test('reads a request, a P7B, a key and a file that is too large, each in plain words', async ({ app }) => {
  const { folder } = app
  const subject = ['-subj', '/CN=hv01.lab.example', '-addext', 'subjectAltName=DNS:hv01.lab.example']
  await openssl(
    folder,
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-noenc',
    '-keyout',
    'key.pem',
    ...subject,
    '-out',
    'a.csr',
  )
  await openssl(folder, 'req', '-x509', '-key', 'key.pem', ...subject, '-days', '30', '-out', 'cert.pem')
  await openssl(folder, 'crl2pkcs7', '-nocrl', '-certfile', 'cert.pem', '-out', 'chain.p7b')
  await writeFile(join(folder, 'huge.cer'), Buffer.alloc(6_100_000, 48))

  const { main, file } = await openInspect(app)
  await file.setInputFiles(join(folder, 'a.csr'))
  await expect(main.getByText('hv01.lab.example asks an authority for a certificate.', { exact: false })).toBeVisible()
  await expect(main.getByText('Signature valid', { exact: false })).toBeVisible()
  await file.setInputFiles(join(folder, 'chain.p7b'))
  await expect(main.getByText('1 certificate and no private key.')).toBeVisible()
  await expect(main.getByText('Subject Key Identifier', { exact: true })).toBeVisible()
  await file.setInputFiles(join(folder, 'key.pem'))
  await expect(main.getByText('A private key that no password protects.', { exact: false })).toBeVisible()
  await file.setInputFiles(join(folder, 'huge.cer'))
  await expect(file).toHaveAccessibleDescription(/file\.tooLarge/)
})

test('shows characters that steer a terminal or turn the direction of writing as signs', async ({ app }) => {
  const { folder } = app
  const subject = ['-utf8', '-subj', '/CN=evil\u202Egpj.exe\u001B[2J', '-addext', 'subjectAltName=DNS:hv01.lab.example']
  await openssl(folder, ...'req -x509 -newkey rsa:2048 -noenc -keyout key.pem -out cert.pem'.split(' '), ...subject)
  const { main, file } = await openInspect(app)
  await file.setInputFiles(join(folder, 'cert.pem'))
  await expect(main.getByText('evil\\u{202E}gpj.exe\\u{1B}[2J', { exact: false }).first()).toBeVisible()
  expect(await main.innerText()).not.toMatch(/[\u001B\u202E]/)
})

test('judges a file for a host, and for any other name as for a bare host; a remedy changes the verdict', async ({
  app,
}) => {
  const { client, folder } = app
  const root = await client.call('root.create', { name: 'Lab Root', passphrase })
  const rootId = root.ok ? root.value.rootId : ''
  await client.call('host.add', { name: firstHost, dnsSuffix })
  await client.call('clock.setPace', { pace: 'paused' })
  const fqdn = `${firstHost}.${dnsSuffix}`.toLowerCase()
  const issued = await client.call('certificate.issue', { rootId, fqdns: [fqdn] })
  const certificateIds = issued.ok ? issued.value.certificateIds : []
  await client.call('certificate.export', { certificateIds, folder })

  const { main, file } = await openInspect(app)
  await main.getByLabel('Check for').selectOption(firstHost)
  await file.setInputFiles(join(folder, `${fqdn}.cer`))
  const chain = main.getByRole('listitem').filter({ hasText: '0x800B0109' })
  await expect(chain).toContainText('Import the root into')
  await chain.getByRole('button', { name: `Import the root on ${firstHost}` }).click()
  await expect(chain).toBeHidden()
  await expect(main.getByText('Ends at a root in Trusted Root Certification Authorities')).toBeVisible()

  await main.getByLabel('Check for').selectOption('Another name...')
  const name = main.getByLabel('FQDN of the host')
  await name.fill('hyper visor')
  await name.press('Enter')
  await expect(name).toHaveAccessibleDescription(/name\.hasSpace/)
  await name.fill('other.lab.example')
  await name.press('Enter')
  await expect(main.getByText('Judged as a bare host', { exact: false })).toBeVisible()
  await expect(main.getByRole('listitem').filter({ hasText: '0x800B010F' })).toBeVisible()
})

test('leads through the raw structure by keyboard', async ({ app }) => {
  const { folder, page } = app
  const subject = ['-subj', '/CN=hv01.lab.example', '-days', '30']
  await openssl(
    folder,
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-noenc',
    '-keyout',
    'key.pem',
    ...subject,
    '-out',
    'cert.pem',
  )
  const { main, file } = await openInspect(app)
  await file.setInputFiles(join(folder, 'cert.pem'))
  await main.getByRole('button', { name: 'Show', exact: true }).press('Enter')
  const tree = main.getByRole('tree', { name: 'Raw structure (DER)' })
  const item = (label: string | RegExp) => tree.getByRole('treeitem', { name: label })
  const activeIs = async (label: RegExp) => {
    const id = await tree.getAttribute('aria-activedescendant')
    await expect(page.locator(`[id="${id}"]`)).toHaveAccessibleName(label)
  }
  await tree.focus()
  await expect(item(/^SEQUENCE Offset\s+0 /)).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowRight')
  await activeIs(/^SEQUENCE Offset\s+4 /)
  await page.keyboard.press('ArrowLeft')
  await expect(item(/^SEQUENCE Offset\s+4 /)).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('End')
  await activeIs(/^BIT STRING/)
  await page.keyboard.press('Home')
  await activeIs(/^SEQUENCE Offset\s+0 /)
  await expect(item(/commonName/).first()).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})
