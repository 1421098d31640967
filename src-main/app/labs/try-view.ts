/** A try as its reader sees it: texts with the values of the variant, objectives with what is missing now. */
import type { Failure, FailureCode } from '../../contract/failure.ts'
import { courseOf } from '../../contract/lab-course.ts'
import { describeFailure } from '../../contract/texts/index.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { LabFocus, LabObjective, LabQuestion, TryView } from '../../contract/views/lab.ts'
import { fillForScreens } from '../../labs/format/text-file.ts'
import type { Answer } from '../../labs/format/predicate.ts'
import { isSame } from '../../labs/predicates/values.ts'
import { missingSentence } from '../../labs/tracking/missing-sentence.ts'
import { partsOf } from '../../labs/tracking/parts.ts'
import { isRightAnswer } from './results.ts'
import type { LabSession } from './session.ts'
import type { TryRecord } from './tries.ts'

const hintKinds = ['where', 'meaning'] as const

/**
 * @param session Of the try that is open.
 * @param record What is kept of it beside its world.
 * @param language One whose texts are loaded.
 */
export function viewOfTry(session: LabSession, record: TryRecord, language: Language): TryView {
  const { instance, tracker } = session
  const { file, texts } = instance.lab
  const say = sayIn(session, language)
  const objectives = objectivesOf(session, record, language)
  const isMet = (id: string) => objectives.find(({ objectiveId }) => objectiveId === id)?.state === 'met'
  const hintsOf = (owner: string) =>
    (record.mode === 'exam' ? [] : hintKinds).flatMap((kind) => {
      const id = `${owner}.${kind}`
      if (!texts[language].has(`hint:${id}`)) return []
      return [{ kind, text: record.hints.includes(id) ? say(`hint:${id}`) : null }]
    })
  const order = file.steps.map(({ id }) => id)
  const steps = record.mode !== 'guided' ? [] : file.steps
  return {
    tryId: record.tryId,
    labId: file.id,
    mode: record.mode,
    course: courseOf(file.id),
    title: say('title') ?? file.id,
    situation: say('situation') ?? '',
    minutes: file.minutes,
    usedSeconds: Math.round(record.usedSeconds),
    steps: steps.map(({ id, objectives: objectiveIds, focus }) => ({
      stepId: id,
      text: say(`step:${id}`) ?? '',
      objectiveIds: objectiveIds.filter((each) => objectives.some(({ objectiveId }) => objectiveId === each)),
      focus: focusOf(session, focus),
      isBegun: record.begunStepIds.includes(id),
      hasPoint: record.begunStepIds.includes(id),
      hints: hintsOf(id),
      canBeShown: instance.solution.some((step) => 'call' in step && step.for === id),
    })),
    stepId: record.mode === 'guided' ? record.stepId : null,
    hints: hintsOf('lab'),
    objectives,
    questions: instance.questions
      .filter(({ at }) => record.mode === 'guided' || at === 'end')
      .map((question) => {
        const before = question.at === 'end' ? null : question.at.slice('before:'.length)
        const step = file.steps.find(({ id }) => id === before)
        const isPast =
          step !== undefined &&
          (record.begunStepIds.some((id) => order.indexOf(id) > order.indexOf(step.id)) ||
            (step.objectives.length > 0 && step.objectives.every(isMet)))
        return questionOf(session, record, question, isPast, language)
      }),
    refusal: refusalOf(record, language),
    points: tracker.points(),
    pass: file.pass,
    isDone: tracker.isDone(),
    handedIn: record.handedIn,
    reflection: record.handedIn === null ? null : say('reflection'),
    isTouched: record.isTouched,
  }
}

/** Texts of the lab by their section, with the values of the variant in them. */
function sayIn({ instance }: LabSession, language: Language): (section: string) => string | null {
  return (section) => {
    const text = instance.lab.texts[language].get(section)
    return text === undefined ? null : fillForScreens(text, instance.values)
  }
}

