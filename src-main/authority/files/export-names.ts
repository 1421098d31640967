/**
 * How exported files are called. They go to Windows, wherever they are made: no name may be a device there, end in a dot or a
 * space, or become so long that a path to it does not fit (Microsoft: Naming Files, Paths, and Namespaces).
 */
import { createHash } from 'node:crypto'

export interface ExportNames {
  readonly root: string
  readonly certificate: string
  readonly compat: string
  readonly modern: string
  readonly crl: string
  readonly script: string
}

/** A bundle has the name twice in its paths, once for the folder and once for the file; 240 characters hold both and a folder above. */
const stemLengthMax = 64
const digestLength = 12
/** The longest path that the older programs of Windows open is 259 characters; a few are left for where it is copied to. */
export const pathLengthMax = 240

/** With any ending these are devices, also with spaces before it and with superscript digits. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i

/**
 * Makes the beginning of a file name from any text: what Windows keeps for itself becomes hyphens, devices get an underscore in
 * front, and what is too long is cut and carries a digest of the whole, so that two texts stay two names.
 * @param text For example a FQDN or the name of a root.
 * @param fallback Where nothing is left of the text.
 */
export function fileStem(text: string, fallback: string): string {
  const plain = text
    .replace(/^\*/, '_wildcard')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.\s]+$/g, '')
  const stem = plain === '' ? fallback : plain
  const safe = device.test(stem) ? `_${stem}` : stem
  if (safe.length <= stemLengthMax) return safe
  const digest = createHash('sha256').update(text).digest('hex').slice(0, digestLength)
  const kept = safe.slice(0, stemLengthMax - digestLength - 1).replace(/[-.]+$/, '')
  return `${kept}~${digest}`
}

/** The beginning of the names of a host's files, and the name of its bundle. */
export function hostStem(fqdn: string): string {
  return fileStem(fqdn, 'host')
}

/** The names of the files of one host. */
export function exportNames(fqdn: string, rootCommonName: string): ExportNames {
  const host = hostStem(fqdn)
  return {
    root: 'root.cer',
    certificate: `${host}.cer`,
    compat: `${host}.compat.pfx`,
    modern: `${host}.modern.pfx`,
    crl: `${rootStem(rootCommonName)}.crl`,
    script: `${host}.import.ps1`,
  }
}

function rootStem(commonName: string): string {
  return fileStem(commonName, 'root')
}

export interface RootFiles {
  readonly root: string
  readonly crl: string
}

/** Whether a name in the folder may be used for the file of a root. */
type NameCheck = (name: string, index: number) => boolean

/**
 * Names the files of several roots in one folder: the first is `root.cer`, the others are called by their names.
 * @param commonNames Of the roots; two that differ only in characters that file names cannot hold get numbers.
 * @param mayUse Says whether a name is free, or holds this very root's file already.
 */
export function nameRootFiles(commonNames: readonly string[], mayUse: NameCheck = () => true): RootFiles[] {
  const taken = new Set<string>()
  return commonNames.map((commonName, index) => {
    const stem = rootStem(commonName)
    for (let count = 1; ; count += 1) {
      const unique = count === 1 ? stem : `${stem}-${count}`
      const isPlain = index === 0 && mayUse('root.cer', index)
      const root = isPlain ? 'root.cer' : `${unique}.root.cer`
      const crl = `${unique}.crl`
      // Windows and macOS do not tell upper from lower case in file names.
      if (taken.has(unique.toLowerCase()) || !mayUse(root, index) || !mayUse(crl, index)) continue
      taken.add(unique.toLowerCase())
      return { root, crl }
    }
  })
}
