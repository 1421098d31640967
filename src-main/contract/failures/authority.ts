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
  'name.badHyphen': { meaning: 'A label begins or ends with a hyphen.', params: ['name', 'label'] },
  'root.unknown': { meaning: 'No root has this id.', params: ['rootId'] },
  'root.duplicateName': { meaning: 'A root with this common name exists.', params: ['name'] },
  'root.locked': { meaning: "The root's key is locked; its passphrase is needed.", params: ['root'] },
  'root.wrongPassphrase': { meaning: "The passphrase does not open the root's key.", params: ['root'] },
  'root.passphraseTooShort': { meaning: 'The passphrase has fewer characters than required.', params: ['lengthMin'] },
  'certificate.unknown': { meaning: 'No certificate has this id.', params: ['certificateId'] },
  'certificate.badValidity': { meaning: 'The lifetime is not between one day and the maximum.', params: ['yearsMax'] },
  'pfx.wrongPassword': { meaning: 'The MAC of a PFX does not fit the password.', params: ['file'] },
  'pfx.unreadable': { meaning: 'The file is no PFX, or is damaged.', params: ['file', 'problem'] },
  'pfx.tooManyIterations': {
    meaning: 'A PFX asks for more iterations than Windows accepts.',
    params: ['file', 'iterations', 'iterationsMax'],
  },
  'pfx.noPrivateKey': { meaning: 'The PFX holds no private key.', params: ['file'], windowsCode: '0x00002F99' },
  'pfx.notFound': { meaning: 'The PFX that was imported on a host is no longer where it was.', params: ['path'] },
  'pfx.passwordUnknown': { meaning: 'The password of an imported PFX is not at hand any more.', params: ['path'] },
  'certificate.unreadable': {
    meaning: 'The file holds no certificate that can be parsed.',
    params: ['file', 'problem'],
  },
  'crl.unreadable': { meaning: 'The file holds no CRL that can be parsed.', params: ['file', 'problem'] },
  'crl.foreign': { meaning: 'The CRL was signed by another issuer than expected.', params: ['issuer'] },
} as const satisfies FailureTable
