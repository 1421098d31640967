/** The CRL of a root as a file: its name, and writing it where it is wanted. */
import { basename, dirname, join } from 'node:path'
import { exportNames, pathLengthMax } from '../../../authority/files/export-names.ts'
import { probeFolder, writeFilesAnd } from '../../../authority/files/write-files.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import { folderOf } from '../../base/folders.ts'
import { createOwnership } from '../export-folder/ownership.ts'
import type { CrlDocument, StoredRoot } from '../inventory/documents.ts'
import type { InventoryContext } from '../inventory/context.ts'

/** Where a CRL is to be written. */
interface CrlFile {
  readonly path: string
}

/**
 * Looks at the place of a CRL file before anything is signed.
 * @param folder Undefined where no file is wanted.
 * @returns The place, null where none is wanted, or `file.*`.
 */
export async function openCrlFile(
  { dependencies }: InventoryContext,
  root: StoredRoot,
  folder: string | undefined,
): Promise<Reply<CrlFile | null>> {
  if (folder === undefined) return ok(null)
  const target = folderOf(dependencies.workspace.path, folder)
  const usable = await probeFolder(target)
  if (!usable.ok) return usable
  const name = exportNames('', root.document.name).crl
  const path = join(target, name)
  if (path.length > pathLengthMax) return fail('file.pathTooLong', { path, lengthMax: pathLengthMax })
  const mayReplace = await createOwnership(target, null).mayReplace(name, [root])
  return mayReplace ? ok({ path }) : fail('file.otherAuthority', { path })
}

/**
 * Writes a CRL and keeps what belongs to it, both or neither.
 * @param file From `openCrlFile`.
 * @param keep Keeps the CRL.
 * @returns What `keep` gave, or `file.*`.
 */
export async function writeWith<Value>(
  file: CrlFile | null,
  { document }: { readonly document: CrlDocument },
  keep: () => Reply<Value>,
): Promise<Reply<Value>> {
  if (file === null) return keep()
  const bytes = Buffer.from(document.der, 'base64')
  return writeFilesAnd(dirname(file.path), [{ name: basename(file.path), bytes, mode: 0o600 }], keep)
}
