/** One row that is no longer what was written takes nothing else down, and is named. */
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import { checkedTables, checksumOf } from '../../src-main/workspace/checksums.ts'
import { failureOf, open, temporaryPath, valueOf } from './temporary.ts'

/** A closed workspace with two rows of everything. */
function filled(): string {
  const path = temporaryPath()
  const workspace = open(path)
  for (const name of ['a', 'b']) {
    valueOf(workspace.reserve(`counter ${name}`, 5))
    workspace.transaction(() => {
      workspace.appendJournal('input', { name })
      workspace.saveRoot({ id: `root-${name}`, document: { name }, sealedKey: null })
      workspace.saveCertificate({
        id: `certificate-${name}`,
        rootId: 'root-a',
        document: { name },
        sealedKey: 'sealed',
      })
      workspace.addCrl({ id: `crl-${name}`, rootId: `root-${name}`, crlNumber: 1, document: { name } })
      workspace.addExport({ certificateId: 'certificate-a', kind: 'cer', path: `/${name}`, thumbprint: name, at: name })
      workspace.saveSetting(name, { name })
      return ok(undefined)
    })
  }
  workspace.close()
  return path
}

function change(path: string, statement: string): void {
  const database = new DatabaseSync(path)
  database.exec(statement)
  database.close()
}

const changes: readonly (readonly [string, string])[] = [
  ['journal 2', `UPDATE journal SET payload = replace(payload, 'b', 'c') WHERE sequence = 2`],
  ['roots root-b', `UPDATE roots SET document = replace(document, 'b', 'c') WHERE id = 'root-b'`],
  ['roots root-b', `UPDATE roots SET sealedKey = 'other' WHERE id = 'root-b'`],
  ['certificates certificate-b', `UPDATE certificates SET document = '{"name":"c"}' WHERE id = 'certificate-b'`],
  ['certificates certificate-b', `UPDATE certificates SET rootId = 'root-b' WHERE id = 'certificate-b'`],
  ['crls crl-b', `UPDATE crls SET document = '{' WHERE id = 'crl-b'`],
  ['crls crl-b', `UPDATE crls SET crlNumber = 2 WHERE id = 'crl-b'`],
  ['exports 2', `UPDATE exports SET path = '/c' WHERE sequence = 2`],
  ['counters counter b', `UPDATE counters SET lastReserved = 4 WHERE name = 'counter b'`],
  ['settings b', `UPDATE settings SET value = '1' WHERE key = 'b'`],
  ['settings b', `UPDATE settings SET checksum = '' WHERE key = 'b'`],
]

describe('a row that is no longer what was written', () => {
  it.each(changes)('is named by the complete check: %s', (name, statement) => {
    const path = filled()
    change(path, statement)
    expect(failureOf(open(path, { mode: 'read-only' }).verifyIntegrity())).toEqual({
      code: 'workspace.damaged',
      params: { path, problem: `checksum: ${name}` },
    })
  })

  it('leaves every other row as it was', () => {
    const path = filled()
    for (const [, statement] of changes) change(path, statement)
    const workspace = open(path)
    expect(workspace.listRoots().map(({ id }) => id)).toEqual(['root-a'])
    expect(workspace.listCertificates().map(({ id }) => id)).toEqual(['certificate-a'])
    expect(workspace.pageOfCertificates(0, 10)).toMatchObject([
      { id: 'certificate-a', isReadable: true, document: { name: 'a' } },
      { id: 'certificate-b', isReadable: false, document: null },
    ])
    expect(workspace.listCrls().map(({ id }) => id)).toEqual(['crl-a'])
    expect(workspace.listExports().map((row) => row.path)).toEqual(['/a'])
    expect(workspace.listSettings()).toEqual({ a: { name: 'a' } })
    expect(workspace.findSetting('b')).toBeUndefined()
    expect(valueOf(workspace.reserve('counter a'))).toBe(6)
    expect(workspace.unreadableRows()).toEqual([
      { table: 'roots', id: 'root-b' },
      { table: 'crls', id: 'crl-b' },
    ])
    expect([...workspace.readJournal(1, 1)]).toMatchObject([{ payload: { name: 'a' } }])
  })

  it('is refused with its name to whoever asks for it alone', () => {
    const path = filled()
    for (const [, statement] of changes) change(path, statement)
    const workspace = open(path)
    const asked: readonly (readonly [string, () => unknown])[] = [
      ['roots root-b', () => workspace.findRoot('root-b')],
      ['certificates certificate-b', () => workspace.findCertificate('certificate-b')],
      ['crls crl-b', () => workspace.findCrl('crl-b')],
      ['crls crl-b', () => workspace.latestCrl('root-b')],
      ['counters counter b', () => workspace.lastReserved('counter b')],
    ]
    for (const [name, ask] of asked) {
      expect(failureOf(workspace.read(ask)).params.problem).toBe(`checksum: ${name}`)
    }
    // A number that is not known to be the last one is not given.
    expect(failureOf(workspace.reserve('counter b')).code).toBe('workspace.damaged')
  })

  it('is whole again when it is written again', () => {
    const path = filled()
    change(path, changes[9]![1])
    const workspace = open(path)
    workspace.transaction(() => ok(workspace.saveSetting('b', 2)))
    expect(workspace.findSetting('b')).toBe(2)
    expect(workspace.verifyIntegrity().ok).toBe(true)
  })
})

describe('a checksum', () => {
  it('is another for other values, another place of the same text, and another table', () => {
    const values = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.constantFrom(...checkedTables),
        values,
        fc.constantFrom(...checkedTables),
        values,
        (one, left, other, right) => {
          const isSame = one === other && JSON.stringify(left) === JSON.stringify(right)
          expect(checksumOf(one, left) === checksumOf(other, right)).toBe(isSame)
        },
      ),
    )
  })

  it('is added to every row of a workspace of the second version, which opens with everything in it', () => {
    const path = temporaryPath()
    const database = new DatabaseSync(path)
    database.exec(readFileSync(new URL('fixtures/version-2.sql', import.meta.url), 'utf8'))
    database.close()
    const workspace = open(path, { mode: 'open' })
    expect(valueOf(workspace.verifyIntegrity())).toEqual({ journalRows: 11, snapshots: 1, auditEntries: 6 })
    expect(workspace.listRoots()).toMatchObject([{ id: 'root-1', document: { name: 'Old Root' } }])
    expect(workspace.listCertificates('root-1')).toHaveLength(2)
    expect(workspace.latestCrl('root-1')).toMatchObject({ crlNumber: 2 })
    expect(valueOf(workspace.reserve('crl root-1'))).toBe(3)
    expect([...workspace.readJournal(1)]).toHaveLength(11)
  })
})
