/** What everything at the certificate desk shares, and the one way to a private key: through the unlocked root. */
import type { KeyObject } from 'node:crypto'
import { privateKeyFromDer, type IssueContext, type SigningAuthority } from '../../authority/issue.ts'
import { nativeKeys } from '../../authority/key-factory.ts'
import { openWithKey } from '../../authority/vault.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { CoreDependencies } from '../dependencies.ts'
import type { WorldKeeper } from '../world-keeper.ts'
import type { Inventory, StoredCertificate, StoredRoot } from './inventory.ts'
import type { KeyRing } from './key-ring.ts'

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

/** What every signature needs from outside. */
export function issueContext({ dependencies }: DeskContext): IssueContext {
  return { keys: nativeKeys, now: dependencies.now(), randomBytes: dependencies.randomBytes }
}

/** The private key of a host's certificate, or `root.locked`. */
export function openHostKey(context: DeskContext, certificate: StoredCertificate, root: StoredRoot): Reply<KeyObject> {
  const dataKey = context.ring.dataKey(root.rootId)
  if (!dataKey || certificate.sealedKey === null) return fail('root.locked', { root: root.document.name })
  const opened = openWithKey(certificate.sealedKey, {
    key: dataKey,
    purpose: purposes.hostKey(certificate.certificateId),
    root: root.document.name,
  })
  if (!opened.ok) return opened
  const privateKey = privateKeyFromDer(opened.value)
  opened.value.fill(0)
  return ok(privateKey)
}
