/** One folder or archive per host, with everything that the host needs. */
import { join } from 'node:path'
import { bundleHost, bundleName } from '../../../authority/bundles/bundle.ts'
import { writeFiles, type ExportedFile } from '../../../authority/files/write-files.ts'
import { writeZip } from '../../../authority/files/zip.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import { folderOf } from '../../base/folders.ts'
import type { CertificateContext, Progress } from '../keys/context.ts'
import { fileKind, recordExport, type ExportedRow } from './export-record.ts'
import { gatherHostMaterial, type HostMaterial } from './host-files.ts'
import { formatPasswords, passwordsFileName, readPasswords } from './passwords-file.ts'

interface MadeBundle {
  readonly material: HostMaterial
  readonly name: string
  readonly files: readonly ExportedFile[]
}

/**
 * Writes the bundles; either all of them are written or none.
 * @returns Where they are, or `certificate.unknown`, `certificate.sameFiles`, `template.unknown`, `root.locked`,
 *   `core.cancelled`, `file.unwritable`, `file.diskFull`.
 */
export async function bundleCertificates(
  context: CertificateContext,
  input: ParsedInputOf<'certificate.bundle'>,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<OutputOf<'certificate.bundle'>>> {
  const folder = folderOf(context.dependencies.workspace.path, input.folder)
  const passwords = await readPasswords(folder)
  const made: MadeBundle[] = []
  const certificateIds = [...new Set(input.certificateIds)]
  for (const [index, certificateId] of certificateIds.entries()) {
    if (signal.aborted) return fail('core.cancelled', { task: 'certificate.bundle' })
    const bundle = await makeBundle(context, certificateId, input)
    if (!bundle.ok) return bundle
    const { material, name } = bundle.value
    if (made.some((other) => other.name === name)) {
      return fail('certificate.sameFiles', { name: material.fqdn }, { field: 'certificateIds' })
    }
    made.push(bundle.value)
    if (material.profiles.length > 0) passwords.set(material.fqdn, material.request.password)
    progress(index + 1, certificateIds.length)
  }
  if (signal.aborted) return fail('core.cancelled', { task: 'certificate.bundle' })
  const hasPasswords = passwords.size > 0
  const files = made.flatMap((bundle) => onDisk(bundle, input.form, context.dependencies.now()))
  const passwordsFile = { name: passwordsFileName, bytes: Buffer.from(formatPasswords(passwords)), mode: 0o600 }
  const written = await writeFiles(folder, hasPasswords ? [...files, passwordsFile] : files)
  if (!written.ok) return written
  const recorded = recordExport(
    context,
    folder,
    made.flatMap((bundle) => rowsOf(bundle, folder, input.form)),
  )
  if (!recorded.ok) return recorded
  const advice = made.flatMap(({ material }) => material.advice)
  return ok({
    folder,
    bundles: made.map(({ material, name, files: inBundle }) => ({
      certificateId: material.certificateId,
      fqdn: material.fqdn,
      path: join(folder, input.form === 'zip' ? `${name}.zip` : name),
      files: inBundle.map((file) => file.name),
      profiles: [...material.profiles],
      rootIds: [...material.rootIds],
    })),
    passwordsPath: hasPasswords ? join(folder, passwordsFileName) : null,
    // Every host of a root has the same to say.
    advice: [...new Map(advice.map((each) => [JSON.stringify(each), each])).values()],
  })
}

async function makeBundle(
  context: CertificateContext,
  certificateId: string,
  input: ParsedInputOf<'certificate.bundle'>,
): Promise<Reply<MadeBundle>> {
  const material = await gatherHostMaterial(context, certificateId, input)
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
