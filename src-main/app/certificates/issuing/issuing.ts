/** Roots and host certificates: making them, and opening a root's key for whoever signs with it. */
import { issueHost, privateKeyToDer, type SigningAuthority } from '../../../authority/certificates/issue.ts'
import { sealWithKey } from '../../../authority/vault/vault.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import { distributionPointOf } from '../crls/policy.ts'
import type { CertificateDocument } from '../inventory/documents.ts'
import { issueContext, reserveIds, type CertificateContext, type Progress } from '../keys/context.ts'
import { openAuthority, purposes } from '../keys/opening.ts'
import type { StoredRoot } from '../inventory/documents.ts'
import type { Tell } from '../../world/keeper.ts'
import { findUnfinished, noteUnfinished, unfinishedKey } from '../inventory/unfinished.ts'
import { exportNames } from '../../../authority/files/export-names.ts'
import { openExportFolder } from '../export-folder/export-folder.ts'
import { sameAuthority } from '../export-folder/ownership.ts'
import { folderOf } from '../../base/folders.ts'
import { namesMax, namesOfEach, namesWithFields, outsideConstraint } from './names.ts'
import { templateOf } from '../roots/templates.ts'
import { certificateLimits } from '../../../contract/limits/certificate.ts'

const { clusterNamesMax } = certificateLimits

/**
 * Issues one certificate per name. Every name is checked before the first key is made, so a bad one wastes nothing.
 * @param filesOf The files that are to follow for a host where a folder is named, as seen from that folder.
 * @returns The ids in the order of the names; the failure of a name has `fqdns.<index>` or `hostIds.<index>` as its field.
 */
export async function issueCertificates(
  context: CertificateContext,
  input: ParsedInputOf<'certificate.issue'>,
  signal: AbortSignal,
  progress: Progress,
  filesOf: (fqdn: string) => string[] = exportedFileNames,
): Promise<Reply<{ certificateIds: string[] }>> {
  const listed = namesWithFields(context, input)
  if (!listed.ok) return listed
  const names = [...listed.value.keys()]
  if (input.pattern === 'cluster' && names.length > clusterNamesMax) {
    return fail('certificate.tooManyNames', { namesMax: clusterNamesMax }, { field: 'fqdns' })
  }
  if (names.length > namesMax) return fail('certificate.tooManyNames', { namesMax }, { field: 'hostIds' })
  const root = context.inventory.root(input.rootId)
  if (!root.ok) return root
  const template = templateOf(context, root.value, input.template)
  if (!template.ok) return template
  const years = input.years ?? template.value.years
  const keyBits = input.keyBits ?? template.value.keyBits
  const addsShortNames = input.addsShortNames ?? template.value.addsShortNames
  const certificates = namesOfEach(names, input.pattern, addsShortNames)
  for (const name of certificates.flat()) {
    const outside = outsideConstraint(root.value, name, listed.value.get(name) ?? 'addsShortNames')
    if (outside) return outside
  }
  const authority = openAuthority(context, root.value)
  if (!authority.ok) return authority

  // Where files are to follow, what could refuse them is asked first, and what an earlier try has issued is taken up again.
  const folder = input.folder === undefined ? null : folderOf(context.dependencies.workspace.path, input.folder)
  const usable =
    folder === null ? ok(undefined) : await lookAtFolder(context, folder, root.value, certificates, filesOf)
  if (!usable.ok) return usable
  const wanted = { rootId: input.rootId, certificates, years, keyBits, template: input.template ?? null, folder }
  const key = folder === null ? null : unfinishedKey('certificate.issue', wanted)
  const before = key === null ? null : findUnfinished(context.dependencies.workspace, key)
  if (before) return ok({ certificateIds: before })

  const wishes = { years, keyBits, template: input.template, ...distributionPointOf(context, input.rootId) }
  const issued = await issueEach(context, authority.value, certificates, wishes, signal, progress)
  if (!issued.ok) return issued
  return saveIssued(context, root.value, issued.value, (certificateIds) => {
    if (key !== null) noteUnfinished(context.dependencies.workspace, key, certificateIds)
  })
}

/** What certificates that are issued together have in common. */
interface Wishes {
  readonly years: number
  readonly keyBits: number
  readonly template: string | undefined
  readonly crlDistributionPoint?: string
}

/**
 * Issues certificates, and keeps none of them yet.
 * @param certificates The names of each.
 * @returns Them in the order of the names, or `core.cancelled`, `certificate.badValidity`.
 */
