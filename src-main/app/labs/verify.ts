/**
 * The test of a lab's test: its start, its solution for every seed, and once per variant its solution without each step, every
 * alternative and every vandal, in real cores. All tries of one seed begin at the same point of return.
 */
import { performance } from 'node:perf_hooks'
import { invariant } from '../../kernel/invariant.ts'
import type { Failure, Reply } from '../../contract/failure.ts'
import type { SolutionStep } from '../../labs/format/lab.ts'
import type { LabProblem, LabProblemCode } from '../../labs/format/problem.ts'
import { sentenceOf } from '../../labs/predicates/sentence.ts'
import { instantiate, type LabInstance } from '../../labs/reading/instance.ts'
import type { Lab } from '../../labs/reading/pack.ts'
import { chooseVariant } from '../../labs/reading/variants.ts'
import type { LabSession } from './session.ts'
import { nameOfStep, solve } from './solving.ts'
import { answersOf, vandalsOf, waiting } from './vandals.ts'

/** How many tries were made, and what they found. */
export interface LabVerification {
  readonly id: string
  readonly problems: readonly LabProblem[]
  readonly seeds: number
  readonly variants: number
  /** The variant of each try, in the order of the seeds: none twice in a row where there are several. */
  readonly order: readonly string[]
  /** By what was tried. */
  readonly tries: {
    readonly solutions: number
    readonly withoutStep: number
    readonly alternatives: number
    readonly vandals: number
  }
  /** The most that a vandal reached, of a hundred, and which one. */
  readonly bestVandal: { readonly name: string; readonly points: number }
  readonly milliseconds: number
}

interface VerifyOptions {
  readonly seeds: readonly number[]
  /** Begins a try in a folder of its own; the mode is the first one of the lab. */
  begin(instance: LabInstance, seed: string): Promise<Reply<LabSession>>
  /** Removes what a try has left. */
  end(session: LabSession): Promise<void>
  readonly signal?: AbortSignal
}

const startPoint = 'start'

/**
 * Verifies one lab.
 * @param lab With its solution, and without problems of its form.
 */
export async function verifyLab(lab: Lab, options: VerifyOptions): Promise<LabVerification> {
  const began = performance.now()
  const ids = lab.file.variants.map(({ id }) => id)
  const instances = ids.flatMap((id) => instantiate(lab, id).instance ?? [])
  const course = createCourse(lab)
  const seen: string[] = []
  for (const seed of options.seeds) {
    if (options.signal?.aborted) break
    const variantId = chooseVariant(ids, String(seed), seen)
    const instance = instances.find((each) => each.variantId === variantId)
    if (instance === undefined) continue
    const isFirst = !seen.includes(variantId)
    invariant(ids.length === 1 || seen.at(-1) !== variantId, `${lab.file.id}: ${variantId} twice in a row`)
    seen.push(variantId)
    await verifySeed(course, instance, instances, String(seed), isFirst, options)
  }
  return {
    id: lab.file.id,
    problems: course.problems,
    seeds: seen.length,
    variants: new Set(seen).size,
    order: seen,
    tries: course.tries,
    bestVandal: course.bestVandal,
    milliseconds: Math.round(performance.now() - began),
  }
}

function createCourse(lab: Lab) {
  return {
    lab,
    problems: [] as LabProblem[],
    tries: { solutions: 0, withoutStep: 0, alternatives: 0, vandals: 0 },
    bestVandal: { name: '', points: 0 },
  }
}

type Course = ReturnType<typeof createCourse>

