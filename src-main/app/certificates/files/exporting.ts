/** Writes what real hosts need into one folder: roots, CRLs and, per host, certificate, PFX files and import script. */
import { join } from 'node:path'
import { exportHost } from '../../../authority/bundles/export.ts'
import { exportNames, type RootFiles } from '../../../authority/files/export-names.ts'
import { writeFilesAnd } from '../../../authority/files/write-files.ts'
import type { Advice } from '../../../contract/advice.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import type { Language } from '../../../contract/texts/shape.ts'
import { folderOf } from '../../base/folders.ts'
import type { CertificateContext, Progress } from '../keys/context.ts'
import { openExportFolder, type ExportFolder, type PlannedFile } from '../export-folder/export-folder.ts'
import { fileKind, recordExport } from './export-record.ts'
import { gatherHostMaterial, type HostMaterial, type PendingCrls } from './host-files.ts'
import type { ManifestHost } from '../export-folder/manifest.ts'
import { rootThumbprint, sameAuthority } from '../export-folder/ownership.ts'

type HostFile = PlannedFile & { readonly certificateId: string; readonly thumbprint: string }

/**
 * Exports certificates into one folder. Files and books are written together, so that a refusal leaves both as they were.
 * @returns The files, or `certificate.unknown`, `certificate.sameFiles`, `template.unknown`, `root.locked`,
 *   `core.cancelled`, `file.*`.
 */
export async function exportCertificates(
  context: CertificateContext,
  input: ParsedInputOf<'certificate.export'>,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<OutputOf<'certificate.export'>>> {
  const folder = folderOf(context.dependencies.workspace.path, input.folder)
  const opened = await openExportFolder(context, folder)
  if (!opened.ok) return opened
  const files: HostFile[] = []
  const hosts: ManifestHost[] = []
  const advice = new Map<string, Advice>()
  const crls: PendingCrls = new Map()
  const certificateIds = [...new Set(input.certificateIds)]
  for (const [index, certificateId] of certificateIds.entries()) {
    if (signal.aborted) return fail('core.cancelled', { task: 'certificate.export' })
    const material = await gatherHostMaterial(context, certificateId, input, opened.value.passwords, crls)
    if (!material.ok) return material
    const { fqdn } = material.value
    if (hosts.some((host) => host.fqdn === fqdn)) {
      return fail('certificate.sameFiles', { name: fqdn }, { field: 'certificateIds' })
    }
    const made = await makeHostFiles(context, opened.value, material.value, input.language)
    if (!made.ok) return made
    hosts.push(made.value.host)
    files.push(...made.value.files)
    for (const each of material.value.advice) advice.set(JSON.stringify(each), each)
    progress(index + 1, certificateIds.length)
  }
  if (signal.aborted) return fail('core.cancelled', { task: 'certificate.export' })
  const complete = await opened.value.complete(files, hosts)
  if (!complete.ok) return complete
  const pathOf = (name: string) => join(folder, name)
  // A file that several hosts share is kept with the first of them.
  const rows = complete.value.flatMap(({ name }) => {
    const file = files.find((each) => each.name === name)
    if (!file) return []
    return [
      { certificateId: file.certificateId, thumbprint: file.thumbprint, kind: fileKind(name), path: pathOf(name) },
    ]
  })
  const written = await writeFilesAnd(folder, complete.value, () => recordExport(context, folder, rows, crls))
  if (!written.ok) return written
  const views = complete.value.map(({ name, bytes }) => ({
    path: pathOf(name),
    kind: fileKind(name),
    sizeBytes: bytes.length,
  }))
  return ok({
    folder,
    files: views,
    advice: [...advice.values()],
  })
}

async function makeHostFiles(
  context: CertificateContext,
  folder: ExportFolder,
  material: HostMaterial,
  language: Language,
): Promise<Reply<{ files: HostFile[]; host: ManifestHost }>> {
  const { certificateId, thumbprint, fqdn, request, root } = material
  const rootFiles: RootFiles[] = []
  for (const each of material.roots) {
    const named = await folder.rootFiles(each)
    if (!named.ok) return named
    rootFiles.push(named.value)
  }
  const made = await exportHost({ ...request, rootFiles, script: { language } })
  if (!made.ok) return made
  const replaced = sameAuthority(context.inventory, root)
  const files = made.value.map((file) => {
    const owner = rootFiles.findIndex((each) => each.root === file.name || each.crl === file.name)
    const ofRoot = material.roots[owner]
    return { ...file, certificateId, thumbprint, roots: ofRoot ? [ofRoot] : replaced }
  })
  const names = made.value.map(({ name }) => name)
  const shared = new Set(rootFiles.flatMap((each) => [each.root, each.crl]))
  const script = exportNames(fqdn, '').script
  return ok({
    files,
    host: {
      fqdn,
      thumbprint,
      authority: rootThumbprint(root),
      form: 'files',
      files: names.filter((name) => !shared.has(name)),
      script: names.includes(script) ? script : null,
      roots: rootFiles.map((each) => each.root),
      crls: rootFiles.map((each) => each.crl).filter((name) => names.includes(name)),
      passwords: material.profiles.length > 0 ? folder.passwordsPlace.name : null,
    },
  })
}
