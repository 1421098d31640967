/**
 * The model solution of a lab: carried out once per try in a world that is thrown away, for its PowerShell and for what its steps
 * keep for later ones; and call by call in the world of the learner, to show a step.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { describeFailure } from '../../contract/texts/index.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { HostLines, LabFocus, ShownCall } from '../../contract/views/lab.ts'
import type { OutputOf } from '../../contract/registry.ts'
import type { SolutionStep } from '../../labs/format/lab.ts'
import type { CallStep } from '../../labs/format/steps.ts'
import { runSteps } from '../../labs/steps/run-steps.ts'
import type { Action } from '../../runbook/actions.ts'
import { runbookScripts } from '../../runbook/runbook.ts'
import type { LabDeskOptions } from './desk-options.ts'
import { createLabFolder } from './lab-folder.ts'
import type { OpenTry } from './open-try.ts'
import { openLabSession } from './session.ts'
import { focusOf } from './try-view.ts'

interface Model {
  readonly steps: readonly { readonly stepId: string | null; readonly actions: readonly Action[] }[]
  readonly saved: ReadonlyMap<string, unknown>
}

interface Models {
  /** Makes one call of a step in the learner's world. */
  show(at: OpenTry, stepId: string, index: number, language: Language): Promise<Reply<ShownCall>>
  /** The learner's own steps beside the model. */
  compare(at: OpenTry, language: Language): Promise<Reply<OutputOf<'lab.solution'>>>
}

/** What a guess at a passphrase costs in a world that nobody keeps. */
const littleCost = { N: 2 ** 7, r: 8, p: 1 }

/** @param options As of the desk; the worlds of models lie in a temporary folder. */
export function createModels(options: Pick<LabDeskOptions, 'dependencies' | 'openWorkspace'>): Models {
  /** Of the try that was asked for last. */
  let known: { readonly tryId: string; readonly model: Promise<Reply<Model>> } | null = null
  const shown = new Map<string, Map<string, unknown>>()

  async function make({ session, record }: OpenTry): Promise<Reply<Model>> {
    const folder = await mkdtemp(join(tmpdir(), 'understudy-model-'))
    try {
      const { ticker: _ticker, ...still } = options.dependencies
      const opened = await openLabSession({
        instance: session.instance,
        mode: session.mode,
        seed: record().seed,
        folder: createLabFolder(folder),
        dependencies: { ...still, passphraseCost: littleCost },
        openWorkspace: options.openWorkspace,
      })
      if (!opened.ok) return opened
      const world = opened.value
      const saved = new Map<string, unknown>()
      const steps: { stepId: string | null; actions: readonly Action[] }[] = []
      for (const step of callsOf(world.instance.solution)) {
        const before = world.core().actions().length
        const surroundings = { folder: world.folder.files, saved }
        for await (const _ of runSteps(world.core().exact, [callOf(step)], surroundings));
        steps.push({ stepId: step.for ?? null, actions: world.core().actions().slice(before) })
      }
      await world.close()
      return ok({ steps, saved })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  function modelOf(at: OpenTry): Promise<Reply<Model>> {
    const { tryId } = at.record()
    if (known?.tryId !== tryId) known = { tryId, model: make(at) }
    return known.model
  }

  return {
    async show(at, stepId, index, language) {
      const { session } = at
      const steps = callsOf(session.instance.solution).filter((step) => step.for === stepId)
      const step = steps[index]
      if (step === undefined) return fail('lab.partUnknown', { id: stepId })
      const noted = await at.noteShown(stepId)
      if (!noted.ok) return noted
      const model = JSON.stringify(step.input).includes('{saved:') ? await modelOf(at) : null
      const { tryId } = at.record()
      // What the learner has made by hand has the names that the model gives: ids are given out in order.
      const saved = new Map([...(model?.ok ? model.value.saved : []), ...(shown.get(tryId) ?? [])])
      shown.set(tryId, saved)
      const before = session.core().actions().length
      let refusal: string | null = null
      // References are looked up with queries, which nobody made.
      const solver = {
        call: (name: string, input: unknown) =>
          name === step.call ? at.callExactly(name, input) : session.core().exact.call(name, input),
      }
      for await (const { reply, failure } of runSteps(solver, [callOf(step)], {
        folder: session.folder.files,
        saved,
      })) {
        if (failure !== null) return fail('lab.showFails', { call: step.call, code: failure.code })
        if (!reply.ok) refusal = describeFailure(reply.failure, language).sentence
      }
      return ok({
        call: step.call,
        hosts: linesOf(session.core().actions().slice(before), language),
        focus: focusOfStep(at, step),
        refusal,
        next: index + 1 < steps.length ? index + 1 : null,
      })
    },
    async compare(at, language) {
      const { mode, handedIn } = at.record()
      // Guided, each step shows its lines; otherwise the way is what is to be found.
      if (mode !== 'guided' && handedIn === null) return fail('lab.hidden', { call: 'lab.solution' })
      const model = await modelOf(at)
      if (!model.ok) return model
      const own = at.session.core().actions().slice(at.record().actionsAtStart)
      return ok({
        own: linesOf(own, language),
        model: groupedBySteps(model.value).map(({ stepId, actions }) => ({
          stepId,
          hosts: linesOf(actions, language),
        })),
      })
    },
  }
}

type CallOfSolution = Extract<SolutionStep, { call: string }>

function callsOf(steps: readonly SolutionStep[]): CallOfSolution[] {
  return steps.filter((step) => 'call' in step)
}

function callOf({ call, input, save, refused }: CallOfSolution): CallStep {
  return { call, input, ...(save ? { save } : {}), ...(refused === undefined ? {} : { refused }) }
}

function groupedBySteps({ steps }: Model): Model['steps'] {
  const order = [...new Set(steps.map(({ stepId }) => stepId))]
  return order.map((stepId) => ({
    stepId,
    actions: steps.filter((each) => each.stepId === stepId).flatMap(({ actions }) => actions),
  }))
}

/** Commands alone, without the titles of the steps of a runbook. */
function linesOf(actions: readonly Action[], language: Language): HostLines[] {
  return runbookScripts(actions, language).map(({ host, lines }) => ({
    host,
    lines: lines.flatMap(({ text, kind }) => (kind === 'command' ? [text] : [])),
  }))
}

/** The thing that a call is about: the machine or host that its input names. */
function focusOfStep({ session }: OpenTry, { input }: CallOfSolution): LabFocus {
  const texts = Object.values(input).filter((value) => typeof value === 'string')
  const named = texts.flatMap((text) => /^\{(vm|host):([^{}]+)\}$/.exec(text) ?? [])
  return named.length < 3 ? null : focusOf(session, `${named[1]} ${named[2]}`)
}
