/** Small things that the window remembers between starts, each in a file of its own in Electron's folder. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { z } from 'zod'

/** Reads what was kept. What cannot be read, or is something else, counts as nothing kept. */
export function readKept<Value>(name: string, schema: z.ZodType<Value>): Value | null {
  try {
    return schema.parse(JSON.parse(readFileSync(join(app.getPath('userData'), name), 'utf8')))
  } catch {
    return null
  }
}

/** Keeps a value; that it cannot be kept is no reason to stop anybody. */
export function keep(name: string, value: unknown): void {
  const path = join(app.getPath('userData'), name)
  try {
    writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  } catch {
    return
  }
}
