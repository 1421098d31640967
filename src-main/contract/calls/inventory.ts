import { z } from 'zod'
import { command, query } from '../call.ts'
import { revocationReasons } from '../certificate-facts.ts'
import * as ids from '../ids.ts'
import { exportedFileView } from '../views/authority.ts'
import {
  bulkOutcome,
  certificateCounts,
  certificateRow,
  certificateSortKeys,
  certificateStates,
  renewOutcome,
  revokeOutcome,
} from '../views/inventory.ts'

/** As many as an inventory is made for. */
const chosen = z.array(ids.certificateId).min(1).max(10_000)

/**
 * The inventory as a whole. A bulk operation answers with the outcome of every certificate; that some could not be done is no
 * failure of the call. What was done when it is cancelled stays done, and the rest has `core.cancelled` as its outcome.
 */
export const inventoryCalls = {
  'certificate.search': query({
    summary: 'Finds certificates by words and filters, one page of them in an order, with counts for every filter.',
    input: z.strictObject({
      /**
       * Words that must all occur in the names, the serial number, a thumbprint or the name of the root. A word of hexadecimal
       * digits may be written with colons, spaces or hyphens between them, as other programs show it.
       */
      text: z.string().max(1000).default(''),
      /** Any of these; empty for all. */
      states: z.array(z.enum(certificateStates)).max(10).default([]),
      rootIds: z.array(ids.rootId).max(1000).default([]),
      kinds: z
        .array(z.enum(['root', 'host']))
        .max(2)
        .default([]),
      /** In a store of this host of the world, or made out to its FQDN. */
      hostId: ids.hostId.optional(),
      /** Made out to this name, by itself or through a wildcard. */
      fqdn: z.string().max(300).optional(),
      /** Ends at or before this. */
      endsByWallInstant: z.int().optional(),
      sort: z.enum(certificateSortKeys).default('name'),
      isDescending: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: z.int().min(0).max(1000).default(100),
      /** Also the ids of all that were found, for a bulk operation. */
      withAllIds: z.boolean().default(false),
    }),
    output: z.object({
      certificates: z.array(certificateRow),
      /** How many were found, on all pages. */
      foundCount: z.int(),
      /** How many there are without any filter. */
      totalCount: z.int(),
      counts: certificateCounts,
      allIds: z.array(ids.certificateId).nullable(),
    }),
    failures: ['host.unknown'],
  }),
  'certificate.renewMany': command({
    summary: 'Renews many certificates, each with a successor for the same names, and says what became of each.',
    input: z.strictObject({ certificateIds: chosen, newKey: z.boolean().default(true) }),
    output: renewOutcome,
    failures: [],
  }),
  'certificate.revokeMany': command({
    summary: 'Revokes many certificates with one CRL per root, and says what became of each.',
    input: z.strictObject({
      certificateIds: chosen,
      reason: z.enum(revocationReasons).default('unspecified'),
      /** Where the new CRLs are written; nowhere if left out. */
      folder: z.string().min(1).optional(),
    }),
    output: revokeOutcome,
    failures: [],
  }),
  'certificate.exportMany': command({
    summary: 'Exports many certificates into one folder as certificate.export does, and says what became of each.',
    input: z.strictObject({
      certificateIds: chosen,
      folder: z.string().min(1),
      chainFormats: z.array(z.enum(['pem', 'p7b'])).default([]),
    }),
    output: bulkOutcome.extend({ folder: z.string(), files: z.array(exportedFileView) }),
    failures: [],
  }),
}
