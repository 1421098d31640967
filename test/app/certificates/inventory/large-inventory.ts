/**
 * Fills a workspace with thousands of certificates in seconds: each is a real one of the workspace with another name, serial
 * number and end written into its DER, so its signature fits no more, which an inventory does not look at. The keys are sealed
 * copies of one, so that files can be exported.
 */
import { openWithKey, openWithPassphrase, sealWithKey } from '../../../../src-main/authority/vault/vault.ts'
import { certificateDocument, rootDocument } from '../../../../src-main/app/certificates/inventory/documents.ts'
import { purposes } from '../../../../src-main/app/certificates/keys/opening.ts'
import { ok } from '../../../../src-main/contract/failure.ts'
import type { Workspace } from '../../../../src-main/workspace/index.ts'
import { randomBytes } from 'node:crypto'
import { valueOf } from '../../../authority/builders.ts'

/** The name that the certificate to copy must have; the digits become others. */
export const modelName = 'hv00000.lab.example'

export interface LargeInventory {
  readonly rootId: string
  /** An issued certificate for `modelName`. */
  readonly modelId: string
  readonly passphrase: string
}

/**
 * @param count How many certificates to add.
 * @param alter What is known of each copy: revoked, renewed.
 * @returns The ids in the order of their numbers, from 1 on.
 */
export async function fillInventory(
  workspace: Workspace,
  { rootId, modelId, passphrase }: LargeInventory,
  count: number,
  alter: (number: number) => {
    supersededBy?: string
    revocation?: { wallInstant: number; reason: 'superseded' }
  } = () => ({}),
): Promise<string[]> {
  const root = workspace.findRoot(rootId)
  const model = workspace.findCertificate(modelId)
  if (!root || !model) throw new Error('there is no root or no model')
  const { dataKeyEnvelope, name } = rootDocument.parse(root.document)
  const document = certificateDocument.parse(model.document)
  const purpose = purposes.dataKey(rootId)
  const key = valueOf(await openWithPassphrase(dataKeyEnvelope, { passphrase, purpose, root: name }))
  const opened = { key, purpose: purposes.hostKey(modelId), root: name }
  const privateKey = valueOf(openWithKey(model.sealedKey ?? '', opened))
  const der = Buffer.from(document.der, 'base64')
  const first = valueOf(workspace.reserve('certificate', count))
  const ids = Array.from({ length: count }, (_, index) => `certificate-${first + index}`)
  const saved = workspace.transaction(() => {
    for (const [index, id] of ids.entries()) {
      const copied = rewritten(der, index + 1).toString('base64')
      const sealedKey = sealWithKey(privateKey, { key, purpose: purposes.hostKey(id) }, randomBytes)
      workspace.saveCertificate({ id, rootId, document: { ...document, der: copied, ...alter(index + 1) }, sealedKey })
    }
    return ok(undefined)
  })
  valueOf(saved)
  return ids
}

/** The name of the certificate with a number. */
export function nameOfNumber(number: number): string {
  return modelName.replace('00000', String(number).padStart(5, '0'))
}

/** Another name of the same length wherever the model has its own, and another serial number. */
function rewritten(der: Buffer, number: number): Buffer {
  const copy = Buffer.from(der)
  const name = Buffer.from(nameOfNumber(number), 'latin1')
  for (let at = copy.indexOf(modelName); at !== -1; at = copy.indexOf(modelName, at + 1)) name.copy(copy, at)
  // version [0] EXPLICIT INTEGER (5 octets), then INTEGER: tag, length, and a first octet that keeps the number positive.
  const serial = copy.indexOf(Buffer.of(0xa0, 0x03, 0x02, 0x01, 0x02, 0x02)) + 7
  copy.writeUInt32BE(number, serial + 1)
  return copy
}
