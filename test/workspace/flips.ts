/**
 * One bit of a workspace file is turned over, anywhere. What follows may be a refusal with a sentence, a row that the
 * complete check names, or nothing at all; never a wrong certificate, a wrong world or an exception.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCore } from '../../src-main/app/core.ts'
import { findNonsense } from '../../src-main/app/certificates/inventory/nonsense.ts'
import { verifyWorkspace } from '../../src-main/app/world/verify.ts'
import { openWorkspace } from '../../src-main/workspace/index.ts'

export type FlipOutcome = 'refused' | 'named' | 'harmless'

const now = () => new Date()

/** What a workspace shows: everything that a wrong bit could have changed without a word. */
export async function readAll(path: string): Promise<{ shown: string; reported: unknown[] } | null> {
  const workspace = openWorkspace({ path, mode: 'open', now, applicationVersion: '0.0.0' })
  if (!workspace.ok) return null
  const reported: unknown[] = []
  const core = await createCore({
    workspace: workspace.value,
    now,
    randomBytes: (count) => new Uint8Array(count),
    seed: 'flips',
    startInstant: 0,
    applicationVersion: '0.0.0',
    reportError: (error) => reported.push(error),
  })
  if (!core.ok) return null
  const shown: unknown[] = []
  for (const name of ['world.hash', 'certificate.list', 'root.list', 'crl.list', 'protection.view', 'audit.list']) {
    const reply = await core.value.call(name, {})
    // A refusal says that something cannot be read, which is no wrong answer.
    shown.push(reply)
  }
  await core.value.close()
  return { shown: JSON.stringify(shown), reported }
}

/**
 * Turns over one bit of a copy and looks at what comes of it.
 * @param content The whole file as it was closed.
 * @param expected What `readAll` shows of it.
 * @param bit Which bit.
 * @param folder A folder of its own.
 * @returns What came of it. Throws if the workspace showed something else and nobody said so, or broke an invariant.
 */
export async function flip(content: Buffer, expected: string, bit: number, folder: string): Promise<FlipOutcome> {
  const path = join(folder, `flip-${bit}.understudy`)
  const changed = Buffer.from(content)
  const at = Math.floor(bit / 8)
  changed[at] = changed[at]! ^ (1 << (bit % 8))
  writeFileSync(path, changed)
  try {
    const named = await isNamed(path)
    const read = await readAll(path)
    if (read === null) return 'refused'
    if (read.reported.length > 0) throw new Error(`bit ${bit}: ${String(read.reported[0])}`)
    if (named) return 'named'
    if (read.shown !== expected) throw new Error(`bit ${bit}: something else was shown, and nothing said so`)
    return 'harmless'
  } finally {
    for (const ending of ['', '-wal', '-journal', '.lock']) rmSync(path + ending, { force: true })
  }
}

/** Whether the complete check refuses the file. */
async function isNamed(path: string): Promise<boolean> {
  const workspace = openWorkspace({ path, mode: 'read-only', now, applicationVersion: '0.0.0' })
  if (!workspace.ok) return true
  const verified = await verifyWorkspace(workspace.value, { findNonsense })
  workspace.value.close()
  return !verified.ok
}

/** A workspace with a world, an authority and a past, closed. */
export async function aFile(path: string): Promise<{ content: Buffer; expected: string }> {
  const workspace = openWorkspace({ path, mode: 'open-or-create', now, applicationVersion: '0.0.0' })
  if (!workspace.ok) throw new Error(workspace.failure.code)
  let drawn = 0
  const core = await createCore({
    workspace: workspace.value,
    now,
    randomBytes: (count) => Uint8Array.from({ length: count }, () => (drawn = (drawn * 31 + 7) % 251)),
    seed: 'flips',
    startInstant: 0,
    applicationVersion: '0.0.0',
  })
  if (!core.ok) throw new Error(core.failure.code)
  const must = async (name: string, input: unknown) => {
    const reply = await core.value.call(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}`)
    return reply.value
  }
  const { hostId } = (await must('host.add', { name: 'HV1', dnsSuffix: 'lab.example' })) as { hostId: string }
  await must('vm.create', { hostId, name: 'web01' })
  const passphrase = 'a passphrase of the test, long enough'
  const { rootId } = (await must('root.create', { name: 'Root', passphrase })) as { rootId: string }
  const fqdns = Array.from({ length: 8 }, (_, index) => `hv${index}.lab.example`)
  const issued = (await must('certificate.issue', { rootId, fqdns })) as { certificateIds: string[] }
  await must('certificate.revoke', { certificateId: issued.certificateIds[0], reason: 'superseded' })
  await must('clock.skip', { seconds: 86_400 })
  await must('protection.set', { idleMinutes: 30 })
  await core.value.close()
  const read = await readAll(path)
  if (read === null) throw new Error('the workspace does not open')
  return { content: readFileSync(path), expected: read.shown }
}
