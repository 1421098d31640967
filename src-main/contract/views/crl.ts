/** What the screens and the CLI see of how the CRLs of a root are kept up to date and reach the hosts. */
import { z } from 'zod'
import * as ids from '../ids.ts'

/** Milliseconds since 1970 on the wall clock: real CRLs live in real time. */
const wallInstant = z.int()

export const crlPolicyView = z.object({
  /** How long hosts may rely on a CRL. */
  validDays: z.int(),
  /** After how many days the next one should be signed and handed out. */
  publishDays: z.int(),
  /** The http URL that is written into host certificates; null for delivery as a file. */
  distributionPoint: z.string().nullable(),
})
export type CrlPolicyView = z.infer<typeof crlPolicyView>

/**
 * How urgent the next CRL is. `publishSoon` begins 14 days before the day on which it should be signed; `endsSoon` 30 days
 * before hosts stop to rely on the present one.
 */
const crlState = z.enum(['none', 'current', 'publishSoon', 'publishDue', 'endsSoon', 'ended'])
export type CrlState = z.infer<typeof crlState>

export const crlStatusView = z.object({
  rootId: ids.rootId,
  /** The root's own certificate. */
  certificateId: ids.certificateId,
  root: z.string(),
  /** False for an imported root whose key usage lacks cRLSign. */
  maySign: z.boolean(),
  policy: crlPolicyView,
  state: crlState,
  /** The newest CRL; null before the first one. */
  crl: z
    .object({
      crlNumber: z.int(),
      thisUpdateWallInstant: wallInstant,
      publishWallInstant: wallInstant,
      nextUpdateWallInstant: wallInstant,
      revokedCount: z.int(),
      sizeBytes: ids.bytes,
      /** Whole days that are left, rounded down; negative afterwards. */
      daysUntilPublish: z.int(),
      daysUntilEnd: z.int(),
    })
    .nullable(),
  /** Emulated hosts that trust the root and do not have its newest CRL; `misses` where that revokes what they still take. */
  outdatedHosts: z.array(z.object({ hostId: ids.hostId, host: z.string(), misses: z.boolean() })),
  /** Its name as a file and on the loopback server. */
  fileName: z.string(),
  /** Where the loopback server offers it; null while that server does not run. */
  servedUrl: z.string().nullable(),
  /** What emulated hosts find at the distribution point; null when nothing was put there. */
  offered: z.object({ crlNumber: z.int(), isReachable: z.boolean() }).nullable(),
})
export type CrlStatusView = z.infer<typeof crlStatusView>

/** Something that has to be done before a day, on the wall clock. */
export const reminderView = z.object({
  kind: z.enum(['hostCertificateEnds', 'rootEnds', 'crlPublish', 'crlEnds']),
  /** Id of the certificate, or of the root whose CRL it is. */
  subjectId: z.string(),
  name: z.string(),
  /** Of the certificate, or of the root whose CRL it is: the same in every workspace. */
  thumbprint: z.string(),
  wallInstant,
  /** Whole days that are left, rounded down; negative afterwards. */
  days: z.int(),
})
export type ReminderView = z.infer<typeof reminderView>
