/** Wizards and the dialogs behind them. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { WizardKind } from '../../contract/views/wizard.ts'
import { emulatorCommands, type CommandInput } from '../../emulator/index.ts'
import { commandOf, stoppedAt } from './applying.ts'
import type { Handlers } from '../base/dispatch.ts'
import { runWholeFailover, viewDryRun } from './dry-run.ts'
import { runFailoverList, viewFailoverList } from './failover-list.ts'
import { keepSide } from './keep-side.ts'
import { runPlannedFailover, runUnplannedFailover, tryPlannedFailover, unplannedFailover } from './running-failover.ts'
import type { WizardStep } from './draft.ts'
import { failureView } from '../base/failure-view.ts'
import { finishWizard, ownFailure, viewWizard } from './engine.ts'
import type { WizardFacts } from './facts.ts'
import { wizards } from './index.ts'
import type { HandlerContext } from '../certificates/context.ts'
import type { WorldKeeper } from '../world/keeper.ts'
import { calls } from '../../contract/registry.ts'
import { usableCertificates } from '../certificates/verdict/usable.ts'

/**
 * Makes the handlers of wizards and failover dialogs.
 * @param context What handlers share.
 */
export function wizardHandlers(
  context: HandlerContext,
): Pick<
  Handlers,
  | 'wizard.view'
  | 'wizard.finish'
  | `failover.${'runPlanned' | 'runUnplanned' | 'list' | 'runList' | 'keepSide' | 'dryRun' | 'runWhole'}`
> {
  const { keeper, hub, task } = context
  const withFix = <Value>(reply: Reply<Value>): Reply<Value> =>
    reply.ok ? reply : { ok: false, failure: context.withFix(reply.failure) }

  return {
    'failover.runPlanned': async (input) => withFix(await runPlannedFailover(keeper, hub, input)),
    'failover.runUnplanned': async (input) => withFix(await runUnplannedFailover(keeper, input)),
    'failover.dryRun': ({ vmId, language }) => {
      const facts = gatherFacts(context, 'plannedFailover', vmId)
      return facts.ok ? viewDryRun(context, facts.value, language) : facts
    },
    'failover.runWhole': ({ vmId }) => {
      // What was stopped on the way goes on, in whatever state the machine is by now.
      const facts = factsOf(context, vmId)
      return facts.ok
        ? task.run('failover.runWhole', (signal) => runWholeFailover(context, facts.value, signal))
        : facts
    },
    'failover.list': (input) => viewFailoverList(context, input),
    'failover.runList': (input) => task.run('failover.runList', (signal) => runFailoverList(context, input, signal)),
    'failover.keepSide': async ({ vmId }) => withFix(await keepSide(keeper, vmId)),
    'wizard.view': async ({ kind, vmId, page, draft, language }) => {
      const facts = gatherFacts(context, kind, vmId)
      if (!facts.ok) return facts
      const definition = wizards[kind]
      const view = viewWizard(definition, facts.value, draft, { page, language })
      const plan = finishWizard(definition, facts.value, draft)
      if (!plan.ok) return ok(view)
      const tried = await tryFinish(keeper, plan.value.steps)
      if (tried.ok) return ok(view)
      const refusal = failureView(ownFailure(definition, context.withFix(tried.failure)))
      return ok({ ...view, canFinish: false, refusal })
    },
    'wizard.finish': async ({ kind, vmId, draft }) => {
      const facts = gatherFacts(context, kind, vmId)
      if (!facts.ok) return facts
      const definition = wizards[kind]
      const plan = finishWizard(definition, facts.value, draft)
      if (!plan.ok) return withFix(plan)
      const { steps } = plan.value
      if (steps.every(isCommand)) {
        const accepted = await keeper.tryOut(steps.map(commandOf))
        if (!accepted.ok) return { ok: false, failure: ownFailure(definition, context.withFix(accepted.failure)) }
      }
      let last: unknown = null
      for (const [index, { call, input }] of steps.entries()) {
        const reply = await context.invoke(call, input)
        if (!reply.ok) {
          const names = steps.map((step) => ({ name: step.call }))
          // A dialog that is one step says by itself how far it came.
          const failure = reply.failure.partly ? reply.failure : stoppedAt(reply.failure, names, index)
          return { ok: false, failure: ownFailure(definition, context.withFix(failure)) }
        }
        last = reply.value
      }
      const shown = (last ?? {}) as { vmId?: string; checklist?: never[] }
      return ok({
        kind,
        vmId: shown.vmId ?? vmId,
        checklist: shown.checklist ?? [],
        ...definition.success(plan.value.draft, facts.value),
      })
    },
  }
}

/** What Finish would meet: the commands of its steps, or a dialog that is one step, on a copy of the world. */
async function tryFinish(keeper: WorldKeeper, steps: readonly WizardStep[]): Promise<Reply<unknown>> {
  const [step] = steps
  if (step?.call === 'failover.runPlanned') return tryPlannedFailover(keeper, calls[step.call].input.parse(step.input))
  if (step?.call === 'failover.runUnplanned') return keeper.tryOut(unplannedFailover(keeper, step.input))
  return keeper.tryOut(steps.map(commandOf))
}

const commandNames: ReadonlySet<string> = new Set(emulatorCommands)

/** Whether a step is a command of the world, which can be tried out beforehand. */
function isCommand({ call }: WizardStep): boolean {
  return commandNames.has(call)
}

/** What the wizard may know; refuses a machine that this wizard is not for. */
function gatherFacts(context: HandlerContext, kind: WizardKind, vmId: string): Reply<WizardFacts> {
  const facts = factsOf(context, vmId)
  if (!facts.ok) return facts
  const accepted = wizards[kind].accepts(facts.value)
  return accepted.ok ? facts : accepted
}

function factsOf(context: HandlerContext, vmId: string): Reply<WizardFacts> {
  const { keeper } = context
  const hosts = context.hosts()
  const vms = context.vms()
  const vm = vms.find((each) => each.vmId === vmId)
  const host = hosts.find((each) => each.hostId === vm?.hostId)
  if (!vm || !host) return fail('vm.unknown', { vmId })
  const peerVm = keeper.peerOf(vmId)
  const usable = new Set(usableCertificates(context, host))
  const suffix = `${vm.name}.`.toLowerCase()
  return ok({
    now: keeper.now(),
    vm,
    host,
    hosts,
    peerVm,
    peerHost: hosts.find((each) => each.hostId === peerVm?.hostId) ?? null,
    certificates: host.stores
      .filter((entry) => entry.store === 'LocalMachine\\My' && usable.has(entry.certificateId))
      .map(({ certificateId, issuedTo, issuedBy, notAfterInstant, thumbprint }) => ({
        certificateId,
        issuedTo,
        issuedBy,
        notAfterInstant,
        thumbprint,
      })),
    meaningOf: ({ call, input }) => keeper.meaningOf({ kind: 'command', name: call, input } as CommandInput),
    dnsRecord: keeper.emulator.dnsRecords().find((record) => record.name.toLowerCase().startsWith(suffix)) ?? null,
  })
}
