/** What is in a file that somebody brought: a certificate, PFX, P7B, CSR, CRL, key, or several of them in PEM. */
import { z } from 'zod'
import { keyUsages, knownRevocationReasons } from '../certificate-facts.ts'
import * as ids from '../ids.ts'
import { crlView, ruleView } from './authority.ts'
import { certificateStates } from './certificate-state.ts'

/** Milliseconds since 1970 on the wall clock: real certificates live in real time. */
const wallInstant = z.int()

/** `pem` holds several things of different kinds; `other` is something known by its label or structure alone. */
const blockKinds = [
  'certificate',
  'pfx',
  'p7b',
  'csr',
  'crl',
  'privateKey',
  'encryptedPrivateKey',
  'publicKey',
  'other',
] as const
export type BlockKind = (typeof blockKinds)[number]

/** `base64` is DER in Base64 without any lines around it, `sst` a serialized store of Windows. */
const fileEncodings = ['der', 'ber', 'pem', 'base64', 'sst'] as const
export type FileEncoding = (typeof fileEncodings)[number]

const extensionView = z.object({
  oid: z.string(),
  /** The name that its standard gives it, or the object identifier again. */
  name: z.string(),
  isCritical: z.boolean(),
})

/** Whether the signature of a certificate is good; who is asked are the certificates of the file and the roots of this workspace. */
const certificateSignatureView = z.discriminatedUnion('result', [
  /** With the name of the one whose key fits. */
  z.object({ result: z.enum(['valid', 'invalid']), signer: z.string() }),
  /** Nobody here has the name or the key of its issuer, which says nothing against it. */
  z.object({ result: z.literal('signerNotHere') }),
  /** The name of what is not implemented. */
  z.object({ result: z.literal('unknown'), algorithm: z.string() }),
])

const inspectedCertificateView = z.object({
  issuedTo: z.string(),
  issuedBy: z.string(),
  /** All attributes, as `CN=…, O=…`. */
  subject: z.string(),
  issuer: z.string(),
  version: z.int(),
  dnsNames: z.array(z.string()),
  /** Alternative names of other kinds, each with its kind before it: `IP 192.0.2.1`, `mail a@lab.example`, `URI http://...`. */
  otherNames: z.array(z.string()),
  serial: z.string(),
  /** Upper-case hex SHA-1 of the DER without separators, as Windows shows it. */
  thumbprint: z.string(),
  sha256: z.string(),
  signatureAlgorithm: z.string(),
  signature: certificateSignatureView,
  notBeforeWallInstant: wallInstant,
  notAfterWallInstant: wallInstant,
  dates: z.enum(['valid', 'expired', 'notYetValid']),
  isAuthority: z.boolean(),
  isSelfSigned: z.boolean(),
  pathLength: z.int().nullable(),
  /** `rsa`, `rsa-pss`, `ecdsa`, `ed25519`, `dsa` and so on. */
  keyAlgorithm: z.string(),
  /** 0 where the algorithm has no such number or it is not known. */
  keyBits: z.int(),
  keyUsages: z.array(z.string()),
  extendedKeyUsages: z.array(z.string()),
  subjectKeyId: z.string().nullable(),
  authorityKeyId: z.string().nullable(),
  crlDistributionPoints: z.array(z.string()),
  extensions: z.array(extensionView),
  hasPrivateKey: z.boolean(),
  /** Its id where it is in the inventory. */
  certificateId: ids.certificateId.nullable(),
  /** What is known of it here beyond the file: revoked by its own record or by a CRL of its root, or renewed. */
  known: z
    .object({
      state: z.enum(certificateStates),
      revocation: z.object({ wallInstant, reason: z.enum(knownRevocationReasons) }).nullable(),
    })
    .nullable(),
})
export type InspectedCertificateView = z.infer<typeof inspectedCertificateView>

