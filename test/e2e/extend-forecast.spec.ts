/** Beyond the second host: a replica is extended to a third one by hand, and a forecast says what a line would carry. */
import { expect, test } from './fixtures.ts'
import { goToAddress, prepareWorld, textsOf } from './screens.ts'

const rule = 'Hyper-V Replica HTTPS Listener (TCP-In)'

test('extends a replica to a third host', async ({ app }) => {
  test.setTimeout(120_000)
  const { page, client } = app
  const t = textsOf('en')
  const { replicaVmId } = await prepareWorld(app)
  const must = async (...[name, input]: Parameters<typeof client.call>) => {
    const reply = await client.call(name, input)
    expect(reply, name).toMatchObject({ ok: true })
    return reply
  }
  const roots = await client.call('root.list', {})
  const rootId = roots.ok ? (roots.value.roots[0]?.rootId ?? '') : ''
  const added = await client.call('host.add', { name: 'HYPERVISOR-03', dnsSuffix: 'lab.example' })
  const hostId = added.ok ? added.value.hostId : ''
  const third = 'hypervisor-03.lab.example'
  const issued = await client.call('certificate.issue', { rootId, fqdns: [third] })
  const certificateId = issued.ok ? (issued.value.certificateIds[0] ?? '') : ''
  await must('certificate.export', { certificateIds: [certificateId], folder: app.folder })
  await must('certificate.importOnHost', { hostId, certificateId })
  await must('replicaServer.set', {
    hostId,
    enabled: true,
    certificateId,
    defaultStorageLocation: 'C:\\Hyper-V Replica',
  })
  await must('host.setFirewallRule', { hostId, rule, enabled: true })

  await goToAddress(page, `#/machines/${replicaVmId}?tab=replication`)
  await page.getByRole('region', { name: 'Details of web01' }).getByRole('button', { name: 'Replication' }).click()
  await page.getByRole('menuitem', { name: t('machines.extendReplication') }).click()
  await expect(page.getByRole('heading', { name: 'Extend replication for web01' })).toBeVisible()
  await page.getByRole('button', { name: t('wizard.finish') }).click()
  const details = page.getByRole('region', { name: 'Details of web01' })
  await expect(details.getByRole('heading', { name: t('machines.extendedHeading') })).toBeVisible()
  await must('clock.skip', { seconds: 7_200 })
  await expect(details.getByText('Replication enabled', { exact: true })).toHaveCount(2)

  await details.getByRole('button', { name: 'Replication' }).click()
  await page.getByRole('menuitem', { name: t('machines.viewHealth') }).click()
  const health = page.getByRole('dialog')
  await health.getByRole('tab', { name: t('machines.tabExtendedHealth') }).click()
  await expect(health.getByText(third, { exact: false })).toBeVisible()
  await page.keyboard.press('Escape')

  await goToAddress(page, '#/')
  await expect(page.getByRole('link', { name: /HYPERVISOR-02 to HYPERVISOR-03: 1 machine/ })).toBeVisible()
})

test('answers whether a line carries the machines, and shows a bad number at its field', async ({ app }) => {
  const { page, client } = app
  const t = textsOf('en')
  await client.call('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
  await goToAddress(page, '#/forecast')
  const days = page.getByLabel(t('forecast.days'), { exact: true })
  await days.fill('0')
  await page.getByRole('button', { name: t('forecast.ask') }).click()
  await expect(days).toHaveAttribute('aria-invalid', 'true')
  await days.fill('1')
  await page.getByLabel(t('forecast.vms'), { exact: true }).fill('3')
  await page.getByRole('button', { name: t('forecast.ask') }).click()
  const answer = page.getByRole('region', { name: t('forecast.answer') })
  await expect(answer.getByText(/^Yes\./)).toBeVisible()
  await page.getByLabel(t('forecast.link'), { exact: true }).fill('0.1')
  await page.getByRole('button', { name: t('forecast.ask') }).click()
  await expect(answer.getByText(/^No\./)).toBeVisible()
  await expect(answer.getByRole('table').getByRole('row')).toHaveCount(4)
})
