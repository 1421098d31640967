import { z } from 'zod'
import { query } from '../call.ts'
import { faultId } from '../faults.ts'
import * as ids from '../ids.ts'
import { replicaPorts } from '../limits/ports.ts'
import { language } from '../views/preferences.ts'
import { whyView } from '../views/why.ts'
import { ofSide } from './parts.ts'

/** What is asked about. */
const about = z.discriminatedUnion('kind', [
  /** A lane, a machine, its health, or an entry of a log that names it: either side of the relationship. */
  z.strictObject({ kind: z.literal('relationship'), ...ofSide }),
  /** A host, or an entry of its log that names no machine. */
  z.strictObject({ kind: z.literal('host'), hostId: ids.hostId }),
  /** A connection that is only tested. */
  z.strictObject({
    kind: z.literal('connection'),
    hostId: ids.hostId,
    replicaServer: z.string(),
    port: ids.port.default(replicaPorts.certificate),
    authentication: ids.authentication.default('certificate'),
    certificateId: ids.certificateId.nullable().default(null),
    bypassesProxy: z.boolean().default(false),
  }),
  /** A fault that was injected; the place may be left out where there is only one. */
  z.strictObject({
    kind: z.literal('fault'),
    faultId,
    hostId: ids.hostId.optional(),
    otherHostId: ids.hostId.optional(),
    vmId: ids.vmId.optional(),
  }),
])

/** One answer to "Why?", wherever it is asked. */
export const whyCalls = {
  'why.explain': query({
    summary:
      'Says why something does not replicate, connect or answer: the cause, every gate on the way with what was found there, what each host shows of it, and the calls that put it right.',
    input: z.strictObject({ about, language: language.default('en') }),
    output: whyView,
    failures: ['vm.unknown', 'host.unknown', 'host.off', 'fault.notActive'],
  }),
}
