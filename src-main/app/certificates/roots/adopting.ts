/** Takes over an authority that was made elsewhere; its key is sealed like any other from then on. */
import { privateKeyToDer } from '../../../authority/certificates/issue.ts'
import { mayBeAuthority, readAuthority, weaknessesOf } from '../../../authority/inspection/foreign-authority.ts'
import { drawDataKey, sealWithKey, sealWithPassphrase } from '../../../authority/vault/vault.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import { reserveCrlNumbers, tellCrl } from '../crls/publishing.ts'
import { purposes } from '../keys/opening.ts'
import { reserveIds, type CertificateContext } from '../keys/context.ts'
import type { RootDocument } from '../inventory/documents.ts'
import { maySignCrls } from '../inventory/inventory.ts'
import { readInput } from '../../base/brought-file.ts'
import { readEarlierCrl, saveTakenOver, signTakingOver } from '../crls/taking-over.ts'
import { passphraseLengthMin } from '../../../contract/limits/passphrase.ts'

const yearMilliseconds = 365.25 * 86_400_000

/**
 * Imports an authority, and signs its first CRL here if it may sign any.
 * @returns Its ids and weaknesses, or what is wrong with the files, `root.duplicateName`, `root.passphraseTooShort`.
 */
export async function importRoot(
  context: CertificateContext,
  input: ParsedInputOf<'root.import'>,
): Promise<Reply<OutputOf<'root.import'>>> {
  const { workspace, randomBytes, now, passphraseCost } = context.dependencies
  const { passphrase } = input
  if ([...passphrase].length < passphraseLengthMin) {
    return fail('root.passphraseTooShort', { lengthMin: passphraseLengthMin }, { field: 'passphrase' })
  }
  const file = await readInput(input.file)
  if (!file.ok) return file
  const keyFile = input.key ? await readInput(input.key) : ok(null)
  if (!keyFile.ok) return keyFile
  const read = await readAuthority(file.value, keyFile.value, input.password)
  if (!read.ok) return read
  const { certificate, privateKey } = read.value
  const name = certificate.commonName || certificate.subject
  if (!mayBeAuthority(certificate)) return fail('root.notAuthority', { name }, { field: 'file' })
  if (context.inventory.roots().some((root) => root.document.name.toLowerCase() === name.toLowerCase())) {
    return fail('root.duplicateName', { name }, { field: 'file' })
  }
  const earlier = input.crl ? await readEarlierCrl(input.crl, certificate.der) : ok(null)
  if (!earlier.ok) return earlier
  if (earlier.value && !maySignCrls(certificate)) return fail('root.mayNotSignCrl', { root: name }, { field: 'crl' })
  const rootIds = reserveIds(context, 'root', 1)
  if (!rootIds.ok) return rootIds
  const certificateIds = reserveIds(context, 'certificate', 1)
  if (!certificateIds.ok) return certificateIds
  const [rootId = '', certificateId = ''] = [...rootIds.value, ...certificateIds.value]
  const dataKey = drawDataKey(randomBytes)
  const purpose = purposes.dataKey(rootId)
  const document: RootDocument = {
    certificateId,
    name,
    keyBits: certificate.keyBits,
    der: certificate.der.toString('base64'),
    dataKeyEnvelope: await sealWithPassphrase(dataKey, { passphrase, purpose }, randomBytes, passphraseCost),
    issuedInstant: context.keeper.now(),
    // The emulated world counts whole years from now.
    years: Math.max(1, Math.floor((certificate.notAfter.getTime() - now().getTime()) / yearMilliseconds)),
  }
  const plain = privateKeyToDer(privateKey)
  const sealedKey = sealWithKey(plain, { key: dataKey, purpose: purposes.rootKey(rootId) }, randomBytes)
  plain.fill(0)
  // Where it was, it has signed CRLs: seconds since 1970 are more than it can have counted to by ones.
  const usedNumbers = [Math.floor(now().getTime() / 1000), earlier.value?.crlNumber ?? 0, input.lastCrlNumber ?? 0]
  const skipped = reserveCrlNumbers(context, rootId, Math.max(...usedNumbers))
  if (!skipped.ok) return skipped
  const root = { rootId, document, sealedKey }
  const taken = context.inventory.maySignCrl(root)
    ? await signTakingOver(context, root, earlier.value, { certificate: certificate.der, privateKey })
    : ok(null)
  if (!taken.ok) return taken
  const { thumbprint } = certificate
  // The authority and what it had revoked belong together: without its CRL nothing here would know of it.
  const saved = context.keeper.keepTogether((tell) => {
    workspace.saveRoot({ id: rootId, document, sealedKey })
    workspace.appendAudit({ kind: 'root.imported', subject: rootId, details: { thumbprint } })
    tell('root.created', { root: name })
    if (taken.value === null) return ok(null)
    const crl = saveTakenOver(context, root, taken.value)
    tellCrl(tell, root, taken.value.fresh)
    return ok(crl)
  })
  if (saved.ok) context.ring.unlock(rootId, dataKey)
  dataKey.fill(0)
  return saved.ok
    ? ok({ rootId, certificateId, weaknesses: weaknessesOf(certificate, now()), crl: saved.value })
    : saved
}
