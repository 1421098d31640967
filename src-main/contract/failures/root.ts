import type { FailureTable } from './table.ts'
import { windowsCodes } from '../windows-codes.ts'

/** Roots, their weaknesses and their templates. */
export const rootFailures = {
  'root.unknown': { meaning: 'No root has this id.', params: ['rootId'] },
  'root.duplicateName': { meaning: 'A root with this common name exists.', params: ['name'] },
  'root.nameTooLong': {
    meaning: 'A common name has more than 64 characters (RFC 5280 appendix A.1).',
    params: ['name', 'lengthMax'],
  },
  'root.locked': { meaning: "The root's key is locked; its passphrase is needed.", params: ['root'] },
  'root.wrongPassphrase': { meaning: "The passphrase does not open the root's key.", params: ['root'] },
  'root.keyUnreadable': { meaning: "The stored envelope of a root's key is damaged.", params: ['root', 'problem'] },
  'root.passphraseTooShort': { meaning: 'The passphrase has fewer characters than required.', params: ['lengthMin'] },
  'root.notAuthority': {
    meaning:
      'The certificate to be imported as a root is that of a host: its basic constraints say that it is no authority.',
    params: ['name'],
    windowsCode: windowsCodes.TRUST_E_BASIC_CONSTRAINTS,
  },
  'root.mayNotSignCrl': {
    meaning: 'The key usage of an imported root lacks cRLSign, so hosts would not believe its CRLs.',
    params: ['root'],
  },
  'root.noKey': { meaning: 'Only the certificate of the root is held, not its key.', params: ['root'] },
  'root.sheetUnreadable': { meaning: 'The text is no recovery sheet, or a line of it is wrong.', params: ['problem'] },
  'root.keyDiffers': { meaning: 'The private key does not belong to the certificate.', params: ['file'] },
  'rootWeakness.noBasicConstraints': {
    meaning: 'An imported root carries no basicConstraints that make it an authority.',
    params: [],
  },
  'rootWeakness.noKeyCertSign': { meaning: 'The key usage of an imported root lacks keyCertSign.', params: [] },
  'rootWeakness.noCrlSign': { meaning: 'The key usage of an imported root lacks cRLSign.', params: [] },
  'rootWeakness.weakSignature': { meaning: 'An imported root is signed with MD5 or SHA-1.', params: [] },
  'rootWeakness.shortKey': { meaning: 'The key of an imported root has fewer than 2048 bits.', params: [] },
  'rootWeakness.noSubjectKeyId': { meaning: 'An imported root has no subject key identifier.', params: [] },
  'rootWeakness.notSelfSigned': { meaning: 'An imported authority was issued by another.', params: [] },
  'rootWeakness.expired': { meaning: 'An imported root has expired.', params: [] },
  'root.hasSuccessor': { meaning: 'The root has been succeeded by another.', params: ['root', 'successor'] },
  'root.noSuccessor': { meaning: 'The root has not been succeeded by another.', params: ['root'] },
  'root.rollOverEnded': { meaning: 'The roll-over has been ended before.', params: ['root'] },
  'root.stillInUse': {
    meaning: 'Certificates of a root that is rolled over are neither renewed nor revoked nor expired.',
    params: ['root', 'count'],
  },
  'template.unknown': { meaning: 'The root has no template of this name.', params: ['root', 'template'] },
} as const satisfies FailureTable
