/** Remembers in the workspace which files were written for which certificate, and tells of it. */
import { basename, posix } from 'node:path'
import { ok, type Reply } from '../../../contract/failure.ts'
import type { CertificateView } from '../../../contract/views/authority.ts'
import { saveCrl, tellCrl } from '../crls/publishing.ts'
import { endUnfinished } from '../inventory/unfinished.ts'
import type { CertificateContext } from '../keys/context.ts'
import type { PendingCrls } from './host-files.ts'
import { manifestFileName } from '../export-folder/manifest.ts'
import { passwordsFileName } from '../export-folder/passwords-file.ts'
import { rememberFolder } from '../export-folder/remembered.ts'

type FileKind = CertificateView['exportedFiles'][number]['kind']

export interface ExportedRow {
  readonly certificateId: string
  readonly thumbprint: string
  readonly kind: FileKind
  readonly path: string
}

/** What a file is, by the name that the authority gives it. */
export function fileKind(name: string): FileKind {
  if (posix.basename(name) === passwordsFileName) return 'passwords'
  if (name === manifestFileName) return 'manifest'
  if (name === 'root.cer' || name.endsWith('.root.cer')) return 'rootCertificate'
  if (name.endsWith('.compat.pfx')) return 'pfxCompat'
  if (name.endsWith('.modern.pfx')) return 'pfxModern'
  if (name.endsWith('.crl')) return 'crl'
  if (name === 'undo.ps1') return 'undoScript'
  if (name === 'README.txt') return 'readme'
  return name.endsWith('.ps1') ? 'importScript' : 'certificate'
}

/**
 * Keeps the rows with an audit entry per certificate, and what else came about with the export: all or nothing.
 * @param crls First CRLs of roots that had none, signed for these files.
 */
export function recordExport(
  context: CertificateContext,
  folder: string,
  rows: readonly ExportedRow[],
  crls: PendingCrls,
): Reply<void> {
  const { workspace, now } = context.dependencies
  const at = now().toISOString()
  const certificateIds = new Set(rows.map((row) => row.certificateId))
  return context.keeper.keepTogether((tell) => {
    for (const { root, fresh } of crls.values()) {
      saveCrl(context, root, fresh)
      tellCrl(tell, root, fresh)
    }
    for (const row of rows) workspace.addExport({ ...row, at })
    for (const certificateId of certificateIds) {
      workspace.appendAudit({ kind: 'certificate.exported', subject: certificateId, details: { folder } })
    }
    rememberFolder(workspace, 'files', folder)
    endUnfinished(workspace, certificateIds)
    tell('certificate.exported', { count: certificateIds.size, folder: basename(folder) })
    return ok(undefined)
  })
}
