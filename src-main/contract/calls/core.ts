import { z } from 'zod'
import { command } from '../call.ts'

/** Long tasks report `task.progressed` events; this ends the one that runs. */
export const coreCalls = {
  'task.cancel': command({
    summary:
      'Cancels the long task that runs: certificates come all or not at all, a rehearsal keeps what its finished steps made.',
    input: z.strictObject({}),
    output: z.object({ wasRunning: z.boolean() }),
    failures: [],
  }),
}
