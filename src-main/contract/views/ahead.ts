/** What comes by itself on the virtual clock. */
import { z } from 'zod'
import * as ids from '../ids.ts'

export const aheadView = z.object({
  kind: z.enum([
    'nextEvent',
    'resynchronization',
    'initialReplication',
    'crlEnds',
    'certificateExpires',
    'testFailoverDue',
  ]),
  instant: ids.instant,
  /** Machines, hosts whose certificate it is, or roots whose CRL it is. */
  names: z.array(z.string()),
})
export type AheadView = z.infer<typeof aheadView>
