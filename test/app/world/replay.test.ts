import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { verifyWorkspace } from '../../../src-main/app/world/verify.ts'
import { openWorkspace } from '../../../src-main/workspace/index.ts'
import { aCore, close, failureOf, valueOf, type TestCore } from '../a-core.ts'

/** A closed workspace with a machine that was made a while ago, and the hash of its world. */
async function aWorld(): Promise<{ test: TestCore; hash: string }> {
  const test = await aCore()
  const { hostId } = await test.must('host.add', { name: 'HV1', dnsSuffix: 'lab.example' })
  await test.must('vm.create', { hostId, name: 'web01' })
  await test.must('clock.skip', { seconds: 90_000 })
  await test.must('host.setTrustedHosts', { hostId, trustedHosts: ['a'] })
  const hash = await test.hash()
  await close(test)
  return { test, hash }
}

function change(test: TestCore, sql: string): void {
  const database = new DatabaseSync(test.path)
  expect(Number(database.prepare(sql).run().changes)).toBeGreaterThan(0)
  database.close()
}

/** Changes the oldest snapshot as an earlier version would have written it. */
function replaceInOldest(test: TestCore, from: string, to: string): void {
  const database = new DatabaseSync(test.path)
  const row = database.prepare('SELECT sequence, state FROM snapshots ORDER BY sequence LIMIT 1').get()!
  const state = String(row.state).replace(from, to)
  expect(state).not.toBe(row.state)
  const hash = createHash('sha256').update(state).digest('hex')
  database.prepare('UPDATE snapshots SET state = ?, hash = ? WHERE sequence = ?').run(state, hash, Number(row.sequence))
  database.close()
}

function verify(test: TestCore) {
  const now = () => new Date()
  const workspace = valueOf(
    openWorkspace({ path: test.path, mode: 'read-only', now, applicationVersion: '0.1.0-test' }),
  )
  try {
    return verifyWorkspace(workspace)
  } finally {
    workspace.close()
  }
}

describe('a snapshot', () => {
  it('of another format is not read: the journal is replayed, and the next one takes its place', async () => {
    const { test, hash } = await aWorld()
    change(test, `UPDATE snapshots SET format = '1.1', state = '{"world":{"hosts":"of another shape"}}'`)
    const again = await aCore({ folder: test.folder })
    expect(await again.hash()).toBe(hash)
    await close(again)
    const last = await aCore({ folder: test.folder })
    expect(last.workspace.listSnapshots().map(({ format }) => format)).not.toContain('1.1')
    expect(await last.hash()).toBe(hash)
  })

  it('that is not what its rows lead to is found by verify, also among the older ones', async () => {
    const { test } = await aWorld()
    const again = await aCore({ folder: test.folder })
    await again.must('clock.skip', { seconds: 60 })
    await close(again)
    valueOf(verify(test))
    replaceInOldest(test, '"trustedHosts":["a"]', '"trustedHosts":["b"]')
    expect(failureOf(verify(test)).code).toBe('workspace.hashDiffers')
  })
})

describe('a snapshot whose text was changed', () => {
  it('is not read either', async () => {
    const { test, hash } = await aWorld()
    change(test, `UPDATE snapshots SET state = replace(state, 'web01', 'web02')`)
    const again = await aCore({ folder: test.folder })
    expect(await again.hash()).toBe(hash)
  })
})

describe('an input that an earlier version wrote', () => {
  it('gets the defaults of the members that it lacks', async () => {
    const { test, hash } = await aWorld()
    change(
      test,
      `UPDATE journal SET payload = json_remove(payload, '$.input.registerDns', '$.input.guestFiles')
      WHERE payload LIKE '%vm.create%'`,
    )
    change(test, `DELETE FROM snapshots`)
    const again = await aCore({ folder: test.folder })
    expect(await again.hash()).toBe(hash)
    await close(again)
    expect(valueOf(verify(test)).worldHash).toBe(hash)
  })
})