export const inspectionView = z.object({
  fileKind: z.enum([...blockKinds, 'pem']),
  encoding: z.enum(fileEncodings),
  sizeBytes: ids.bytes,
  /** What is in the file, in its order; the number of a block is its place here. */
  blocks: z.array(
    z.object({
      kind: z.enum(blockKinds),
      /** As PEM calls it; null in DER. */
      label: z.string().nullable(),
      sizeBytes: ids.bytes,
      /** Why it cannot be read, as a code of `problems.ts`; null where it can be. */
      problem: z.string().nullable(),
      /** The form of one that may be sound and is not read, as a code; null for any other. */
      form: z.string().nullable(),
    }),
  ),
  /** Of the file itself and of what it carries; the host's own first in a PFX. */
  certificates: z.array(inspectedCertificateView),
  pfx: z
    .object({
      profile: z.enum(['compat', 'modern', 'other']),
      encryptsCertificates: z.boolean(),
      /** How, by the names of the standards, for example `pbeSha1Rc2With40Bits`; null where they lie open. */
      certificateEncryption: z.string().nullable(),
      keyEncryption: z.string().nullable(),
      certificateCount: z.int(),
      keyCount: z.int(),
      provider: z.string().nullable(),
      isMachineKeySet: z.boolean(),
      keySpec: z.enum(['exchange', 'signature', 'none']),
      macDigest: z.string(),
      macIterations: z.int(),
    })
    .nullable(),
  csr: z
    .object({
      subject: z.string(),
      dnsNames: z.array(z.string()),
      otherNames: z.array(z.string()),
      keyAlgorithm: z.string(),
      keyBits: z.int(),
      keyUsages: z.array(z.enum(keyUsages)),
      extendedKeyUsages: z.array(z.string()),
      signatureAlgorithm: z.string(),
      /** Whether whoever made the request has its key. */
      isSignatureValid: z.boolean(),
      /** The algorithm of the signature where it cannot be checked here, so that nobody knows; null otherwise. */
      uncheckedAlgorithm: z.string().nullable(),
    })
    .nullable(),
  crl: crlView
    .extend({
      /** In decimal: authorities elsewhere use numbers of up to twenty bytes. Null when the CRL carries none. */
      crlNumber: z.string().nullable(),
      issuer: z.string(),
      signatureAlgorithm: z.string(),
      /** Next CRL Publish; null without it. */
      publishWallInstant: wallInstant.nullable(),
      dates: z.enum(['valid', 'expired', 'notYetValid']),
      /** Name of the root of this workspace that signed it; null for any other. */
      signedBy: z.string().nullable(),
      /** The newest CRL of that root, where it is newer than this one, and how many more it revokes. */
      newer: z.object({ crlNumber: z.int(), thisUpdateWallInstant: wallInstant, moreRevokedCount: z.int() }).nullable(),
      /** The algorithm of its signature where a root here has its issuer's name and it cannot be checked; null otherwise. */
      uncheckedAlgorithm: z.string().nullable(),
      /** Whether it lists only what has changed since a base CRL, as `NAME+.crl` of Active Directory Certificate Services does. */
      isDelta: z.boolean(),
      /** The number of that base CRL; null for a CRL that stands alone. */
      baseCrlNumber: z.string().nullable(),
      /** The first hundred entries. */
      entries: z.array(z.object({ serial: z.string(), wallInstant, reason: z.enum(knownRevocationReasons) })),
    })
    .nullable(),
  keys: z.array(
    z.object({
      kind: z.enum(['privateKey', 'encryptedPrivateKey', 'publicKey']),
      /** `rsa`, `ec` and so on; null where it is encrypted or not known. */
      algorithm: z.string().nullable(),
      keyBits: z.int().nullable(),
      /** The certificate of `certificates` that it belongs to. */
      certificateIndex: z.int().nullable(),
    }),
  ),
  /** Whom the rules are for; null when no host was named or there is neither certificate nor request. */
  judged: z
    .object({
      /** Null when it is the request that was judged, as the certificate that an authority would issue by copying it. */
      certificateIndex: z.int().nullable(),
      fqdn: z.string(),
      /** Null for a bare host: none of the workspace, but one that trusts its roots and has their newest CRLs, now. */
      hostId: ids.hostId.nullable(),
    })
    .nullable(),
  rules: z.array(ruleView),
})
export type InspectionView = z.infer<typeof inspectionView>

/** One element of the raw structure (X.690). */
export const derNodeView = z.object({
  /** From the beginning of the block. */
  offset: z.int(),
  depth: z.int(),
  headerBytes: z.int(),
  contentBytes: z.int(),
  /** The identifier octet. */
  tag: z.int(),
  /** `SEQUENCE`, `OCTET STRING`, `[0]` and so on. */
  name: z.string(),
  isConstructed: z.boolean(),
  /** Other elements stand inside a string, or deeper than is shown. */
  inside: z.enum(['nothing', 'children', 'encapsulated', 'tooDeep']),
  /** What it says, cut after 200 characters; null for what only holds others. */
  value: z.string().nullable(),
  /** The name of an object identifier. */
  oidName: z.string().nullable(),
})
export type DerNodeView = z.infer<typeof derNodeView>
