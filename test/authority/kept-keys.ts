/**
 * RSA keys for tests that are not about drawing them. The n-th key of a size is drawn once, by the code that the program draws it
 * with, and kept in a file below `node_modules/.cache` for every test of every run that needs an n-th key of that size.
 */
import { createPrivateKey, randomUUID, type KeyObject } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nativeKeys, type KeyFactory } from '../../src-main/authority/keys/key-factory.ts'

const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'test-keys')

/** How many keys of each size this process has taken. */
let taken = new Map<number, number>()

/** Gives another key each time, until `reuseKeys` says that earlier ones may come again. */
export const keptKeys: KeyFactory = {
  async generateRsa(bits) {
    const index = taken.get(bits) ?? 0
    taken.set(bits, index + 1)
    const path = join(folder, `rsa-${bits}-${index}.der`)
    return readKey(await readFile(path).catch(() => drawInto(path, bits)))
  },
}

/** How far the keys were taken, for `reuseKeys`. */
export function markKeys(): ReadonlyMap<number, number> {
  return new Map(taken)
}

/** From here on the keys come again that were taken after the mark, whose owners must be gone. */
export function reuseKeys(mark: ReadonlyMap<number, number>): void {
  taken = new Map(mark)
}

async function drawInto(path: string, bits: number): Promise<Buffer> {
  const key = await nativeKeys.generateRsa(bits)
  await mkdir(folder, { recursive: true })
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, key.export({ format: 'der', type: 'pkcs8' }))
  // Another process may have been faster: then its key is the one for all.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return readFile(path)
}

function readKey(der: Buffer): KeyObject {
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}
