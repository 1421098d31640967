/** One folder or archive per host, with everything that the host needs. */
import { join } from 'node:path'
import {
  bundleHost,
  bundleName,
  importScriptFile,
  readmeFile,
  undoScriptFile,
} from '../../../authority/bundles/bundle.ts'
import { exportNames } from '../../../authority/files/export-names.ts'
import { writeFilesAnd, type ExportedFile } from '../../../authority/files/write-files.ts'
import { writeZip } from '../../../authority/files/zip.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import { folderOf } from '../../base/folders.ts'
import type { CertificateContext, Progress } from '../keys/context.ts'
import { fileKind, recordExport, type ExportedRow } from './export-record.ts'
import { openExportFolder } from '../export-folder/export-folder.ts'
import { gatherHostMaterial, type HostMaterial, type PendingCrls } from './host-files.ts'
import type { ManifestHost } from '../export-folder/manifest.ts'
import { rootThumbprint, sameAuthority } from '../export-folder/ownership.ts'
import type { Passwords, PasswordsPlace } from '../export-folder/passwords-file.ts'

interface MadeBundle {
  readonly material: HostMaterial
  readonly name: string
  readonly files: readonly ExportedFile[]
}

/**
 * Writes the bundles; either all of them are written or none.
 * @returns Where they are, or `certificate.unknown`, `certificate.sameFiles`, `template.unknown`, `root.locked`,
 *   `core.cancelled`, `file.*`.
 */
export async function bundleCertificates(
  context: CertificateContext,
  input: ParsedInputOf<'certificate.bundle'>,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<OutputOf<'certificate.bundle'>>> {
  const folder = folderOf(context.dependencies.workspace.path, input.folder)
  const opened = await openExportFolder(context, folder)
  if (!opened.ok) return opened
  const made: MadeBundle[] = []
  const crls: PendingCrls = new Map()
  const certificateIds = [...new Set(input.certificateIds)]
  for (const [index, certificateId] of certificateIds.entries()) {
    if (signal.aborted) return fail('core.cancelled', { task: 'certificate.bundle' })
    const bundle = await makeBundle(context, certificateId, input, opened.value.passwords, crls)
    if (!bundle.ok) return bundle
    const { material, name } = bundle.value
    if (made.some((other) => other.name === name)) {
      return fail('certificate.sameFiles', { name: material.fqdn }, { field: 'certificateIds' })
    }
    made.push(bundle.value)
    progress(index + 1, certificateIds.length)
  }
  if (signal.aborted) return fail('core.cancelled', { task: 'certificate.bundle' })
  const files = made.flatMap((bundle) =>
    onDisk(bundle, input.form, context.dependencies.now()).map((file) => ({
      ...file,
      // A bundle is a host's own, with every root in it.
      roots: [...sameAuthority(context.inventory, bundle.material.root), ...bundle.material.roots],
    })),
  )
  const complete = await opened.value.complete(
    files,
    made.map((bundle) => manifestEntry(bundle, input.form, opened.value.passwordsPlace)),
  )
  if (!complete.ok) return complete
  const rows = made.flatMap((bundle) => rowsOf(bundle, folder, input.form))
  const written = await writeFilesAnd(folder, complete.value, () => recordExport(context, folder, rows, crls))
  if (!written.ok) return written
  const hasPasswords = !opened.value.passwords.isEmpty()
  const advice = made.flatMap(({ material }) => material.advice)
  return ok({
    folder,
    bundles: made.map(({ material, name, files: inBundle }) => ({
      certificateId: material.certificateId,
      fqdn: material.fqdn,
      path: join(folder, input.form === 'zip' ? `${name}.zip` : name),
      files: inBundle.map((file) => file.name),
      profiles: [...material.profiles],
      rootIds: material.roots.map(({ rootId }) => rootId),
    })),
    passwordsPath: hasPasswords ? opened.value.passwordsPlace.path : null,
    // Every host of a root has the same to say.
    advice: [...new Map(advice.map((each) => [JSON.stringify(each), each])).values()],
  })
}

async function makeBundle(
  context: CertificateContext,
  certificateId: string,
  input: ParsedInputOf<'certificate.bundle'>,
  passwords: Passwords,
  crls: PendingCrls,
): Promise<Reply<MadeBundle>> {
  const material = await gatherHostMaterial(context, certificateId, input, passwords, crls)
  if (!material.ok) return material
  const files = await bundleHost({
    ...material.value.request,
    language: input.language,
    asked: {
      bindsReplicaServer: input.bindsReplicaServer,
      disablesRevocationCheck: input.disablesRevocationCheck,
      port: input.port,
      ...(input.storageLocation === undefined ? {} : { storageLocation: input.storageLocation }),
    },
  })
  return files.ok ? ok({ material: material.value, name: bundleName(material.value.fqdn), files: files.value }) : files
}

function onDisk({ name, files }: MadeBundle, form: 'folder' | 'zip', at: Date): ExportedFile[] {
  const inFolder = files.map((file) => ({ ...file, name: `${name}/${file.name}` }))
  return form === 'folder' ? inFolder : [{ name: `${name}.zip`, bytes: writeZip(inFolder, at), mode: 0o600 }]
}

/** The files of a host's bundle that have the same names for every host, to be looked for beforehand. */
export function bundleFileNames(fqdn: string, form: 'folder' | 'zip'): string[] {
  const name = bundleName(fqdn)
  if (form === 'zip') return [`${name}.zip`]
  const { root, certificate, compat, modern } = exportNames(fqdn, '')
  return [root, certificate, compat, modern, importScriptFile, undoScriptFile, readmeFile].map(
    (each) => `${name}/${each}`,
  )
}

function manifestEntry(
  { material, name, files }: MadeBundle,
  form: 'folder' | 'zip',
  passwords: PasswordsPlace,
): ManifestHost {
  const within = files.map((file) => file.name)
  return {
    fqdn: material.fqdn,
    thumbprint: material.thumbprint,
    authority: rootThumbprint(material.root),
    form,
    files: form === 'zip' ? [`${name}.zip`] : within.map((each) => `${name}/${each}`),
    script: form === 'zip' ? null : `${name}/${importScriptFile}`,
    roots: within.filter((each) => fileKind(each) === 'rootCertificate'),
    crls: within.filter((each) => fileKind(each) === 'crl'),
    passwords: material.profiles.length > 0 ? passwords.name : null,
  }
}

function rowsOf({ material, name, files }: MadeBundle, folder: string, form: 'folder' | 'zip'): ExportedRow[] {
  const { certificateId, thumbprint } = material
  return form === 'zip'
    ? [{ certificateId, thumbprint, kind: 'bundle', path: join(folder, `${name}.zip`) }]
    : files.map((file) => ({
        certificateId,
        thumbprint,
        kind: fileKind(file.name),
        path: join(folder, name, file.name),
      }))
}
