/** What the screens and the CLI see of roots, certificates and CRLs. Dates here are those of the real certificates. */
import { z } from 'zod'
import { knownRevocationReasons, rootWeaknesses, verdictRules } from '../certificate-facts.ts'
import * as ids from '../ids.ts'
import { certificateStates } from './certificate-state.ts'
import { fixView } from './fix.ts'

/** Milliseconds since 1970 on the wall clock: real certificates live in real time. */
const wallInstant = z.int()

export const crlView = z.object({
  crlNumber: z.int(),
  thisUpdateWallInstant: wallInstant,
  nextUpdateWallInstant: wallInstant,
  revokedCount: z.int(),
})

export const rootView = z.object({
  rootId: ids.rootId,
  certificateId: ids.certificateId,
  name: z.string(),
  keyBits: z.int(),
  thumbprint: z.string(),
  notBeforeWallInstant: wallInstant,
  notAfterWallInstant: wallInstant,
  isUnlocked: z.boolean(),
  /** When it locks itself if its key is not used before; null while it is locked, and if it stays so until it is locked. */
  locksAtWallInstant: wallInstant.nullable(),
  /** Whether `root.unlockRemembered` can unlock it on this computer. */
  isPassphraseRemembered: z.boolean(),
  issuedCount: z.int(),
  /** What is weak about it; each has its texts as the failure code `rootWeakness.…`. */
  weaknesses: z.array(z.enum(rootWeaknesses)),
  /** Those of the weaknesses that `root.reissue` cures. */
  curableWeaknesses: z.array(z.enum(rootWeaknesses)),
  /** DNS suffixes below which it may certify names; null if it may certify every name. */
  permittedDnsSuffixes: z.array(z.string()).nullable(),
  /** Certificates of the same name and key that it had before, the oldest first. */
  previousThumbprints: z.array(z.string()),
  /** The root that succeeds it, and the one that it succeeds. */
  successorRootId: ids.rootId.nullable(),
  predecessorRootId: ids.rootId.nullable(),
  /** Roots that hosts of this root are to trust as well: the other side of a roll-over, or one root per host. */
  trustedWithRootIds: z.array(ids.rootId),
  crl: crlView,
})
export type RootView = z.infer<typeof rootView>

export const exportedFileView = z.object({
  path: z.string(),
  kind: z.enum([
    'rootCertificate',
    'certificate',
    'pfxCompat',
    'pfxModern',
    'crl',
    'importScript',
    'manifest',
    'undoScript',
    'readme',
    'bundle',
    'passwords',
  ]),
  sizeBytes: ids.bytes,
})

export const certificateView = z.object({
  certificateId: ids.certificateId,
  rootId: ids.rootId,
  kind: z.enum(['root', 'host']),
  issuedTo: z.string(),
  issuedBy: z.string(),
  dnsNames: z.array(z.string()),
  serial: z.string(),
  /** Upper-case hex SHA-1 of the DER without separators, as Windows shows it. */
  thumbprint: z.string(),
  sha256: z.string(),
  notBeforeWallInstant: wallInstant,
  notAfterWallInstant: wallInstant,
  keyBits: z.int(),
  keyUsages: z.array(z.string()),
  extendedKeyUsages: z.array(z.string()),
  status: z.enum(['valid', 'expiresSoon', 'expired', 'notYetValid', 'revoked']),
  /** The one state that everything here together gives it. */
  state: z.enum(certificateStates),
  revocation: z.object({ wallInstant, reason: z.enum(knownRevocationReasons) }).nullable(),
  /** The certificate that renewed this one. */
  supersededBy: ids.certificateId.nullable(),
  /** It was issued for a request: the private key is on the host and was never here. */
  isKeyOnHost: z.boolean(),
  /** Hosts of the world whose stores hold it. */
  usedByHostIds: z.array(ids.hostId),
  /** Those of them that find its dates wrong by their own clock, whatever the clock here says. */
  byHostClock: z.array(z.object({ hostId: ids.hostId, host: z.string(), state: z.enum(['expired', 'notYetValid']) })),
  exportedFiles: z.array(exportedFileView),
})
export type CertificateView = z.infer<typeof certificateView>

/** One row of "Will Hyper-V Replica take this on this host?"; the texts are those of the failure with the same code. */
export const ruleView = z.object({
  rule: z.enum(verdictRules),
  result: z.enum(['passed', 'failed', 'notChecked']),
  /** The failure code of a refusal; null when the rule passed or was not checked. */
  code: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  windowsCode: z.string().nullable(),
  /** When a rule that passes stops to do so, if that is within thirty days; null otherwise. */
  ends: z
    .object({
      /** On the clock it was judged by: the host's virtual one, or the wall clock for a bare host. */
      instant: z.int(),
      leftSeconds: ids.seconds,
      /** What the rule gives from then on. */
      code: z.string(),
      windowsCode: z.string().nullable(),
    })
    .nullable(),
  /** What undoes the cause on the host, as calls; null where only the user can. */
  fix: fixView.nullable(),
})
export type RuleView = z.infer<typeof ruleView>
