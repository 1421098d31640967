/** Writes what real hosts need: root, CRL and, per host, certificate, both PFX profiles and import script. */
import { basename, join } from 'node:path'
import { folderOf } from '../folders.ts'
import { exportHost, exportNames, type ChainFormat } from '../../authority/export.ts'
import { thumbprintOf } from '../../authority/issue.ts'
import { drawPfxPassword } from '../../authority/passwords.ts'
import { writeFiles, type ExportedFile } from '../../authority/write-files.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/registry.ts'
import type { NewExport } from '../../workspace/index.ts'
import { publishCrl } from './crl-publishing.ts'
import { nameOf } from './documents.ts'
import type { StoredCertificate, StoredRoot } from './inventory.ts'
import { formatPasswords, passwordsFileName, readPasswords } from './passwords-file.ts'
import { openHostKey, type DeskContext, type Progress } from './desk-context.ts'

type FileView = OutputOf<'certificate.export'>['files'][number]

/**
 * Exports certificates into one folder.
 * @returns The files, or `certificate.unknown`, `root.locked`, `file.unwritable`, `file.diskFull`.
 */
export async function exportCertificates(
  context: DeskContext,
  input: ParsedInputOf<'certificate.export'>,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<OutputOf<'certificate.export'>>> {
  const folder = folderOf(context.dependencies.workspace.path, input.folder)
  const passwords = await readPasswords(folder)
  const files: (ExportedFile & { certificateId: string; thumbprint: string })[] = []
  const names = new Set<string>()
  for (const [index, certificateId] of [...new Set(input.certificateIds)].entries()) {
    if (signal.aborted) return fail('core.cancelled', { task: 'certificate.export' })
    const certificate = context.inventory.certificate(certificateId)
    if (!certificate.ok) return certificate
    const root = context.inventory.root(certificate.value.rootId)
    // A certificate from elsewhere is known, but its key was never here.
    if (!root.ok) return fail('certificate.unknown', { certificateId }, { field: 'certificateIds' })
    const name = nameOf(certificate.value.document.der)
    if (names.has(name)) return fail('certificate.sameFiles', { name }, { field: 'certificateIds' })
    names.add(name)
    const made = await exportOne(context, certificate.value, root.value, passwords, input.chainFormats)
    if (!made.ok) return made
    const thumbprint = thumbprintOf(Buffer.from(certificate.value.document.der, 'base64'))
    // Root and CRL are the same for every host of a root: once is enough.
    for (const file of made.value) {
      if (!files.some((other) => other.name === file.name)) files.push({ ...file, certificateId, thumbprint })
    }
    progress(index + 1, input.certificateIds.length)
  }
  if (signal.aborted) return fail('core.cancelled', { task: 'certificate.export' })
  const passwordsFile: ExportedFile = {
    name: passwordsFileName,
    bytes: Buffer.from(formatPasswords(passwords), 'utf8'),
    mode: 0o600,
  }
  const written = await writeFiles(folder, [...files, passwordsFile])
  if (!written.ok) return written
  return record(context, folder, files, passwordsFile)
}

async function exportOne(
  context: DeskContext,
  certificate: StoredCertificate,
  root: StoredRoot,
  passwords: Map<string, string>,
  chainFormats: readonly ChainFormat[],
): Promise<Reply<readonly ExportedFile[]>> {
  const key = openHostKey(context, certificate, root)
  if (!key.ok) return key
  // An imported root may have no right to sign CRLs; its hosts then do without.
  const maySign = context.inventory.maySignCrl(root)
  const crl = context.inventory.latestCrl(root.rootId) ?? (maySign ? await firstCrl(context, root.rootId) : null)
  if (maySign && !crl) return fail('root.locked', { root: root.document.name })
  const password = drawPfxPassword(context.dependencies.randomBytes)
  const der = Buffer.from(certificate.document.der, 'base64')
  const fqdn = nameOf(certificate.document.der)
  const exported = await exportHost({
    root: { commonName: root.document.name, certificate: Buffer.from(root.document.der, 'base64') },
    crl: crl ? Buffer.from(crl.document.der, 'base64') : null,
    host: { fqdn, certificate: der, privateKey: key.value },
    password,
    chainFormats: [...new Set(chainFormats)],
    randomBytes: context.dependencies.randomBytes,
  })
  if (!exported.ok) return exported
  passwords.set(fqdn, password)
  return exported
}

/** What a file is, by the name that the authority gives it. */
function kindOf(name: string): FileView['kind'] {
  if (name === passwordsFileName) return 'passwords'
  if (name === 'root.cer') return 'rootCertificate'
  if (name.endsWith('.compat.pfx')) return 'pfxCompat'
  if (name.endsWith('.modern.pfx')) return 'pfxModern'
  if (name.endsWith('.crl')) return 'crl'
  return name.endsWith('.ps1') ? 'importScript' : 'certificate'
}

async function firstCrl(context: DeskContext, rootId: string) {
  const published = await publishCrl(context, rootId)
  return published.ok ? context.inventory.latestCrl(rootId) : null
}

function record(
  context: DeskContext,
  folder: string,
  files: readonly (ExportedFile & { certificateId: string; thumbprint: string })[],
  passwordsFile: ExportedFile,
): Reply<OutputOf<'certificate.export'>> {
  const { workspace, now } = context.dependencies
  const at = now().toISOString()
  const rows: NewExport[] = files.map((file) => ({
    certificateId: file.certificateId,
    kind: kindOf(file.name),
    path: join(folder, file.name),
    thumbprint: file.thumbprint,
    at,
  }))
  const saved = workspace.transaction(() => {
    for (const row of rows) workspace.addExport(row)
    for (const certificateId of new Set(rows.map((row) => row.certificateId))) {
      workspace.appendAudit({ kind: 'certificate.exported', subject: certificateId, details: { folder } })
    }
    return ok(undefined)
  })
  if (!saved.ok) return saved
  const count = new Set(rows.map((row) => row.certificateId)).size
  const recorded = context.keeper.record('certificate.exported', { count, folder: basename(folder) })
  if (!recorded.ok) return recorded
  const views: FileView[] = [...files, passwordsFile].map((file) => ({
    path: join(folder, file.name),
    kind: kindOf(file.name),
    sizeBytes: file.bytes.length,
  }))
  return ok({ folder, files: views })
}

/** Writes one more CRL file, for `crl.publish`. */
export async function writeCrl(context: DeskContext, rootId: string, folder: string): Promise<Reply<string>> {
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
