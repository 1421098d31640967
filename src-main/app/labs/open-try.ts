/** The try that is open: its session, what is kept of it beside its world, and its events. */
import type { CoreEvent } from '../../contract/events.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { TryView } from '../../contract/views/lab.ts'
import type { Answer } from '../../labs/format/predicate.ts'
import { partsOf } from '../../labs/tracking/parts.ts'
import type { OwnWorld } from '../base/lab-handlers.ts'
import { resultOf, tryOf, workedSeconds } from './results.ts'
import type { LabSession } from './session.ts'
import type { Tries, TryRecord } from './tries.ts'
import { viewOfTry } from './try-view.ts'

/** The name of the point at which a step begins. */
export const pointOf = (stepId: string) => `step-${stepId}`

export interface OpenTry {
  readonly session: LabSession
  record(): TryRecord
  /** Makes a call in the world of the lab; the reply tells what the lab tells. */
  call(name: string, input: unknown, isCommand: boolean): Promise<Reply<unknown>>
  /** Makes a command of the solution; the reply holds nothing back. */
  callExactly(name: string, input: unknown): Promise<Reply<unknown>>
  view(language: Language): TryView
  goTo(stepId: string): Promise<Reply<void>>
  back(stepId: string): Promise<Reply<void>>
  answer(questionId: string, value: Answer): Promise<Reply<void>>
  openHint(stepId: string | null, kind: 'where' | 'meaning'): Promise<Reply<void>>
  noteShown(stepId: string): Promise<Reply<void>>
  handIn(): Promise<Reply<{ points: number; pass: number }>>
  /** Tells whoever listens that the try itself is another one now. */
  changed(): void
  close(): Promise<Reply<void>>
}

interface OpenTryParts {
  readonly session: LabSession
  readonly record: TryRecord
  readonly tries: Tries
  readonly own: Pick<OwnWorld, 'keepTry'>
  readonly emit: (event: CoreEvent) => void
  readonly wallNow: () => number
}

/** @param parts An open session and what is known of its try; both belong to it from now on. */
export function createOpenTry({ session, record: given, tries, own, emit, wallNow }: OpenTryParts): OpenTry {
  let record = given
  let sequence = 0
  let endListening = () => {}
  const { file, texts } = session.instance.lab
  const attempts = session.instance.objectives.flatMap(({ id, parts }) =>
    parts.flatMap(({ that }) =>
      partsOf(that).flatMap((node) => (node.kind === 'attempt' && node.refused !== null ? [{ id, node }] : [])),
    ),
  )

  /** The core of a lab is another one after going back; its numbers begin anew, those of the events go on. */
  function listen(): void {
    endListening()
    let last: number | null = null
    // A gap tells whoever listens that everything may be different.
    sequence += 2
    endListening = session.core().subscribe((event) => {
      sequence += Math.max(1, last === null ? 1 : event.sequence - last)
      last = event.sequence
      emit({ ...event, sequence, tryId: record.tryId })
    })
  }

  function changed(): void {
    sequence += 1
    emit({ sequence, at: session.facts.now, type: 'lab.changed', params: {}, tryId: record.tryId })
  }

  function keep(change: Partial<TryRecord>): Promise<Reply<void>> {
    const now = wallNow()
    // For the cards, which show tries that are not open.
    const usedSeconds = workedSeconds(session.workspace().listAttempts(), now)
    record = { ...record, ...change, leftWallInstant: now, usedSeconds }
    return tries.save(record)
  }

  /** Keeps a refusal that the lab is about, so that it can be explained where it is read. */
  function noteRefusal(name: string, reply: Reply<unknown>): void {
    if (reply.ok) return
    const { code, params, windowsCode } = reply.failure
    const met = attempts.find(({ node }) => node.call === name && node.refused === code)
    if (met === undefined) return
    const failure = { code, params: { ...params }, ...(windowsCode === undefined ? {} : { windowsCode }) }
    record = { ...record, refusal: { objectiveId: met.id, failure, instant: session.facts.now } }
  }

  async function done(name: string, reply: Reply<unknown>): Promise<Reply<unknown>> {
    noteRefusal(name, reply)
    await keep(reply.ok ? { isTouched: true } : {})
    changed()
    return reply
  }

  const hasStep = (stepId: string) => record.mode === 'guided' && file.steps.some(({ id }) => id === stepId)

  listen()
  return {
    session,
    record: () => record,
    async call(name, input, isCommand) {
      const reply = await session.call(name, input)
      return isCommand ? done(name, reply) : reply
    },
    callExactly: async (name, input) => done(name, await session.core().exact.call(name, input)),
    view: (language) => viewOfTry(session, record, language),
    async goTo(stepId) {
      if (!hasStep(stepId)) return fail('lab.partUnknown', { id: stepId })
      if (record.begunStepIds.includes(stepId)) return keep({ stepId })
      const marked = await session.mark(pointOf(stepId))
      return marked.ok ? keep({ stepId, begunStepIds: [...record.begunStepIds, stepId] }) : marked
    },
    async back(stepId) {
      if (!hasStep(stepId)) return fail('lab.partUnknown', { id: stepId })
      endListening()
      const gone = await session.back(pointOf(stepId))
      listen()
      if (!gone.ok) return gone
      await session.core().call('clock.setPace', { pace: 'paused' })
      const order = file.steps.map(({ id }) => id)
      const isBefore = (id: string) => order.indexOf(id) <= order.indexOf(stepId)
      const refusal = record.refusal !== null && record.refusal.instant <= session.facts.now ? record.refusal : null
      return keep({ stepId, begunStepIds: record.begunStepIds.filter(isBefore), refusal, handedIn: null })
    },
    async answer(questionId, value) {
      if (!file.questions.some(({ id }) => id === questionId)) return fail('lab.partUnknown', { id: questionId })
      const answered = session.answer(questionId, value)
      return answered.ok ? keep({ isTouched: true }) : answered
    },
    async openHint(stepId, kind) {
      // Nobody helps in an exam.
      if (record.mode === 'exam') return fail('lab.hidden', { call: 'lab.openHint' })
      const id = `${stepId ?? 'lab'}.${kind}`
      if (!texts.en.has(`hint:${id}`)) return fail('lab.partUnknown', { id })
      if (record.hints.includes(id)) return ok(undefined)
      const noted = session.note('hint', { hint: id })
      return noted.ok ? keep({ hints: [...record.hints, id] }) : noted
    },
    async noteShown(stepId) {
      if (record.mode === 'exam') return fail('lab.hidden', { call: 'lab.showMe' })
      if (record.shownStepIds.includes(stepId)) return ok(undefined)
      const noted = session.note('showMe', { step: stepId })
      return noted.ok ? keep({ shownStepIds: [...record.shownStepIds, stepId] }) : noted
    },
    async handIn() {
      const result = resultOf(session, wallNow())
      const { points } = result
      const noted = session.note('handIn', { points })
      if (!noted.ok) return noted
      const told = own.keepTry(tryOf(session.instance, record, result))
      if (!told.ok) return told
      const kept = await keep({ handedIn: { points, wallInstant: wallNow() } })
      return kept.ok ? ok({ points, pass: file.pass }) : kept
    },
    changed,
    async close() {
      endListening()
      const kept = await keep({})
      await session.close()
      return kept
    },
  }
}