export async function issueEach(
  context: CertificateContext,
  authority: SigningAuthority,
  certificates: readonly (readonly string[])[],
  { years, keyBits, template, ...rest }: Wishes,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<FreshCertificate[]>> {
  // As many keys at once as there are threads that make them; more would only wait.
  const width = 4
  const issued: FreshCertificate[] = []
  for (let start = 0; start < certificates.length; start += width) {
    if (signal.aborted) return fail('core.cancelled', { task: 'certificate.issue' })
    const batch = await Promise.all(
      certificates
        .slice(start, start + width)
        .map(([fqdn = '', ...alsoKnownAs]) =>
          issueHost({ fqdn, alsoKnownAs, years, keyBits, ...rest }, authority, issueContext(context)),
        ),
    )
    for (const [index, reply] of batch.entries()) {
      if (!reply.ok) return reply
      issued.push({
        fqdn: certificates[start + index]?.[0] ?? '',
        thumbprint: reply.value.thumbprint,
        sealInput: privateKeyToDer(reply.value.privateKey),
        document: {
          kind: 'host',
          der: reply.value.certificate.toString('base64'),
          issuedInstant: context.keeper.now(),
          years,
          ...(template === undefined ? {} : { template }),
        },
      })
    }
    progress(issued.length, certificates.length)
  }
  return signal.aborted ? fail('core.cancelled', { task: 'certificate.issue' }) : ok(issued)
}

/** Whether the files of certificates could be exported into a folder. */
async function lookAtFolder(
  context: CertificateContext,
  folder: string,
  root: StoredRoot,
  certificates: readonly (readonly string[])[],
  filesOf: (fqdn: string) => string[],
): Promise<Reply<void>> {
  const opened = await openExportFolder(context, folder)
  if (!opened.ok) return opened
  const names = certificates.flatMap(([fqdn = '']) => filesOf(fqdn))
  const free = await opened.value.mayTake(sameAuthority(context.inventory, root), names)
  if (!free.ok) return free
  const named = await opened.value.rootFiles(root)
  return named.ok ? ok(undefined) : named
}

function exportedFileNames(fqdn: string): string[] {
  const { certificate, compat, modern, script } = exportNames(fqdn, '')
  return [certificate, compat, modern, script]
}

/** A certificate that was signed and is not yet kept. */
interface FreshCertificate {
  readonly fqdn: string
  readonly document: CertificateDocument
  /** The private key in PKCS#8, wiped once it is sealed; null where it is on the host. */
  readonly sealInput: Buffer | null
  readonly thumbprint: string
}

/**
 * Keeps what was issued, all or nothing.
 * @param alongside What else belongs into the same transaction; gets the new ids.
 */
export function saveIssued(
  context: CertificateContext,
  root: StoredRoot,
  issued: readonly FreshCertificate[],
  alongside: (certificateIds: readonly string[], tell: Tell) => void = () => {},
): Reply<{ certificateIds: string[] }> {
  const dataKey = context.ring.dataKey(root.rootId)
  if (!dataKey) return fail('root.locked', { root: root.document.name })
  const ids = reserveIds(context, 'certificate', issued.length)
  if (!ids.ok) return ids
  return context.keeper.keepTogether((tell) => {
    keepIssued(context, { root, dataKey }, issued, ids.value, tell)
    alongside(ids.value, tell)
    return ok({ certificateIds: ids.value })
  })
}

/**
 * Keeps certificates; for use inside a transaction.
 * @param issuer The root, and the key that seals what belongs to it.
 * @param certificateIds One for each of them.
 */
export function keepIssued(
  context: CertificateContext,
  { root, dataKey }: { readonly root: StoredRoot; readonly dataKey: Uint8Array },
  issued: readonly FreshCertificate[],
  certificateIds: readonly string[],
  tell: Tell,
): void {
  const { workspace, randomBytes } = context.dependencies
  for (const [index, each] of issued.entries()) {
    const id = certificateIds[index] ?? ''
    const seal = { key: dataKey, purpose: purposes.hostKey(id) }
    const sealedKey = each.sealInput === null ? null : sealWithKey(each.sealInput, seal, randomBytes)
    each.sealInput?.fill(0)
    workspace.saveCertificate({ id, rootId: root.rootId, document: each.document, sealedKey })
    workspace.appendAudit({
      kind: 'certificate.issued',
      subject: id,
      details: { name: each.fqdn, thumbprint: each.thumbprint },
    })
  }
  for (const each of issued) tell('certificate.issued', { name: each.fqdn, root: root.document.name })
}
