/**
 * What came of a try: counted at hand-in from the objectives, the answers and the log, so that nothing has to be counted along the
 * way. In a challenge hints cost points, in guided mode they cost nothing.
 */
import { labLimits } from '../../contract/limits/lab.ts'
import type { LabHintKind, LabResultView, LabTryView } from '../../contract/views/lab-result.ts'
import type { Answer } from '../../labs/format/predicate.ts'
import { isSame } from '../../labs/predicates/values.ts'
import type { LabInstance } from '../../labs/reading/instance.ts'
import type { AttemptRow } from '../../workspace/index.ts'
import type { LabSession } from './session.ts'

/** A hint that was opened; without a step it is one of the lab as a whole. */
type OpenedHint = LabResultView['hints'][number]

/**
 * Counts a try as it stands now.
 * @param session Open; it stays as it is.
 * @param handedInWallInstant Now, on the wall clock.
 */
export function resultOf(
  session: Pick<LabSession, 'instance' | 'mode' | 'tracker' | 'facts' | 'workspace'>,
  handedInWallInstant: number,
): LabResultView {
  const { instance, mode, tracker, facts } = session
  const log = session.workspace().listAttempts()
  const hints = hintsIn(log)
  const objectives = tracker.states().map(({ objectiveId, isMet, isBonus, points, reached }) => {
    const hintCost = mode === 'guided' ? 0 : costOf(instance, objectiveId, points, reached, hints)
    return { objectiveId, isMet, isBonus, points, reached, hintCost }
  })
  const points = objectives.reduce((sum, { reached, hintCost }) => sum + reached - hintCost, 0)
  const { pass } = instance.lab.file
  return {
    handedInWallInstant,
    handedInInstant: facts.now,
    workedSeconds: workedSeconds(log, handedInWallInstant),
    virtualSeconds: Math.max(0, Math.round((facts.now - (log[0]?.instant ?? facts.now)) / 1_000)),
    points,
    pass,
    isPassed: points >= pass,
    objectives,
    answers: answersIn(instance, tracker.dump().answers),
    hints,
    refusals: log.filter(({ kind }) => kind === 'refused').length,
    returns: log.filter(({ kind }) => kind === 'back').length,
  }
}

/**
 * A try as it is kept in the user's workspace.
 * @param result Null as long as it has not been handed in.
 */
export function tryOf(
  { lab, variantId }: LabInstance,
  {
    tryId,
    packId,
    seed,
    mode,
    begunWallInstant,
  }: Pick<LabTryView, 'tryId' | 'packId' | 'seed' | 'mode' | 'begunWallInstant'>,
  result: LabResultView | null,
): LabTryView {
  const title = (language: 'en' | 'de' | 'cs') =>
    (lab.texts[language].get('title') ?? lab.file.id).slice(0, labLimits.textLengthMax)
  return {
    tryId,
    packId,
    labId: lab.file.id,
    version: lab.file.version,
    titles: { en: title('en'), de: title('de'), cs: title('cs') },
    variantId,
    seed,
    mode,
    begunWallInstant,
    result,
  }
}

/** Whether an answer is the right one. */
export function isRightAnswer(
  { kind, answer, tolerance = 0 }: LabInstance['questions'][number],
  given: Answer,
): boolean {
  if (Array.isArray(answer)) {
    if (!Array.isArray(given) || given.length !== answer.length) return false
    const [wanted, said] = kind === 'many' ? [answer.toSorted(), given.toSorted()] : [answer, given]
    return wanted.every((each, index) => isSame(each, said[index]))
  }
  if (typeof answer === 'number' && typeof given === 'number') return Math.abs(answer - given) <= tolerance
  return !Array.isArray(given) && isSame(answer, given)
}

/** Of the points of an objective, what the hints of its steps, or of the lab as a whole, take: all of them for "show me". */
function costOf(
  { lab }: LabInstance,
  objectiveId: string,
  points: number,
  reached: number,
  hints: readonly OpenedHint[],
): number {
  const about = hints.filter(
    ({ stepId }) =>
      stepId === null || lab.file.steps.find(({ id }) => id === stepId)?.objectives.includes(objectiveId) === true,
  )
  if (about.some(({ kind }) => kind === 'showMe')) return reached
  const isMeaningKnown = about.some(({ kind }) => kind === 'meaning')
  return isMeaningKnown ? Math.min(reached, Math.round((points * labLimits.meaningCostPercent) / 100)) : 0
}

/** Each hint once, when it was first opened. */
function hintsIn(log: readonly AttemptRow[]): OpenedHint[] {
  const opened = new Map<string, OpenedHint>()
  for (const row of log) {
    const hint = hintOf(row)
    const name = hint === null ? '' : `${hint.stepId ?? ''} ${hint.kind}`
    if (hint !== null && !opened.has(name)) opened.set(name, { ...hint, wallInstant: Date.parse(row.at) })
  }
  return [...opened.values()]
}

/** What the reader writes: `hint` with `<step or lab>.<kind>`, and `showMe` with the step. */
function hintOf({ kind, details }: AttemptRow): Omit<OpenedHint, 'wallInstant'> | null {
  if (kind !== 'hint' && kind !== 'showMe') return null
  const { hint, step } = (details as { readonly details?: { readonly hint?: unknown; readonly step?: unknown } })
    .details ?? { hint: undefined, step: undefined }
  if (kind === 'showMe') return { stepId: typeof step === 'string' ? step : null, kind }
  const [owner = '', opened] = String(hint).split('.')
  const known = (['where', 'meaning'] as const satisfies readonly LabHintKind[]).find((each) => each === opened)
  return known === undefined ? null : { stepId: owner === 'lab' ? null : owner, kind: known }
}

/**
 * How long somebody was at it: from each thing that was done to the next, but no longer than anybody reads and thinks, and not from
 * leaving to coming back.
 * @param log Of the try.
 * @param until Now, on the wall clock.
 */
export function workedSeconds(log: readonly AttemptRow[], until: number): number {
  const between = (from: number, to: number) => Math.min(Math.max(0, to - from), labLimits.idleSecondsMax * 1_000)
  let milliseconds = 0
  let last: number | null = null
  for (const { at, kind } of log) {
    const wall = Date.parse(at)
    if (last !== null && kind !== 'resumed') milliseconds += between(last, wall)
    last = wall
  }
  return Math.round((milliseconds + between(last ?? until, until)) / 1_000)
}

function answersIn({ questions }: LabInstance, answers: Readonly<Record<string, Answer>>): LabResultView['answers'] {
  return questions.map((question) => {
    const given = answers[question.id] ?? null
    return {
      questionId: question.id,
      beforeStepId: question.at === 'end' ? null : question.at.slice('before:'.length),
      given: plain(given),
      right: plain(question.answer),
      isRight: given !== null && isRightAnswer(question, given),
    }
  })
}

function plain(answer: Answer): LabResultView['answers'][number]['given'] {
  return Array.isArray(answer) ? [...answer] : (answer as Exclude<Answer, readonly unknown[]>)
}
