import { z } from 'zod'
import { command, query } from '../call.ts'
import { labLimits } from '../limits/lab.ts'
import { pageLimits } from '../limits/page.ts'
import { labMode } from '../views/lab-result.ts'
import { labCard, labSolution, shownCall, tryCard, tryId, tryView } from '../views/lab.ts'
import { language } from '../views/preferences.ts'

const partId = z.string().min(1).max(labLimits.partIdLengthMax)
const theTry = z.strictObject({ tryId })
const answer = z.union([
  z.string().max(labLimits.textLengthMax),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string().max(labLimits.textLengthMax), z.number(), z.boolean()])).max(labLimits.choicesMax),
])

/**
 * Guided labs. A try has a world, certificates and files of its own; while it is open the user's own clock rests. All other calls
 * reach its world by naming the try beside the call.
 */
export const labCalls = {
  'lab.list': query({
    summary: 'The labs, and the tries of them that were begun.',
    input: z.strictObject({ language }),
    output: z.object({
      packs: z.array(z.object({ packId: z.string(), title: z.string(), version: z.string() })),
      labs: z.array(labCard),
      /** Newest first. */
      tries: z.array(tryCard),
      openTryId: tryId.nullable(),
    }),
    failures: ['lab.notOffered', 'lab.packUnreadable'],
  }),
  'lab.begin': command({
    summary: 'Begins a try of a lab in a world of its own, which is paused; one that is open is left.',
    input: z.strictObject({
      labId: z.string().min(1).max(labLimits.labIdLengthMax),
      /** The first one of the lab if left out. */
      mode: labMode.optional(),
      /** What the variant and everything drawn follow from; drawn if left out. */
      seed: z.string().min(1).max(pageLimits.seedLengthMax).optional(),
      /** A try that is removed for it. */
      insteadOf: tryId.optional(),
    }),
    output: theTry,
    failures: [
      'lab.notOffered',
      'lab.packUnreadable',
      'lab.unknown',
      'lab.modeUnknown',
      'lab.startFails',
      'lab.tryUnreadable',
      'lab.tryUnknown',
    ],
  }),
  'lab.resume': command({
    summary: 'Goes on with a try that was left, where it was left; its clock stands until it is started.',
    input: theTry,
    output: theTry,
    failures: ['lab.notOffered', 'lab.packUnreadable', 'lab.tryUnknown', 'lab.tryUnreadable', 'lab.startFails'],
  }),
  'lab.leave': command({
    summary: 'Leaves the try that is open; it can be gone on with later.',
    input: theTry,
    output: z.strictObject({}),
    failures: ['lab.notOffered', 'lab.notOpen', 'lab.tryUnreadable'],
  }),
  'lab.remove': command({
    summary: 'Removes a try with its world and its files; one that is open is left first.',
    input: theTry,
    output: z.strictObject({}),
    failures: ['lab.notOffered', 'lab.tryUnknown', 'lab.tryUnreadable'],
  }),
  'lab.view': query({
    summary: 'The try that is open: texts, steps, objectives with what is missing, questions.',
    input: z.strictObject({ tryId, language }),
    output: tryView,
    failures: ['lab.notOffered', 'lab.notOpen'],
  }),
  'lab.goTo': command({
    summary:
      'Begins a step, or turns back to the text of an earlier one; a step that begins becomes a point to go back to.',
    input: z.strictObject({ tryId, stepId: partId }),
    output: z.strictObject({}),
    failures: ['lab.notOffered', 'lab.notOpen', 'lab.partUnknown', 'lab.tryUnreadable'],
  }),
  'lab.back': command({
    summary: 'Goes back to the beginning of a step: world, certificates, files and objectives are again as they were.',
    input: z.strictObject({ tryId, stepId: partId }),
    output: z.strictObject({}),
    failures: ['lab.notOffered', 'lab.notOpen', 'lab.partUnknown', 'lab.pointUnknown', 'lab.tryUnreadable'],
  }),
  'lab.answer': command({
    summary: 'Answers a question; until hand-in it can be answered anew.',
    input: z.strictObject({ tryId, questionId: partId, answer }),
    output: z.strictObject({}),
    failures: ['lab.notOffered', 'lab.notOpen', 'lab.partUnknown'],
  }),
  'lab.openHint': command({
    summary: 'Opens a hint, which then stays open.',
    input: z.strictObject({ tryId, stepId: partId.nullable(), kind: z.enum(['where', 'meaning']) }),
    output: z.strictObject({}),
    failures: ['lab.notOffered', 'lab.hidden', 'lab.notOpen', 'lab.partUnknown', 'lab.tryUnreadable'],
  }),
  'lab.showMe': command({
    summary: 'Makes one call of the solution of a step in the world of the lab, and says what it was.',
    input: z.strictObject({
      tryId,
      stepId: partId,
      index: z.int().min(0).max(labLimits.shownCallsMax).default(0),
      language,
    }),
    output: shownCall,
    failures: ['lab.notOffered', 'lab.hidden', 'lab.notOpen', 'lab.partUnknown', 'lab.showFails', 'lab.tryUnreadable'],
  }),
  'lab.handIn': command({
    summary: 'Hands in: counts the points, and from then on says which answers are right.',
    input: theTry,
    output: z.object({ points: z.int(), pass: z.int() }),
    failures: ['lab.notOffered', 'lab.notOpen', 'lab.tryUnreadable'],
  }),
  'lab.solution': query({
    summary:
      'What was done since the beginning of the lab beside its model solution, both as PowerShell; but for a guided lab, after hand-in.',
    input: z.strictObject({ tryId, language }),
    output: labSolution,
    failures: ['lab.notOffered', 'lab.notOpen', 'lab.startFails', 'lab.hidden'],
  }),
}
