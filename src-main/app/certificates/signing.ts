/** Roots, host certificates and CRLs: everything that needs a root's key. */
import { signCrl } from '../../authority/crl.ts'
import {
  createRoot as makeRoot,
  issueHost,
  privateKeyFromDer,
  privateKeyToDer,
  type IssueContext,
  type SigningAuthority,
} from '../../authority/issue.ts'
import { nativeKeys } from '../../authority/key-factory.ts'
import { parseFqdn } from '../../authority/names.ts'
import { drawDataKey, openWithKey, openWithPassphrase, sealWithKey, sealWithPassphrase } from '../../authority/vault.ts'
import { fail, ok, type Failure, type Nothing, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { CoreDependencies } from '../dependencies.ts'
import type { WorldKeeper } from '../world-keeper.ts'
import type { CertificateDocument, CrlDocument, RootDocument } from './documents.ts'
import type { Inventory, StoredRoot } from './inventory.ts'
import type { KeyRing } from './key-ring.ts'

export const passphraseLengthMin = 12
const crlValidDays = 180

export interface DeskContext {
  readonly dependencies: CoreDependencies
  readonly keeper: WorldKeeper
  readonly inventory: Inventory
  readonly ring: KeyRing
}

export type Progress = (done: number, total: number) => void

/** Names what an envelope is for; an envelope opens for nothing else. */
export const purposes = {
  dataKey: (rootId: string) => `${rootId} data key`,
  rootKey: (rootId: string) => `${rootId} private key`,
  hostKey: (certificateId: string) => `${certificateId} private key`,
}

/**
 * Creates a root with its first CRL; the key stays unlocked for a while.
 * @returns The ids, or `root.duplicateName`, `root.passphraseTooShort`, `certificate.badValidity`.
 */
export async function createRoot(
  context: DeskContext,
  input: ParsedInputOf<'root.create'>,
): Promise<Reply<{ rootId: string; certificateId: string }>> {
  const { workspace, randomBytes } = context.dependencies
  const name = input.name.trim()
  if (context.inventory.roots().some((root) => root.document.name.toLowerCase() === name.toLowerCase())) {
    return fail('root.duplicateName', { name }, { field: 'name' })
  }
  if ([...input.passphrase].length < passphraseLengthMin) {
    return fail('root.passphraseTooShort', { lengthMin: passphraseLengthMin }, { field: 'passphrase' })
  }
  const made = await makeRoot({ commonName: name, years: input.years, keyBits: input.keyBits }, issueContext(context))
  if (!made.ok) return { ok: false, failure: { ...made.failure, field: ownField(made.failure) } }
  const ids = reserveIds(context, 'root', 1)
  const certificateIds = ids.ok ? reserveIds(context, 'certificate', 1) : ids
  if (!ids.ok) return ids
  if (!certificateIds.ok) return certificateIds
  const [rootId = '', certificateId = ''] = [...ids.value, ...certificateIds.value]

  const dataKey = drawDataKey(randomBytes)
  const document: RootDocument = {
    certificateId,
    name,
    keyBits: input.keyBits,
    der: made.value.certificate.toString('base64'),
    dataKeyEnvelope: await sealWithPassphrase(
      dataKey,
      { passphrase: input.passphrase, purpose: purposes.dataKey(rootId) },
      randomBytes,
    ),
    issuedInstant: context.keeper.now(),
    years: input.years,
  }
  const sealedKey = sealWithKey(
    privateKeyToDer(made.value.privateKey),
    { key: dataKey, purpose: purposes.rootKey(rootId) },
    randomBytes,
  )
  const saved = workspace.transaction(() => {
    workspace.saveRoot({ id: rootId, document, sealedKey })
    workspace.appendAudit({ kind: 'root.created', subject: rootId, details: { thumbprint: made.value.thumbprint } })
    return ok(undefined)
  })
  if (!saved.ok) return saved
  context.ring.unlock(rootId, dataKey)
  dataKey.fill(0)
  const crl = await publishCrl(context, rootId, crlValidDays)
  if (!crl.ok) return crl
  const recorded = context.keeper.record('root.created', { root: name })
  return recorded.ok ? ok({ rootId, certificateId }) : recorded
}

/** The authority calls the name of a root its common name. */
function ownField({ field }: Failure): string {
  return field === undefined || field === 'commonName' ? 'name' : field
}

/**
 * Unlocks a root.
 * @returns Nothing, or `root.unknown`, `root.wrongPassphrase`.
 */
export async function unlockRoot(
  context: DeskContext,
  { rootId, passphrase }: ParsedInputOf<'root.unlock'>,
): Promise<Reply<Nothing>> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const { name, dataKeyEnvelope } = root.value.document
  const opened = await openWithPassphrase(dataKeyEnvelope, {
    passphrase,
    purpose: purposes.dataKey(rootId),
    root: name,
  })
  const { workspace } = context.dependencies
  const audited = workspace.transaction(() => {
    workspace.appendAudit({ kind: opened.ok ? 'root.unlocked' : 'root.unlockRefused', subject: rootId, details: {} })
    return ok(undefined)
  })
  if (!opened.ok) return opened
  if (!audited.ok) return audited
  context.ring.unlock(rootId, opened.value)
  opened.value.fill(0)
  const recorded = context.keeper.record('root.unlocked', { root: name })
  return recorded.ok ? ok({}) : recorded
}

/**
 * Issues one certificate per name. Every name is checked before the first key is made, so a bad one wastes nothing.
 * @returns The ids in the order of the names; the failure of a name has `fqdns.<index>` as its field.
 */