function objectivesOf(session: LabSession, record: TryRecord, language: Language): LabObjective[] {
  const { instance, tracker } = session
  const say = sayIn(session, language)
  return tracker.states().map((state) => {
    const { objectiveId, isMet } = state
    const isHidden = record.handedIn === null && (record.mode === 'exam' || state.dependsOnAnswers)
    const finding = isMet || isHidden || record.mode !== 'guided' ? null : tracker.missing(objectiveId, session.facts)
    const objective = instance.objectives.find(({ id }) => id === objectiveId)!
    const isForAllTime = objective.parts.some(({ that }) => partsOf(that).some(({ kind }) => kind === 'never'))
    return {
      objectiveId,
      text: say(`objective:${objectiveId}`) ?? objectiveId,
      state: isHidden ? 'hidden' : isMet ? 'met' : 'unmet',
      isKeptSoFar: isForAllTime && record.handedIn === null,
      isBonus: state.isBonus,
      points: state.points,
      reached: isHidden ? 0 : state.reached,
      missing:
        finding === null
          ? null
          : fillForScreens(
              missingSentence(instance, objectiveId, finding, language, () => null),
              instance.values,
            ),
      why: isMet && !isHidden ? say(`why:${objectiveId}`) : null,
    }
  })
}

type Question = LabSession['instance']['questions'][number]

function questionOf(
  session: LabSession,
  record: TryRecord,
  question: Question,
  isPast: boolean,
  language: Language,
): LabQuestion {
  const say = sayIn(session, language)
  const given = session.tracker.dump().answers[question.id] ?? null
  const isTold = question.at === 'end' ? record.handedIn !== null : isPast && given !== null
  return {
    questionId: question.id,
    beforeStepId: question.at === 'end' ? null : question.at.slice('before:'.length),
    kind: question.kind,
    text: say(`question:${question.id}`) ?? question.id,
    options:
      question.kind === 'name'
        ? namesLike(session, question.answer).map((name) => ({ optionId: name, text: name }))
        : (question.options ?? []).map((optionId) => ({
            optionId,
            text: say(`option:${question.id}.${optionId}`) ?? optionId,
          })),
    answer: given === null ? null : typeof given === 'object' ? given.map((each) => each ?? '') : given,
    isRight: isTold && given !== null ? isRightAnswer(question, given) : null,
    why: isTold ? say(`why:${question.id}`) : null,
  }
}

/** What can be named of the kind that is asked for: all hosts, or all machines. */
function namesLike(session: LabSession, answer: Answer): string[] {
  const { hosts, vms } = session.core().emulated.world
  const [ofHosts, ofVms] = [hosts, vms].map((things) => [...new Set(things.map(({ name }) => name))])
  return (ofHosts!.some((name) => isSame(name, answer)) ? ofHosts! : ofVms!).toSorted()
}

function refusalOf({ refusal }: TryRecord, language: Language): TryView['refusal'] {
  if (refusal === null) return null
  const { params, windowsCode } = refusal.failure
  // It was kept as it came from the core.
  const failure: Failure = { code: refusal.failure.code as FailureCode, params }
  return {
    objectiveId: refusal.objectiveId,
    sentence: describeFailure(failure, language).sentence,
    windowsCode: windowsCode ?? null,
    instant: refusal.instant,
  }
}

/**
 * Finds what a step is about in the world as it is: `vm web01@HYPERVISOR-01`, `host HYPERVISOR-01`, `host HYPERVISOR-01 / firewall`,
 * or the name of a place.
 * @returns Null where there is no such thing now.
 */
export function focusOf(session: Pick<LabSession, 'core' | 'instance'>, focus: string | undefined): LabFocus {
  if (focus === undefined) return null
  const filled = fillForScreens(focus, session.instance.values)
  const none = { hostId: null, vmId: null, page: null }
  if (filled === 'overview' || filled === 'certificates' || filled === 'network') return { ...none, view: filled }
  const { hosts, vms } = session.core().emulated.world
  const [thing = '', page = null] = filled.split(' / ')
  const [kind = '', name = ''] = thing.split(' ')
  const [first = '', hostName = first] = name.split('@')
  const host = hosts.find((each) => isSame(each.name, hostName))
  if (kind === 'host') return host === undefined ? null : { ...none, view: 'host', hostId: host.hostId, page }
  const vm = vms.find((each) => isSame(each.name, first) && each.hostId === host?.hostId)
  return vm === undefined ? null : { ...none, view: 'vm', vmId: vm.vmId }
}
