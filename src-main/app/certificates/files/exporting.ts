/** Writes what real hosts need into one folder: roots, CRLs and, per host, certificate, PFX files and import script. */
import { join } from 'node:path'
import { exportHost } from '../../../authority/bundles/export.ts'
import { nameRootFiles, type RootFiles } from '../../../authority/files/export-names.ts'
import { writeFiles, type ExportedFile } from '../../../authority/files/write-files.ts'
import type { Advice } from '../../../contract/advice.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import { folderOf } from '../../base/folders.ts'
import type { CertificateContext, Progress } from '../keys/context.ts'
import { fileKind, recordExport } from './export-record.ts'
import { gatherHostMaterial } from './host-files.ts'
import { formatPasswords, passwordsFileName, readPasswords } from './passwords-file.ts'

/**
 * Exports certificates into one folder.
 * @returns The files, or `certificate.unknown`, `certificate.sameFiles`, `template.unknown`, `root.locked`,
 *   `core.cancelled`, `file.unwritable`, `file.diskFull`.
 */
export async function exportCertificates(
  context: CertificateContext,
  input: ParsedInputOf<'certificate.export'>,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<OutputOf<'certificate.export'>>> {
  const folder = folderOf(context.dependencies.workspace.path, input.folder)
  const passwords = await readPasswords(folder)
  const files: (ExportedFile & { certificateId: string; thumbprint: string })[] = []
  const advice = new Map<string, Advice>()
  const names = new Set<string>()
  const rootFiles = rootFileNames(context)
  const certificateIds = [...new Set(input.certificateIds)]
  for (const [index, certificateId] of certificateIds.entries()) {
    if (signal.aborted) return fail('core.cancelled', { task: 'certificate.export' })
    const material = await gatherHostMaterial(context, certificateId, input)
    if (!material.ok) return material
    const { fqdn, thumbprint, request, profiles, rootIds } = material.value
    if (names.has(fqdn)) return fail('certificate.sameFiles', { name: fqdn }, { field: 'certificateIds' })
    names.add(fqdn)
    const made = await exportHost({ ...request, rootFiles: rootIds.map(rootFiles) })
    if (!made.ok) return made
    if (profiles.length > 0) passwords.set(fqdn, request.password)
    for (const each of material.value.advice) advice.set(JSON.stringify(each), each)
    // Root and CRL are the same for every host of a root: once is enough.
    for (const file of made.value) {
      if (!files.some((other) => other.name === file.name)) files.push({ ...file, certificateId, thumbprint })
    }
    progress(index + 1, certificateIds.length)
  }
  if (signal.aborted) return fail('core.cancelled', { task: 'certificate.export' })
  const passwordsFile: ExportedFile = {
    name: passwordsFileName,
    bytes: Buffer.from(formatPasswords(passwords), 'utf8'),
    mode: 0o600,
  }
  const written = await writeFiles(folder, [...files, passwordsFile])
  if (!written.ok) return written
  const pathOf = (file: ExportedFile) => join(folder, file.name)
  const recorded = recordExport(
    context,
    folder,
    files.map((file) => ({
      certificateId: file.certificateId,
      thumbprint: file.thumbprint,
      kind: fileKind(file.name),
      path: pathOf(file),
    })),
  )
  if (!recorded.ok) return recorded
  const views = [...files, passwordsFile].map((file) => ({
    path: pathOf(file),
    kind: fileKind(file.name),
    sizeBytes: file.bytes.length,
  }))
  return ok({ folder, files: views, advice: [...advice.values()] })
}

/** Gives each root the same files for all hosts of one folder; the first that is asked for has the plain name. */
function rootFileNames(context: CertificateContext): (rootId: string) => RootFiles {
  const seen: string[] = []
  return (rootId) => {
    if (!seen.includes(rootId)) seen.push(rootId)
    const commonNames = seen.map((each) => context.inventory.rootName(each))
    return nameRootFiles(commonNames)[seen.indexOf(rootId)] ?? { root: 'root.cer', crl: 'root.crl' }
  }
}
