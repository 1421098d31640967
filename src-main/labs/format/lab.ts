/** What a lab is, as its author writes it down: `lab.json` and `solution.json`. Conditions are read apart, once per variant. */
import { z } from 'zod'
import { disclosedPart, disclosedParts, type DisclosedPart } from '../../contract/disclosure.ts'
import { labLimits as limits } from './limits.ts'
import { callStep } from './steps.ts'

const kebab = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/)
const variantId = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/)
const value = z.union([z.string().max(200), z.number(), z.boolean()])
/** A pattern of calls: `fault.*`, `clock.rewind`. */
const callPattern = z.string().regex(/^[a-zA-Z]+\.(\*|[a-zA-Z]+)$/)

export const labModes = ['guided', 'challenge', 'exam'] as const
export type LabMode = (typeof labModes)[number]
const mode = z.enum(labModes)

const points = z.int().min(1).max(limits.pointsTotal)

const objective = z.strictObject({
  id: kebab,
  points,
  that: z.unknown().optional(),
  /** In the place of `that`: each part has points of its own. */
  parts: z
    .array(z.strictObject({ points, that: z.unknown() }))
    .max(10)
    .optional(),
  /** The modes in which it counts; all of the lab's if left out. */
  modes: z.array(mode).optional(),
  /** `once` stays met, `state` may become unmet again. */
  latch: z.enum(['state', 'once']).default('state'),
  kind: z.enum(['required', 'bonus']).default('required'),
})

const answer = z.union([value, z.array(value).max(20)])

const question = z.strictObject({
  id: kebab,
  /** `end`, or `before:` and a step: then the answer is shown again beside what happened, and not graded. */
  at: z.string().regex(/^(end|before:[a-z][a-zA-Z0-9-]*)$/),
  kind: z.enum(['choice', 'many', 'number', 'order', 'name']),
  options: z.array(kebab).max(12).optional(),
  answer,
  tolerance: z.number().optional(),
})

export const labFile = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[A-Z]{2}-[0-9]{1,2}$/),
  /** Grows when objectives change. */
  version: z.int().min(1),
  level: z.enum(['beginner', 'intermediate', 'advanced']),
  minutes: z.int().min(limits.minutesMin).max(60),
  requires: z.array(z.string()).max(10).default([]),
  modes: z.array(mode).min(1),
  source: z
    .strictObject({
      document: z.string().max(20).optional(),
      section: z.string().max(120).optional(),
      faults: z.array(z.string()).max(20).optional(),
      exam: z.string().max(120).optional(),
    })
    .optional(),
  clock: z.string().default('2026-01-05T08:00:00Z'),
  start: z.array(callStep).max(limits.startStepsMax),
  variants: z
    .array(
      z.strictObject({
        id: variantId,
        values: z.record(z.string(), value).default({}),
        start: z.array(callStep).max(limits.startStepsMax).default([]),
      }),
    )
    .min(1)
    .max(limits.variantsMax)
    .default([{ id: 'only', values: {}, start: [] }]),
  /** Names for what the lab is about, for conditions and steps; they may hold values of the variant. */
  bind: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/), z.string().max(200)).default({}),
  objectives: z.array(objective).min(1).max(limits.objectivesMax),
  steps: z
    .array(
      z.strictObject({
        id: kebab,
        objectives: z.array(kebab).max(10).default([]),
        focus: z.string().max(120).optional(),
      }),
    )
    .max(20)
    .default([]),
  questions: z.array(question).max(limits.questionsMax).default([]),
  lock: z.array(callPattern).max(60).default([]),
  allow: z.array(callPattern).max(60).default([]),
  /** What the app may tell beside what Windows shows. */
  shows: z.array(disclosedPart).optional(),
  limits: z
    .strictObject({
      wallMinutes: z.int().min(1).max(600).optional(),
      virtualHours: z.int().min(1).max(9_000).optional(),
    })
    .default({}),
  pass: z.int().min(1).max(limits.pointsTotal).default(limits.passPercent),
})
export type LabFile = z.infer<typeof labFile>

/** What the app tells in a mode: what the author says, else in guided mode everything but faults, and in the others nothing. */
export function shownIn({ shows }: Pick<LabFile, 'shows'>, mode: LabMode): readonly DisclosedPart[] {
  return shows ?? (mode === 'guided' ? disclosedParts.filter((part) => part !== 'faults') : [])
}

/** Which variants a step of the solution is for, and which step of the text it belongs to. */
const belonging = { in: z.array(variantId).max(limits.variantsMax).optional(), for: kebab.optional() }

const solutionStep = z.union([
  z.strictObject({ ...callStep.shape, ...belonging }),
  z.strictObject({ answer: kebab, is: answer, ...belonging }),
])
export type SolutionStep = z.infer<typeof solutionStep>

const solutionSteps = z.array(solutionStep).min(1).max(limits.solutionStepsMax)

export const solutionFile = z.strictObject({
  steps: solutionSteps,
  /** Other ways that reach all points, each complete by itself. */
  alternatives: z
    .array(z.strictObject({ id: kebab, steps: solutionSteps }))
    .max(10)
    .default([]),
})
export type SolutionFile = z.infer<typeof solutionFile>

const titles = z.strictObject({ en: z.string().max(120), de: z.string().max(120), cs: z.string().max(120) })

export const packFile = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  version: z.string().regex(/^\d{1,4}\.\d{1,4}(\.\d{1,4})?$/),
  title: titles,
  authors: z.array(z.string().max(120)).min(1).max(20),
  licence: z.string().max(60),
  /** The oldest version of the app that reads it. */
  needs: z.string().max(20),
})
export type PackFile = z.infer<typeof packFile>
