/**
 * Ten thousand certificates: finding one, opening the workspace, and exporting. Beside each the plainest thing that does the
 * same. The certificates are copies with other names, so that they are made in seconds.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createCore, type Core } from '../../src-main/app/core.ts'
import { createClient, type Client } from '../../src-main/contract/client.ts'
import type { InputOf } from '../../src-main/contract/registry.ts'
import { openWorkspace, type Workspace } from '../../src-main/workspace/index.ts'
import { fillInventory, modelName, nameOfNumber } from '../app/certificates/inventory/large-inventory.ts'
import { valueOf } from '../authority/builders.ts'
import type { BenchResult } from './result.ts'

const certificates = 10_000
const passphrase = 'a passphrase of the bench, long enough'
const searchMillisecondsMax = 30
const openMillisecondsMax = 2000
const blockedMillisecondsMax = 50
const exported = 20

/** `authority.inventory`, `authority.opening`, `authority.blocked` and `authority.exporting`. */
export async function measureAuthorityInventory(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-bench-'))
  const path = join(folder, 'large.understudy')
  try {
    const ids = await prepare(path)
    // Before the workspace is open, because its lock is exclusive.
    const plain = readWithSqlite(path)
    const opening = await measureOpening(path, plain.took)
    const { core, client } = opening
    const { rootId } = valueOf(await client.call('root.list', {})).roots[0] ?? { rootId: '' }
    const results = [
      await measureSearch(client, plain.documents),
      ...opening.results,
      await measureExport(client, rootId, ids, join(folder, 'files')),
    ]
    await core.close()
    return results
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function open(path: string): Promise<{ core: Core; client: Client; workspace: Workspace }> {
  const now = () => new Date()
  const workspace = valueOf(openWorkspace({ path, mode: 'open-or-create', now, applicationVersion: '0.0.0' }))
  const core = valueOf(
    await createCore({ workspace, now, randomBytes, seed: 'bench', startInstant: 0, applicationVersion: '0.0.0' }),
  )
  return { core, client: createClient(core), workspace }
}

async function prepare(path: string): Promise<string[]> {
  const { core, client, workspace } = await open(path)
  const { rootId } = valueOf(await client.call('root.create', { name: 'Bench', passphrase }))
  const issued = valueOf(await client.call('certificate.issue', { rootId, fqdns: [modelName] }))
  const model = { rootId, modelId: issued.certificateIds[0] ?? '', passphrase }
  const ids = await fillInventory(workspace, model, certificates, (number) => ({
    ...(number % 20 === 0 ? { revocation: { wallInstant: Date.now(), reason: 'superseded' } } : {}),
    ...(number % 7 === 0 ? { supersededBy: issued.certificateIds[0] ?? '' } : {}),
  }))
  await core.close()
  return ids
}

/** From the file to the first page of the list, and how long anybody else had to wait meanwhile. */
async function measureOpening(path: string, baseline: number) {
  const begun = performance.now()
  const { core, client } = await open(path)
  let last = performance.now()
  let blocked = 0
  const timer = setInterval(() => {
    blocked = Math.max(blocked, performance.now() - last)
    last = performance.now()
  }, 1)
  last = performance.now()
  valueOf(await client.call('certificate.search', {}))
  blocked = Math.max(blocked, performance.now() - last)
  const value = performance.now() - begun
  clearInterval(timer)
  const results: BenchResult[] = [
    {
      name: 'authority.opening',
      value,
      unit: 'ms',
      budget: openMillisecondsMax,
      baseline: { name: 'SQLite: all rows, JSON parsed', value: baseline },
      ratio: value / baseline,
      ok: value <= openMillisecondsMax,
    },
    {
      name: 'authority.blocked',
      value: blocked,
      unit: 'ms',
      budget: blockedMillisecondsMax,
      baseline: { name: 'the whole opening', value },
      ratio: blocked / value,
      ok: blocked <= blockedMillisecondsMax,
    },
  ]
  return { core, client, results }
}

/** The slowest of many questions, as somebody types and clicks; each is asked often, and its median counts. */
async function measureSearch(client: Client, documents: readonly string[]): Promise<BenchResult> {
  const questions: InputOf<'certificate.search'>[] = [
    ...['h', 'hv', 'hv0', 'hv01', nameOfNumber(1234), 'nothing like it'].map((text) => ({ text })),
    ...(['name', 'notAfter', 'state', 'serial', 'root'] as const).map((sort) => ({ sort, isDescending: true })),
    { states: ['revoked', 'superseded'], text: '9' },
    { text: '04d2', withAllIds: true },
    { fqdn: nameOfNumber(77) },
    { offset: 9900 },
  ]
  const medians: number[] = []
  for (const question of questions) {
    const times: number[] = []
    for (let round = 0; round < 15; round += 1) {
      times.push(await milliseconds(async () => void valueOf(await client.call('certificate.search', question))))
    }
    medians.push(median(times))
  }
  const value = Math.max(...medians)
  const baseline = { name: 'scan of the JSON of every row', value: scanJson(documents) }
  const ok = value <= searchMillisecondsMax
  const budget = searchMillisecondsMax
  return { name: 'authority.inventory', value, unit: 'ms', baseline, ratio: value / baseline.value, budget, ok }
}

/** Files of some certificates of the ten thousand, for one, beside the same in a workspace of its own. */
async function measureExport(
  client: Client,
  rootId: string,
  ids: readonly string[],
  folder: string,
): Promise<BenchResult> {
  valueOf(await client.call('root.unlock', { rootId, passphrase }))
  const some = ids.slice(5000, 5000 + exported)
  const value = await milliseconds(async () => {
    valueOf(await client.call('certificate.exportMany', { certificateIds: some, folder: join(folder, 'many') }))
  })
  const small = await open(join(folder, '..', 'small.understudy'))
  const created = valueOf(await small.client.call('root.create', { name: 'Small', passphrase }))
  const fqdns = Array.from({ length: exported }, (_, index) => `small${index}.lab.example`)
  const issued = valueOf(await small.client.call('certificate.issue', { rootId: created.rootId, fqdns }))
  const baseline = await milliseconds(async () => {
    const chosen = { certificateIds: issued.certificateIds, folder: join(folder, 'small') }
    valueOf(await small.client.call('certificate.exportMany', chosen))
  })
  await small.core.close()
  const ratio = value / baseline
  return {
    name: 'authority.exporting',
    value: value / exported,
    unit: 'ms each',
    ratio,
    budget: 1.5,
    baseline: { name: 'the same where there is nothing else', value: baseline / exported },
    ok: ratio <= 1.5,
  }
}

function readWithSqlite(path: string): { documents: string[]; took: number } {
  const begun = performance.now()
  const database = new DatabaseSync(path, { readOnly: true })
  const documents = database
    .prepare('SELECT document FROM certificates')
    .all()
    .map((row) => String(row.document))
  for (const text of documents) JSON.parse(text)
  database.close()
  return { documents, took: performance.now() - begun }
}

/** How it would be found without an index: every row parsed, its certificate decoded, and the octets looked through. */
function scanJson(documents: readonly string[]): number {
  const begun = performance.now()
  const found = documents.filter((text) => {
    const { der } = JSON.parse(text) as { der: string }
    return Buffer.from(der, 'base64').includes('hv01')
  })
  if (found.length === 0) throw new Error('nothing was found')
  return performance.now() - begun
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
}

async function milliseconds(task: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await task()
  return performance.now() - begun
}
