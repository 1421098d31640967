/** What the screens and the CLI see of a root beyond its row: how it is followed by another, and its templates. */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { templateFields } from '../pfx-choices.ts'

const wallInstant = z.int()

/** A host certificate that still hangs on a root that is being rolled over. */
const hangingCertificateView = z.object({
  certificateId: ids.certificateId,
  name: z.string(),
  notAfterWallInstant: wallInstant,
  /** Hosts of the world that have it in a store. */
  hostIds: z.array(ids.hostId),
})

/** The roll-over that a root is part of, seen from the old root. */
export const successionView = z.object({
  rootId: ids.rootId,
  name: z.string(),
  successorRootId: ids.rootId,
  successorName: z.string(),
  startedWallInstant: wallInstant,
  /** Null while both roots are trusted. */
  endedWallInstant: wallInstant.nullable(),
  /** Certificates of the old root that are neither renewed nor revoked nor expired. */
  hanging: z.array(hangingCertificateView),
  /** How many certificates of the old root have been renewed. */
  renewedCount: z.int(),
})
export type SuccessionView = z.infer<typeof successionView>

export const templateView = templateFields.extend({
  name: z.string(),
  isDefault: z.boolean(),
})
export type TemplateView = z.infer<typeof templateView>
