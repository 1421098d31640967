import { z } from 'zod'
import { query } from '../call.ts'
import { activityView } from '../events.ts'
import { worldView } from '../views/world.ts'
import { pageLimits } from '../limits/page.ts'

/** The world as a whole, and what has happened in it. */
export const worldCalls = {
  'world.view': query({
    summary: 'Hosts, virtual machines, replication and what needs attention, in one view.',
    input: z.strictObject({}),
    output: worldView,
    failures: [],
  }),
  'world.hash': query({
    summary: 'The canonical hash of the emulated world: same seed and same commands, same hash.',
    input: z.strictObject({}),
    output: z.object({ worldHash: z.string(), journalLength: z.int() }),
    failures: [],
  }),
  'activity.list': query({
    summary: 'What has happened, newest first.',
    input: z.strictObject({
      limit: z.int().min(1).max(pageLimits.entriesMax).default(100),
      beforeSequence: z.int().optional(),
      /** Leaves out what happened by itself as time ran: cycles, recovery points, changes of health. */
      onlyDone: z.boolean().default(false),
    }),
    output: z.object({ activities: z.array(activityView) }),
    failures: [],
  }),
}
