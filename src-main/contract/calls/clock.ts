import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { activityView } from '../events.ts'
import { clockView, worldView } from '../views/world.ts'

/** Time, the world as a whole, and what has happened in it. */
export const clockCalls = {
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
  'clock.view': query({
    summary: 'The virtual clock.',
    input: z.strictObject({}),
    output: clockView,
    failures: [],
  }),
  'clock.setPace': command({
    summary: 'Sets how fast virtual time runs: paused, x1, x60 or x3600.',
    input: z.strictObject({ pace: ids.pace }),
    output: clockView,
    failures: [],
  }),
  'clock.skip': command({
    summary: 'Moves virtual time forward by a span.',
    input: z.strictObject({ seconds: z.int() }),
    output: clockView,
    failures: ['time.outOfRange'],
  }),
  'clock.skipToNextEvent': command({
    summary: 'Moves virtual time to the next instant at which something happens by itself.',
    input: z.strictObject({}),
    output: clockView,
    failures: [],
  }),
  'activity.list': query({
    summary: 'What has happened, newest first.',
    input: z.strictObject({ limit: z.int().min(1).max(500).default(100), beforeSequence: z.int().optional() }),
    output: z.object({ activities: z.array(activityView) }),
    failures: [],
  }),
}
