/**
 * Kills a process that exports and bundles into one folder, again and again at any moment, and opens every PFX that is there after
 * each kill with the passwords that are there.
 */
import { spawn } from 'node:child_process'
import { createHash, randomInt } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readPfx } from '../../../../src-main/authority/inspection/inspect.ts'
import { passwordsFileOf } from '../passwords-file-of.ts'

export interface KillPlace {
  readonly path: string
  /** Folders are made in here. */
  readonly folder: string
  readonly rootId: string
  readonly passphrase: string
}

export interface KillFigures {
  readonly kills: number
  /** PFX files that were looked at and opened, over all kills. */
  readonly opened: number
  /** Kills that left temporary files behind, so in the middle of writing. */
  readonly inTheMiddle: number
}

/**
 * Kills so many times.
 * @throws Where a PFX opens with no password of the folder.
 */
export async function killWhileExporting(kills: number, place: KillPlace): Promise<KillFigures> {
  let [opened, inTheMiddle, folder] = [0, 0, '']
  const known = new Map<string, string>()
  for (let kill = 0; kill < kills; kill += 1) {
    // A folder that is new now and then, because the first passwords are written only once.
    if (folder === '' || randomInt(3) === 0) folder = join(place.folder, `files-${kill}`)
    await exportUntilKilled(place, folder)
    if (!existsSync(folder)) continue
    if (leftovers(folder).length > 0) inTheMiddle += 1
    opened += await openEveryPfx(folder, known)
  }
  return { kills, opened, inTheMiddle }
}

/** The temporary files in a folder and below it. */
export function leftovers(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'))
}

/**
 * Opens every PFX in a folder, in the folders below and in the archives.
 * @param known Passwords by digest of the file, so that a file that is still there is not opened twice.
 * @returns How many there are.
 */
export async function openEveryPfx(folder: string, known = new Map<string, string>()): Promise<number> {
  const file = passwordsFileOf(folder)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const passwords = lines.map((line) => line.split(' ')[1] ?? '').filter(Boolean)
  let count = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    for (const pfx of pfxFilesIn(join(folder, name))) {
      count += 1
      const digest = createHash('sha256').update(pfx).digest('hex')
      const before = known.get(digest)
      if (before !== undefined && passwords.includes(before)) continue
      const opening = await firstThatOpens(pfx, passwords)
      if (opening === null) throw new Error(`${name} opens with no line of ${file}`)
      known.set(digest, opening)
    }
  }
  return count
}

/** The file itself, or what an archive without compression holds. */
function pfxFilesIn(path: string): Buffer[] {
  if (path.endsWith('.pfx')) return [readFileSync(path)]
  if (!path.endsWith('.zip')) return []
  const bytes = readFileSync(path)
  const found: Buffer[] = []
  for (let at = 0; bytes.readUInt32LE(at) === 0x0403_4b50;) {
    const [sizeBytes, nameLength] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)]
    const begin = at + 30 + nameLength
    if (bytes.toString('utf8', at + 30, begin).endsWith('.pfx')) found.push(bytes.subarray(begin, begin + sizeBytes))
    at = begin + sizeBytes
  }
  return found
}

async function firstThatOpens(pfx: Buffer, passwords: readonly string[]): Promise<string | null> {
  for (const password of passwords) if ((await readPfx(pfx, password, 'pfx')).ok) return password
  return null
}

async function exportUntilKilled({ path, rootId, passphrase }: KillPlace, folder: string): Promise<void> {
  const script = join(import.meta.dirname, 'children', 'exporting-without-end.ts')
  const child = spawn(process.execPath, [script, path, folder, rootId, passphrase], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
  let words = ''
  const wanted = `ready\n${'.'.repeat(randomInt(0, 3))}`
  const worked = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      words += text
      if (words.startsWith(wanted)) resolve()
    })
  })
  await Promise.race([worked, ended])
  await wait(randomInt(0, 200))
  child.kill('SIGKILL')
  if ((await ended) !== 'SIGKILL') throw new Error(`the process ended by itself: ${errors}`)
}
