import { z } from 'zod'
import { command, query } from '../call.ts'
import { bulkCheckView, bulkInput } from '../views/bulk.ts'
import { language } from '../views/preferences.ts'
import { replicationCalls } from './replication.ts'
import { vmCalls } from './vm.ts'

/** One operation on many machines. */
export const bulkCalls = {
  'bulk.check': query({
    summary:
      'Says for each machine what an operation on many machines would be refused with, and gives it as PowerShell.',
    input: z.strictObject({
      ...bulkInput,
      /** Of what the PowerShell says. */
      language: language.default('en'),
    }),
    output: bulkCheckView,
    failures: [],
  }),
  'bulk.run': command({
    summary:
      'Carries one operation out on many machines; refused by one of them it changes nothing, unless those that refuse are left out.',
    input: z.strictObject({ ...bulkInput, leavesOutRefused: z.boolean().default(false) }),
    output: z.object({ doneCount: z.int(), leftOutCount: z.int() }),
    failures: [
      ...new Set([
        ...replicationCalls['replication.suspend'].failures,
        ...replicationCalls['replication.resume'].failures,
        ...replicationCalls['replication.startInitial'].failures,
        ...vmCalls['vm.start'].failures,
        ...vmCalls['vm.shutDown'].failures,
        ...vmCalls['vm.turnOff'].failures,
        ...vmCalls['vm.save'].failures,
      ]),
    ],
  }),
}
