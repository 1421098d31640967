import { z } from 'zod'
import { command } from '../call.ts'

/** Long tasks report `task.progressed` events; this ends the one that runs. */
export const taskCalls = {
  'task.cancel': command({
    summary: 'Cancels the long task that runs; it ends with core.cancelled and leaves nothing half done.',
    input: z.strictObject({}),
    output: z.object({ wasRunning: z.boolean() }),
    failures: [],
  }),
}
