/**
 * One thing done to many certificates. Each entry is done or refused by itself and answered for by itself: what was done is on
 * disk, whatever becomes of the others.
 */
import { fail, ok, type Failure, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import type { EntryFailure } from '../../../contract/views/inventory.ts'
import { folderOf } from '../../base/folders.ts'
import type { CertificateContext, Progress } from '../keys/context.ts'
import { exportCertificates } from '../files/exporting.ts'
import type { StoredRoot } from '../inventory/documents.ts'
import { renewCertificate } from './renewing.ts'
import { issuedHere, revokeTogether, type Revocable } from '../crls/revoking.ts'

/** As many keys at once as there are threads that make them. */
const keysAtOnce = 4
/** Written together; a bundle that is refused is written one by one, so that only the entries at fault are. */
const exportsAtOnce = 16

/** Renews certificate by certificate; one that was renewed has its successor on disk. */
export async function renewMany(
  context: CertificateContext,
  { certificateIds, newKey }: ParsedInputOf<'certificate.renewMany'>,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<OutputOf<'certificate.renewMany'>>> {
  const ids = [...new Set(certificateIds)]
  const outcomes: OutputOf<'certificate.renewMany'>['outcomes'] = []
  for (let start = 0; start < ids.length; start += keysAtOnce) {
    const batch = ids.slice(start, start + keysAtOnce)
    const renewed = signal.aborted
      ? batch.map(() => fail('core.cancelled', { task: 'certificate.renewMany' }))
      : await Promise.all(batch.map((certificateId) => renewCertificate(context, { certificateId, newKey })))
    for (const [at, reply] of renewed.entries()) {
      const certificateId = batch[at] ?? ''
      outcomes.push({
        certificateId,
        successorId: reply.ok ? reply.value.certificateId : null,
        failure: reply.ok ? null : entryFailure(reply.failure),
      })
    }
    progress(outcomes.length, ids.length)
  }
  return ok({ outcomes, ...counted(outcomes) })
}

/** Revokes root by root: what belongs to one root is revoked together, by one CRL; where its file cannot be written, not at all. */
export async function revokeMany(
  context: CertificateContext,
  { certificateIds, reason, folder }: ParsedInputOf<'certificate.revokeMany'>,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<OutputOf<'certificate.revokeMany'>>> {
  const ids = [...new Set(certificateIds)]
  const failures = new Map<string, EntryFailure>()
  const byRoot = new Map<string, { readonly root: StoredRoot; readonly chosen: Revocable[] }>()
  for (const certificateId of ids) {
    const found = issuedHere(context, certificateId)
    if (!found.ok) {
      failures.set(certificateId, entryFailure(found.failure))
      continue
    }
    const { certificate, root, name } = found.value
    if (certificate.document.revocation) {
      failures.set(certificateId, entryFailure(fail('certificate.alreadyRevoked', { name }).failure))
      continue
    }
    const together = byRoot.get(root.rootId) ?? { root, chosen: [] }
    together.chosen.push({ certificate, name })
    byRoot.set(root.rootId, together)
  }
  const crls: OutputOf<'certificate.revokeMany'>['crls'] = []
  let done = failures.size
  for (const { root, chosen } of byRoot.values()) {
    const revoked = signal.aborted
      ? fail('core.cancelled', { task: 'certificate.revokeMany' })
      : await revokeTogether(context, root, chosen, reason, folder)
    if (revoked.ok) crls.push({ rootId: root.rootId, ...revoked.value })
    else {
      for (const { certificate } of chosen) failures.set(certificate.certificateId, entryFailure(revoked.failure))
    }
    done += chosen.length
    progress(done, ids.length)
  }
  const outcomes = ids.map((certificateId) => ({ certificateId, failure: failures.get(certificateId) ?? null }))
  return ok({ outcomes, ...counted(outcomes), crls })
}

/** Exports bundle by bundle into one folder. */
export async function exportMany(
  context: CertificateContext,
  { certificateIds, ...options }: ParsedInputOf<'certificate.exportMany'>,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<OutputOf<'certificate.exportMany'>>> {
  const ids = [...new Set(certificateIds)]
  const failures = new Map<string, EntryFailure>()
  const files = new Map<string, OutputOf<'certificate.export'>['files'][number]>()
  const write = (chosen: string[]) =>
    exportCertificates(context, { ...options, certificateIds: chosen }, signal, () => undefined)

  async function writeOrSay(chosen: readonly string[]): Promise<void> {
    const written = signal.aborted ? cancelled : await write([...chosen])
    if (written.ok) return written.value.files.forEach((file) => files.set(file.path, file))
    if (chosen.length > 1 && !signal.aborted) for (const each of chosen) await writeOrSay([each])
    else
      for (const each of chosen) failures.set(each, entryFailure(signal.aborted ? cancelled.failure : written.failure))
  }

  const names = new Set<string>()
  const distinct: string[] = []
  for (const certificateId of ids) {
    const name = exportName(context, certificateId)
    // Two certificates of one name would write over each other's files, in whatever bundle they are.
    if (name !== null && names.has(name)) {
      failures.set(certificateId, entryFailure(fail('certificate.sameFiles', { name }).failure))
    } else distinct.push(certificateId)
    if (name !== null) names.add(name)
  }
  let done = failures.size
  for (let start = 0; start < distinct.length; start += exportsAtOnce) {
    const bundle = distinct.slice(start, start + exportsAtOnce)
    await writeOrSay(bundle)
    done += bundle.length
    progress(done, ids.length)
  }
  const outcomes = ids.map((certificateId) => ({ certificateId, failure: failures.get(certificateId) ?? null }))
  const folder = folderOf(context.dependencies.workspace.path, options.folder)
  return ok({ outcomes, ...counted(outcomes), folder, files: [...files.values()] })
}

const cancelled = fail('core.cancelled', { task: 'certificate.exportMany' })

/** The name that the files of a certificate begin with, or null if it cannot be exported anyway. */
function exportName({ inventory }: CertificateContext, certificateId: string): string | null {
  const view = inventory.index.find(certificateId)?.view
  return view?.kind === 'host' ? (view.dnsNames[0] ?? view.issuedTo) : null
}

function entryFailure({ code, params }: Failure): EntryFailure {
  return { code, params }
}

function counted(outcomes: readonly { readonly failure: EntryFailure | null }[]) {
  const failedCount = outcomes.filter(({ failure }) => failure !== null).length
  return { doneCount: outcomes.length - failedCount, failedCount }
}
