import { expect, test } from './fixtures.ts'
import { confirm, dialog, firstHost, goTo, runCommand, secondHost, showMachine, writeFile } from './hands.ts'

test('a fault is provoked, meets the connection test with its code, and is healed', async ({ app }) => {
  await app.client.call('rehearsal.prepareTwoHosts', {})
  await app.client.call('clock.setPace', { pace: 'paused' })
  const { page } = app
  const test = async () => {
    await runCommand(page, `${firstHost}: Test connection...`)
    const shown = dialog(page, 'Test connection')
    await shown.getByRole('button', { name: 'Test', exact: true }).click()
    return shown
  }

  await goTo(page, 'Faults')
  await page.getByRole('searchbox', { name: 'Search faults' }).fill('F01')
  const row = page.getByRole('grid', { name: 'All faults' }).getByRole('row', { name: /F01/ })
  await row.click()
  const fault = page.getByRole('region', { name: 'Fault F01' })
  await expect(fault.getByText('0x00002EFD')).toBeVisible()
  await fault.getByLabel('Host', { exact: true }).selectOption({ label: secondHost })
  await fault.getByRole('button', { name: 'Inject', exact: true }).click()
  await expect(row.getByText('Active')).toBeVisible()

  const refused = await test()
  await expect(refused.getByRole('alert').getByText('0x00002EFD')).toBeVisible({ timeout: 20_000 })
  await confirm(refused, 'Close')

  await fault.getByRole('button', { name: `Heal F01 at ${secondHost}` }).click()
  await expect(row.getByText('Active')).toBeHidden()

  const passed = await test()
  await expect(passed.getByText('The connection test succeeded.')).toBeVisible({ timeout: 20_000 })
  await confirm(passed, 'Close')

  // A mistake is refused at once, as the product refuses it anywhere.
  await page.getByRole('searchbox', { name: 'Search faults' }).fill('F31')
  await page.getByRole('grid', { name: 'All faults' }).getByRole('row', { name: /F31/ }).click()
  const mistake = page.getByRole('region', { name: 'Fault F31' })
  await mistake.getByRole('button', { name: 'Inject', exact: true }).click()
  await expect(mistake.getByRole('alert').getByText(/must be turned off for planned failover/)).toBeVisible()
  // Our own code is no word of Windows: it is copied, not shown.
  await expect(mistake.getByText('failover.vmRunning')).toHaveCount(0)
  // The same answer, with the button that repairs it.
  await mistake.getByRole('button', { name: /^Why\?/ }).click()
  const why = page.getByRole('dialog', { name: 'Why?' })
  await expect(why.getByText(/must be turned off for planned failover/)).toBeVisible()
  await why.getByRole('button', { name: /^Shut down/ }).click()
  await expect(why.getByText('The step would not be refused any more')).toBeVisible()
  expect(app.pageErrors).toEqual([])
})

test('a file that was written is gone before it was written, and is back in the branch that was left', async ({
  app,
}) => {
  await app.client.call('rehearsal.prepareTwoHosts', {})
  await app.client.call('clock.setPace', { pace: 'paused' })
  const { page } = app
  const details = await showMachine(page, firstHost, 'web01', 'Files in the guest')
  const versions = details.getByRole('cell', { name: /^Version|^v/i })
  const before = (await versions.first().textContent()) ?? ''
  const number = Number(/\d+/.exec(before)![0])
  await app.client.call('clock.skip', { seconds: 60 })
  await writeFile(page, number + 1)
  await expect(versions.first()).not.toHaveText(before)
  await app.client.call('clock.skip', { seconds: 60 })

  await page.getByRole('button', { name: 'Activity' }).click()
  const feed = page.getByRole('log', { name: 'Activity' })
  await feed
    .getByRole('button', { name: /^Go back to before this: .*File written in web01/ })
    .first()
    .click()
  const question = dialog(page, 'Go back in time')
  await expect(question.getByText(/the inventory and the audit trail are not rewound/)).toBeVisible()
  await confirm(question, 'Go back')
  await expect(versions.first()).toHaveText(before)
  await expect(feed.getByText('Went back in time, in a new branch')).toBeVisible()

  await page.getByRole('button', { name: 'Go back to...' }).click()
  await dialog(page, 'Go back in time').getByRole('button', { name: 'Branches...' }).click()
  const branches = dialog(page, 'Branches')
  await branches.getByRole('button', { name: 'Rename Branch 1' }).click()
  await branches.getByRole('textbox', { name: 'Name' }).fill('As it was')
  await branches.getByRole('button', { name: 'Rename', exact: true }).click()
  await branches.getByRole('button', { name: 'Open As it was' }).click()
  await expect(branches).toBeHidden()
  await expect(versions.first()).not.toHaveText(before)
  expect(app.pageErrors).toEqual([])
})

test('a checkpoint is taken, applied with a warning, and deleted', async ({ app }) => {
  await app.client.call('rehearsal.prepareTwoHosts', {})
  await app.client.call('clock.setPace', { pace: 'paused' })
  const { page } = app
  const details = await showMachine(page, firstHost, 'web01', 'Checkpoints')
  await details.getByRole('button', { name: 'Checkpoint with a name...' }).click()
  const named = dialog(page, 'Checkpoint Name')
  await named.getByRole('textbox', { name: 'Name' }).fill('Before the update')
  await confirm(named, 'Checkpoint')
  const tree = details.getByRole('list', { name: 'Checkpoints of web01' })
  await expect(tree.getByRole('listitem')).toHaveText([/Before the update/, /Now/])

  await details.getByRole('button', { name: 'Apply...' }).click()
  const applied = dialog(page, 'Apply Checkpoint')
  await expect(applied.getByText(/resynchronization will be required/)).toBeVisible()
  await confirm(applied, 'Apply')
  const world = await app.client.call('world.view', {})
  if (!world.ok) throw new Error(world.failure.code)
  const primary = world.value.vms.find((vm) => vm.name === 'web01' && vm.replication?.mode === 'Primary')
  expect(primary?.replication?.state).toBe('WaitingForStartResynchronize')

  await details.getByRole('button', { name: 'Delete Checkpoint Subtree...' }).click()
  await confirm(dialog(page, 'Delete Checkpoint Subtree'), 'Delete')
  await expect(tree).toBeHidden()
  expect(app.pageErrors).toEqual([])
})
