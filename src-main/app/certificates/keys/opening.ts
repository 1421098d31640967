/** Opening the sealed keys of roots and hosts. */
import { privateKeyFromDer, type SigningAuthority } from '../../../authority/certificates/issue.ts'
import { openWithKey } from '../../../authority/vault/vault.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { StoredRoot, StoredCertificate } from '../inventory/documents.ts'
import { demandClock } from './clock-check.ts'
import type { CertificateContext } from './context.ts'
import type { KeyObject } from 'node:crypto'

/** Names what an envelope is for; an envelope opens for nothing else. */
export const purposes = {
  dataKey: (rootId: string) => `${rootId} data key`,
  rootKey: (rootId: string) => `${rootId} private key`,
  hostKey: (certificateId: string) => `${certificateId} private key`,
}

/** The root's certificate and key for signing, or `root.locked`, `time.wentBack`. */
export function openAuthority(context: CertificateContext, root: StoredRoot): Reply<SigningAuthority> {
  const clock = demandClock(context, root.rootId)
  if (!clock.ok) return clock
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

/** The private key of a host's certificate, or `root.locked`. */
export function openHostKey(
  context: CertificateContext,
  certificate: StoredCertificate,
  root: StoredRoot,
): Reply<KeyObject> {
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
