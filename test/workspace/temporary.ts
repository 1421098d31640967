/** Workspaces in a folder that goes away after each test. */
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect } from 'vitest'
import type { Failure, Reply } from '../../src-main/contract/failure.ts'
import {
  openWorkspace,
  type OpenWorkspaceOptions,
  type SnapshotRow,
  type Workspace,
} from '../../src-main/workspace/index.ts'

const folders: string[] = []
const opened: Workspace[] = []

afterEach(() => {
  for (const workspace of opened.splice(0)) workspace.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A snapshot of the format `test`. */
export function aSnapshot(sequence: number, state: string, hash = `hash ${sequence}`): SnapshotRow {
  return { sequence, format: 'test', instant: sequence * 1000, work: sequence * 10, state, hash }
}

/** Makes a folder that any user may enter. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-test-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

export function temporaryPath(): string {
  return join(temporaryFolder(), 'test.understudy')
}

export function tryOpen(path: string, options: Partial<OpenWorkspaceOptions> = {}): Reply<Workspace> {
  const reply = openWorkspace({
    path,
    mode: 'open-or-create',
    now: () => new Date('2026-03-01T08:00:00Z'),
    applicationVersion: '0.1.0-test',
    ...options,
  })
  if (reply.ok) opened.push(reply.value)
  return reply
}

/** Opens a workspace that must open. */
export function open(path: string, options: Partial<OpenWorkspaceOptions> = {}): Workspace {
  return valueOf(tryOpen(path, options))
}

export function valueOf<Value>(reply: Reply<Value>): Value {
  if (!reply.ok) expect.fail(JSON.stringify(reply.failure))
  return reply.value
}

export function failureOf(reply: Reply<unknown>): Failure {
  if (reply.ok) expect.fail('expected a failure')
  return reply.failure
}

export function fingerprint(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/** Runs work without the rights that root has over every file. */
export function asOrdinaryUser<Value>(work: () => Value): Value {
  if (process.geteuid?.() !== 0 || !process.seteuid) return work()
  process.seteuid(65_534)
  try {
    return work()
  } finally {
    process.seteuid(0)
  }
}
