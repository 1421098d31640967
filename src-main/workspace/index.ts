/** What the app layer may use of the workspace. */
export { openWorkspace, type OpenWorkspaceOptions, type WorkspaceMode } from './open-workspace.ts'
export { failureOf as workspaceFailureOf, WorkspaceProblem } from './problem.ts'
export type { Workspace } from './workspace.ts'
export type { JournalRow } from './journal.ts'
export type { SnapshotHead, SnapshotRow } from './snapshots.ts'
export type { CertificateRow, CrlRow, ExportRow, NewExport, RootRow } from './inventory.ts'
export type { UnreadableRow } from './checksums.ts'
export type { AuditEntry, AuditRow } from './audit-trail.ts'
