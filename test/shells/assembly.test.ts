import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createClient } from '../../src-main/contract/client.ts'
import { createAssembly, type Beginning } from '../../src-main/shells/assembly.ts'
import { temporaryFolder } from './child.ts'

const assembly = createAssembly('0.1.0-test', (error) => expect.fail(String(error)))
const start = Date.UTC(2026, 2, 2, 8)

/** The hash of a world in a new file, after a machine has run in it for an hour. */
async function hashOf(beginning: Beginning): Promise<string> {
  const opened = await assembly.openCore({ workspacePath: join(temporaryFolder(), 'new.understudy'), beginning })
  if (!opened.ok) expect.fail(opened.failure.code)
  const client = createClient(opened.value)
  await client.call('host.add', { name: 'HYPERVISOR-01' })
  await client.call('vm.create', { hostId: 'host-1', name: 'web01' })
  await client.call('vm.start', { vmId: 'vm-1' })
  await client.call('clock.skip', { seconds: 3_600 })
  const hash = await client.call('world.hash', {})
  await opened.value.close()
  return hash.ok ? hash.value.worldHash : hash.failure.code
}

describe('two new workspaces', () => {
  it('are the same where they began alike and were told the same', async () => {
    const first = await hashOf({ seed: 'a', startInstant: start })
    expect(await hashOf({ seed: 'a', startInstant: start })).toBe(first)
    expect(await hashOf({ seed: 'b', startInstant: start })).not.toBe(first)
    expect(await hashOf({ seed: 'a', startInstant: start + 1_000 })).not.toBe(first)
  })
})

describe('a workspace that exists', () => {
  it('is opened by who names how it began, or nothing, and refused to who names something else', async () => {
    const workspacePath = join(temporaryFolder(), 'begun.understudy')
    const open = async (beginning: Beginning) => {
      const opened = await assembly.openCore({ workspacePath, beginning })
      if (opened.ok) await opened.value.close()
      return opened.ok ? 'opened' : opened.failure.code
    }
    expect(await open({ seed: 'a', startInstant: start })).toBe('opened')
    expect(await open({ seed: 'b' })).toBe('world.begunOtherwise')
    expect(await open({ startInstant: start + 1 })).toBe('world.begunOtherwise')
    expect([await open({ seed: 'a' }), await open({})]).toEqual(['opened', 'opened'])
  })
})

describe('backups', () => {
  /** Opens as a shell does in which somebody works, does something, and closes. */
  async function work(workspacePath: string, isBackedUp = true): Promise<string> {
    const opened = await assembly.openCore({ workspacePath, isBackedUp, beginning: { seed: 'a', startInstant: start } })
    if (!opened.ok) expect.fail(opened.failure.code)
    const client = createClient(opened.value)
    await client.call('host.add', { name: `HV-${Math.round(performance.now() * 1000)}` })
    const hash = await client.call('world.hash', {})
    await opened.value.close()
    return hash.ok ? hash.value.worldHash : hash.failure.code
  }

  it('are taken of what has changed when it is opened to work in it, and the newest five are kept', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'kept.understudy')
    await work(path)
    // It was made a moment ago: there was nothing to lose.
    expect(await assembly.listBackups(path)).toEqual([])
    await work(path, false)
    expect(await assembly.listBackups(path)).toEqual([])
    for (let count = 1; count <= 6; count += 1) await work(path)
    const backups = await assembly.listBackups(path)
    expect(backups).toHaveLength(5)
    expect(readdirSync(`${path}-backups`).sort().reverse()).toEqual(backups.map((backup) => basename(backup.path)))
    expect(await assembly.verifyWorkspace(backups[4]!.path)).toMatchObject({ ok: true })
    // What nobody has changed since is backed up already.
    const unchanged = await assembly.openCore({ workspacePath: backups[0]!.path })
    if (unchanged.ok) await unchanged.value.close()
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('take the place of a damaged workspace, which is kept', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'damaged.understudy')
    const hash = await work(path)
    expect(await assembly.backUpWorkspace(path)).toMatchObject({ ok: true })
    const damaged = readFileSync(path)
    damaged.fill(0xff, 4096, 8192)
    writeFileSync(path, damaged)
    expect(await assembly.verifyWorkspace(path)).toMatchObject({ ok: false })
    const restored = await assembly.restoreWorkspace(path, null)
    if (!restored.ok) expect.fail(restored.failure.code)
    expect(readFileSync(restored.value.keptAs ?? '').equals(damaged)).toBe(true)
    expect(await assembly.verifyWorkspace(path)).toMatchObject({ ok: true, value: { worldHash: hash } })
  })

  it('are not restored where they are damaged, or over what is open', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'good.understudy')
    const hash = await work(path)
    const broken = join(folder, 'broken.understudy')
    writeFileSync(broken, readFileSync(path).subarray(0, 5000))
    expect(await assembly.restoreWorkspace(path, broken)).toMatchObject({ failure: { code: 'workspace.damaged' } })
    await assembly.backUpWorkspace(path)
    const opened = await assembly.openCore({ workspacePath: path })
    expect(await assembly.restoreWorkspace(path, null)).toMatchObject({ failure: { code: 'workspace.locked' } })
    if (opened.ok) await opened.value.close()
    expect(await assembly.verifyWorkspace(path)).toMatchObject({ ok: true, value: { worldHash: hash } })
    expect(readdirSync(folder).sort()).toEqual(['broken.understudy', 'good.understudy', 'good.understudy-backups'])
  })
})

describe('a workspace that somebody has open', () => {
  it('is read by whoever asks only, as it is at this moment, and changed by nobody else', async () => {
    const folder = temporaryFolder()
    const workspacePath = join(folder, 'open.understudy')
    const holder = spawnHolder(workspacePath)
    await holder.ready
    const locked = { ok: false, failure: { code: 'workspace.locked' } }
    expect(await assembly.openCore({ workspacePath })).toMatchObject(locked)
    const reading = await assembly.openCore({ workspacePath, onlyReads: true })
    if (!reading.ok) expect.fail(reading.failure.code)
    expect(JSON.stringify(await reading.value.call('world.view', {}))).toContain('HELD-01')
    expect(await reading.value.call('host.add', { name: 'HELD-02' })).toMatchObject(locked)
    await reading.value.close()
    expect(holder.child.exitCode).toBeNull()
    expect(await holder.end()).toBe(0)
    expect(await assembly.verifyWorkspace(workspacePath)).toMatchObject({ ok: true })
  })
})

/** Another process with the workspace open, and a host in it that only the log knows. */
function spawnHolder(workspacePath: string) {
  const source = `
    const { createAssembly } = await import(${JSON.stringify(join(import.meta.dirname, '../../src-main/shells/assembly.ts'))})
    const core = await createAssembly('0.1.0-test', console.error).openCore({ workspacePath: ${JSON.stringify(workspacePath)} })
    await core.value.call('host.add', { name: 'HELD-01' })
    console.log('ready')
    process.stdin.once('end', () => void core.value.close().then(() => process.exit(0))).resume()`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ready = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    child,
    ready,
    end() {
      child.stdin.end()
      return ended
    },
  }
}
