/** Seals a new root: its data key under the passphrase, its private key under the data key. */
import type { KeyObject } from 'node:crypto'
import { privateKeyToDer } from '../../../authority/certificates/issue.ts'
import { drawDataKey, sealWithKey, sealWithPassphrase } from '../../../authority/vault/vault.ts'
import { purposes } from './opening.ts'
import { type CertificateContext } from './context.ts'
import type { RootDocument } from '../inventory/documents.ts'

interface NewRoot {
  readonly rootId: string
  readonly certificateId: string
  readonly name: string
  readonly keyBits: number
  readonly years: number
  readonly passphrase: string
  readonly certificate: Buffer
  readonly privateKey: KeyObject
}

export interface SealedRoot {
  readonly document: RootDocument
  readonly sealedKey: string
  /** To be wiped by whoever asked. */
  readonly dataKey: Buffer
}

/** Seals a root; it takes as long as the derivation from the passphrase does. */
export async function sealNewRoot({ dependencies, keeper }: CertificateContext, root: NewRoot): Promise<SealedRoot> {
  const { randomBytes, passphraseCost } = dependencies
  const { rootId, certificateId, name, keyBits, years, passphrase } = root
  const dataKey = drawDataKey(randomBytes)
  const purpose = purposes.dataKey(rootId)
  const document: RootDocument = {
    certificateId,
    name,
    keyBits,
    der: root.certificate.toString('base64'),
    dataKeyEnvelope: await sealWithPassphrase(dataKey, { passphrase, purpose }, randomBytes, passphraseCost),
    issuedInstant: keeper.now(),
    years,
  }
  const plain = privateKeyToDer(root.privateKey)
  const sealedKey = sealWithKey(plain, { key: dataKey, purpose: purposes.rootKey(rootId) }, randomBytes)
  plain.fill(0)
  return { document, sealedKey, dataKey }
}
