/** Reads what was packaged: archives, packages, programs. Each takes a path and gives plain data. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { extractFile, getRawHeader, listPackage } from '@electron/asar'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

/** The files in an asar, with slashes and without the first one. */
export function filesInAsar(path: string): string[] {
  return listPackage(path, { isPack: false }).map((file) => file.replaceAll('\\', '/').replace(/^\//, ''))
}

/** A file out of an asar as text. */
export function textInAsar(path: string, file: string): string {
  return extractFile(path, file).toString('utf8')
}

/** What Electron compares with what is embedded: the SHA-256 of the header, in hexadecimal. */
export function hashOfAsar(path: string): string {
  return createHash('sha256').update(getRawHeader(path).headerString).digest('hex')
}

/** The switches in a program, by their names in electron-builder.yml. */
export async function fusesIn(path: string): Promise<Record<string, boolean>> {
  const wire = (await getCurrentFuseWire(path)) as Readonly<Record<string, unknown>>
  const found: Record<string, boolean> = {}
  for (const [name, index] of Object.entries(FuseV1Options))
    if (typeof index === 'number' && wire[String(index)] !== undefined)
      found[name.charAt(0).toLowerCase() + name.slice(1)] = wire[String(index)] === FuseState.ENABLE
  return found
}

export interface WindowsProgram {
  /** Strings of the version resource. */
  readonly strings: Readonly<Record<string, string>>
  readonly icons: number
  /** What Electron holds the archive against. */
  readonly integrity: readonly { readonly file: string; readonly alg: string; readonly value: string }[]
}

/** Reads the resources of a program for Windows. */
export function readWindowsProgram(path: string): WindowsProgram {
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(path), { ignoreCert: true }))
  const [information] = Resource.VersionInfo.fromEntries(entries)
  const [language] = information?.getAllLanguagesForStringValues() ?? []
  const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR')
  return {
    strings: language === undefined ? {} : (information?.getStringValues(language) ?? {}),
    icons: Resource.IconGroupEntry.fromEntries(entries).reduce((sum, { icons }) => sum + icons.length, 0),
    integrity:
      integrity === undefined
        ? []
        : (JSON.parse(Buffer.from(integrity.bin).toString('utf8')) as WindowsProgram['integrity']),
  }
}

/** A field of a .deb. */
export function fieldOfDeb(path: string, field: string): string {
  return execFileSync('dpkg-deb', ['-f', path, field], { encoding: 'utf8' }).trim()
}

/** The files in a .zip. */
export function filesInZip(sevenZip: string, path: string): string[] {
  const listing = execFileSync(sevenZip, ['l', '-slt', '-ba', path], { encoding: 'utf8', maxBuffer: 2 ** 26 })
  return [...listing.matchAll(/^Path = (.+)$/gm)].map(([, file = '']) => file)
}
