/** What a file is, in one plain sentence. */
import type { BlockKind, InspectionView } from '../../../../src-main/contract/views/inspection.ts'
import type { TextKey, Translate } from '../../../i18n/translate.ts'

/** What a file or one of its blocks is called. */
export const kindKeys: Readonly<Record<BlockKind | 'pem', TextKey>> = {
  certificate: 'certificates.kindCertificate',
  pfx: 'certificates.kindPfx',
  p7b: 'certificates.kindP7b',
  csr: 'certificates.kindCsr',
  crl: 'certificates.kindCrl',
  privateKey: 'certificates.kindPrivateKey',
  encryptedPrivateKey: 'certificates.kindEncryptedPrivateKey',
  publicKey: 'certificates.kindPublicKey',
  pem: 'certificates.kindPem',
  other: 'certificates.kindOther',
}

/**
 * @param found What was found in the file.
 * @returns A sentence for somebody who has never seen such a file.
 */
export function plainWords(found: InspectionView, t: Translate): string {
  const [first] = found.certificates
  switch (found.fileKind) {
    case 'certificate':
      return first ? aboutCertificate(first, t) : t('inspection.plain.other')
    case 'pfx': {
      const name = first?.issuedTo ?? ''
      if (!first && found.pfx?.keyCount) return t('inspection.plain.pfxKeyOnly')
      if (!first?.hasPrivateKey) return t('inspection.plain.pfxNoKey', { name })
      return t('inspection.plain.pfx', { name, count: found.certificates.length - 1 })
    }
    case 'p7b':
      return t('inspection.plain.p7b', { count: found.certificates.length })
    case 'csr':
      return t('inspection.plain.csr', { name: found.csr?.dnsNames[0] ?? found.csr?.subject ?? '' })
    case 'crl':
      if (found.crl?.isDelta) return t('inspection.plain.crlDelta', { issuer: found.crl.issuer })
      return t('inspection.plain.crl', { issuer: found.crl?.issuer ?? '', count: found.crl?.revokedCount ?? 0 })
    case 'pem':
      return t('inspection.plain.pem', { count: found.blocks.length })
    default:
      return t(`inspection.plain.${found.fileKind}`)
  }
}

function aboutCertificate(certificate: InspectionView['certificates'][number], t: Translate): string {
  const { issuedTo: name, issuedBy: issuer, isAuthority, isSelfSigned } = certificate
  if (isAuthority) return t(isSelfSigned ? 'inspection.plain.root' : 'inspection.plain.authority', { name, issuer })
  return t(isSelfSigned ? 'inspection.plain.selfSigned' : 'inspection.plain.certificate', { name, issuer })
}

/** The algorithm of a key, and its size where it has one. */
export function keyText({
  keyAlgorithm,
  keyBits,
}: {
  readonly keyAlgorithm: string
  readonly keyBits: number
}): string {
  return keyBits === 0 ? keyAlgorithm.toUpperCase() : `${keyAlgorithm.toUpperCase()} ${keyBits}`
}

/** What came of checking the signature of a certificate. */
export function signatureText(signature: InspectionView['certificates'][number]['signature'], t: Translate): string {
  switch (signature.result) {
    case 'valid':
      return t('inspection.certificateSignature.valid', { signer: signature.signer })
    case 'invalid':
      return t('inspection.certificateSignature.invalid', { signer: signature.signer })
    case 'signerNotHere':
      return t('inspection.certificateSignature.signerNotHere')
    case 'unknown':
      return t('inspection.signatureUnknown', { algorithm: signature.algorithm })
  }
}
