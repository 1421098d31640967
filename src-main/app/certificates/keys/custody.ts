/** Passphrase and recovery sheet of a root. */
import { createPublicKey } from 'node:crypto'
import { thumbprintOf, privateKeyFromDer } from '../../../authority/certificates/issue.ts'
import { readSealedRoot, writeSealedRoot } from '../../../authority/vault/recovery-sheet.ts'
import { openWithKey, openWithPassphrase, sealWithKey, sealWithPassphrase } from '../../../authority/vault/vault.ts'
import { parseCertificate } from '../../../authority/certificates/certificate-der.ts'
import { fail, ok, type Nothing, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import { purposes } from './opening.ts'
import { reserveIds, type CertificateContext } from './context.ts'
import { certificateIn, type RootDocument } from '../inventory/documents.ts'
import { sheetText } from './recovery-texts.ts'
import { forget } from './remembering.ts'
import { passphraseLengthMin } from '../../../contract/limits/passphrase.ts'

/**
 * Seals the data key of a root under another passphrase. The keys themselves stay as they are.
 * @returns Nothing, or `root.unknown`, `root.wrongPassphrase`, `root.passphraseTooShort`.
 */
export async function changePassphrase(
  context: CertificateContext,
  { rootId, passphrase, newPassphrase }: ParsedInputOf<'root.changePassphrase'>,
): Promise<Reply<Nothing>> {
  const found = context.inventory.root(rootId)
  if (!found.ok) return found
  if ([...newPassphrase].length < passphraseLengthMin) {
    return fail('root.passphraseTooShort', { lengthMin: passphraseLengthMin }, { field: 'newPassphrase' })
  }
  const { document, sealedKey } = found.value
  const { workspace, randomBytes, passphraseCost } = context.dependencies
  const purpose = purposes.dataKey(rootId)
  const opened = await openWithPassphrase(document.dataKeyEnvelope, { passphrase, purpose, root: document.name })
  if (!opened.ok) {
    const audited = audit(context, 'root.unlockRefused', rootId)
    return audited.ok ? opened : audited
  }
  const renewed = { passphrase: newPassphrase, purpose }
  const dataKeyEnvelope = await sealWithPassphrase(opened.value, renewed, randomBytes, passphraseCost)
  opened.value.fill(0)
  const saved = workspace.transaction(() => {
    workspace.saveRoot({ id: rootId, document: { ...document, dataKeyEnvelope }, sealedKey })
    // The system remembers the old one, which opens nothing any more.
    forget(context, rootId)
    workspace.appendAudit({ kind: 'root.passphraseChanged', subject: rootId, details: {} })
    return ok(undefined)
  })
  return saved.ok ? ok({}) : saved
}

/**
 * The recovery sheet of a root: its certificate and its sealed envelopes.
 * @returns The text, or `root.unknown`, `root.noKey`.
 */
export function recoverySheet(
  context: CertificateContext,
  { rootId, language }: ParsedInputOf<'root.recoverySheet'>,
): Reply<{ text: string }> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const { document, sealedKey } = root.value
  if (sealedKey === null) return fail('root.noKey', { root: document.name })
  const { name, keyBits, der, dataKeyEnvelope, years } = document
  const block = writeSealedRoot({
    format: 'understudy.root.1',
    rootId,
    name,
    keyBits,
    der,
    dataKeyEnvelope,
    sealedKey,
    years,
  })
  const certificate = certificateIn(der)
  const facts = {
    name,
    thumbprint: certificate.thumbprint,
    notAfter: certificate.notAfter.toISOString().slice(0, 10),
    printed: context.dependencies.now().toISOString().slice(0, 10),
  }
  // Whoever has the sheet can try passphrases for as long as they like.
  const audited = audit(context, 'root.recoverySheetMade', rootId)
  return audited.ok ? ok({ text: sheetText(language, facts, block) }) : audited
}

/**
 * Takes a root back from its recovery sheet. It gets an id of this workspace, and its CRL numbers go on well above any that
 * the lost workspace can have used.
 * @returns The ids, or why sheet and passphrase do not give a root.
 */
export async function restoreRoot(
  context: CertificateContext,
  { sheet, passphrase }: ParsedInputOf<'root.restore'>,
): Promise<Reply<{ rootId: string; certificateId: string }>> {
  const read = readSealedRoot(sheet)
  if (!read.ok) return read
  const { rootId: sealedAs, name, keyBits, der, dataKeyEnvelope, sealedKey, years } = read.value
  const { inventory, dependencies, keeper } = context
  const { workspace, randomBytes, passphraseCost } = dependencies
  if (inventory.roots().some((root) => root.document.name.toLowerCase() === name.toLowerCase())) {
    return fail('root.duplicateName', { name }, { field: 'sheet' })
  }
  const dataKey = await openWithPassphrase(dataKeyEnvelope, {
    passphrase,
    purpose: purposes.dataKey(sealedAs),
    root: name,
  })
  if (!dataKey.ok) return dataKey
  const key = openWithKey(sealedKey, { key: dataKey.value, purpose: purposes.rootKey(sealedAs), root: name })
  if (!key.ok) return key
  if (!belongsTo(key.value, Buffer.from(der, 'base64'))) return fail('root.keyDiffers', { file: name })

  const rootIds = reserveIds(context, 'root', 1)
  if (!rootIds.ok) return rootIds
  const certificateIds = reserveIds(context, 'certificate', 1)
  if (!certificateIds.ok) return certificateIds
  const [rootId = '', certificateId = ''] = [...rootIds.value, ...certificateIds.value]
  const purpose = purposes.dataKey(rootId)
  const document: RootDocument = {
    certificateId,
    name,
    keyBits,
    der,
    dataKeyEnvelope: await sealWithPassphrase(dataKey.value, { passphrase, purpose }, randomBytes, passphraseCost),
    issuedInstant: keeper.now(),
    years,
  }
  const resealed = sealWithKey(key.value, { key: dataKey.value, purpose: purposes.rootKey(rootId) }, randomBytes)
  key.value.fill(0)
  // Seconds since 1970 are more than any root has signed CRLs, so no number of the lost workspace comes again.
  const skipped = workspace.reserve(`crl ${rootId}`, Math.floor(dependencies.now().getTime() / 1000))
  if (!skipped.ok) return skipped
  const saved = workspace.transaction(() => {
    workspace.saveRoot({ id: rootId, document, sealedKey: resealed })
    workspace.appendAudit({
      kind: 'root.restored',
      subject: rootId,
      details: { thumbprint: thumbprintOf(Buffer.from(der, 'base64')) },
    })
    return ok(undefined)
  })
  if (!saved.ok) return saved
  context.ring.unlock(rootId, dataKey.value)
  dataKey.value.fill(0)
  const recorded = keeper.record('root.created', { root: name })
  return recorded.ok ? ok({ rootId, certificateId }) : recorded
}

/** Whether a private key in PKCS#8 is that of a certificate. */
function belongsTo(privateKey: Uint8Array, certificate: Buffer): boolean {
  const publicKey = createPublicKey(privateKeyFromDer(privateKey)).export({ format: 'der', type: 'spki' })
  return parseCertificate(certificate).publicKeyInfo.equals(publicKey)
}

function audit({ dependencies: { workspace } }: CertificateContext, kind: string, subject: string): Reply<void> {
  return workspace.transaction(() => {
    workspace.appendAudit({ kind, subject, details: {} })
    return ok(undefined)
  })
}
