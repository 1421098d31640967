/** One operation on many machines: what it is, and what each of them would say. */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { pageLimits } from '../limits/page.ts'
import { failureView } from './fix.ts'
import { scriptView } from './wizard.ts'

/** The operations that are the same for every machine and need nothing more to be said. */
const bulkOperation = z.enum([
  'replication.suspend',
  'replication.resume',
  'replication.resynchronize',
  'replication.startInitial',
  'vm.start',
  'vm.shutDown',
  'vm.turnOff',
  'vm.save',
])
export type BulkOperation = z.infer<typeof bulkOperation>

export const bulkInput = {
  operation: bulkOperation,
  vmIds: z.array(ids.vmId).min(1).max(pageLimits.bulkMachinesMax),
}

export const bulkCheckView = z.object({
  /** In the order in which they were given. */
  machines: z.array(
    z.object({
      vmId: ids.vmId,
      vmName: z.string(),
      hostName: z.string(),
      /** What it would be refused with; null where it would be done. */
      refusal: failureView.nullable(),
    }),
  ),
  /** For the machines that would not refuse, one script for each real host. */
  scripts: z.array(scriptView),
})
export type BulkCheckView = z.infer<typeof bulkCheckView>
