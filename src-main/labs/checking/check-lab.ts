/** Everything that can be told of a lab without running it. */
import { calls, isCallName } from '../../contract/registry.ts'
import type { SolutionStep } from '../format/lab.ts'
import { labLimits } from '../format/limits.ts'
import { isAllowedInPack } from '../format/locks.ts'
import type { LabProblem, LabProblemCode } from '../format/problem.ts'
import type { CallStep } from '../format/steps.ts'
import { instantiate, type LabInstance } from '../reading/instance.ts'
import type { Lab, Pack } from '../reading/pack.ts'
import { checkPredicates } from './check-predicates.ts'
import { checkTexts, type Words } from './check-texts.ts'

/**
 * Checks a lab in all of its variants.
 * @param words The catalogue of the screens; null where there is none.
 */
export function checkLab(lab: Lab, words: Words | null): LabProblem[] {
  const found = [...checkFile(lab), ...checkBelonging(lab)]
  const instances: LabInstance[] = []
  for (const { id } of lab.file.variants) {
    const { instance, problems } = instantiate(lab, id)
    found.push(...problems)
    if (instance !== null) instances.push(instance)
  }
  for (const instance of instances) found.push(...checkPredicates(instance), ...checkSteps(instance))
  const [first] = instances
  if (first !== undefined) found.push(...checkTexts(first, words))
  found.push(...checkVariants(lab, instances))
  return distinct(found)
}

/** Checks all labs of a pack, and what they say of each other. */
export function checkPack(pack: Pack, words: Words | null): LabProblem[] {
  const ids = new Set(pack.labs.map(({ file }) => file.id))
  return pack.labs.flatMap((lab) => [
    ...checkLab(lab, words),
    ...lab.file.requires.filter((id) => !ids.has(id)).map((id) => problem(lab, 'unknownReference', 'requires', id)),
  ])
}

function checkFile(lab: Lab): LabProblem[] {
  const { file, solution } = lab
  const found: LabProblem[] = []
  const sum = file.objectives.filter(({ kind }) => kind === 'required').reduce((total, { points }) => total + points, 0)
  if (sum !== labLimits.pointsTotal) found.push(problem(lab, 'pointsNotHundred', 'objectives', `${sum}`))
  for (const [index, { id, points, that, parts }] of file.objectives.entries()) {
    const at = `objectives.${index}`
    if ((that === undefined) === (parts === undefined)) found.push(problem(lab, 'badForm', at, `${id}: that / parts`))
    const inParts = (parts ?? []).reduce((total, part) => total + part.points, 0)
    if (parts !== undefined && inParts !== points)
      found.push(problem(lab, 'badForm', at, `${id}: ${inParts} ≠ ${points}`))
  }
  if (file.minutes > labLimits.minutesMax && !file.modes.includes('exam'))
    found.push(problem(lab, 'tooLarge', 'minutes', `${labLimits.minutesMax}`))
  if (file.steps.length > labLimits.stepsMax) found.push(problem(lab, 'tooLarge', 'steps', `${labLimits.stepsMax}`))
  if (file.modes.includes('guided') && file.steps.length === 0) found.push(problem(lab, 'badForm', 'steps', 'guided'))
  if (file.id.startsWith('TS-') && file.variants.length < 3)
    found.push(problem(lab, 'tooFewVariants', 'variants', `${file.variants.length}`))
  if (solution !== null && solution.alternatives.length === 0 && solution.steps.length > 4)
    found.push(problem(lab, 'alternativeMissing', 'alternatives', '', 'solution.json'))
  for (const [list, at] of [
    [file.objectives, 'objectives'],
    [file.steps, 'steps'],
    [file.questions, 'questions'],
    [file.variants, 'variants'],
  ] as const) {
    for (const [index, { id }] of list.entries())
      if (list.findIndex((other) => other.id === id) !== index) found.push(problem(lab, 'duplicateId', at, id))
  }
  return found
}

