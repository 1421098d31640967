/** A row of the inventory that was damaged on disk is named, and everything else goes on. */
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { checksumOf } from '../../../../src-main/workspace/checksums.ts'
import { aCore, close, passphrase, prepareTemplate, temporaryFolder, type Template } from '../../a-core.ts'

let template: Template<{ rootId: string; otherRootId: string; certificateIds: string[] }>
beforeAll(async () => {
  template = await prepareTemplate(async (test) => {
    const { rootId } = await test.must('root.create', { name: 'Test Root', passphrase })
    const { rootId: otherRootId } = await test.must('root.create', { name: 'Other Root', passphrase })
    const fqdns = ['hv1.lab.example', 'hv2.lab.example', 'hv3.lab.example']
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns })
    await test.must('certificate.issue', { rootId: otherRootId, fqdns: ['hv4.lab.example'] })
    await test.must('certificate.revoke', { certificateId: certificateIds[2] ?? '', reason: 'keyCompromise' })
    return { rootId, otherRootId, certificateIds }
  })
})

/** Opens a copy of the workspace in which something was changed behind our back. */
async function withChange(change: (database: DatabaseSync) => void) {
  const path = join(temporaryFolder(), 'test.understudy')
  const source = await template.open()
  await close(source)
  copyFileSync(source.path, path)
  const database = new DatabaseSync(path)
  change(database)
  database.close()
  return aCore({ path })
}

/** Changes one digit in the middle of a certificate; with a new checksum it looks like a defect of a program. */
function changeDer(
  database: DatabaseSync,
  table: 'roots' | 'certificates',
  id: string,
  isChecksumFitted: boolean,
): void {
  const row = database.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id)!
  const document = String(row.document).replace(/"der":"[A-Za-z0-9]{8}/, '"der":"AAAAAAAA')
  const values =
    table === 'roots' ? [id, document, row.sealedKey ?? null] : [id, row.rootId!, document, row.sealedKey ?? null]
  const checksum = isChecksumFitted ? checksumOf(table, values) : String(row.checksum)
  database.prepare(`UPDATE ${table} SET document = ?, checksum = ? WHERE id = ?`).run(document, checksum, id)
}

describe.each([
  ['whose text changed', false],
  ['that makes no sense', true],
])('a certificate %s', (_name, isFitted) => {
  it('is listed as unreadable, and the others are listed, exported and renewed', async () => {
    const { certificateIds, rootId } = template.props
    const [first = '', second = ''] = certificateIds
    const test = await withChange((database) => changeDer(database, 'certificates', first, isFitted))
    const listed = await test.must('certificate.list', {})
    expect(listed.unreadable).toEqual([{ table: 'certificates', id: first }])
    expect(listed.certificates.map(({ certificateId }) => certificateId)).not.toContain(first)
    expect(listed.certificates).toHaveLength(5)
    expect((await test.must('certificate.search', {})).certificates).toHaveLength(5)
    await test.must('root.unlock', { rootId, passphrase })
    const folder = join(test.folder, 'out')
    await test.must('certificate.export', { certificateIds: [second], folder })
    expect(existsSync(join(folder, 'hv2.lab.example.modern.pfx'))).toBe(true)
    await test.must('certificate.issue', { rootId, fqdns: ['hv1.lab.example'] })
    expect(await test.refusal('certificate.export', { certificateIds: [first], folder })).toMatchObject({
      code: 'workspace.damaged',
      params: { problem: `${isFitted ? 'row' : 'checksum'}: certificates ${first}` },
    })
    expect(test.reported).toEqual([])
  })
})

describe.each([
  ['whose text changed', false],
  ['that makes no sense', true],
])('a root %s', (_name, isFitted) => {
  it('is listed as unreadable, and the other root signs and exports', async () => {
    const { rootId, otherRootId } = template.props
    const test = await withChange((database) => changeDer(database, 'roots', rootId, isFitted))
    const listed = await test.must('root.list', {})
    expect(listed.roots.map((root) => root.rootId)).toEqual([otherRootId])
    expect(listed.unreadable).toEqual([{ table: 'roots', id: rootId }])
    await test.must('root.unlock', { rootId: otherRootId, passphrase })
    const { certificateIds } = await test.must('certificate.issue', { rootId: otherRootId, fqdns: ['hv9.lab.example'] })
    await test.must('certificate.export', { certificateIds, folder: join(test.folder, 'out') })
    expect((await test.refusal('crl.publish', { rootId })).code).toBe('workspace.damaged')
    await test.must('certificate.list', {})
    await test.must('crl.list', {})
    expect(test.reported).toEqual([])
  })
})

describe('the newest CRL, damaged', () => {
  it('is not replaced by an older one in silence, and the next one names everything that was revoked', async () => {
    const { rootId, certificateIds } = template.props
    const test = await withChange((database) =>
      database.exec(`UPDATE crls SET document = replace(document, '"validDays":', '"validdays":') WHERE crlNumber = 2`),
    )
    const listed = await test.must('root.list', {})
    expect(listed.unreadable).toEqual([{ table: 'crls', id: `${rootId} crl 2` }])
    expect(listed.roots[0]?.crl.crlNumber).toBe(0)
    await test.must('root.unlock', { rootId, passphrase })
    const folder = join(test.folder, 'out')
    const exporting = { certificateIds: certificateIds.slice(0, 1), folder }
    expect((await test.refusal('certificate.export', exporting)).params.problem).toBe(`checksum: crls ${rootId} crl 2`)
    await test.must('crl.publish', { rootId })
    expect((await test.must('root.list', {})).roots[0]?.crl).toMatchObject({ crlNumber: 3, revokedCount: 1 })
    await test.must('certificate.export', exporting)
    expect(test.reported).toEqual([])
  })
})

describe('a workspace of the format before there were checksums', () => {
  it('opens with its world, its authority and its time, and goes on', async () => {
    const path = join(temporaryFolder(), 'test.understudy')
    const database = new DatabaseSync(path)
    const fixture = new URL('../../../workspace/fixtures/version-2.sql', import.meta.url)
    database.exec(readFileSync(fixture, 'utf8'))
    database.close()
    const test = await aCore({ path })
    expect((await test.must('host.list', {})).hosts).toHaveLength(2)
    expect((await test.must('certificate.list', {})).unreadable).toEqual([])
    expect((await test.must('root.list', {})).roots[0]?.crl).toMatchObject({ crlNumber: 2, revokedCount: 1 })
    await test.must('root.unlock', { rootId: 'root-1', passphrase })
    await test.must('certificate.issue', { rootId: 'root-1', fqdns: ['hv3.lab.example'] })
    const { actual, expected } = test.core.verify()
    expect(actual).toBe(expected)
  })
})
