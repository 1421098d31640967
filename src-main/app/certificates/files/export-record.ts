/** Remembers in the workspace which files were written for which certificate, and tells of it. */
import { basename } from 'node:path'
import { ok, type Reply } from '../../../contract/failure.ts'
import type { CertificateView } from '../../../contract/views/authority.ts'
import type { CertificateContext } from '../keys/context.ts'
import { passwordsFileName } from './passwords-file.ts'

type FileKind = CertificateView['exportedFiles'][number]['kind']

export interface ExportedRow {
  readonly certificateId: string
  readonly thumbprint: string
  readonly kind: FileKind
  readonly path: string
}

/** What a file is, by the name that the authority gives it. */
export function fileKind(name: string): FileKind {
  if (name === passwordsFileName) return 'passwords'
  if (name === 'root.cer' || name.endsWith('.root.cer')) return 'rootCertificate'
  if (name.endsWith('.compat.pfx')) return 'pfxCompat'
  if (name.endsWith('.modern.pfx')) return 'pfxModern'
  if (name.endsWith('.crl')) return 'crl'
  if (name === 'undo.ps1') return 'undoScript'
  if (name === 'README.txt') return 'readme'
  return name.endsWith('.ps1') ? 'importScript' : 'certificate'
}

/** Keeps the rows with an audit entry per certificate. */
export function recordExport(context: CertificateContext, folder: string, rows: readonly ExportedRow[]): Reply<void> {
  const { workspace, now } = context.dependencies
  const at = now().toISOString()
  const certificateIds = new Set(rows.map((row) => row.certificateId))
  const saved = workspace.transaction(() => {
    for (const row of rows) workspace.addExport({ ...row, at })
    for (const certificateId of certificateIds) {
      workspace.appendAudit({ kind: 'certificate.exported', subject: certificateId, details: { folder } })
    }
    return ok(undefined)
  })
  if (!saved.ok) return saved
  const recorded = context.keeper.record('certificate.exported', {
    count: certificateIds.size,
    folder: basename(folder),
  })
  return recorded.ok ? ok(undefined) : recorded
}
