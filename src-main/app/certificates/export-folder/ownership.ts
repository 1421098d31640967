/**
 * Whose a file in an export folder is, by what is in it: the files of another authority are left alone, even where they have the
 * very name of ours. What a file itself does not say, the manifest says, or the certificate beside it.
 */
import { lstat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { isCrlSignedBy, isIssuedBy, readCertificates, readCrl } from '../../../authority/inspection/inspect.ts'
import { thumbprintOf } from '../../../authority/certificates/issue.ts'
import { certificateIn, versionsOf, type KnownRoots, type StoredRoot } from '../inventory/documents.ts'
import { authorityOf, type Manifest } from './manifest.ts'
import { readBounded } from '../../base/read-bounded.ts'

/** What is asked about the files of a folder. */
interface Ownership {
  /** Whether a name is free or holds a file of one of these roots. */
  mayReplace(name: string, roots: readonly StoredRoot[]): Promise<boolean>
}

/**
 * @param folder The export folder.
 * @param manifest Its manifest, if it has one.
 */
export function createOwnership(folder: string, manifest: Manifest | null): Ownership {
  return {
    async mayReplace(name, roots) {
      const bytes = await readBounded(join(folder, name))
      if (bytes === null) return isFree(join(folder, name))
      const ders = roots.flatMap((root) => versionsOf(root).map(({ der }) => Buffer.from(der, 'base64')))
      const said = ownContent(name, bytes, ders)
      if (said !== null) return said
      const named = manifest === null ? null : authorityOf(manifest, name)
      if (named !== null) return ders.some((der) => thumbprintOf(der) === named)
      const beside = await readBounded(join(folder, certificateBeside(name)))
      return beside !== null && ownContent('.cer', beside, ders) === true
    },
  }
}

/** Nothing there, or a folder, which the writer refuses; a file that cannot be read is nobody's to replace. */
async function isFree(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null)
  return found === null || found.isDirectory()
}

/** What the bytes say by themselves; null where they say nothing. */
function ownContent(name: string, bytes: Buffer, ders: readonly Buffer[]): boolean | null {
  if (name.endsWith('.cer')) {
    const read = readCertificates(bytes, name)
    const certificate = read.ok ? read.value[0] : undefined
    if (!certificate) return null
    return ders.some((der) => der.equals(certificate.der) || isIssuedBy(certificate.der, der))
  }
  if (name.endsWith('.crl')) {
    const crl = readCrl(bytes, name)
    return crl.ok ? ders.some((der) => isCrlSignedBy(crl.value, der)) : null
  }
  // Archives are not compressed, so the root is in them as it is; scripts name it by its thumbprint.
  const isNamed = ders.some((der) => bytes.includes(der) || bytes.includes(thumbprintOf(der)))
  return isNamed ? true : null
}

/** The certificate that the other files of a host lie beside, in a folder of exports and in a bundle. */
function certificateBeside(name: string): string {
  const folder = posix.dirname(name)
  const stem = posix.basename(name).replace(/(\.compat\.pfx|\.modern\.pfx|\.import\.ps1|\.pem|\.p7b|\.zip)$/, '')
  const isOfBundle = ['import.ps1', 'undo.ps1', 'README.txt'].includes(stem)
  return posix.join(folder, `${isOfBundle ? posix.basename(folder) : stem}.cer`)
}

/** The roots that stand for one authority: those before and after it in roll-overs, and those that are trusted with it. */
export function sameAuthority(known: KnownRoots, root: StoredRoot): StoredRoot[] {
  const all = known.roots()
  const chosen = new Map([[root.rootId, root]])
  for (const { rootId, document } of chosen.values()) {
    for (const other of all) {
      const isNext = document.successor?.rootId === other.rootId || other.document.successor?.rootId === rootId
      if (isNext) chosen.set(other.rootId, other)
    }
  }
  return [...chosen.values()]
}

/** The thumbprint of a root as it is now. */
export function rootThumbprint(root: StoredRoot): string {
  return certificateIn(root.document.der).thumbprint
}
