import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../child.ts'

const script = join(import.meta.dirname, '..', '..', '..', 'src-main', 'shells', 'cli', 'main.ts')

/** Runs the real program to its end. */
function understudy(...parameters: readonly string[]) {
  const environment = { ...process.env, LC_ALL: 'C' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...parameters], {
    encoding: 'utf8',
    env: environment,
  })
  return { exitCode: status, stdout, stderr }
}

describe('understudy rehearse', () => {
  it('passes, prints the report and gives the same world for the same seed', () => {
    const folder = temporaryFolder()
    const reports = ['first', 'second'].map((name) => {
      const { exitCode, stdout } = understudy('rehearse', '--out', join(folder, name), '--seed', 'test', '--json')
      expect(exitCode).toBe(0)
      return JSON.parse(stdout) as { passed: boolean; worldHash: string }
    })
    const stored = JSON.parse(readFileSync(join(folder, 'first', 'report.json'), 'utf8')) as { worldHash: string }
    expect(reports.map(({ passed }) => passed)).toEqual([true, true])
    expect(new Set([...reports, stored].map(({ worldHash }) => worldHash)).size).toBe(1)
  })

  it('leaves a workspace that verifies when it is interrupted', async () => {
    const folder = temporaryFolder()
    const workspace = join(folder, 'kept.understudy')
    const child = spawn(process.execPath, [script, 'rehearse', '--out', join(folder, 'out'), '--workspace', workspace])
    onTestFinished(() => void child.kill('SIGKILL'))
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    let progress = ''
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      progress += chunk
      if (progress.includes('3/')) child.kill('SIGINT')
    })
    expect(await ended).toBe(130)
    expect(understudy('workspace', 'verify', '--workspace', workspace).exitCode).toBe(0)
  })

  it('refuses a folder that cannot be written or holds something else, and writes nothing', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const full = join(folder, 'full')
    mkdirSync(full)
    writeFileSync(join(full, 'notes.txt'), 'mine')
    const notAFolder = understudy('rehearse', '--out', file)
    const notEmpty = understudy('rehearse', '--out', full)
    expect([notAFolder.exitCode, notEmpty.exitCode]).toEqual([2, 2])
    expect(notAFolder.stderr).toContain('[file.unwritable]')
    expect(notEmpty.stderr).toContain('[rehearsal.folderNotEmpty]')
  })
})

describe('a seed and a start', () => {
  it('make a new workspace, and are refused to one that began otherwise', () => {
    const workspace = join(temporaryFolder(), 'begun.understudy')
    const view = (...beginning: readonly string[]) =>
      understudy('--json', 'call', 'clock.view', '--workspace', workspace, ...beginning)
    const made = view('--seed', 'a', '--start', '2026-03-02T08:00:00Z')
    expect(JSON.parse(made.stdout)).toMatchObject({ value: { now: Date.UTC(2026, 2, 2, 8) } })
    const other = view('--seed', 'b')
    expect([other.exitCode, JSON.parse(other.stdout).failure]).toMatchObject([2, { params: { seed: 'a' } }])
  })
})

describe('a workspace', () => {
  it('is refused to a second process, which names the first', async () => {
    const workspace = join(temporaryFolder(), 'held.understudy')
    const holder = spawn(process.execPath, [script, 'serve', '--no-open', '--port', '0', '--workspace', workspace])
    onTestFinished(() => void holder.kill('SIGKILL'))
    const ended = new Promise<number | null>((resolve) => holder.once('exit', resolve))
    await new Promise((resolve) => holder.stdout.once('data', resolve))
    const { exitCode, stderr } = understudy('call', 'clock.view', '--workspace', workspace)
    expect(exitCode).toBe(2)
    expect(stderr).toContain('[workspace.locked]')
    expect(stderr).toContain(String(holder.pid))
    holder.kill('SIGTERM')
    expect(await ended).toBe(143)
    expect(understudy('call', 'clock.view', '--workspace', workspace).exitCode).toBe(0)
  })

  it('is refused, and left as it is, when it is something else', () => {
    const path = join(temporaryFolder(), 'letter.understudy')
    const text = 'Dear colleague, this is no workspace. '.repeat(50)
    writeFileSync(path, text)
    for (const command of [
      ['call', 'clock.view'],
      ['workspace', 'verify'],
      ['serve', '--no-open'],
    ]) {
      const { exitCode, stderr } = understudy(...command, '--workspace', path)
      expect([command, exitCode]).toEqual([command, 2])
      expect(stderr).toContain('[workspace.notAWorkspace]')
    }
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})
