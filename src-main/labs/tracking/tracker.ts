/**
 * Follows a lab: told of every command, every kept event and every sample, it knows which objectives are met, since when, and what
 * they are worth. All that it remembers is plain data, which a point of return keeps.
 */
import type { CoreEvent } from '../../contract/events.ts'
import type { Reply } from '../../contract/failure.ts'
import { copyPlain } from '../../kernel/plain-copy.ts'
import type { LabMode } from '../format/lab.ts'
import type { Answer, Predicate } from '../format/predicate.ts'
import { holds } from '../predicates/evaluate.ts'
import type { Facts, Memory, Sight } from '../predicates/facts.ts'
import type { Finding } from '../predicates/finding.ts'
import { findHeld, findMissing } from '../predicates/findings.ts'
import type { Baselines, Settings } from '../predicates/settings.ts'
import { fits } from '../predicates/values.ts'
import { pointsIn, type LabInstance, type Objective } from '../reading/instance.ts'
import { partsOf } from './parts.ts'

interface ObjectiveState {
  readonly objectiveId: string
  readonly isMet: boolean
  /** What it is worth in this mode, and what of it has been reached. */
  readonly points: number
  readonly reached: number
  readonly isBonus: boolean
  /** Whether its state would give an answer away before hand-in. */
  readonly dependsOnAnswers: boolean
}

/** Everything that a tracker remembers. */
export interface TrackerState {
  readonly memory: Memory
  readonly baselines: Baselines
  readonly answers: Readonly<Record<string, Answer>>
  /** Parts that stay met: `<objective>.<part>`. */
  readonly latched: readonly string[]
  /** When all required objectives held at the same moment for the first time; null before. */
  readonly doneInstant: number | null
}

export interface Tracker {
  /** Keeps what settings are compared with. Call it once, when the start stands. */
  begin(baselines: Baselines): void
  /** Looks at everything. */
  sample(facts: Facts): void
  noteEvent(event: Pick<CoreEvent, 'type' | 'params'>): void
  noteCommand(call: string, input: unknown, reply: Reply<unknown>): void
  answer(question: string, value: Answer): void
  states(): readonly ObjectiveState[]
  /** What has been reached of a hundred, bonus included. */
  points(): number
  isDone(): boolean
  /** Why an objective is not met; null if it is. */
  missing(objectiveId: string, facts: Facts): Finding | null
  /** What is seen of one part of an objective without remembering anything, for explanations. */
  sight(objectiveId: string, part: number, facts: Facts): Sight
  dump(): TrackerState
  restore(state: TrackerState): void
}

interface Part {
  readonly objective: Objective
  readonly index: number
  readonly key: string
  readonly points: number
  readonly that: Predicate
  isMet: boolean
}

const nothing: Settings = {}

/**
 * Makes a tracker.
 * @param instance The lab with its variant.
 * @param mode Objectives that do not count in it are left out.
 */
export function createTracker(instance: LabInstance, mode: LabMode): Tracker {
  const objectives = instance.objectives.filter((each) => each.modes.includes(mode))
  const worth = pointsIn(instance.objectives, mode)
  const parts = objectives.flatMap((objective) =>
    objective.parts.map((part, index): Part => ({
      ...part,
      objective,
      index,
      key: `${objective.id}.${index}`,
      isMet: false,
    })),
  )
  const counters = parts.flatMap((part) =>
    partsOf(part.that).flatMap((node) =>
      node.kind === 'event' || node.kind === 'attempt' ? [{ node, key: `${part.key}#${node.id}` }] : [],
    ),
  )
  let memory: Memory = {}
  let baselines: Baselines = { whole: nothing, start: nothing }
  let answers: Record<string, Answer> = {}
  let latched = new Set<string>()
  let doneInstant: number | null = null

  const sightOf = (part: Part, facts: Facts, isPeek: boolean): Sight => ({
    facts,
    memory,
    prefix: part.key,
    answers,
    baselines,
    isPeek,
    whatHolds: findHeld,
  })

  function count(key: string): void {
    const seen = (memory[key] ??= {})
    seen.count = (seen.count ?? 0) + 1
  }

  const isMet = (objective: Objective) =>
    parts.filter((part) => part.objective === objective).every((part) => part.isMet)
  const isDone = () => objectives.filter((each) => !each.isBonus).every(isMet)

  function stateOf(objective: Objective): ObjectiveState {
    const own = parts.filter((part) => part.objective === objective)
    const points = worth.get(objective.id) ?? 0
    const total = own.reduce((sum, part) => sum + part.points, 0)
    const met = own.reduce((sum, part) => sum + (part.isMet ? part.points : 0), 0)
    return {
      objectiveId: objective.id,
      isMet: isMet(objective),
      points,
      reached: total === 0 ? 0 : Math.floor((points * met) / total),
      isBonus: objective.isBonus,
      dependsOnAnswers: own.some((part) => partsOf(part.that).some((node) => node.kind === 'answer')),
    }
  }

  return {
    begin: (given) => void (baselines = given),
    sample(facts) {
      for (const part of parts) {
        const isNow = holds(part.that, sightOf(part, facts, false))
        if (isNow && part.objective.latch === 'once') latched.add(part.key)
        part.isMet = isNow || latched.has(part.key)
      }
      if (isDone()) doneInstant ??= facts.now
    },
    noteEvent({ type, params }) {
      for (const { node, key } of counters)
        if (node.kind === 'event' && node.event === type && fits(params, node.where)) count(key)
    },
    noteCommand(call, input, reply) {
      for (const { node, key } of counters) {
        if (node.kind !== 'attempt' || node.call !== call || !fits(input, node.where)) continue
        const code = reply.ok ? null : reply.failure.code
        const windowsCode = reply.ok ? null : (reply.failure.windowsCode ?? null)
        const isMeant =
          (node.refused === null || node.refused === code) &&
          (node.windowsCode === null || node.windowsCode === windowsCode)
        if (isMeant) count(key)
      }
    },
    answer: (question, value) => void (answers = { ...answers, [question]: value }),
    states: () => objectives.map(stateOf),
    points: () => objectives.reduce((sum, objective) => sum + stateOf(objective).reached, 0),
    isDone,
    missing(objectiveId, facts) {
      for (const part of parts) {
        if (part.objective.id !== objectiveId || part.isMet) continue
        const finding = findMissing(part.that, sightOf(part, facts, true))
        if (finding !== null) return finding
      }
      return null
    },
    sight: (objectiveId, index, facts) =>
      sightOf(
        parts.find((each) => each.objective.id === objectiveId && each.index === index)!,
        facts,
        true,
      ),
    dump: () => copyPlain({ memory, baselines, answers, latched: [...latched], doneInstant }),
    restore(state) {
      memory = copyPlain(state.memory)
      baselines = state.baselines
      answers = { ...state.answers }
      latched = new Set(state.latched)
      doneInstant = state.doneInstant
    },
  }
}
