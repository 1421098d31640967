/** What a list of certificates shows: rows, how many there are of what, and what became of each in a bulk operation. */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { certificateView } from './authority.ts'
import { certificateStates } from './certificate-state.ts'

export const certificateSortKeys = ['name', 'notAfter', 'notBefore', 'state', 'root', 'serial', 'issued'] as const
export type CertificateSortKey = (typeof certificateSortKeys)[number]

export const certificateRow = certificateView
  .pick({
    certificateId: true,
    rootId: true,
    kind: true,
    issuedTo: true,
    dnsNames: true,
    serial: true,
    thumbprint: true,
    notBeforeWallInstant: true,
    notAfterWallInstant: true,
    keyBits: true,
    status: true,
    state: true,
    revocation: true,
    supersededBy: true,
    usedByHostIds: true,
    byHostClock: true,
  })
  .extend({
    /** Common name of the root. */
    rootName: z.string(),
    /** Whether files of it were ever written. */
    isExported: z.boolean(),
  })
export type CertificateRow = z.infer<typeof certificateRow>

const count = z.int().min(0)

/** For filter chips: how many each choice of one filter would show while the other filters stay as they are. */
export const certificateCounts = z.object({
  byState: z.record(z.enum(certificateStates), count),
  byRoot: z.array(z.object({ rootId: ids.rootId, name: z.string(), count })),
  /** Hosts of the world that hold certificates or whose FQDN is in one. */
  byHost: z.array(z.object({ hostId: ids.hostId, fqdn: z.string(), count })),
})

/** Why one entry of a bulk operation was not done; the texts are those of the failure code. */
const entryFailure = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type EntryFailure = z.infer<typeof entryFailure>

/** A row of the workspace that is damaged and therefore in no list; `understudy workspace verify` names it too. */
export const unreadableRow = z.object({
  table: z.string(),
  /** Its key, as far as that can be read. */
  id: z.string(),
})

const bulkEntry = z.object({
  certificateId: ids.certificateId,
  /** Null if it was done. */
  failure: entryFailure.nullable(),
})

export const bulkOutcome = z.object({
  /** One per certificate that was named, in that order; a certificate that was named twice is there once. */
  outcomes: z.array(bulkEntry),
  doneCount: count,
  failedCount: count,
})

export const renewOutcome = bulkOutcome.extend({
  outcomes: z.array(bulkEntry.extend({ successorId: ids.certificateId.nullable() })),
})

export const revokeOutcome = bulkOutcome.extend({
  /** One CRL per root, which names all that were revoked. */
  crls: z.array(
    z.object({
      rootId: ids.rootId,
      crlNumber: z.int(),
      /** Where it was written; null without a folder. */
      path: z.string().nullable(),
    }),
  ),
})
