/**
 * What the emulated world knows about certificates, and what a verdict on one of them says. Facts are names, dates, usages
 * and properties of the key; serial numbers, thumbprints and key bytes are not among them, so that the same seed gives the
 * same world whatever keys were drawn. The verdict itself is computed by the authority layer and handed to the emulator
 * through `JudgePeer`.
 */
import { z } from 'zod'
import type { FailureCode } from './failure.ts'

const instant = z.number().int()

export const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

/** Reasons that a CRL entry may give (RFC 5280 5.3.1); hold and removal are not offered, because they only confuse. */
export const revocationReasons = [
  'unspecified',
  'keyCompromise',
  'caCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
] as const

/** Every reason that a CRL may give: others than those above are read, shown and repeated, but never offered. */
export const knownRevocationReasons = [
  ...revocationReasons,
  'certificateHold',
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const

/** What can be weak about an imported authority; each has its texts as the failure code `rootWeakness.…`. */
export const rootWeaknesses = [
  'noBasicConstraints',
  'noKeyCertSign',
  'noCrlSign',
  'weakSignature',
  'shortKey',
  'noSubjectKeyId',
  'notSelfSigned',
  'expired',
] as const
export type RootWeakness = (typeof rootWeaknesses)[number]

/** Digests that nobody takes below a certificate any more (RFC 8446 4.4.2.4). SHA-1 is not among them. */
const weakSignatureDigests = ['MD2', 'MD4', 'MD5'] as const

export const certificateFacts = z.object({
  /** The id in the inventory, for example `certificate-2`. */
  certificateId: z.string().min(1),
  commonName: z.string(),
  /** The dNSName entries of the subject alternative name, as they stand in the certificate. */
  dnsNames: z.array(z.string()),
  issuerCommonName: z.string(),
  /** The id of the certificate whose key signed this one; its own id when self-signed, null when nobody here knows it. */
  issuerCertificateId: z.string().min(1).nullable(),
  /** False when the issuer is itself issued by another; left out, an issuer that is known is taken for a root. */
  issuerIsRoot: z.boolean().optional(),
  selfSigned: z.boolean(),
  /** basicConstraints with cA TRUE. */
  isAuthority: z.boolean(),
  /** True for a self-signed certificate whose basicConstraints say cA FALSE, instead of being absent. */
  deniesAuthority: z.boolean().optional(),
  /** pathLenConstraint; null when there is none. */
  pathLength: z.number().int().min(0).nullable(),
  /** nameConstraints on DNS names; left out when there are none. */
  nameConstraints: z
    .object({
      /** Suffixes; null permits every DNS name. */
      permitted: z.array(z.string()).nullable(),
      excluded: z.array(z.string()),
    })
    .optional(),
  /** Empty when the certificate has no keyUsage extension. */
  keyUsages: z.array(z.enum(keyUsages)),
  /** `serverAuth`, `clientAuth`, or the OID of any other; empty when the certificate has no extKeyUsage extension. */
  extendedKeyUsages: z.array(z.string()),
  keyAlgorithm: z.enum(['rsa', 'ecdsa', 'other']),
  keyBits: z.number().int().min(0),
  /** Where the key of an imported PFX lands: AT_KEYEXCHANGE or AT_SIGNATURE. Keys in a CNG provider count as `exchange`. */
  keySpec: z.enum(['exchange', 'signature']),
  /** Whether the file that was imported carried the private key. */
  hasPrivateKey: z.boolean(),
  notBeforeInstant: instant,
  notAfterInstant: instant,
  /** Name of the CSP or KSP that the PFX asks for; null when it names none. */
  provider: z.string().nullable(),
  /** The first http URL of the cRLDistributionPoints extension; null when there is none. */
  crlDistributionPoint: z.string().nullable(),
  /** All addresses of that extension, of whatever kind; left out where they say no more than the one above. */
  crlAddresses: z.array(z.string()).optional(),
  /** The digest of a signature that Windows takes no more; left out for all others, and for self-signed certificates. */
  weakSignature: z.enum(weakSignatureDigests).optional(),
  /** Critical extensions that Windows does not know, as object identifiers; left out when there are none. */
  unknownCriticalExtensions: z.array(z.string()).optional(),
})

export type CertificateFacts = z.infer<typeof certificateFacts>

/** Which certificates a CRL speaks of, where these are not all of its issuer's (RFC 5280 5.2.5). */
const crlScope = z.object({
  /** Addresses of the issuing distribution point; a certificate has to name one of them. Null where it has none. */
  addresses: z.array(z.string()).nullable(),
  /** Only certificates of authorities, of everybody else, or attribute certificates. */
  kind: z.enum(['authorities', 'users', 'attributes']).nullable(),
  /** Why it is no complete list for anybody. */
  partly: z.enum(['someReasons', 'indirect', 'delta', 'unknownCritical']).nullable(),
})
export type CrlScope = z.infer<typeof crlScope>

export const crlFacts = z.object({
  issuerCertificateId: z.string().min(1),
  /** What the CRL calls its issuer; left out where nobody else has that name. */
  issuerCommonName: z.string().optional(),
  thisUpdateInstant: instant,
  /** Null when the CRL has no nextUpdate: Windows then never lets it expire. */
  nextUpdateInstant: instant.nullable(),
  revoked: z.array(z.object({ certificateId: z.string().min(1), reason: z.enum(knownRevocationReasons) })),
  /** Left out when it speaks of every certificate of its issuer. */
  scope: crlScope.optional(),
})

export type CrlFacts = z.infer<typeof crlFacts>

/** A web server at a distribution point, as the hosts of the emulated network find it. */
export const crlPoint = z.object({
  /** As it stands in certificates. */
  url: z.string().min(1),
  isReachable: z.boolean(),
  /** What it answers with. */
  crl: crlFacts,
})

export type CrlPoint = z.infer<typeof crlPoint>

/**
 * Every verdict but `accepted`. They are failures of their own, with texts in every language; the code of the chain engine or of
 * schannel that each stands for is in the table of these failures (Certificates reference 3.7, Hyper-V Replica reference 5.4).
 */
export const verdictCodes = [
  'certificate.wrongStore',
  'certificate.noPrivateKey',
  'certificate.keyNotRsa',
  'certificate.signatureKey',
  'certificate.chainIncomplete',
  'certificate.issuerNoAuthority',
  'certificate.weakSignature',
  'certificate.unknownCritical',
  'certificate.weakKey',
  'certificate.untrustedRoot',
  'certificate.notYetValid',
  'certificate.expired',
  'certificate.wrongUsage',
  'certificate.nameDiffers',
  'certificate.nameNotPermitted',
  'certificate.revocationUnknown',
  'certificate.revocationOffline',
  'certificate.revocationForeign',
  'certificate.revocationScope',
  'certificate.revoked',
] as const satisfies readonly FailureCode[]

export type VerdictCode = (typeof verdictCodes)[number]

/**
 * The documented rules by which a verdict may be another than that of a TLS engine that is asked about the same certificates,
 * by their names in resources/docs/verdict-differences.md. In all but the last four we refuse what the engine takes.
 */
const verdictDifferences = [
  'both-usages-named',
  'digital-signature',
  'weak-key',
  'key-kind',
  'forgeable-digest',
  'partial-wildcard',
  'constrained-wildcard',
  'bare-trust-anchor',
  'root-not-looked-up',
  'address-in-other-case',
  'last-second',
] as const
export type VerdictDifference = (typeof verdictDifferences)[number]

/** What must be known beside a verdict before an engine's opinion can be called a contradiction. */
export interface VerdictStanding {
  /** Every cause of a refusal, the first of which the verdict names. */
  readonly causes: readonly VerdictCode[]
  /** By which an engine may accept what we refuse. */
  readonly stricter: readonly VerdictDifference[]
  /** By which an engine may refuse what we accept. */
  readonly laxer: readonly VerdictDifference[]
}

/** The rules of "will Hyper-V Replica take this on this host?", in the order in which they are checked. */
export const verdictRules = [
  'store',
  'privateKey',
  'keySpec',
  'chain',
  'dates',
  'usages',
  'name',
  'revocation',
] as const

export type VerdictRule = (typeof verdictRules)[number]

/** What a chain can fail for beside a root that is not trusted, each with another way out; said when a server's certificate is chosen. */
export const chainRequirements = ['strength', 'extension', 'authority', 'issuer'] as const

/**
 * The verdict on a peer's certificate. A refusal can be handed on as a failure as it stands: `code`, `params` and
 * `windowsCode` are those of the failure with the same code.
 */
export const peerJudgement = z.discriminatedUnion('accepted', [
  z.object({
    accepted: z.literal(true),
    code: z.literal('accepted'),
    windowsCode: z.null(),
    rule: z.null(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
  z.object({
    accepted: z.literal(false),
    code: z.enum(verdictCodes),
    windowsCode: z.string().nullable(),
    rule: z.enum(verdictRules),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
])

export type PeerJudgement = z.infer<typeof peerJudgement>

/** The verdict on a host's own certificate: every rule with its own result, and the first refusal as the overall one. */
export const ownJudgement = z.object({
  accepted: z.boolean(),
  rules: z.array(z.object({ rule: z.enum(verdictRules), judgement: peerJudgement })),
})

export type OwnJudgement = z.infer<typeof ownJudgement>

/** What one side of a connection knows when it judges the other side's certificate. */
export interface PeerQuestion {
  readonly certificate: CertificateFacts
  /** The name that the administrator typed; null when no name is compared, as for a client's certificate. */
  readonly expectedName: string | null
  /** What the judged side is in this connection. Replica demands both usages of it in either role. */
  readonly role: 'server' | 'client'
  /** LocalMachine\Root of the judging host. */
  readonly trustedRoots: readonly CertificateFacts[]
  /** LocalMachine\CA of the judging host, and what the peer sent along. */
  readonly intermediates: readonly CertificateFacts[]
  /** CRLs in LocalMachine\CA of the judging host. */
  readonly crls: readonly CrlFacts[]
  /** Where the judging host can fetch CRLs from; none when left out. */
  readonly crlPoints?: readonly CrlPoint[]
  /** False when DisableCertRevocationCheck is 1 on the judging host. */
  readonly checkRevocation: boolean
  /** The judging host's clock. */
  readonly atInstant: number
  /** Whose rules count: those of the journal's row, or today's where it is left out. */
  readonly rulesVersion?: number
}

export type JudgePeer = (question: PeerQuestion) => PeerJudgement

/** What decides whether a host can use one of its own certificates for Hyper-V Replica. */
export interface OwnQuestion extends Omit<PeerQuestion, 'role' | 'expectedName' | 'rulesVersion'> {
  /** The host's FQDN. */
  readonly expectedName: string
  readonly store: 'LocalMachine\\My' | 'CurrentUser\\My' | 'LocalMachine\\Root' | 'LocalMachine\\CA' | 'none'
}
