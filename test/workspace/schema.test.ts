import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import {
  applicationId,
  migrate,
  migrationSteps,
  readApplicationId,
  readVersion,
} from '../../src-main/workspace/schema.ts'
import { open, temporaryPath, valueOf } from './temporary.ts'

const firstVersion = readFileSync(new URL('fixtures/version-1.sql', import.meta.url), 'utf8')

describe('a workspace of the first version', () => {
  it('opens with everything in it, and goes on', () => {
    const path = temporaryPath()
    const database = new DatabaseSync(path)
    database.exec(firstVersion)
    database.close()
    const workspace = open(path, { mode: 'open' })
    expect(valueOf(workspace.verifyIntegrity())).toEqual({ journalRows: 2, snapshots: 1, auditEntries: 1 })
    expect([...workspace.readJournal(1)].map((row) => row.kind)).toEqual(['world.created', 'input'])
    // Nobody can read its format any more; it is there to be discarded.
    expect(workspace.listSnapshots()).toEqual([{ sequence: 1, format: '', instant: 0, work: 0 }])
    expect(workspace.listRoots()).toMatchObject([{ id: 'root-1', sealedKey: 'sealed root' }])
    expect(workspace.listCertificates('root-1')).toMatchObject([{ id: 'certificate-1', sealedKey: 'sealed host' }])
    expect(workspace.latestCrl('root-1')).toMatchObject({ crlNumber: 7 })
    expect(workspace.listExports()).toMatchObject([{ kind: 'cer' }])
    expect(workspace.findSetting('language')).toBe('cs')
    expect(valueOf(workspace.reserve('serial'))).toBe(13)
    workspace.close()
    expect(versionOf(path)).toBe(migrationSteps.length)
  })
})

describe('the steps to the current version', () => {
  it('are taken one after the other from wherever a file stands, and only once', () => {
    const taken: number[] = []
    const steps = [1, 2, 3].map((step) => (database: DatabaseSync) => {
      taken.push(step)
      database.exec(`CREATE TABLE table${step} (a)`)
    })
    const database = new DatabaseSync(':memory:')
    migrate(database, steps.slice(0, 1))
    expect([readVersion(database), readApplicationId(database)]).toEqual([1, applicationId])
    migrate(database, steps)
    migrate(database, steps)
    expect([taken, readVersion(database)]).toEqual([[1, 2, 3], 3])
  })

  it('leave a file as it was when one of them fails', () => {
    const database = new DatabaseSync(':memory:')
    migrate(database)
    const before = tables(database)
    const steps = [
      ...migrationSteps,
      (target: DatabaseSync) => target.exec('CREATE TABLE half (a)'),
      (target: DatabaseSync) => target.exec('CREATE TABLE half (a)'),
    ]
    expect(() => migrate(database, steps)).toThrow('already exists')
    expect([tables(database), readVersion(database)]).toEqual([before, migrationSteps.length])
  })
})

function tables(database: DatabaseSync): unknown[] {
  return database.prepare('SELECT name FROM sqlite_schema ORDER BY name').all()
}

function versionOf(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    return readVersion(database)
  } finally {
    database.close()
  }
}