/** What names a step, an objective or a question of the lab that there is not. */
function checkBelonging(lab: Lab): LabProblem[] {
  const { file, solution } = lab
  const stepIds = file.steps.map(({ id }) => id)
  const objectiveIds = file.objectives.map(({ id }) => id)
  const all = [...(solution?.steps ?? []), ...(solution?.alternatives ?? []).flatMap(({ steps }) => steps)]
  const skipped = [...file.start, ...file.variants.flatMap(({ start }) => start)]
    .filter(({ call }) => call === 'clock.skip')
    .reduce((total, { input }) => total + Number(input['seconds']), 0)
  return [
    ...file.steps.flatMap(({ objectives }, index) =>
      objectives
        .filter((id) => !objectiveIds.includes(id))
        .map((id) => problem(lab, 'unknownReference', `steps.${index}`, id)),
    ),
    ...all.flatMap((step) =>
      step.for === undefined || stepIds.includes(step.for)
        ? []
        : [problem(lab, 'stepUnknown', 'steps', step.for, 'solution.json')],
    ),
    ...file.questions.flatMap(({ at, id, kind, options }) => [
      ...(at === 'end' || stepIds.includes(at.slice('before:'.length)) ? [] : [problem(lab, 'stepUnknown', id, at)]),
      ...((kind === 'choice' || kind === 'many') === (options !== undefined) || kind === 'order'
        ? []
        : [problem(lab, 'badForm', `questions.${id}`, 'options')]),
    ]),
    ...(skipped > labLimits.startVirtualDaysMax * 86_400
      ? [problem(lab, 'tooLarge', 'start', `${labLimits.startVirtualDaysMax} d`)]
      : []),
  ]
}

function checkSteps(instance: LabInstance): LabProblem[] {
  const { lab } = instance
  const isCall = (step: SolutionStep): step is Extract<SolutionStep, CallStep> => 'call' in step
  const starts = [...instance.start, ...instance.variantStart].map((step) => checkCall(lab, step, 'start'))
  const solutions = [...instance.solution, ...instance.alternatives.flatMap(({ steps }) => steps)]
  const questions = new Set(instance.questions.map(({ id }) => id))
  return [
    ...starts.flat(),
    ...solutions.filter(isCall).flatMap((step) => checkCall(lab, step, 'solution')),
    ...solutions.flatMap((step) =>
      'answer' in step && !questions.has(step.answer)
        ? [problem(lab, 'unknownQuestion', 'steps', step.answer, 'solution.json')]
        : [],
    ),
  ]
}

function checkCall(lab: Lab, { call, input }: CallStep, part: 'start' | 'solution'): LabProblem[] {
  const file = part === 'start' ? 'lab.json' : 'solution.json'
  if (!isCallName(call) || calls[call].kind !== 'command') return [problem(lab, 'unknownCall', part, call, file)]
  if (!isAllowedInPack(call, part)) return [problem(lab, 'callNotAllowed', part, call, file)]
  // Where files go is not for a pack to say.
  const outside = Object.entries(input).find(
    ([name, value]) =>
      /^(folder|path|file)$/i.test(name) && call.startsWith('certificate.') && !String(value).startsWith('{folder'),
  )
  return outside === undefined ? [] : [problem(lab, 'callNotAllowed', part, `${call}: ${outside[0]}`, file)]
}

/** Two variants that begin alike and are solved alike are one. */
function checkVariants(lab: Lab, instances: readonly LabInstance[]): LabProblem[] {
  const essence = ({ variantStart, solution }: LabInstance) =>
    JSON.stringify([variantStart, solution.map(({ in: _in, ...step }) => step)])
  return instances.flatMap((instance, index) => {
    const twin = instances.slice(0, index).find((other) => essence(other) === essence(instance))
    return twin === undefined
      ? []
      : [problem(lab, 'variantTwice', 'variants', `${twin.variantId}, ${instance.variantId}`)]
  })
}

/** What is wrong in every variant is said once. */
function distinct(problems: readonly LabProblem[]): LabProblem[] {
  return [...new Map(problems.map((each) => [JSON.stringify(each), each])).values()]
}

function problem(lab: Lab, code: LabProblemCode, at: string, detail: string, file = 'lab.json'): LabProblem {
  return { code, file: `labs/${lab.file.id}/${file}`, at, detail }
}
