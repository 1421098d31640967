/** Rows of the inventory that are what was written and cannot be read all the same, for the complete check. */
import type { Workspace } from '../../../workspace/index.ts'
import { certificateDocument, crlDocument, isReadableDer, rootDocument } from './documents.ts'

/** The first row of the inventory that is what was written and cannot be read all the same; files of before checksums. */
export function findNonsense(workspace: Workspace): string | undefined {
  const tables = [
    ['roots', rootDocument, workspace.listRoots()],
    ['certificates', certificateDocument, workspace.listCertificates()],
    ['crls', crlDocument, workspace.listCrls()],
  ] as const
  for (const [table, schema, rows] of tables) {
    for (const { id, document } of rows) {
      const parsed = schema.safeParse(document)
      if (!parsed.success) return `${table} ${id}: ${parsed.error.issues[0]?.path.join('.') ?? ''}`
      if (table !== 'crls' && !isReadableDer(parsed.data.der)) return `${table} ${id}: der`
    }
  }
  return undefined
}