export async function issueCertificates(
  context: DeskContext,
  input: ParsedInputOf<'certificate.issue'>,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<{ certificateIds: string[] }>> {
  const names: string[] = []
  for (const [index, text] of input.fqdns.entries()) {
    const name = parseFqdn(text)
    if (!name.ok) return { ok: false, failure: { ...name.failure, field: `fqdns.${index}` } }
    if (!names.includes(name.value)) names.push(name.value)
  }
  const root = context.inventory.root(input.rootId)
  if (!root.ok) return root
  const authority = openAuthority(context, root.value)
  if (!authority.ok) return authority

  // As many keys at once as there are threads that make them; more would only wait.
  const width = 4
  const issued: { fqdn: string; document: CertificateDocument; sealInput: Buffer; thumbprint: string }[] = []
  for (let start = 0; start < names.length; start += width) {
    if (signal.aborted) return fail('core.cancelled', { task: 'certificate.issue' })
    const batch = await Promise.all(
      names
        .slice(start, start + width)
        .map((fqdn) =>
          issueHost({ fqdn, years: input.years, keyBits: input.keyBits }, authority.value, issueContext(context)),
        ),
    )
    for (const [index, reply] of batch.entries()) {
      if (!reply.ok) return reply
      issued.push({
        fqdn: names[start + index] ?? '',
        thumbprint: reply.value.thumbprint,
        sealInput: privateKeyToDer(reply.value.privateKey),
        document: {
          kind: 'host',
          der: reply.value.certificate.toString('base64'),
          issuedInstant: context.keeper.now(),
          years: input.years,
        },
      })
    }
    progress(issued.length, names.length)
  }
  if (signal.aborted) return fail('core.cancelled', { task: 'certificate.issue' })
  return saveIssued(context, root.value, issued)
}

function saveIssued(
  context: DeskContext,
  root: StoredRoot,
  issued: readonly { fqdn: string; document: CertificateDocument; sealInput: Buffer; thumbprint: string }[],
): Reply<{ certificateIds: string[] }> {
  const { workspace, randomBytes } = context.dependencies
  const dataKey = context.ring.dataKey(root.rootId)
  if (!dataKey) return fail('root.locked', { root: root.document.name })
  const ids = reserveIds(context, 'certificate', issued.length)
  if (!ids.ok) return ids
  const saved = workspace.transaction(() => {
    for (const [index, each] of issued.entries()) {
      const id = ids.value[index] ?? ''
      const sealedKey = sealWithKey(each.sealInput, { key: dataKey, purpose: purposes.hostKey(id) }, randomBytes)
      each.sealInput.fill(0)
      workspace.saveCertificate({ id, rootId: root.rootId, document: each.document, sealedKey })
      workspace.appendAudit({
        kind: 'certificate.issued',
        subject: id,
        details: { name: each.fqdn, thumbprint: each.thumbprint },
      })
    }
    return ok(undefined)
  })
  if (!saved.ok) return saved
  for (const each of issued) {
    const recorded = context.keeper.record('certificate.issued', { name: each.fqdn, root: root.document.name })
    if (!recorded.ok) return recorded
  }
  return ok({ certificateIds: ids.value })
}

/**
 * Signs the next CRL of a root.
 * @param validDays How long hosts may rely on it.
 * @returns Its number, or `root.unknown`, `root.locked`.
 */
export async function publishCrl(
  context: DeskContext,
  rootId: string,
  validDays: number,
): Promise<Reply<{ crlNumber: number }>> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const authority = openAuthority(context, root.value)
  if (!authority.ok) return authority
  const { workspace, now } = context.dependencies
  // The number is on disk as used before anything is signed with it.
  const number = workspace.reserve(`crl ${rootId}`)
  if (!number.ok) return number
  const signed = await signCrl(
    { crlNumber: number.value, revoked: [], now: now(), validityDays: validDays },
    authority.value,
  )
  const document: CrlDocument = {
    der: signed.crl.toString('base64'),
    thisUpdateWallInstant: signed.thisUpdate.getTime(),
    nextUpdateWallInstant: signed.nextUpdate.getTime(),
    issuedInstant: context.keeper.now(),
    validDays,
  }
  const saved = workspace.transaction(() => {
    workspace.addCrl({ id: `${rootId} crl ${number.value}`, rootId, crlNumber: number.value, document })
    workspace.appendAudit({ kind: 'crl.published', subject: rootId, details: { crlNumber: number.value } })
    return ok(undefined)
  })
  if (!saved.ok) return saved
  const recorded = context.keeper.record('crl.published', { root: root.value.document.name, crlNumber: number.value })
  return recorded.ok ? ok({ crlNumber: number.value }) : recorded
}

/** The root's certificate and key, or `root.locked`. */
export function openAuthority(context: DeskContext, root: StoredRoot): Reply<SigningAuthority> {
  const dataKey = context.ring.dataKey(root.rootId)
  if (!dataKey || root.sealedKey === null) return fail('root.locked', { root: root.document.name })
  const key = openWithKey(root.sealedKey, {
    key: dataKey,
    purpose: purposes.rootKey(root.rootId),
    root: root.document.name,
  })
  if (!key.ok) return key
  const privateKey = privateKeyFromDer(key.value)
  key.value.fill(0)
  return ok({ certificate: Buffer.from(root.document.der, 'base64'), privateKey })
}

/** The next ids of a kind, durably taken. */
export function reserveIds(context: DeskContext, kind: 'root' | 'certificate', count: number): Reply<string[]> {
  const first = context.dependencies.workspace.reserve(kind, count)
  if (!first.ok) return first
  return ok(Array.from({ length: count }, (_, index) => `${kind}-${first.value + index}`))
}

function issueContext({ dependencies }: DeskContext): IssueContext {
  return { keys: nativeKeys, now: dependencies.now(), randomBytes: dependencies.randomBytes }
}
