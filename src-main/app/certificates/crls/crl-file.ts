/** The CRL of a root as a file: its name, and writing it where it is wanted. */
import { join } from 'node:path'
import { exportNames } from '../../../authority/files/export-names.ts'
import { writeFiles } from '../../../authority/files/write-files.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import { folderOf } from '../../base/folders.ts'
import type { InventoryContext } from '../inventory/context.ts'

/** The name under which the CRL of a root is exported. */
export function crlFileName({ inventory }: Pick<InventoryContext, 'inventory'>, rootId: string): string {
  return exportNames('', inventory.rootName(rootId)).crl
}

/**
 * Writes the CRL that was just signed where it is wanted.
 * @param folder Undefined where no file is wanted.
 * @returns Its number and where the file is, or `file.*`.
 */
export async function writeSigned(
  context: InventoryContext,
  { rootId, crlNumber }: { readonly rootId: string; readonly crlNumber: number },
  folder: string | undefined,
): Promise<Reply<{ crlNumber: number; path: string | null }>> {
  if (folder === undefined) return ok({ crlNumber, path: null })
  const written = await writeCrl(context, rootId, folder)
  return written.ok ? ok({ crlNumber, path: written.value }) : written
}

/** Writes the newest CRL of a root into a folder; gives its path, or `root.unknown`, `root.locked`, `file.*`. */
export async function writeCrl(context: InventoryContext, rootId: string, folder: string): Promise<Reply<string>> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const crl = context.inventory.latestCrl(rootId)
  if (!crl) return fail('root.locked', { root: root.value.document.name })
  const name = exportNames('', root.value.document.name).crl
  const target = folderOf(context.dependencies.workspace.path, folder)
  const bytes = Buffer.from(crl.document.der, 'base64')
  const written = await writeFiles(target, [{ name, bytes, mode: 0o600 }])
  return written.ok ? ok(join(target, name)) : written
}
