/** `understudy workspace` as an administrator uses it: the program, on files as they are found. */
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { checkedColumns, checksumOf } from '../../../../src-main/workspace/checksums.ts'
import { aCore, close, temporaryFolder } from '../../../app/a-core.ts'
import { startProgram, understudy } from '../../child.ts'

const workspace = (path: string, ...parameters: readonly string[]) =>
  understudy(dirname(path), 'workspace', ...parameters, '--workspace', path, '--json')

/** A closed workspace with some hosts. */
async function someHosts(count = 3): Promise<{ path: string; folder: string; hash: string }> {
  const test = await aCore({ folder: temporaryFolder() })
  for (let host = 1; host <= count; host += 1) await test.must('host.add', { name: `HV${host}` })
  const hash = await test.hash()
  await close(test)
  return { path: test.path, folder: test.folder, hash }
}

it('copies a workspace into one file that is complete by itself, and overwrites none', async () => {
  const { path, folder, hash } = await someHosts()
  const target = join(folder, 'copy.understudy')
  expect(await workspace(path, 'copy', target)).toMatchObject({ exitCode: 0 })
  expect(readdirSync(folder).sort()).toEqual(['copy.understudy', 'test.understudy'])
  const verified = await workspace(target, 'verify')
  expect([verified.exitCode, JSON.parse(verified.stdout)]).toMatchObject([0, { worldHash: hash }])

  const before = readFileSync(target)
  const again = await workspace(path, 'copy', target)
  expect(again.exitCode).toBe(2)
  expect(readFileSync(target).equals(before)).toBe(true)
})

it('recovers what lies before a damaged row, says how much is lost, and leaves the damaged file as it is', async () => {
  const { path, folder } = await someHosts(5)
  const database = new DatabaseSync(path)
  const last = Number(database.prepare('SELECT max(sequence) AS n FROM journal').get()?.['n'])
  const damaged = Number(
    database.prepare(`SELECT sequence FROM journal WHERE payload LIKE '%HV4%' AND kind = 'input'`).get()?.['sequence'],
  )
  database.prepare(`UPDATE journal SET payload = replace(payload, 'HV4', 'HVX') WHERE sequence = ?`).run(damaged)
  database.close()
  const before = readFileSync(path)
  const verified = await workspace(path, 'verify')
  expect(verified.exitCode).toBe(2)
  expect(verified.stdout).toContain(String(damaged))

  const target = join(folder, 'recovered.understudy')
  const recovered = await workspace(path, 'recover', target)
  expect(recovered.exitCode).toBe(0)
  expect(JSON.parse(recovered.stdout)).toMatchObject({ lastSequence: damaged - 1, lostRows: last - damaged + 1 })
  expect((await workspace(target, 'verify')).exitCode).toBe(0)
  const again = await aCore({ folder, path: target })
  expect((await again.must('host.list', {})).hosts.map(({ name }) => name)).toEqual(['HV1', 'HV2', 'HV3'])
  expect(readFileSync(path).equals(before)).toBe(true)
})

it('opens a file whose log is missing only when the loss was accepted, and notes that', async () => {
  const test = await aCore({ folder: temporaryFolder() })
  await test.must('host.add', { name: 'HV1' })
  for (let second = 0; second < 4; second += 1) {
    test.wall.now += 1_000
    test.workspace.settle()
  }
  // From now on there is something that only the log has.
  await test.must('host.add', { name: 'HV2' })
  const alone = join(temporaryFolder(), 'alone.understudy')
  copyFileSync(test.path, alone)
  await close(test)

  const refused = await workspace(alone, 'verify')
  expect([refused.exitCode, refused.stdout]).toEqual([2, expect.stringContaining('workspace.logMissing')])
  expect(JSON.parse(refused.stdout).next).toContain('workspace accept-loss')
  expect(await workspace(alone, 'accept-loss')).toMatchObject({ exitCode: 0 })
  expect(await workspace(alone, 'verify')).toMatchObject({ exitCode: 0 })
  const opened = await aCore({ folder: temporaryFolder(), path: alone })
  expect((await opened.must('host.list', {})).hosts.map(({ name }) => name)).toEqual(['HV1'])
  const { entries } = await opened.must('audit.list', {})
  expect(entries.map(({ kind }) => kind)).toContain('workspace.lossAccepted')
})

