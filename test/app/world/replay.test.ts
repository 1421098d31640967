import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { fitChecksums } from '../../workspace/fit-checksums.ts'
import { createCore, type CoreDependencies } from '../../../src-main/app/core.ts'
import { verifyWorkspace } from '../../../src-main/app/world/verify.ts'
import { openWorkspace } from '../../../src-main/workspace/index.ts'
import { readdirSync } from 'node:fs'
import { aCore, close, failureOf, valueOf, type TestCore } from '../a-core.ts'
import { threadMilliseconds } from '../../thread-time.ts'

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
  fitChecksums(database, ['journal'])
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

async function verify(test: TestCore) {
  const now = () => new Date()
  const workspace = valueOf(
    openWorkspace({ path: test.path, mode: 'read-only', now, applicationVersion: '0.1.0-test' }),
  )
  try {
    return await verifyWorkspace(workspace)
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
    valueOf(await verify(test))
    replaceInOldest(test, '"trustedHosts":["a"]', '"trustedHosts":["b"]')
    expect(failureOf(await verify(test)).code).toBe('workspace.hashDiffers')
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
    expect(valueOf(await verify(test)).worldHash).toBe(hash)
  })
})

describe('a journal that would move time further than any session did', () => {
  const latest = Date.UTC(9999, 11, 31)
  it.each([
    ['beyond every calendar', 9_007_199_254_740_991],
    ['beyond the year 9999', latest + 10 * 86_400_000],
    ['by thousands of years', latest],
    ['by more than a hundred years', Date.UTC(2130, 0, 1)],
    ['to no number at all', '"soon"'],
    ['to before 1970', -1],
  ])('%s is refused at once, and stays as it is', async (_name, toInstant) => {
    const { test } = await aWorld()
    change(test, `UPDATE journal SET payload = '{"toInstant":${toInstant}}' WHERE kind = 'advance'`)
    change(test, 'DELETE FROM snapshots')
    const before = threadMilliseconds()
    expect(failureOf(await verify(test))).toMatchObject({ code: 'workspace.damaged', params: { path: test.path } })
    expect(failureOf(await openAgain(test)).code).toBe('workspace.damaged')
    expect(threadMilliseconds() - before).toBeLessThan(5_000)
    expect(readdirSync(test.folder)).toEqual(['test.understudy'])
  })
})

describe('opening a workspace', () => {
  it('can be ended, lets go of the file, and says how far it has come', async () => {
    const { test } = await aWorld()
    const database = new DatabaseSync(test.path)
    database.exec('DELETE FROM snapshots; BEGIN')
    const insert = database.prepare(`INSERT INTO journal VALUES (?, 'activity', ?, '')`)
    const first = Number(database.prepare('SELECT max(sequence) AS n FROM journal').get()?.n) + 1
    for (let row = 0; row < 2_000; row += 1) insert.run(first + row, JSON.stringify({ type: 'x', at: 0, params: {} }))
    fitChecksums(database, ['journal'])
    database.exec('COMMIT')
    database.close()
    const controller = new AbortController()
    const heard: number[] = []
    const opened = await openAgain(test, {
      signal: controller.signal,
      progress(done, total) {
        heard.push(done)
        expect(total).toBe(first + 1_999)
        if (heard.length === 3) controller.abort()
      },
    })
    expect(failureOf(opened)).toEqual({ code: 'core.cancelled', params: { task: 'workspace.open' } })
    expect(heard).toHaveLength(3)
    expect(heard).toEqual([...heard].sort((one, other) => one - other))
    expect(readdirSync(test.folder)).toEqual(['test.understudy'])
    const again = await aCore({ folder: test.folder })
    expect(await again.hash()).toBe(again.core.verify().expected)
  })
})

function openAgain(test: TestCore, opening?: CoreDependencies['opening']) {
  const now = () => new Date(test.wall.now)
  const workspace = valueOf(openWorkspace({ path: test.path, mode: 'open', now, applicationVersion: '0.1.0-test' }))
  return createCore({
    workspace,
    now,
    randomBytes: (count) => new Uint8Array(count),
    seed: 'test',
    startInstant: 0,
    applicationVersion: '0.1.0-test',
    ...(opening ? { opening } : {}),
  })
}