async function verifySeed(
  course: Course,
  instance: LabInstance,
  instances: readonly LabInstance[],
  seed: string,
  isFirst: boolean,
  options: VerifyOptions,
): Promise<void> {
  const run = `${instance.variantId}, seed ${seed}`
  const say = (code: LabProblemCode, detail: string) =>
    void course.problems.push({ code, file: `labs/${course.lab.file.id}`, at: run, detail })
  const begun = await options.begin(instance, seed)
  if (!begun.ok) return say('startFails', described(begun.failure))
  const session = begun.value
  try {
    for (const { objectiveId, isMet } of session.tracker.states()) if (isMet) say('metAtStart', objectiveId)
    const marked = await session.mark(startPoint)
    if (!marked.ok) return say('startFails', described(marked.failure))

    course.tries.solutions += 1
    const stopped = await solve(session, instance.solution)
    if (stopped !== null) {
      const step = instance.solution[stopped.index]!
      return say('solutionFails', `${nameOfStep(step, stopped.index)}: ${described(stopped.failure)}`)
    }
    for (const detail of unmetIn(session)) say('notMetAfterSolution', detail)
    if (!isFirst || course.problems.length > 0 || options.signal?.aborted) return
    await tryAlternatives(course, session, instance, say)
    await tryWithoutEach(course, session, instance, say)
    await tryVandals(course, session, instance, instances, say)
  } finally {
    await options.end(session)
  }
}

type Say = (code: LabProblemCode, detail: string) => void

async function tryAlternatives(course: Course, session: LabSession, instance: LabInstance, say: Say): Promise<void> {
  for (const { id, steps } of instance.alternatives) {
    if (steps.length === 0) continue
    course.tries.alternatives += 1
    await session.back(startPoint)
    const stopped = await solve(session, steps)
    if (stopped !== null)
      say(
        'alternativeFails',
        `${id}, ${nameOfStep(steps[stopped.index]!, stopped.index)}: ${described(stopped.failure)}`,
      )
    else for (const detail of unmetIn(session)) say('alternativeFails', `${id}: ${detail}`)
  }
}

/** Without a step an objective must stay unmet, or a later step be refused. */
async function tryWithoutEach(course: Course, session: LabSession, instance: LabInstance, say: Say): Promise<void> {
  for (const [index, step] of instance.solution.entries()) {
    course.tries.withoutStep += 1
    await session.back(startPoint)
    const stopped = await solve(session, instance.solution.toSpliced(index, 1))
    if (stopped === null && session.tracker.isDone()) say('stepNotNeeded', nameOfStep(step, index))
  }
}

async function tryVandals(
  course: Course,
  session: LabSession,
  instance: LabInstance,
  instances: readonly LabInstance[],
  say: Say,
): Promise<void> {
  const { pass } = course.lab.file
  const note = (name: string) => {
    const points = session.tracker.points()
    if (points > course.bestVandal.points) course.bestVandal = { name: `${instance.variantId}: ${name}`, points }
    if (points >= pass) say('vandalPasses', `${name} (${points})`)
  }
  for (const vandal of vandalsOf(
    instance,
    instances.filter((other) => other !== instance),
  )) {
    course.tries.vandals += 1
    await session.back(startPoint)
    const steps: readonly SolutionStep[] = vandal.steps(session)
    await solve(session, [...steps, waiting], true)
    note(vandal.name)
  }
  await session.back(startPoint)
  const { world } = session.core().emulated
  const names = [...new Set([...world.hosts.map(({ name }) => name), ...world.vms.map(({ name }) => name)])]
  for (const answers of answersOf(instance, names)) {
    course.tries.vandals += 1
    for (const [question, value] of Object.entries(answers)) session.tracker.answer(question, value)
    session.tracker.sample(session.facts)
    note(`the answers ${Object.values(answers).join(', ')}`)
  }
}

/** The required objectives that are not met, each with what is missing. */
function unmetIn(session: LabSession): string[] {
  return session.tracker
    .states()
    .filter(({ isMet, isBonus }) => !isMet && !isBonus)
    .map(({ objectiveId }) => {
      const finding = session.tracker.missing(objectiveId, session.facts)
      return `${objectiveId} (${finding === null ? '' : sentenceOf(finding, 'en')})`
    })
}

function described({ code, params, windowsCode }: Failure): string {
  return `${code} ${JSON.stringify(params)}${windowsCode === undefined ? '' : ` ${windowsCode}`}`
}
