/** What an installer carries that others wrote: the packages inside the bundles, Electron, and the Node of the command line. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programFolder } from '../../src-main/shells/paths.ts'

export interface BundledPart {
  readonly name: string
  readonly version: string
  /** An SPDX identifier or expression. */
  readonly licence: string
  readonly text: string
}

/** Each bundler run writes down which packages it took in. */
const listings = [
  'renderer/licences.json',
  'electron/main.licences.json',
  'electron/preload.licences.json',
  'command/command.licences.json',
]

/** Licences that ask for no more than being named, and for their text to go along. */
const allowedLicences: readonly string[] = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0']

/** Which licence is taken where a package lets choose. */
const chosenLicences: Readonly<Record<string, string>> = { '(BSD-3-Clause OR GPL-2.0)': 'BSD-3-Clause' }

/**
 * Reads what is in the bundles, which must have been built, in the order of names.
 * @throws If a package has a licence that is not allowed, or none.
 */
export function readBundledParts(): BundledPart[] {
  const parts = new Map<string, BundledPart>()
  for (const listing of listings) {
    const path = join(programFolder, 'resources', 'build', listing)
    const entries = JSON.parse(readFileSync(path, 'utf8')) as Listed[]
    for (const entry of entries) parts.set(`${entry.name}@${entry.version}`, partOf(entry))
  }
  const electron = partOf(describe('electron'))
  parts.set('electron', electron)
  return [...parts.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
}

interface Listed {
  readonly name: string
  readonly version: string
  readonly identifier?: string
  readonly text?: string
}

/** @throws If its licence is not one that may be passed on. */
export function partOf({ name, version, identifier, text }: Listed): BundledPart {
  // Some packages say it by the text alone.
  const said = identifier ?? (text?.startsWith('MIT License') ? 'MIT' : undefined)
  const licence = chosenLicences[said ?? ''] ?? said
  if (licence === undefined || !allowedLicences.includes(licence))
    throw new Error(`${name} ${version} has the licence ${identifier ?? 'none'}, which is not on the list.`)
  return { name, version, licence, text: text ?? '' }
}

function describe(name: string): Listed {
  const folder = join(programFolder, 'node_modules', name)
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string
    license: string
  }
  const licencePath = join(folder, 'LICENSE')
  return { name, version, identifier: license, text: existsSync(licencePath) ? readFileSync(licencePath, 'utf8') : '' }
}