it('says of a file that was copied before anything was saved into it that it is empty, not that it is damaged', async () => {
  const test = await aCore({ folder: temporaryFolder() })
  await test.must('host.add', { name: 'HV1' })
  const alone = join(temporaryFolder(), 'alone.understudy')
  copyFileSync(test.path, alone)
  await close(test)
  expect((await workspace(alone, 'verify')).stdout).toContain('workspace.logMissing')

  const accepted = await understudy(dirname(alone), 'workspace', 'accept-loss', '--workspace', alone)
  expect([accepted.exitCode, accepted.stdout]).toEqual([0, expect.stringContaining('opens again, but is empty')])
  const verified = await workspace(alone, 'verify')
  expect([verified.exitCode, JSON.parse(verified.stdout)]).toEqual([
    0,
    { path: alone, worldHash: null, journalLength: 0 },
  ])
  const said = await understudy(dirname(alone), 'workspace', 'verify', '--workspace', alone, '--language', 'de')
  expect([said.exitCode, said.stdout]).toEqual([0, expect.stringContaining('ist ein leerer Arbeitsbereich')])
  // It is as good as a new one.
  const opened = await aCore({ folder: temporaryFolder(), path: alone })
  expect((await opened.must('host.list', {})).hosts).toEqual([])
  await opened.must('host.add', { name: 'HV2' })
  await close(opened)
  expect(JSON.parse((await workspace(alone, 'verify')).stdout).journalLength).toBeGreaterThan(1)
})

it('lets go of a workspace that it is still opening when it is told to end', async () => {
  const { path, folder } = await someHosts()
  const database = new DatabaseSync(path)
  database.exec('DELETE FROM snapshots; BEGIN')
  const insert = database.prepare(`INSERT INTO journal VALUES (?, 'activity', ?, ?)`)
  const first = Number(database.prepare('SELECT max(sequence) AS n FROM journal').get()?.['n']) + 1
  const payload = JSON.stringify({ type: 'x', at: 0, params: {} })
  for (let sequence = first; sequence < first + 30_000; sequence += 1) {
    const row: Readonly<Record<string, string | number>> = { sequence, kind: 'activity', payload }
    const values = checkedColumns.journal.map((column) => row[column] ?? null)
    insert.run(sequence, payload, checksumOf('journal', values))
  }
  database.exec('COMMIT')
  database.close()

  const { child, ended } = startProgram(['call', 'host.list', '--workspace', path])
  // The lock is the first sign that it is opening.
  while (!existsSync(`${path}.lock`) && child.exitCode === null) await wait(5)
  child.kill('SIGTERM')
  expect((await ended).exitCode).toBe(143)
  expect(readdirSync(folder)).toEqual(['test.understudy'])
  const again = await aCore({ folder })
  expect((await again.must('host.list', {})).hosts).toHaveLength(3)
})

it('takes a backup and puts it in the place of the workspace, and says that there is none', async () => {
  const { path, folder } = await someHosts()
  const refused = await workspace(path, 'restore')
  expect([refused.exitCode, JSON.parse(refused.stdout)]).toMatchObject([
    2,
    { failure: { code: 'workspace.noBackup', params: { path } } },
  ])
  const { backup } = JSON.parse((await workspace(path, 'backup')).stdout) as { backup: string }
  const restored = await workspace(path, 'restore', backup)
  expect([restored.exitCode, JSON.parse(restored.stdout)]).toMatchObject([0, { path, from: backup }])
  expect(readdirSync(folder)).toHaveLength(3)
})
