/** The version of this program, from the one place that states it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programFolder } from './paths.ts'

export function readVersion(): string {
  const description: unknown = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8'))
  if (typeof description !== 'object' || description === null || !('version' in description)) {
    throw new Error('package.json states the version.')
  }
  return String(description.version)
}
