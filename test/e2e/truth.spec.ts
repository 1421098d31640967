/** What the screens say of now, in the minutes that count: nothing is green that is not so. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test, type App } from './fixtures.ts'
import { chooseReplication, confirm, dialog, firstHost, goTo, secondHost, showMachine } from './hands.ts'
import { prepareWorld } from './screens.ts'

async function loseFirstHost(app: App): Promise<void> {
  const { firstHostId } = await prepareWorld(app)
  expect(await app.client.call('clock.skip', { seconds: 38 })).toMatchObject({ ok: true })
  expect(await app.client.call('host.losePower', { hostId: firstHostId })).toMatchObject({ ok: true })
  expect(await app.client.call('clock.skip', { seconds: 60 })).toMatchObject({ ok: true })
}

const whatToDo = (page: Page) => page.getByRole('region', { name: 'What to do' })

test('says in its first sentence that a host does not answer, and promises no failover that would not hold', async ({
  app,
}) => {
  const { page } = app
  await loseFirstHost(app)
  await goTo(page, 'Overview')
  await expect(page.getByRole('heading', { name: `${firstHost} does not answer`, level: 1 })).toBeVisible()
  // dc01 runs on the other host, and its only replica is on the one that does not answer.
  await expect(
    page.getByText(
      '2 machines are down. 1 machine runs without a replica. A failover would hold right now for 2 of 3 machines.',
    ),
  ).toBeVisible()
  const map = page.getByRole('region', { name: 'Hosts and replication' })
  await expect(map.getByText('Unreachable')).toHaveCount(3)
  await expect(map.getByText('Normal')).toHaveCount(0)
  await expect(map.getByText(/^Last sent .* ago$/)).toHaveCount(3)
  expect(app.pageErrors).toEqual([])
})

test('leads from a host without power to running, reachable machines and a fenced host in six clicks', async ({
  app,
}) => {
  const { page } = app
  await loseFirstHost(app)
  await goTo(page, 'Overview')
  const items = whatToDo(page).getByRole('listitem')
  // What it may be comes before what can be done; nobody can press anything there.
  await expect(items.nth(0)).toContainText('Look first:')
  await expect(items.nth(0).getByRole('button')).toHaveCount(0)
  await expect(items.nth(1)).toContainText('db01, web01: 2 machines are down')
  let clicks = 0
  const click = async (button: Locator) => {
    await button.click()
    clicks += 1
  }
  await click(items.nth(1).getByRole('button', { name: 'Failover of 2...' }))
  const list = dialog(page, `Failover of ${firstHost}`)
  await expect(list.getByText('Ready')).toHaveCount(2)
  await click(list.getByRole('button', { name: 'Fail Over 2 machines' }))
  await expect(list).toBeHidden()
  await click(items.filter({ hasText: 'Old primary' }).getByRole('button', { name: 'Keep it off' }))
  await expect(items.filter({ hasText: 'Old primary' })).toContainText(
    /is kept off Isolated at|is kept off\s*Isolated at/,
  )
  for (const vm of ['db01', 'web01']) {
    await click(items.filter({ hasText: `the adapter of ${vm}` }).getByRole('button', { name: 'Connect It' }))
    await expect(items.filter({ hasText: `is answered by ${vm}` })).toBeVisible()
  }
  expect(clicks).toBeLessThanOrEqual(6)
  await expect(page.getByRole('heading', { name: `${firstHost} is kept off`, level: 1 })).toBeVisible()
  // What waits has no button.
  await expect(items.filter({ hasText: 'no replica is reachable' }).first().getByRole('button')).toHaveCount(0)
  expect(app.pageErrors).toEqual([])
})

test('carries a planned failover of the sample world to the first client in five clicks', async ({ app }) => {
  const { page } = app
  await prepareWorld(app)
  await goTo(page, 'Overview')
  const map = page.getByRole('region', { name: 'Hosts and replication' })
  await map
    .getByRole('link', { name: /^web01/ })
    .first()
    .click()
  await chooseReplication(page, 'Planned Failover, Checked First...')
  const shown = dialog(page, 'Planned failover of web01')
  // Everything is checked while the machine runs, and what needs it off comes last.
  await expect(shown.getByText('Comes last')).toHaveCount(1)
  await expect(shown.getByText('Successful')).toHaveCount(7)
  await expect(shown.getByText(/^Expected: web01 is away for about/)).toBeVisible()
  await expect(shown.getByRole('button', { name: "Hyper-V's dialog..." })).toBeVisible()
  // The card, the menu, its item, and this: four clicks.
  await shown.getByRole('button', { name: 'Shut Down and Fail Over' }).click()
  const done = dialog(page, 'Failover completed successfully.')
  await expect(done.getByText(/^web01 was away for .*Nothing was lost\.$/)).toBeVisible()
  await confirm(done, 'Show result')
  await expect(page.getByRole('listitem').filter({ hasText: 'Clients' })).toContainText('reaches web01')
  expect(app.pageErrors).toEqual([])
})

test('lists the machines of a host that does not answer as they were last known, and lets nobody act on them', async ({
  app,
}) => {
  const { page } = app
  await loseFirstHost(app)
  await goTo(page, 'Machines')
  await page.getByRole('navigation', { name: 'Hosts' }).getByRole('link', { name: firstHost }).click()
  await expect(page.getByText(new RegExp(`${firstHost} has not answered since \\d`))).toBeVisible()
  const row = page.getByRole('grid', { name: 'Virtual Machines' }).getByRole('row', { name: 'db01', exact: true })
  await expect(row).toContainText('Was Running')
  await expect(row).toContainText('Not known')
  await expect(row).not.toContainText('Normal')
  await row.click()
  await expect(
    page.getByRole('region', { name: 'Details of db01' }).getByRole('button', { name: 'Start' }),
  ).toBeDisabled()
})

test('lets an outage go on until a client reaches the machine, on the result and in Rehearsals', async ({ app }) => {
  const { page } = app
  await loseFirstHost(app)
  await showMachine(page, secondHost, 'db01')
  await chooseReplication(page, 'Failover...')
  await confirm(dialog(page, 'Failover'), 'Fail Over')
  const figures = page.getByRole('region', { name: 'What was lost' })
  await expect(figures.getByText('still away')).toBeVisible()
  await expect(figures.getByText(/^It runs since .*, but no client reaches it$/)).toBeVisible()
  await goTo(page, 'Rehearsals')
  await expect(page.getByRole('grid').getByText(/^still away, /)).toBeVisible()

  await page.getByRole('link', { name: 'db01' }).click()
  await page.getByRole('button', { name: 'After Failover...' }).first().click()
  const finish = page.getByRole('button', { name: 'Finish' })
  for (let count = 0; count < 5 && !(await finish.isEnabled()); count += 1) {
    await page.getByRole('button', { name: 'Next >' }).click()
  }
  await finish.click()
  await expect(figures.getByText(/^Clients reach it since .*; it runs since /)).toBeVisible()
  await expect(figures.getByText('still away')).toBeHidden()
})

test('shows a revoked certificate as revoked, in its details and in the file', async ({ app }) => {
  const { page } = app
  await prepareWorld(app)
  const passphrase = (await readFile(join(app.workspacePath, '../test root-passphrase.txt'), 'utf8')).trim()
  const roots = await app.client.call('root.list', {})
  const list = await app.client.call('certificate.list', {})
  if (!roots.ok || !list.ok) throw new Error('no certificates')
  await app.client.call('root.unlock', { rootId: roots.value.roots[0]?.rootId ?? '', passphrase })
  const revoked = list.value.certificates.find(({ kind }) => kind === 'host')
  const certificateId = revoked?.certificateId ?? ''
  expect(await app.client.call('certificate.revoke', { certificateId, reason: 'keyCompromise' })).toMatchObject({
    ok: true,
  })
  await page.goto(`${page.url().split('#')[0]}#/certificates/${certificateId}`)
  const status = /^Revoked \d+ \w+ \d+, Key compromise$/
  await expect(page.getByRole('complementary').getByText(status)).toBeVisible()

  await page.goto(`${page.url().split('#')[0]}#/certificates/inspect`)
  const path = revoked?.exportedFiles.find(({ kind }) => kind === 'certificate')?.path ?? ''
  await page.locator('input[type=file]').setInputFiles(path)
  await expect(page.getByText(status)).toBeVisible()
})

test('keeps the old primary off from the result, so that it does not start when its power returns', async ({ app }) => {
  const { page } = app
  await loseFirstHost(app)
  await showMachine(page, secondHost, 'db01')
  await chooseReplication(page, 'Failover...')
  await confirm(dialog(page, 'Failover'), 'Fail Over')
  const row = page.getByRole('listitem').filter({ hasText: 'Old primary' })
  await expect(row).toContainText(`it would start db01 by itself when it is back`)
  await expect(row.getByRole('button')).toHaveText(['Keep it off'])
  await row.getByRole('button', { name: 'Keep it off' }).click()
  await expect(row).toContainText(/isolated since .*; start action and adapters of db01 follow/)
  await expect(row.getByRole('button')).toHaveText(['Let it in again...'])
  await row.getByRole('button').click()
  const letIn = dialog(page, `Let ${firstHost} in again`)
  await letIn.getByRole('button', { name: 'Turn On' }).click()
  await expect(letIn).toContainText('their adapters stay disconnected')
  await expect(row).toContainText('db01 stays off there')
  await confirm(letIn, 'Let In')
  await expect(row).toContainText(`Off on ${firstHost}`)
  const { value } = (await app.client.call('vm.list', {})) as { value: { vms: { name: string; state: string }[] } }
  expect(
    value.vms
      .filter(({ name }) => name === 'db01')
      .map(({ state }) => state)
      .sort(),
  ).toEqual(['Off', 'Running'])
  expect(app.pageErrors).toEqual([])
})

test('asks before a host is turned on whose machines run elsewhere, and names them', async ({ app }) => {
  const { page } = app
  await loseFirstHost(app)
  await showMachine(page, secondHost, 'db01')
  await chooseReplication(page, 'Failover...')
  await confirm(dialog(page, 'Failover'), 'Fail Over')
  await goTo(page, 'Machines')
  await page.getByRole('navigation', { name: 'Hosts' }).getByRole('link', { name: firstHost }).click()
  await page.getByRole('button', { name: 'Turn On', exact: true }).click()
  const asks = dialog(page, `Turn on ${firstHost}`)
  await expect(asks).toContainText('would start what runs elsewhere since the failover: db01.')
  await confirm(asks, 'Keep it off')
  await expect(page.getByRole('button', { name: 'Turn On', exact: true })).toBeVisible()
  expect(app.pageErrors).toEqual([])
})
