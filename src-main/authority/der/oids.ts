/** Object identifiers that the authority writes or reads, by the names that their standards give them. */
export const oids = {
  commonName: '2.5.4.3',
  organizationName: '2.5.4.10',

  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  cRLNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  deltaCRLIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  nameConstraints: '2.5.29.30',
  cRLDistributionPoints: '2.5.29.31',
  authorityKeyIdentifier: '2.5.29.35',
  extKeyUsage: '2.5.29.37',
  /** Microsoft: when the CA will publish the next CRL, which may be long before this one ends. */
  nextCrlPublish: '1.3.6.1.4.1.311.21.4',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',

  /** Microsoft: the name of a user in Active Directory, as an alternative name. */
  userPrincipalName: '1.3.6.1.4.1.311.20.2.3',

  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',

  rsaEncryption: '1.2.840.113549.1.1.1',
  rsassaPss: '1.2.840.113549.1.1.10',
  mgf1: '1.2.840.113549.1.1.8',
  dsa: '1.2.840.10040.4.1',
  sha256WithRsaEncryption: '1.2.840.113549.1.1.11',
  ecPublicKey: '1.2.840.10045.2.1',

  signedData: '1.2.840.113549.1.7.2',
  data: '1.2.840.113549.1.7.1',
  cmcRequest: '1.3.6.1.5.5.7.12.2',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  /** Microsoft: names the CSP or KSP that stores the key. */
  providerName: '1.3.6.1.4.1.311.17.1',
  /** Microsoft: asks for the key set of the local machine. */
  machineKeySet: '1.3.6.1.4.1.311.17.2',

  pbeMd5Des: '1.2.840.113549.1.5.3',
  pbeMd5Rc2: '1.2.840.113549.1.5.6',
  pbeSha1Des: '1.2.840.113549.1.5.10',
  pbeSha1Rc2: '1.2.840.113549.1.5.11',
  pbeSha1Rc4With128Bits: '1.2.840.113549.1.12.1.1',
  pbeSha1Rc4With40Bits: '1.2.840.113549.1.12.1.2',
  pbeSha1TripleDes: '1.2.840.113549.1.12.1.3',
  pbeSha1TwoKeyTripleDes: '1.2.840.113549.1.12.1.4',
  pbeSha1Rc2With128Bits: '1.2.840.113549.1.12.1.5',
  pbeSha1Rc2With40Bits: '1.2.840.113549.1.12.1.6',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  scrypt: '1.3.6.1.4.1.11591.4.11',
  pbmac1: '1.2.840.113549.1.5.14',
  hmacWithMd5: '1.2.840.113549.2.6',
  hmacWithSha1: '1.2.840.113549.2.7',
  hmacWithSha224: '1.2.840.113549.2.8',
  hmacWithSha256: '1.2.840.113549.2.9',
  hmacWithSha384: '1.2.840.113549.2.10',
  hmacWithSha512: '1.2.840.113549.2.11',
  desCbc: '1.3.14.3.2.7',
  rc2Cbc: '1.2.840.113549.3.2',
  tripleDesCbc: '1.2.840.113549.3.7',
  aes128Cbc: '2.16.840.1.101.3.4.1.2',
  aes192Cbc: '2.16.840.1.101.3.4.1.22',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha224: '2.16.840.1.101.3.4.2.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const

const namesByOid: ReadonlyMap<string, string> = new Map(Object.entries(oids).map(([name, dotted]) => [dotted, name]))

/** The name of an object identifier, or its dotted form when it has none here. */
export function oidName(dotted: string): string {
  return namesByOid.get(dotted) ?? dotted
}
