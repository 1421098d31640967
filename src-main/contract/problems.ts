/**
 * What can be wrong with a file, and in which forms a file may be that is not read: codes, whose words stand in `texts/` under
 * `problem.code` and `form.code`. A code may carry one detail that is the same in every language: the name of a field in its
 * standard, a row, a number, or the words of a foreign program.
 */

/** What is wrong with the bytes of a file. */
export type BytesProblem =
  | 'trailingBytes'
  | 'headerCut'
  | 'tagTooLarge'
  | 'lengthIndefinite'
  | 'lengthMissing'
  | 'lengthTooLong'
  | 'lengthNotShortest'
  | 'elementTooLong'
  | 'elementMissing'
  | 'elementTag'
  | 'elementInvalid'
  | 'stringPieces'
  | 'extensionTwice'
  | 'noCertificate'
  | 'noCrl'
  | 'noPrivateKey'
  | 'noCertificateForKey'
  | 'privateKeyOnly'
  | 'certificateTooLong'
  | 'keyTooLong'
  | 'versionUnknown'
  | 'tooManyParts'
  | 'macKeyTooLong'
  | 'iterationsZero'
  | 'iterationsTooMany'
  | 'bagNotX509'
  | 'keyDamaged'
  | 'partUndecryptable'
  | 'damaged'
  | 'endMissing'
  | 'noEncoding'
  | 'noBase64'
  | 'tooDeep'
  | 'initialisationVectorLength'
  | 'derivationMemory'
  | 'derivationTime'
  | 'derivationCosts'
  | 'encryptionUnnamed'
  | 'curveMissing'
  | 'empty'
  | 'holds.certificate'
  | 'holds.pfx'
  | 'holds.p7b'
  | 'holds.csr'
  | 'holds.crl'
  | 'holds.privateKey'
  | 'holds.encryptedPrivateKey'
  | 'holds.publicKey'

/** What is wrong with what the vault keeps, and with a recovery sheet. */
type VaultProblem =
  'envelopeForm' | 'envelopeKey' | 'sheetBlockMissing' | 'sheetForm' | 'sheetLine' | 'sheetLineMissing'

/** What is wrong with a workspace; the detail says where. */
type WorkspaceDamage =
  | 'checksum'
  | 'json'
  | 'row'
  | 'rowMissing'
  | 'reference'
  | 'schema'
  | 'cut'
  | 'replay'
  | 'sqlite'
  | 'formatOlder'
  | 'readOnly'

/** What a foreign program said, where no code of ours stands for it. */
type ForeignProblem = 'foreign'

/** What a system says of a file, by the names of its codes. */
const systemProblems = [
  'ENOENT',
  'EACCES',
  'EPERM',
  'EISDIR',
  'EEXIST',
  'ENOTDIR',
  'EROFS',
  'ENAMETOOLONG',
  'EMFILE',
  'EIO',
  'ELOOP',
  'ENOSPC',
  'EBUSY',
] as const
type SystemProblem = (typeof systemProblems)[number]

/** Whether there are words for a code of the system. */
export function isSystemProblem(code: string): code is SystemProblem {
  return systemProblems.some((each) => each === code)
}

/** What the system said of a file: its own code where there are words for it, or else the code as the system's own word. */
export function systemProblem(code: string): ProblemText {
  return isSystemProblem(code) ? code : withDetail('foreign', code)
}

type Problem = BytesProblem | VaultProblem | WorkspaceDamage | ForeignProblem | SystemProblem

/** What is wrong with an input: the situations of `input.invalid`, whose texts stand with it. */
export type InputProblem =
  | 'missing'
  | 'wrongType'
  | 'tooLarge'
  | 'tooSmall'
  | 'tooLong'
  | 'tooShort'
  | 'tooMany'
  | 'tooFew'
  | 'wrongForm'
  | 'notOneOf'
  | 'unknownMember'
  | 'notAllowed'
  | 'notJson'
  | 'notNumber'
  | 'notTheSame'
  | 'contentType'
  | 'tooManyBytes'
  | 'portRange'
  | 'portDenied'
  | 'notUnderstood'

/** Forms of files that are known and not read. */
type FileForm =
  | 'encrypted'
  | 'javaKeystore'
  | 'makecertKey'
  | 'microsoftBlob'
  | 'openSshKey'
  | 'openPgpKey'
  | 'puttyKey'
  | 'sshPublicKey'
  | 'message'
  | 'encryptedMessage'
  | 'pfxWithoutMac'
  | 'pfxKey'
  | 'pfxContent'

/** A code as a parameter of a failure: alone, or with its detail behind a colon. */
export type ProblemText = Problem | `${Problem}: ${string}`
export type FormText = FileForm | `${FileForm}: ${string}`

const separator = ': '

/**
 * Gives a code its detail, as one value for a parameter.
 * @param detail Language-neutral; the words of the code say what it is.
 */
export function withDetail<Code extends Problem | FileForm>(code: Code, detail: string | number): `${Code}: ${string}` {
  return `${code}${separator}${detail}`
}

/** Takes apart what `withDetail` made; the detail is empty where there is none. */
export function detailOf(value: string): { readonly code: string; readonly detail: string } {
  const at = value.indexOf(separator)
  return at < 0 ? { code: value, detail: '' } : { code: value.slice(0, at), detail: value.slice(at + separator.length) }
}
