import { z } from 'zod'
import * as ids from '../ids.ts'
import { labMode } from './lab-result.ts'

/** The number of a try, drawn when it was begun. */
export const tryId = z.string().regex(/^[a-z0-9]{16}$/)

const labLevel = z.enum(['beginner', 'intermediate', 'advanced'])

const text = z.string()

/** One lab of a pack, as a card shows it. */
export const labCard = z.object({
  labId: z.string(),
  packId: z.string(),
  /** The first two letters of the id: `CT`. */
  course: z.string(),
  title: text,
  level: labLevel,
  /** What the author thinks. */
  minutes: z.int(),
  modes: z.array(labMode),
  variants: z.int(),
  document: z.string().nullable(),
  exam: z.string().nullable(),
  /** Everything that is searched for beside what a card shows: codes and words of its texts. */
  words: text,
})
export type LabCard = z.infer<typeof labCard>

/** A try that was begun and has not been removed. */
export const tryCard = z.object({
  tryId,
  labId: z.string(),
  mode: labMode,
  /** The step that it stands at, from one; 0 where the mode has none. */
  step: z.int(),
  steps: z.int(),
  begunWallInstant: ids.instant,
  leftWallInstant: ids.instant,
  usedSeconds: ids.seconds,
  /** Of a hundred, at hand-in; null before. */
  points: z.int().nullable(),
  pass: z.int(),
  isOpen: z.boolean(),
})
export type TryCard = z.infer<typeof tryCard>

const hint = z.object({
  kind: z.enum(['where', 'meaning']),
  /** Null until it was opened. */
  text: text.nullable(),
})

const answer = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))])

const question = z.object({
  questionId: z.string(),
  /** The step before which it is asked; null at the end. */
  beforeStepId: z.string().nullable(),
  kind: z.enum(['choice', 'many', 'number', 'order', 'name']),
  text,
  options: z.array(z.object({ optionId: z.string(), text })),
  answer: answer.nullable(),
  /** Null as long as it would be given away. */
  isRight: z.boolean().nullable(),
  why: text.nullable(),
})
export type LabQuestion = z.infer<typeof question>

const objective = z.object({
  objectiveId: z.string(),
  text,
  /** `hidden` where its state would give an answer away before hand-in. */
  state: z.enum(['met', 'unmet', 'hidden']),
  /** Must hold all the time and has done so until now. */
  isKeptSoFar: z.boolean(),
  isBonus: z.boolean(),
  points: z.int(),
  reached: z.int(),
  /** What is missing now, in words. */
  missing: text.nullable(),
  /** Explains the refusal that it is about, once that has been met. */
  why: text.nullable(),
})
export type LabObjective = z.infer<typeof objective>

/** What a step is about, as ids of the world of now; null where nothing is, or where it is not there yet. */
const focus = z
  .object({
    view: z.enum(['overview', 'certificates', 'network', 'host', 'vm']),
    hostId: z.string().nullable(),
    vmId: z.string().nullable(),
    /** A page of the settings of the host. */
    page: z.string().nullable(),
  })
  .nullable()
export type LabFocus = z.infer<typeof focus>

/**
 * A try as its reader sees it. Texts are Markdown in the language that was asked for; `{ui:KEY}` and `{ui:KEY|PLACE=VALUE}` in them stand
 * for texts of the screens, which only the screens know.
 */
export const tryView = z.object({
  tryId,
  labId: z.string(),
  mode: labMode,
  course: z.string(),
  title: text,
  situation: text,
  minutes: z.int(),
  usedSeconds: ids.seconds,
  /** In guided mode; otherwise there is none. */
  steps: z.array(
    z.object({
      stepId: z.string(),
      text,
      objectiveIds: z.array(z.string()),
      focus,
      isBegun: z.boolean(),
      hasPoint: z.boolean(),
      hints: z.array(hint),
      canBeShown: z.boolean(),
    }),
  ),
  /** Where the learner is; null where there are no steps. */
  stepId: z.string().nullable(),
  /** Of the lab as a whole. */
  hints: z.array(hint),
  objectives: z.array(objective),
  questions: z.array(question),
  /** What was refused last and an objective is about. */
  refusal: z
    .object({ objectiveId: z.string(), sentence: text, windowsCode: z.string().nullable(), instant: ids.instant })
    .nullable(),
  points: z.int(),
  pass: z.int(),
  /** All required objectives hold at this moment. */
  isDone: z.boolean(),
  handedIn: z.object({ points: z.int(), wallInstant: ids.instant }).nullable(),
  reflection: text.nullable(),
  /** Whether anything has been done since it was begun. */
  isTouched: z.boolean(),
})
export type TryView = z.infer<typeof tryView>

/** Lines of PowerShell for one host. */
const hostLines = z.object({ host: z.string(), lines: z.array(z.string()) })
export type HostLines = z.infer<typeof hostLines>

/** The learner's own steps beside the model solution, both as PowerShell. */
export const labSolution = z.object({
  own: z.array(hostLines),
  model: z.array(z.object({ stepId: z.string().nullable(), hosts: z.array(hostLines) })),
})

/** One call that was made to show a step. */
export const shownCall = z.object({
  call: z.string(),
  hosts: z.array(hostLines),
  focus,
  /** The refusal that the step is about, where it is about one. */
  refusal: z.string().nullable(),
  /** Which call of the step comes next, from 0; null after the last. */
  next: z.int().nullable(),
})
export type ShownCall = z.infer<typeof shownCall>
