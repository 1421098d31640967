/** A lab with one of its variants put in: nothing in it is a reference to a value any more. */
import { fillValues } from '../steps/references.ts'
import type { LabFile, LabMode, SolutionStep } from '../format/lab.ts'
import { labLimits } from '../format/limits.ts'
import { parsePredicate } from '../format/parse-predicate.ts'
import type { Answer, Predicate } from '../format/predicate.ts'
import type { LabProblem } from '../format/problem.ts'
import type { CallStep } from '../format/steps.ts'
import type { Lab } from './pack.ts'

type Values = Readonly<Record<string, string | number | boolean>>

interface ObjectivePart {
  readonly points: number
  readonly that: Predicate
}

export interface Objective {
  readonly id: string
  readonly parts: readonly ObjectivePart[]
  readonly modes: readonly LabMode[]
  readonly latch: 'state' | 'once'
  readonly isBonus: boolean
}

type Question = LabFile['questions'][number]

export interface LabInstance {
  readonly lab: Lab
  readonly variantId: string
  readonly values: Values
  /** Virtual, in milliseconds since 1970 UTC. */
  readonly startInstant: number
  /** Builds the world that is the same in every variant. */
  readonly start: readonly CallStep[]
  /** Makes the variant of it. */
  readonly variantStart: readonly CallStep[]
  readonly objectives: readonly Objective[]
  readonly questions: readonly (Question & { readonly answer: Answer })[]
  readonly solution: readonly SolutionStep[]
  readonly alternatives: readonly { readonly id: string; readonly steps: readonly SolutionStep[] }[]
}

/**
 * Puts a variant into a lab.
 * @returns The instance, or what keeps it from being one.
 */
export function instantiate(
  lab: Lab,
  variantId: string,
): { readonly instance: LabInstance | null; readonly problems: readonly LabProblem[] } {
  const { file, solution } = lab
  const place = `labs/${file.id}/lab.json`
  const problems: LabProblem[] = []
  const variant = file.variants.find((each) => each.id === variantId)
  if (variant === undefined) return { instance: null, problems: [unknown(place, 'variants', variantId)] }
  const filled = fillValues(file.bind, variant.values)
  if (!filled.ok)
    return { instance: null, problems: [unknown(place, 'bind', String(filled.failure.params['reference']))] }
  const values: Values = { ...(filled.value as Values), ...variant.values }

  function fill<Data>(data: Data, where: string, at: string): Data {
    const reply = fillValues(data, values)
    if (!reply.ok) problems.push(unknown(where, at, String(reply.failure.params['reference'])))
    return (reply.ok ? reply.value : data) as Data
  }
  function predicateOf(json: unknown, at: string): Predicate | null {
    const parsed = parsePredicate(fill(json, place, at), { file: place, at })
    if ('predicate' in parsed) return parsed.predicate
    problems.push(parsed.problem)
    return null
  }

  const objectives = file.objectives.map((each, index): Objective => {
    const at = `objectives.${index}`
    const given = each.parts ?? [{ points: each.points, that: each.that }]
    const parts = given.flatMap((part, number): ObjectivePart[] => {
      const that = predicateOf(part.that, each.parts === undefined ? `${at}.that` : `${at}.parts.${number}.that`)
      return that === null ? [] : [{ points: part.points, that }]
    })
    return { id: each.id, parts, modes: each.modes ?? file.modes, latch: each.latch, isBonus: each.kind === 'bonus' }
  })
  const ofVariant = (steps: readonly SolutionStep[], at: string) =>
    fill(
      steps.filter((step) => step.in === undefined || step.in.includes(variantId)),
      `labs/${file.id}/solution.json`,
      at,
    )
  const instance: LabInstance = {
    lab,
    variantId,
    values,
    startInstant: Date.parse(file.clock),
    start: fill(file.start, place, 'start'),
    variantStart: fill(variant.start, place, `variants.${variantId}.start`),
    objectives,
    questions: fill(file.questions, place, 'questions'),
    solution: ofVariant(solution?.steps ?? [], 'steps'),
    alternatives: (solution?.alternatives ?? []).map(({ id, steps }) => ({
      id,
      steps: ofVariant(steps, `alternatives.${id}`),
    })),
  }
  if (Number.isNaN(instance.startInstant))
    problems.push({ code: 'badForm', file: place, at: 'clock', detail: file.clock })
  return { instance: problems.length > 0 ? null : instance, problems }
}

/**
 * What an objective counts in a mode. The points of those that do not count in it are spread over the others, in proportion, so
 * that all together make a hundred in every mode.
 */
export function pointsIn(objectives: readonly Objective[], mode: LabMode): ReadonlyMap<string, number> {
  const totalOf = ({ parts }: Objective) => parts.reduce((sum, { points }) => sum + points, 0)
  const counting = objectives.filter((each) => each.modes.includes(mode))
  const required = counting.filter((each) => !each.isBonus)
  const total = required.reduce((sum, each) => sum + totalOf(each), 0)
  const exact = required.map((each) => (totalOf(each) * labLimits.pointsTotal) / Math.max(1, total))
  const whole = exact.map(Math.floor)
  // What rounding left goes to those that lost most by it.
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((one, other) => other.rest - one.rest)
  let left = total === 0 ? 0 : labLimits.pointsTotal - whole.reduce((sum, value) => sum + value, 0)
  for (const { index } of order) if (left-- > 0) whole[index]! += 1
  const bonus = counting.filter((each) => each.isBonus).map((each) => [each.id, totalOf(each)] as const)
  return new Map([...required.map((each, index) => [each.id, whole[index]!] as const), ...bonus])
}

function unknown(file: string, at: string, detail: string): LabProblem {
  return { code: 'unknownReference', file, at, detail }
}
