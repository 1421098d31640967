/** A workspace in which a disk or a program changed something: the app says so, and everything else goes on. */
import { DatabaseSync } from 'node:sqlite'
import { violationsOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { dnsSuffix, goTo, passphrase } from './hands.ts'

test('names a certificate whose row is damaged, and lists the others', async ({ app }) => {
  const { client, workspacePath } = app
  const root = await client.call('root.create', { name: 'Lab Root', passphrase })
  if (!root.ok) throw new Error(root.failure.code)
  const fqdns = [`hv01.${dnsSuffix}`, `hv02.${dnsSuffix}`]
  const issued = await client.call('certificate.issue', { rootId: root.value.rootId, fqdns })
  if (!issued.ok) throw new Error(issued.failure.code)
  const [damaged = ''] = issued.value.certificateIds
  await app.restart(() => {
    const database = new DatabaseSync(workspacePath)
    const change = 'UPDATE certificates SET document = replace(document, \'"der":"MII\', \'"der":"AAA\') WHERE id = ?'
    expect(database.prepare(change).run(damaged).changes).toBe(1)
    database.close()
  })

  const { page } = app
  await goTo(page, 'Certificates')
  const main = page.getByRole('main')
  await expect(
    main.getByText(`One entry is damaged and not listed (certificates ${damaged}).`, { exact: false }),
  ).toBeVisible()
  await expect(main.getByRole('gridcell', { name: `hv02.${dnsSuffix}` }).first()).toBeVisible()
  await expect(main.getByRole('gridcell', { name: `hv01.${dnsSuffix}` })).toHaveCount(0)
  expect(await violationsOf(page)).toEqual([])
})
