import { expect, test } from './fixtures.ts'

test('shows the page and answers a query through the shell', async ({ app }) => {
  await expect(app.page).toHaveTitle(/Understudy/)
  const reply = await app.client.call('clock.view', {})
  expect(reply).toMatchObject({ ok: true, value: { pace: expect.any(String) } })
  expect(app.pageErrors).toEqual([])
})

test('keeps what was done when it is ended and started again', async ({ app }) => {
  const added = await app.client.call('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
  expect(added).toMatchObject({ ok: true })
  await app.restart()
  const hosts = await app.client.call('host.list', {})
  expect(hosts).toMatchObject({ ok: true, value: { hosts: [{ name: 'HYPERVISOR-01' }] } })
})
