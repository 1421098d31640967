import type { FailureTable } from './table.ts'

/** What can happen to roots and certificates after they were made. */
export const lifecycleFailures = {
  'certificate.notIssuedHere': {
    meaning: 'Only certificates that a root of this workspace issued can be revoked or renewed.',
    params: ['name'],
  },
  'certificate.alreadyRevoked': { meaning: 'The certificate has been revoked before.', params: ['name'] },
  'certificate.alreadyRenewed': {
    meaning: 'The certificate has a successor already.',
    params: ['name', 'successor'],
  },
  'certificate.keyRevoked': {
    meaning: 'The key of a revoked certificate is not to be certified again.',
    params: ['name'],
  },
  'root.mayNotSignCrl': {
    meaning: 'The key usage of an imported root lacks cRLSign, so hosts would not believe its CRLs.',
    params: ['root'],
  },
  'root.noKey': { meaning: 'Only the certificate of the root is held, not its key.', params: ['root'] },
  'root.sheetUnreadable': { meaning: 'The text is no recovery sheet, or a line of it is wrong.', params: ['problem'] },
  'root.keyDiffers': { meaning: 'The private key does not belong to the certificate.', params: ['file'] },
  'audit.broken': { meaning: 'An entry of the audit trail was changed, taken out or cut off.', params: ['entry'] },
  'passphrase.missing': {
    meaning: 'A command needs a passphrase, and there is neither a terminal nor a file to take it from.',
    params: [],
  },
  'name.duplicate': { meaning: 'A list names the same host twice.', params: ['name'] },
  'certificate.tooManyNames': { meaning: 'One certificate cannot carry that many names.', params: ['namesMax'] },
  'certificate.sameFiles': {
    meaning: 'Two certificates of one export are for the same name, so their files would overwrite each other.',
    params: ['name'],
  },
  'key.unreadable': { meaning: 'The file holds no private key that can be read.', params: ['file', 'problem'] },
  'key.wrongPassphrase': { meaning: 'The passphrase does not open the private key in a file.', params: ['file'] },
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
} as const satisfies FailureTable
