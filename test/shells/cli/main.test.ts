import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProgram, startProgram, temporaryFolder, understudy } from '../child.ts'

describe('understudy rehearse', () => {
  it('passes, prints the report and gives the same world for the same seed', async () => {
    const folder = temporaryFolder()
    const reports: { passed: boolean; worldHash: string }[] = []
    for (const name of ['first', 'second']) {
      const { exitCode, stdout } = await runProgram([
        'rehearse',
        '--out',
        join(folder, name),
        '--seed',
        'test',
        '--json',
      ])
      expect(exitCode).toBe(0)
      reports.push(JSON.parse(stdout))
    }
    const stored = JSON.parse(readFileSync(join(folder, 'first', 'report.json'), 'utf8')) as { worldHash: string }
    expect(reports.map(({ passed }) => passed)).toEqual([true, true])
    expect(new Set([...reports, stored].map(({ worldHash }) => worldHash)).size).toBe(1)
  }, 60_000)

  it('leaves a workspace that verifies when it is interrupted', async () => {
    const folder = temporaryFolder()
    const workspace = join(folder, 'kept.understudy')
    const { child, ended } = startProgram(['rehearse', '--out', join(folder, 'out'), '--workspace', workspace])
    let progress = ''
    child.stderr?.on('data', (chunk: string) => {
      progress += chunk
      if (progress.includes('3/')) child.kill('SIGINT')
    })
    expect((await ended).exitCode).toBe(130)
    expect((await understudy(folder, 'workspace', 'verify', '--workspace', workspace)).exitCode).toBe(0)
  })

  it('refuses a folder that cannot be written or holds something else, and writes nothing', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const full = join(folder, 'full')
    mkdirSync(full)
    writeFileSync(join(full, 'notes.txt'), 'mine')
    const notAFolder = await understudy(folder, 'rehearse', '--out', file)
    const notEmpty = await understudy(folder, 'rehearse', '--out', full)
    expect([notAFolder.exitCode, notEmpty.exitCode]).toEqual([2, 2])
    expect(notAFolder.stderr).toContain('[file.unwritable]')
    expect(notEmpty.stderr).toContain('[rehearsal.folderNotEmpty]')
  })
})

describe('a seed and a start', () => {
  it('make a new workspace, and are refused to one that began otherwise', async () => {
    const folder = temporaryFolder()
    const workspace = join(folder, 'begun.understudy')
    const view = (...beginning: readonly string[]) =>
      understudy(folder, '--json', 'call', 'clock.view', '--workspace', workspace, ...beginning)
    const made = await view('--seed', 'a', '--start', '2026-03-02T08:00:00Z')
    expect(JSON.parse(made.stdout)).toMatchObject({ value: { now: Date.UTC(2026, 2, 2, 8) } })
    const other = await view('--seed', 'b')
    expect([other.exitCode, JSON.parse(other.stdout).failure]).toMatchObject([2, { params: { seed: 'a' } }])
  })
})

describe('a workspace', () => {
  it('is refused to a command of a second process, which names the first', async () => {
    const folder = temporaryFolder()
    const workspace = join(folder, 'held.understudy')
    const holder = startProgram(['serve', '--no-open', '--port', '0', '--workspace', workspace])
    await holder.firstLine
    const skip = ['call', 'clock.skip', '--input', '{"seconds":2}', '--workspace', workspace]
    const { exitCode, stderr } = await runProgram(skip)
    expect(exitCode).toBe(2)
    expect(stderr).toContain('[workspace.locked]')
    expect(stderr).toContain(String(holder.child.pid))
    holder.child.kill('SIGTERM')
    expect((await holder.ended).exitCode).toBe(143)
    expect((await runProgram(skip)).exitCode).toBe(0)
  }, 60_000)

  it('is refused, and left as it is, when it is something else', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'letter.understudy')
    const text = 'Dear colleague, this is no workspace. '.repeat(50)
    writeFileSync(path, text)
    for (const command of [
      ['call', 'clock.view'],
      ['workspace', 'verify'],
      ['serve', '--no-open'],
    ]) {
      const { exitCode, stderr } = await understudy(folder, ...command, '--workspace', path)
      expect([command, exitCode]).toEqual([command, 2])
      expect(stderr).toContain('[workspace.notAWorkspace]')
    }
    expect(readFileSync(path, 'utf8')).toBe(text)
  }, 60_000)
})
