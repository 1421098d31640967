/** Kills a process that works with a root again and again, and looks at what is left each time. */
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openWorkspace } from '../../src-main/workspace/index.ts'
import { purposes } from '../../src-main/app/certificates/keys/opening.ts'
import {
  certificateDocument,
  certificateIn,
  crlDocument,
  rootDocument,
} from '../../src-main/app/certificates/inventory/documents.ts'
import { privateKeyFromDer } from '../../src-main/authority/certificates/issue.ts'
import { openWithKey, openWithPassphrase } from '../../src-main/authority/vault/vault.ts'
import { tracesOfKeys } from './key-traces.ts'
import { readCrl } from '../../src-main/authority/inspection/inspect.ts'
import type { Acknowledged } from './children/authority-at-work.ts'
import { valueOf } from '../authority/builders.ts'

export interface CrashFigures {
  readonly kills: number
  /** How often the files were searched for keys while the killed process had left them as they were. */
  readonly searches: number
  readonly acknowledged: number
  readonly certificates: number
  readonly crls: number
}

/**
 * Lets work and crash until so many operations were acknowledged.
 * @param path A workspace with one root.
 * @throws Error as soon as something acknowledged is missing or a number comes twice.
 */
export async function crashUntil(
  operations: number,
  workplace: { readonly path: string; readonly log: string; readonly rootId: string; readonly passphrase: string },
): Promise<CrashFigures> {
  /** What every CRL number and serial number stood for when it was first seen. */
  const seen = new Map<string, string>()
  const folder = dirname(workplace.path)
  const secrets = [Buffer.from(workplace.passphrase, 'utf8')]
  let searches = 0
  for (let kills = 1; ; kills += 1) {
    await workUntilKilled(workplace)
    // Before anything is tidied up: the write-ahead log and whatever else the process left.
    demandNoTraces(folder, secrets)
    const figures = look(workplace, seen)
    demandNoTraces(folder, secrets)
    searches += 2
    if (figures.acknowledged >= operations) {
      await demandSealedKeys(workplace, folder)
      return { kills, searches, ...figures }
    }
    if (kills > operations) throw new Error('the processes are killed before they get anything done')
  }
}

function demandNoTraces(folder: string, secrets: readonly Uint8Array[]): void {
  const traces = tracesOfKeys(folder, secrets)
  if (traces.length > 0) throw new Error(`keys can be read: ${traces.join(', ')}`)
}

/** Opens every key with the passphrase and looks for its prime factor, which a key cannot be without. */
async function demandSealedKeys(
  { path, rootId, passphrase }: { path: string; rootId: string; passphrase: string },
  folder: string,
): Promise<void> {
  const opened = openWorkspace({ path, mode: 'open-or-create', now: () => new Date(), applicationVersion: '0.0.0' })
  const workspace = valueOf(opened)
  const primes = new Map<string, Buffer>()
  try {
    const root = workspace.findRoot(rootId)
    const { dataKeyEnvelope, name } = rootDocument.parse(root?.document)
    const request = { passphrase, purpose: purposes.dataKey(rootId), root: name }
    const key = valueOf(await openWithPassphrase(dataKeyEnvelope, request))
    const sealed: [string, string | null][] = [
      [purposes.rootKey(rootId), root?.sealedKey ?? null],
      ...workspace
        .listCertificates(rootId)
        .map(({ id, sealedKey }): [string, string | null] => [purposes.hostKey(id), sealedKey]),
    ]
    for (const [purpose, envelope] of sealed) {
      const { p = '' } = privateKeyFromDer(valueOf(openWithKey(envelope ?? '', { key, purpose, root: name }))).export({
        format: 'jwk',
      })
      primes.set(p, Buffer.from(p, 'base64url').subarray(0, 24))
    }
    primes.set('data key', key)
  } finally {
    valueOf(workspace.close())
  }
  demandNoTraces(folder, [...primes.values()])
}

