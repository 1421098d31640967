import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import { failureOf, open, temporaryPath } from './temporary.ts'

describe('the audit trail', () => {
  it('chains its entries with SHA-256', () => {
    const workspace = open(':memory:')
    write(workspace, 2)
    const [first, second] = workspace.listAudit()
    expect(first).toMatchObject({
      sequence: 1,
      at: '2026-03-01T08:00:00.000Z',
      kind: 'certificate.issued',
      subject: 'certificate-1',
      details: { number: 1 },
      previousHash: '0'.repeat(64),
    })
    const parts = [first?.previousHash, 1, first?.at, 'certificate.issued', 'certificate-1', '{"number":1}']
    expect(first?.hash).toBe(createHash('sha256').update(JSON.stringify(parts)).digest('hex'))
    expect(second?.previousHash).toBe(first?.hash)
    expect(workspace.listAudit(2)).toEqual([second])
  })

  it.each([
    ['a changed entry', `UPDATE audit SET subject = 'certificate-9' WHERE sequence = 2`, 'checksum: audit 2'],
    ['changed details', `UPDATE audit SET details = '{}' WHERE sequence = 3`, 'checksum: audit 3'],
    ['a changed hash', `UPDATE audit SET hash = previousHash WHERE sequence = 1`, 'checksum: audit 1'],
    ['an entry that was taken out', 'DELETE FROM audit WHERE sequence = 2', 'checksum: audit 2'],
    ['entries cut off at the end', 'DELETE FROM audit WHERE sequence >= 3', 'rowMissing: audit'],
    ['a trail that was emptied', 'DELETE FROM audit', 'rowMissing: audit'],
    ['an entry that was put in front', `UPDATE audit SET sequence = sequence - 1`, 'checksum: audit 1'],
  ])('shows %s', (_name, statement, place) => {
    const path = temporaryPath()
    const before = open(path)
    write(before, 4)
    expect(before.verifyIntegrity().ok).toBe(true)
    before.close()
    const database = new DatabaseSync(path)
    database.exec(statement)
    database.close()
    expect(failureOf(open(path).verifyIntegrity())).toMatchObject({
      code: 'workspace.damaged',
      params: { path, problem: place },
    })
  })
})

function write(workspace: ReturnType<typeof open>, entries: number): void {
  workspace.transaction(() => {
    for (let number = 1; number <= entries; number += 1) {
      workspace.appendAudit({ kind: 'certificate.issued', subject: `certificate-${number}`, details: { number } })
    }
    return ok(undefined)
  })
}
