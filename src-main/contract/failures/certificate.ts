import type { FailureTable } from './table.ts'
import { windowsCodes } from '../windows-codes.ts'

/** Certificates: refused names, keys and dates, and what the verdict finds. */
export const certificateFailures = {
  'certificate.unknown': { meaning: 'No certificate has this id.', params: ['certificateId'] },
  'certificate.badValidity': { meaning: 'The lifetime is not between one day and the maximum.', params: ['yearsMax'] },
  'certificate.unreadable': {
    meaning: 'The file holds no certificate that can be parsed.',
    params: ['file', 'problem'],
  },
  'certificate.wrongStore': {
    meaning: 'The certificate is not in the Personal store of the local computer.',
    params: ['name', 'store'],
  },
  'certificate.noPrivateKey': {
    meaning: 'The certificate was imported without its private key.',
    params: ['name'],
    windowsCode: windowsCodes.ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY,
  },
  'certificate.keyNotRsa': {
    meaning: 'The key is no RSA key; the documented provider takes RSA only.',
    params: ['name', 'keyAlgorithm'],
    windowsCode: windowsCodes.SEC_E_UNKNOWN_CREDENTIALS,
  },
  'certificate.signatureKey': {
    meaning: 'The key may sign only (AT_SIGNATURE); schannel uses key exchange keys alone.',
    params: ['name'],
    windowsCode: windowsCodes.SEC_E_UNKNOWN_CREDENTIALS,
  },
  'certificate.chainIncomplete': {
    meaning: 'The issuer of a certificate in the chain is not at hand.',
    params: ['name', 'issuer'],
    windowsCode: windowsCodes.CERT_E_CHAINING,
  },
  'certificate.issuerNoAuthority': {
    meaning: 'An issuer in the chain may not sign certificates, or not at this depth.',
    params: ['name', 'issuer'],
    windowsCode: windowsCodes.TRUST_E_BASIC_CONSTRAINTS,
  },
  'certificate.weakKey': {
    meaning: 'A certificate in the chain has an RSA key below 1024 bits.',
    params: ['name', 'keyBits'],
    windowsCode: windowsCodes.TRUST_E_CERT_SIGNATURE,
  },
  'certificate.weakSignature': {
    meaning: 'A certificate in the chain is signed with a digest that can be forged; SHA-1 is taken.',
    params: ['name', 'digest'],
    windowsCode: windowsCodes.TRUST_E_CERT_SIGNATURE,
  },
  'certificate.unknownCritical': {
    meaning: 'A certificate in the chain has an extension that must be understood and is not known.',
    params: ['name', 'extensions'],
    windowsCode: windowsCodes.CERT_E_CRITICAL,
  },
  'certificate.untrustedRoot': {
    meaning: 'The chain ends in a root that the judging host does not trust.',
    params: ['name', 'root'],
    windowsCode: windowsCodes.CERT_E_UNTRUSTEDROOT,
  },
  'certificate.notYetValid': {
    meaning: "A certificate in the chain begins later than the judging host's clock.",
    params: ['name'],
    windowsCode: windowsCodes.CERT_E_EXPIRED,
  },
  'certificate.expired': {
    meaning: "A certificate in the chain has ended on the judging host's clock.",
    params: ['name'],
    windowsCode: windowsCodes.CERT_E_EXPIRED,
  },
  'certificate.wrongUsage': {
    meaning: 'Server or client authentication, or the key usage that TLS needs, is missing.',
    params: ['name', 'missing'],
    windowsCode: windowsCodes.CERT_E_WRONG_USAGE,
  },
  'certificate.nameDiffers': {
    meaning: 'Neither the alternative names nor the common name match the name in use.',
    params: ['name', 'expectedName'],
    windowsCode: windowsCodes.CERT_E_CN_NO_MATCH,
  },
  'certificate.nameNotPermitted': {
    meaning: 'An issuer in the chain may certify names of certain suffixes only, and one of the names is none.',
    params: ['name', 'outside', 'issuer'],
    windowsCode: windowsCodes.CERT_E_INVALID_NAME,
  },
  'certificate.revocationUnknown': {
    meaning: 'Nothing says whether the certificate is revoked: no CRL at hand and no address to fetch one from.',
    params: ['name', 'issuer'],
    windowsCode: windowsCodes.CRYPT_E_NO_REVOCATION_CHECK,
  },
  'certificate.revocationOffline': {
    meaning: 'The CRL at hand is out of date, or the address in the certificate does not answer.',
    params: ['name', 'issuer'],
    windowsCode: windowsCodes.CRYPT_E_REVOCATION_OFFLINE,
  },
  'certificate.revocationForeign': {
    meaning: 'The CRL at hand calls its issuer by the right name and was signed by another.',
    params: ['name', 'issuer'],
    windowsCode: windowsCodes.CRYPT_E_NOT_IN_REVOCATION_DATABASE,
  },
  'certificate.revocationScope': {
    meaning:
      'The CRL at hand says nothing about this certificate; `scope` says why: `address`, `kind`, `someReasons` …',
    params: ['name', 'issuer', 'scope'],
    windowsCode: windowsCodes.CRYPT_E_NO_REVOCATION_CHECK,
  },
  'certificate.revoked': {
    meaning: 'The CRL of the issuer lists the certificate.',
    params: ['name', 'reason'],
    windowsCode: windowsCodes.CRYPT_E_REVOKED,
  },
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
  'certificate.tooManyNames': { meaning: 'One certificate cannot carry that many names.', params: ['namesMax'] },
  'certificate.sameFiles': {
    meaning: 'Two certificates of one export are for the same name, so their files would overwrite each other.',
    params: ['name'],
  },
  'certificate.keyElsewhere': {
    meaning: 'The certificate was issued for a request; its private key is on the host.',
    params: ['name'],
  },
} as const satisfies FailureTable
