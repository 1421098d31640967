/** A lab as its reader shows it: the core tells it anew whenever its world may have changed. */
import type { CoreEvent } from '../../src-main/contract/events.ts'
import type { Failure, Reply } from '../../src-main/contract/failure.ts'
import type { OutputOf } from '../../src-main/contract/registry.ts'
import type { LabObjective, ShownCall, TryView } from '../../src-main/contract/views/lab.ts'
import type { Client } from '../connect/client.ts'
import type { Locale } from '../i18n/locale.svelte.ts'
import { coalesce } from './coalesce.ts'
import { onlyTime } from './world.svelte.ts'

const gatherMs = 80
/** While time runs, what is missing follows it once a second. */
const timeGatherMs = 900

export class LabReader {
  readonly tryId: string
  readonly #client: Client
  readonly #locale: Locale
  readonly #request: () => void
  readonly #requestSoon: () => void
  #view: TryView | undefined = $state.raw()
  #failure: Failure | undefined = $state.raw()
  /** Objectives that became met since the reader was opened, in their order. */
  #fresh: readonly string[] = $state.raw([])
  /** What was said last: once per change, for whoever listens. */
  #said = $state('')
  #readStepId: string | null = $state(null)
  #shown: ShownCall | null = $state.raw(null)
  #asked = 0
  #answered = 0
  /** In a narrow window: whether the text is in front, or the world. */
  isTextShown = $state(true)

  constructor(client: Client, locale: Locale, tryId: string) {
    this.#client = client
    this.#locale = locale
    this.tryId = tryId
    this.#request = coalesce(() => this.refresh(), gatherMs, 5)
    this.#requestSoon = coalesce(() => this.refresh(), timeGatherMs, 10)
  }

  /** Undefined until the core has answered for the first time. */
  get view(): TryView | undefined {
    return this.#view
  }

  get failure(): Failure | undefined {
    return this.#failure
  }

  get fresh(): readonly string[] {
    return this.#fresh
  }

  get said(): string {
    return this.#said
  }

  /** The call that is being shown. */
  get shown(): ShownCall | null {
    return this.#shown
  }

  /** The step whose text is read: that at which the learner is, or an earlier one that was turned back to. */
  get step(): TryView['steps'][number] | undefined {
    const { steps = [], stepId = null } = this.#view ?? {}
    return steps.find((step) => step.stepId === (this.#readStepId ?? stepId)) ?? steps[0]
  }

  onEvent(event: CoreEvent) {
    if (onlyTime.has(event.type)) this.#requestSoon()
    else this.#request()
  }

  /** Turns to the text of a step that was begun; the world stays as it is. */
  read(stepId: string) {
    this.#readStepId = stepId
  }

  /** Begins a step. */
  async goTo(stepId: string): Promise<Reply<unknown>> {
    const reply = await this.#client.call('lab.goTo', { tryId: this.tryId, stepId })
    if (reply.ok) this.#readStepId = null
    return this.#after(reply)
  }

  /** Brings world, certificates, files and objectives back to the beginning of a step. */
  async back(stepId: string): Promise<Reply<unknown>> {
    const reply = await this.#client.call('lab.back', { tryId: this.tryId, stepId })
    if (reply.ok) {
      this.#readStepId = null
      this.#fresh = []
      this.#view = undefined
    }
    return this.#after(reply)
  }

  async answer(questionId: string, answer: string | number | boolean | string[]): Promise<Reply<unknown>> {
    return this.#after(await this.#client.call('lab.answer', { tryId: this.tryId, questionId, answer }))
  }

  /** Opens the next hint of a step, or of the lab. */
  async openHint(stepId: string | null, kind: 'where' | 'meaning'): Promise<Reply<unknown>> {
    return this.#after(await this.#client.call('lab.openHint', { tryId: this.tryId, stepId, kind }))
  }

  async handIn(): Promise<Reply<unknown>> {
    return this.#after(await this.#client.call('lab.handIn', { tryId: this.tryId }))
  }

  /** Makes one call of a step, as its solution has it. */
  async show(stepId: string, index: number): Promise<Reply<ShownCall>> {
    const { language } = this.#locale
    const reply = await this.#client.call('lab.showMe', { tryId: this.tryId, stepId, index, language })
    this.#shown = reply.ok ? reply.value : null
    await this.#after(reply)
    return reply
  }

  endShow() {
    this.#shown = null
  }

  solution(): Promise<Reply<OutputOf<'lab.solution'>>> {
    return this.#client.call('lab.solution', { tryId: this.tryId, language: this.#locale.language })
  }

  async refresh(): Promise<void> {
    const asked = (this.#asked += 1)
    const { language } = this.#locale
    const reply = await this.#client.call('lab.view', { tryId: this.tryId, language })
    if (asked < this.#answered) return
    this.#answered = asked
    this.#failure = reply.ok ? undefined : reply.failure
    if (!reply.ok) return
    this.#tell(this.#view, reply.value)
    this.#view = reply.value
  }

  async #after<Value>(reply: Reply<Value>): Promise<Reply<Value>> {
    await this.refresh()
    return reply
  }

  /** Says what has changed, once; what was met when the reader was opened is no news. */
  #tell(before: TryView | undefined, now: TryView) {
    if (before === undefined) return
    const { t } = this.#locale
    const wasMet = (id: string) => before.objectives.find(({ objectiveId }) => objectiveId === id)?.state === 'met'
    const met = now.objectives.filter((each) => each.state === 'met' && !wasMet(each.objectiveId))
    const lost = now.objectives.filter((each) => each.state === 'unmet' && wasMet(each.objectiveId))
    const sentences = [
      ...met.map(({ text }: LabObjective) => t('labs.metSaid', { objective: text })),
      ...lost.map(({ text }) => t('labs.lostSaid', { objective: text })),
      ...(now.isDone && !before.isDone ? [t('labs.doneSaid')] : []),
    ]
    if (sentences.length > 0) this.#said = sentences.join(' ')
    const stillMet = (id: string) => !lost.some(({ objectiveId }) => objectiveId === id)
    if (met.length > 0 || lost.length > 0)
      this.#fresh = [...this.#fresh.filter(stillMet), ...met.map(({ objectiveId }) => objectiveId)]
  }
}
