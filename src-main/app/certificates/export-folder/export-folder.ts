/**
 * A folder that certificates are exported into, as it is before anything is written: its passwords, its manifest, whose files are
 * in it. Everything that could be refused because of them is refused here, before the first file.
 */
import { lstat, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { nameRootFiles, pathLengthMax, type RootFiles } from '../../../authority/files/export-names.ts'
import { probeFolder, type ExportedFile } from '../../../authority/files/write-files.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { StoredRoot } from '../inventory/documents.ts'
import type { InventoryContext } from '../inventory/context.ts'
import { addToManifest, formatManifest, manifestFileName, readManifest, type ManifestHost } from './manifest.ts'
import { createOwnership, rootThumbprint } from './ownership.ts'
import { passwordsPlaceOf, readPasswords, type Passwords, type PasswordsPlace } from './passwords-file.ts'

/** A file of one root's hosts that is about to be written. */
export interface PlannedFile extends ExportedFile {
  /** Whose file of the same name it may replace. */
  readonly roots: readonly StoredRoot[]
}

export interface ExportFolder {
  readonly passwords: Passwords
  readonly passwordsPlace: PasswordsPlace
  /** The names of a root's own files beside those of the hosts, or `file.otherAuthority`. */
  rootFiles(root: StoredRoot): Promise<Reply<RootFiles>>
  /**
   * Says beforehand whether files of these names could be written here.
   * @param roots Whose files of the same names they may replace.
   * @returns Nothing, or `file.otherAuthority`, `file.pathTooLong`.
   */
  mayTake(roots: readonly StoredRoot[], names: readonly string[]): Promise<Reply<void>>
  /**
   * Puts passwords and manifest before the files.
   * @returns All of them in the order of writing, or `file.otherAuthority`, `file.pathTooLong`, `certificate.sameFiles`.
   */
  complete(files: readonly PlannedFile[], hosts: readonly ManifestHost[]): Promise<Reply<ExportedFile[]>>
}

/**
 * Looks at a folder, which need not be there.
 * @param folder Absolute path.
 * @returns It, or `file.unwritable`, `file.diskFull`, `file.otherAuthority`.
 */
export async function openExportFolder(context: InventoryContext, folder: string): Promise<Reply<ExportFolder>> {
  const place = await passwordsPlaceOf(folder)
  for (const each of new Set([folder, dirname(place.path)])) {
    const usable = await probeFolder(each)
    if (!usable.ok) return usable
  }
  const [passwords, found] = [await readPasswords(place), await readManifest(folder)]
  const manifestPath = join(folder, manifestFileName)
  const unread = [...(passwords.isEmpty() ? [place.path] : []), ...(found === 'none' ? [manifestPath] : [])]
  for (const path of unread) {
    // What cannot be read cannot be kept either.
    if (await isInTheWay(path)) return fail('file.unwritable', { path, problem: 'EACCES' })
  }
  if (found === 'foreign') return fail('file.otherAuthority', { path: manifestPath })
  const before = found === 'none' ? null : found.manifest
  const ownership = createOwnership(folder, before)
  const seen: StoredRoot[] = []

  return ok({
    passwords,
    passwordsPlace: place,
    async rootFiles(root) {
      if (!seen.some(({ rootId }) => rootId === root.rootId)) seen.push(root)
      const verdicts = await lookAtRootFiles(context, folder, seen)
      let foreign: string | null = null
      const names = nameRootFiles(
        seen.map(({ document }) => document.name),
        (name, index) => {
          const verdict = verdicts(name, index)
          if (verdict === 'foreign') foreign = name
          return verdict !== 'ofAnother'
        },
      )
      if (foreign !== null) return fail('file.otherAuthority', { path: join(folder, foreign) })
      const own = names[seen.findIndex(({ rootId }) => rootId === root.rootId)]
      return ok(own ?? { root: 'root.cer', crl: 'root.crl' })
    },
    async mayTake(roots, names) {
      for (const name of names) {
        const path = join(folder, name)
        if (path.length > pathLengthMax) return fail('file.pathTooLong', { path, lengthMax: pathLengthMax })
        if (!(await ownership.mayReplace(name, roots))) return fail('file.otherAuthority', { path })
      }
      return ok(undefined)
    },
    async complete(files, hosts) {
      const byName = new Map<string, PlannedFile>()
      for (const file of files) {
        const path = join(folder, file.name)
        if (path.length > pathLengthMax) return fail('file.pathTooLong', { path, lengthMax: pathLengthMax })
        const other = byName.get(file.name.toLowerCase())
        if (other && !Buffer.from(other.bytes).equals(file.bytes)) {
          return fail('certificate.sameFiles', { name: file.name }, { field: 'certificateIds' })
        }
        if (!other && !(await ownership.mayReplace(file.name, file.roots))) {
          return fail('file.otherAuthority', { path })
        }
        // Root and CRL are the same for every host of a root: once is enough.
        if (!other) byName.set(file.name.toLowerCase(), file)
      }
      const roots = new Map(files.flatMap((file) => file.roots).map((root) => [root.rootId, root]))
      const authorities = [...roots.values()].map((root) => ({
        name: root.document.name,
        thumbprint: rootThumbprint(root),
      }))
      const manifest = formatManifest(addToManifest(before, { authorities, hosts: [...hosts] }))
      const own: ExportedFile[] = [{ name: manifestFileName, bytes: Buffer.from(manifest, 'utf8'), mode: 0o600 }]
      if (!passwords.isEmpty()) {
        own.unshift({ name: place.name, bytes: Buffer.from(passwords.format(), 'utf8'), mode: 0o600 })
      }
      return ok([...own, ...[...byName.values()].map(({ name, bytes, mode }) => ({ name, bytes, mode }))])
    },
  })
}

/**
 * Says of every file that a root may have in the folder whose it is: free or this very root's, another root's of this workspace,
 * or from elsewhere.
 */
async function lookAtRootFiles(
  { inventory }: InventoryContext,
  folder: string,
  roots: readonly StoredRoot[],
): Promise<(name: string, index: number) => 'usable' | 'ofAnother' | 'foreign'> {
  const ownership = createOwnership(folder, null)
  const names = await readdir(folder).catch((): string[] => [])
  const found = new Map<string, { readonly own: ReadonlySet<string>; readonly isKnown: boolean }>()
  for (const name of names.filter((each) => /^root\.cer$|\.root\.cer$|\.crl$/i.test(each))) {
    const own = new Set<string>()
    for (const root of roots) if (await ownership.mayReplace(name, [root])) own.add(root.rootId)
    found.set(name.toLowerCase(), { own, isKnown: await ownership.mayReplace(name, inventory.roots()) })
  }
  return (name, index) => {
    const file = found.get(name.toLowerCase())
    if (!file || file.own.has(roots[index]?.rootId ?? '')) return 'usable'
    return file.isKnown ? 'ofAnother' : 'foreign'
  }
}

async function isInTheWay(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null)
  return found !== null && !(found.isFile() && found.size === 0)
}