async function workUntilKilled(workplace: { path: string; log: string; rootId: string; passphrase: string }) {
  const script = join(import.meta.dirname, 'children', 'authority-at-work.ts')
  const { path, log, rootId, passphrase } = workplace
  const child = spawn(process.execPath, [script, path, log, rootId, passphrase], { stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
  // Some work first, counted and not timed, so that a slow machine gets as much done; then at any moment of the next piece.
  let words = ''
  const wanted = `ready\n${'.'.repeat(randomInt(0, 10))}`
  const worked = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      words += text
      if (words.startsWith(wanted)) resolve()
    })
  })
  await Promise.race([worked, ended])
  await wait(randomInt(0, 120))
  child.kill('SIGKILL')
  if ((await ended) !== 'SIGKILL') throw new Error(`the process ended by itself: ${errors}`)
}

function look({ path, log, rootId }: { path: string; log: string; rootId: string }, seen: Map<string, string>) {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : []
  const acknowledged = lines.map((line) => JSON.parse(line) as Acknowledged)
  const opened = openWorkspace({ path, mode: 'open-or-create', now: () => new Date(), applicationVersion: '0.0.0' })
  const workspace = valueOf(opened)
  try {
    const certificates = workspace.listCertificates(rootId).map(({ id, document }) => {
      const { der, revocation } = certificateDocument.parse(document)
      return { id, serial: certificateIn(der).serialNumber, isRevoked: revocation !== undefined }
    })
    const crls = workspace.listCrls(rootId).map(({ crlNumber, document }) => {
      const { der } = crlDocument.parse(document)
      return { crlNumber, crl: valueOf(readCrl(Buffer.from(der, 'base64'), 'crl')) }
    })
    for (const { id, serial } of certificates) demand(seen, `serial ${serial}`, id)
    for (const { crlNumber, crl } of crls) {
      demand(seen, `crl ${crlNumber}`, crl.sha1)
      if (Number.parseInt(crl.crlNumber ?? '', 16) !== crlNumber)
        throw new Error(`CRL ${crlNumber} carries another number`)
    }
    const highest = Math.max(...crls.map(({ crlNumber }) => crlNumber))
    if (workspace.lastReserved(`crl ${rootId}`) < highest) throw new Error('the counter of the CRLs fell back')

    const byId = new Map(certificates.map((each) => [each.id, each]))
    const newest = crls.find(({ crlNumber }) => crlNumber === highest)
    const revoked = new Set(newest?.crl.revoked.map(({ serialNumber }) => serialNumber))
    const numbers = new Set<number>()
    for (const each of acknowledged) {
      if (each.done === 'issued' && byId.get(each.certificateId)?.serial !== each.serial) {
        throw new Error(`${each.certificateId} was acknowledged and is lost`)
      }
      if (each.done === 'revoked' && !revoked.has(byId.get(each.certificateId)?.serial ?? '')) {
        throw new Error(`the revocation of ${each.certificateId} was acknowledged and is lost`)
      }
      if (each.done === 'issued') continue
      if (numbers.has(each.crlNumber)) throw new Error(`CRL number ${each.crlNumber} was given twice`)
      numbers.add(each.crlNumber)
      if (!crls.some(({ crlNumber }) => crlNumber === each.crlNumber)) throw new Error(`CRL ${each.crlNumber} is lost`)
    }
    // Mark and CRL are written together, so neither is ever without the other.
    for (const { id, serial, isRevoked } of certificates) {
      if (isRevoked !== revoked.has(serial)) throw new Error(`${id} and the newest CRL contradict each other`)
    }
    valueOf(workspace.verifyIntegrity())
    return { acknowledged: acknowledged.length, certificates: certificates.length, crls: crls.length }
  } finally {
    valueOf(workspace.close())
  }
}

/** A number that was seen before must stand for the same thing. */
function demand(seen: Map<string, string>, number: string, meaning: string): void {
  const before = seen.get(number)
  if (before !== undefined && before !== meaning) throw new Error(`${number} was used again`)
  seen.set(number, meaning)
}
