/** How exported files are called. */

export interface ExportNames {
  readonly root: string
  readonly certificate: string
  readonly compat: string
  readonly modern: string
  readonly crl: string
  readonly script: string
}

/** The names of the files of one host; characters that some file system refuses become hyphens. */
export function exportNames(fqdn: string, rootCommonName: string): ExportNames {
  const host = fqdn.replace(/^\*/, '_wildcard')
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
  const stem = commonName.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '')
  return stem === '' ? 'root' : stem
}

export interface RootFiles {
  readonly root: string
  readonly crl: string
}

/**
 * Names the files of several roots in one folder: the first is `root.cer`, the others are called by their names.
 * @param commonNames Of the roots; two that differ only in characters that file names cannot hold get numbers.
 */
export function nameRootFiles(commonNames: readonly string[]): RootFiles[] {
  const taken = new Map<string, number>()
  return commonNames.map((commonName, index) => {
    const stem = rootStem(commonName)
    // Windows and macOS do not tell upper from lower case in file names.
    const count = (taken.get(stem.toLowerCase()) ?? 0) + 1
    taken.set(stem.toLowerCase(), count)
    const unique = count === 1 ? stem : `${stem}-${count}`
    return { root: index === 0 ? 'root.cer' : `${unique}.root.cer`, crl: `${unique}.crl` }
  })
}
