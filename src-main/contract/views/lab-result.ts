import { z } from 'zod'
import { instant } from '../ids.ts'
import { labLimits } from '../limits/lab.ts'
import { pageLimits } from '../limits/page.ts'

/** On the wall clock, in milliseconds since 1970 UTC. */
const wallInstant = z.int().min(0)
const seconds = z.int().min(0)
const count = z.int().min(0)
const points = z.int().min(0)
const text = z.string().max(labLimits.textLengthMax)
const name = z.string().min(1).max(labLimits.nameLengthMax)

export const labMode = z.enum(['guided', 'challenge', 'exam'])
export type LabModeView = z.infer<typeof labMode>

const labHintKind = z.enum(['where', 'meaning', 'showMe'])
export type LabHintKind = z.infer<typeof labHintKind>

const scalar = z.union([text, z.number(), z.boolean(), z.null()])
/** One answer, or the chosen ones in their order. */
const answer = z.union([scalar, z.array(scalar).max(labLimits.choicesMax)])

/** What came of a try, counted when it was handed in. */
const labResultView = z.object({
  handedInWallInstant: wallInstant,
  /** On the virtual clock of the lab. */
  handedInInstant: instant,
  /** From the first to the last thing that was done, without the time between leaving and going on. */
  workedSeconds: seconds,
  /** That the clock of the lab went on meanwhile, on the way that was kept. */
  virtualSeconds: seconds,
  /** Of a hundred, after what hints cost. */
  points,
  /** What was needed. */
  pass: points,
  isPassed: z.boolean(),
  objectives: z
    .array(
      z.object({
        objectiveId: name,
        isMet: z.boolean(),
        isBonus: z.boolean(),
        /** What it is worth, what of it was reached, and what of that hints took again. */
        points,
        reached: points,
        hintCost: points,
      }),
    )
    .max(labLimits.partsMax),
  answers: z
    .array(
      z.object({
        questionId: name,
        /** The step before which it was asked; null for one of the end. */
        beforeStepId: name.nullable(),
        /** Null where no answer was given. */
        given: answer,
        right: answer,
        isRight: z.boolean(),
      }),
    )
    .max(labLimits.partsMax),
  /** Each hint that was opened, once, in the order of opening; the step is null where the lab as a whole is meant. */
  hints: z.array(z.object({ stepId: name.nullable(), kind: labHintKind, wallInstant })).max(labLimits.hintsMax),
  /** How often something was refused, and how often a step was gone back to. */
  refusals: count,
  returns: count,
})
export type LabResultView = z.infer<typeof labResultView>

const titles = z.object({ en: text, de: text, cs: text })

/** One try of a lab. */
export const labTryView = z.object({
  /** Drawn when it was begun: the same on every computer that the progress is taken to. */
  tryId: z.string().regex(/^[a-z0-9]{16}$/),
  packId: name,
  labId: name,
  /** Of the lab; it grows when objectives change. */
  version: z.int().min(1),
  titles,
  variantId: name,
  /** What was drawn from, as decimal digits. */
  seed: z.string().min(1).max(pageLimits.seedLengthMax),
  mode: labMode,
  begunWallInstant: wallInstant,
  /** Null until it is handed in. */
  result: labResultView.nullable(),
})
export type LabTryView = z.infer<typeof labTryView>

/** Where somebody stands with one lab. */
const labStandingView = z.object({
  packId: z.string(),
  labId: z.string(),
  /** Tries that were begun, and those that were handed in. */
  begun: count,
  handedIn: count,
  isPassed: z.boolean(),
  /** Of all that were handed in; null before the first. */
  bestPoints: points.nullable(),
  /** The median of what those that passed took; null before the first. */
  measuredMinutes: count.nullable(),
  /** Variants of all tries, oldest first: what the choice of the next one goes by. */
  variantIds: z.array(z.string()),
  /** When it is worth a repetition, and the how manieth; null where none is due. */
  repetition: z.object({ number: z.int().min(1), dueWallInstant: wallInstant, isDue: z.boolean() }).nullable(),
})
export type LabStandingView = z.infer<typeof labStandingView>

/** A course is all labs whose ids begin with the same two letters. */
const labCourseView = z.object({
  packId: z.string(),
  course: z.string(),
  /** How its next lab opens, if that lab has the mode; it can be changed. */
  opensAs: labMode,
})
export type LabCourseView = z.infer<typeof labCourseView>

export const labProgressView = z.object({
  labs: z.array(labStandingView),
  courses: z.array(labCourseView),
})
export type LabProgressView = z.infer<typeof labProgressView>
