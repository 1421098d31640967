/** What was written for a host. */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { pfxProfile } from '../pfx-choices.ts'

export const bundleView = z.object({
  certificateId: ids.certificateId,
  fqdn: z.string(),
  /** The folder or the archive. */
  path: z.string(),
  /** Names of the files in it. */
  files: z.array(z.string()),
  /** Empty where the key is on the host already. */
  profiles: z.array(pfxProfile),
  /** Roots that the host trusts with it, its own first. */
  rootIds: z.array(ids.rootId),
})
export type BundleView = z.infer<typeof bundleView>
