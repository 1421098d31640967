/** The files of a pack that is a folder. Links are no files of the pack, wherever they lead. */
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PackEntry } from '../../labs/reading/pack.ts'
import { packLimits } from '../../labs/format/limits.ts'

/**
 * Lists a folder.
 * @param folder The root of the pack.
 * @returns Its files by their names from the root, with slashes; no more than a pack may have, and one more.
 */
export async function entriesOf(folder: string): Promise<PackEntry[]> {
  const entries: PackEntry[] = []
  const waiting = ['']
  while (waiting.length > 0 && entries.length <= packLimits.entriesMax) {
    const inside = waiting.pop() ?? ''
    for (const item of await readdir(join(folder, inside), { withFileTypes: true })) {
      const name = inside === '' ? item.name : `${inside}/${item.name}`
      if (item.isDirectory()) waiting.push(name)
      // What is no plain file gets a name that no pack may hold, and is refused by it.
      else entries.push(await entryOf(folder, name, item.isFile()))
    }
  }
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1))
}

async function entryOf(folder: string, name: string, isFile: boolean): Promise<PackEntry> {
  if (!isFile) return { name: `${name} @`, sizeBytes: 0, read: async () => new Uint8Array() }
  const path = join(folder, name)
  const file = await open(path, 'r')
  const { size } = await file.stat().finally(() => file.close())
  return { name, sizeBytes: size, read: (bytesMax) => readBounded(path, bytesMax) }
}

/** Never more than is asked for and one byte, however the file grows meanwhile. */
async function readBounded(path: string, bytesMax: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const buffer = new Uint8Array(bytesMax + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, length)
      length += bytesRead
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length)
    }
  } finally {
    await file.close()
  }
}
