/** Rows that do not say what they meant get it by a replay, as it was written when they happened. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { meaningVersion } from '../../../src-main/app/world/meaning.ts'
import { verifyWorkspace } from '../../../src-main/app/world/verify.ts'
import { openWorkspace } from '../../../src-main/workspace/index.ts'
import { aCore, close, failureOf, temporaryFolder, valueOf, type TestCore } from '../a-core.ts'

function change(test: TestCore, sql: string): void {
  const database = new DatabaseSync(test.path)
  database.exec(sql)
  database.close()
}

function meaningsIn(path: string): unknown[] {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    return database.prepare('SELECT * FROM meanings ORDER BY sequence').all()
  } finally {
    database.close()
  }
}

/** A closed workspace in which much of what was named is gone, with a branch that was left. */
async function aPast(): Promise<TestCore> {
  const test = await aCore()
  const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
  const { vmId } = await test.must('vm.create', { hostId, name: 'web01' })
  const { diskId } = await test.must('disk.add', { vmId, sizeBytes: 1024 ** 3, name: 'data' })
  const { vmId: otherId } = await test.must('vm.create', { hostId, name: 'db01' })
  const { checkpointId } = await test.must('checkpoint.create', { vmId: otherId })
  await test.must('checkpoint.remove', { vmId: otherId, checkpointId })
  await test.must('clock.skip', { seconds: 3_600 })
  const { activities } = await test.must('activity.list', { limit: 1 })
  await test.must('vm.setProcessor', { vmId, processorCount: 4 })
  await test.must('clock.rewind', { beforeActivity: activities[0]?.sequence ?? 0 })
  await test.must('disk.resize', { vmId, diskId, sizeBytes: 2 * 1024 ** 3 })
  await test.must('disk.remove', { vmId, diskId })
  await test.must('vm.remove', { vmId })
  await close(test)
  return test
}

describe('the meaning of a command', () => {
  it('is written with its row and again by a replay, in every branch', async () => {
    const test = await aPast()
    const written = meaningsIn(test.path)
    expect(written.length).toBeGreaterThan(8)
    change(test, 'DELETE FROM meanings')
    await close(await aCore({ folder: test.folder }))
    expect(meaningsIn(test.path)).toEqual(written)
  })

  it('is written again where it is of an older version, and only there', async () => {
    const test = await aPast()
    const written = meaningsIn(test.path)
    change(test, `UPDATE meanings SET version = ${meaningVersion - 1}, document = '{}' WHERE sequence % 2 = 0`)
    await close(await aCore({ folder: test.folder }))
    expect(meaningsIn(test.path)).toEqual(written)
  })

  it('does not keep a world from being opened that its snapshot holds, where its row no longer replays', async () => {
    const test = await aPast()
    const before = await aCore({ folder: test.folder })
    const hash = await before.hash()
    await close(before)
    change(test, `DELETE FROM meanings; UPDATE journal SET payload = '{}', checksum = '' WHERE sequence = 3`)
    const again = await aCore({ folder: test.folder })
    expect(await again.hash()).toBe(hash)
  })

  it('leaves nothing behind where the command was refused', async () => {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
    await test.refusal('switch.remove', { hostId, name: 'nowhere' })
    await close(test)
    expect(meaningsIn(test.path)).toHaveLength(1)
  })
})

describe('a meaning', () => {
  it('that was changed is found by verify, and one of no row as well', async () => {
    const test = await aPast()
    const check = async () => {
      const now = () => new Date()
      const options = { path: test.path, mode: 'read-only' as const, now, applicationVersion: '0.1.0-test' }
      const workspace = valueOf(openWorkspace(options))
      const verified = await verifyWorkspace(workspace)
      workspace.close()
      return verified
    }
    valueOf(await check())
    change(test, `UPDATE meanings SET document = replace(document, 'web01', 'web02') WHERE sequence = 4`)
    expect(failureOf(await check()).params['problem']).toBe('checksum: meanings 4')
    change(test, 'PRAGMA foreign_keys = OFF; UPDATE meanings SET sequence = 4000 WHERE sequence = 4')
    expect(failureOf(await check()).params['problem']).toContain('meanings 4000')
  })

  it('is copied with the workspace, and written again in a recovered one', async () => {
    const test = await aPast()
    const written = meaningsIn(test.path)
    const folder = temporaryFolder()
    cpSync(test.path, join(folder, 'test.understudy'))
    change(test, `UPDATE meanings SET document = '{}' WHERE sequence = 4`)
    const again = await aCore({ folder })
    const copy = join(folder, 'copy.understudy')
    valueOf(again.workspace.copyTo(copy))
    expect(meaningsIn(copy)).toEqual(written)
    await close(again)
    const damaged = valueOf(
      openWorkspace({ path: test.path, mode: 'open', now: () => new Date(), applicationVersion: '0.1.0-test' }),
    )
    const recovered = join(temporaryFolder(), 'test.understudy')
    valueOf(damaged.recoverTo(recovered))
    damaged.close()
    expect(meaningsIn(recovered)).toHaveLength(written.length - 1)
    await close(await aCore({ path: recovered }))
    expect(meaningsIn(recovered)).toEqual(written)
  })
})
