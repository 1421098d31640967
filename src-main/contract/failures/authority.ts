import type { FailureTable } from './table.ts'

/** Certificates, keys and the files that carry them. */
export const authorityFailures = {
  'name.empty': { meaning: 'A DNS name is empty.', params: [] },
  'name.hasSpace': { meaning: 'A DNS name holds a space.', params: ['name'] },
  'name.badCharacter': {
    meaning: 'A DNS name holds a character that DNS host names may not hold.',
    params: ['name', 'character'],
  },
  'name.labelTooLong': {
    meaning: 'A label is longer than 63 octets (RFC 1035 2.3.4).',
    params: ['name', 'label', 'length'],
  },
  'name.tooLong': { meaning: 'The whole name is longer than 253 octets.', params: ['name', 'length'] },
  'name.emptyLabel': { meaning: 'Two dots follow each other, or the name begins with a dot.', params: ['name'] },
  'name.notQualified': { meaning: 'The name has no DNS suffix, so it is not a FQDN.', params: ['name'] },
  'name.isAddress': { meaning: 'The text is an IP address where a name is needed.', params: ['name'] },
  'name.badHyphen': { meaning: 'A label begins or ends with a hyphen.', params: ['name', 'label'] },
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
  'certificate.unknown': { meaning: 'No certificate has this id.', params: ['certificateId'] },
  'certificate.badValidity': { meaning: 'The lifetime is not between one day and the maximum.', params: ['yearsMax'] },
  'pfx.wrongPassword': { meaning: 'The MAC of a PFX does not fit the password.', params: ['file'] },
  'pfx.unreadable': { meaning: 'The file is no PFX, or is damaged.', params: ['file', 'problem'] },
  'pfx.tooManyIterations': {
    meaning: 'A PFX asks for more iterations than Windows accepts.',
    params: ['file', 'iterations', 'iterationsMax'],
  },
  'pfx.badPassword': {
    meaning: 'A password for a new PFX is empty or holds more than printable ASCII, which programs encode differently.',
    params: [],
  },
  'pfx.noPrivateKey': { meaning: 'The PFX holds no private key.', params: ['file'], windowsCode: '0x00002F99' },
  'pfx.notFound': { meaning: 'The PFX that was imported on a host is no longer where it was.', params: ['path'] },
  'pfx.passwordUnknown': { meaning: 'The password of an imported PFX is not at hand any more.', params: ['path'] },
  'certificate.unreadable': {
    meaning: 'The file holds no certificate that can be parsed.',
    params: ['file', 'problem'],
  },
  'crl.unreadable': { meaning: 'The file holds no CRL that can be parsed.', params: ['file', 'problem'] },
  'crl.foreign': { meaning: 'No certificate of this workspace has signed the CRL.', params: ['issuer'] },
  'certificate.wrongStore': {
    meaning: 'The certificate is not in the Personal store of the local computer.',
    params: ['name', 'store'],
  },
  'certificate.noPrivateKey': {
    meaning: 'The certificate was imported without its private key.',
    params: ['name'],
    windowsCode: '0x00002F99',
  },
  'certificate.keyNotRsa': {
    meaning: 'The key is no RSA key; the documented provider takes RSA only.',
    params: ['name', 'keyAlgorithm'],
    windowsCode: '0x8009030D',
  },
  'certificate.signatureKey': {
    meaning: 'The key may sign only (AT_SIGNATURE); schannel uses key exchange keys alone.',
    params: ['name'],
    windowsCode: '0x8009030D',
  },
  'certificate.chainIncomplete': {
    meaning: 'The issuer of a certificate in the chain is not at hand.',
    params: ['name', 'issuer'],
    windowsCode: '0x800B010A',
  },
  'certificate.issuerNoAuthority': {
    meaning: 'An issuer in the chain may not sign certificates, or not at this depth.',
    params: ['name', 'issuer'],
    windowsCode: '0x80096019',
  },
  'certificate.weakKey': {
    meaning: 'A certificate in the chain has an RSA key below 1024 bits.',
    params: ['name', 'keyBits'],
    windowsCode: '0x80096004',
  },
  'certificate.untrustedRoot': {
    meaning: 'The chain ends in a root that the judging host does not trust.',
    params: ['name', 'root'],
    windowsCode: '0x800B0109',
  },
  'certificate.notYetValid': {
    meaning: "A certificate in the chain begins later than the judging host's clock.",
    params: ['name'],
    windowsCode: '0x800B0101',
  },
  'certificate.expired': {
    meaning: "A certificate in the chain has ended on the judging host's clock.",
    params: ['name'],
    windowsCode: '0x800B0101',
  },
  'certificate.wrongUsage': {
    meaning: 'Server or client authentication, or the key usage that TLS needs, is missing.',
    params: ['name', 'missing'],
    windowsCode: '0x800B0110',
  },
  'certificate.nameDiffers': {
    meaning: 'Neither the alternative names nor the common name match the name in use.',
    params: ['name', 'expectedName'],
    windowsCode: '0x800B010F',
  },
  'certificate.nameNotPermitted': {
    meaning: 'An issuer in the chain may certify names of certain suffixes only, and one of the names is none.',
    params: ['name', 'outside', 'issuer'],
    windowsCode: '0x800B0114',
  },
  'certificate.revocationUnknown': {
    meaning: 'Nothing says whether the certificate is revoked: no CRL at hand and no address to fetch one from.',
    params: ['name', 'issuer'],
    windowsCode: '0x80092012',
  },
  'certificate.revocationOffline': {
    meaning: 'The CRL at hand is out of date, or the address in the certificate does not answer.',
    params: ['name', 'issuer'],
    windowsCode: '0x80092013',
  },
  'certificate.revocationForeign': {
    meaning: 'The CRL at hand calls its issuer by the right name and was signed by another.',
    params: ['name', 'issuer'],
    windowsCode: '0x80092014',
  },
  'certificate.revoked': {
    meaning: 'The CRL of the issuer lists the certificate.',
    params: ['name', 'reason'],
    windowsCode: '0x80092010',
  },
} as const satisfies FailureTable
