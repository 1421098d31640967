/**
 * What somebody does who does not solve a lab: nothing, everything at once, removing what is in the way. None of it may reach the
 * pass mark. Every lab is tried with all of them.
 */
import type { Answer } from '../../labs/format/predicate.ts'
import type { SolutionStep } from '../../labs/format/lab.ts'
import type { CallStep } from '../../labs/format/steps.ts'
import type { LabInstance } from '../../labs/reading/instance.ts'
import { partsOf } from '../../labs/tracking/parts.ts'
import type { LabSession } from './session.ts'

interface Vandal {
  readonly name: string
  /** What it does in the world as it is; refusals are passed over. */
  readonly steps: (session: LabSession) => readonly SolutionStep[]
}

const waitSeconds = 3_600
const combinationsMax = 512

/**
 * Lists the vandals of a variant.
 * @param instance The variant.
 * @param others The other variants of the same lab.
 */
export function vandalsOf(instance: LabInstance, others: readonly LabInstance[]): readonly Vandal[] {
  const always: Vandal[] = [
    { name: 'doing nothing', steps: () => [] },
    { name: 'fault.heal', steps: () => [step('fault.heal', { faultId: 'F01' }), ...healAll(instance)] },
    { name: 'clock.rewind', steps: (session) => [step('clock.rewind', { toInstant: session.facts.now - 900_000 })] },
    { name: 'removing replication', steps: (session) => ofVms(session, 'replication.remove') },
    {
      name: 'removing machines',
      steps: (session) => [...ofVms(session, 'vm.turnOff'), ...ofVms(session, 'vm.remove')],
    },
    { name: 'removing hosts', steps: removeHosts },
    {
      name: 'switching checks off',
      steps: (session) => ofHosts(session, 'host.setRevocationCheck', { disabled: true }),
    },
    { name: 'emptying stores', steps: emptyStores },
    { name: 'losing power', steps: (session) => ofHosts(session, 'host.losePower') },
    { name: 'failing everything over', steps: (session) => ofVms(session, 'failover.runUnplanned') },
    {
      name: 'resynchronizing everything',
      steps: (session) => ofVms(session, 'replication.resume', { resynchronize: true }),
    },
    { name: 'pausing everything', steps: (session) => ofVms(session, 'replication.suspend') },
  ]
  // Where nobody is asked what is wrong, doing what every variant needs is the solution.
  const isDiagnosis =
    instance.lab.file.id.startsWith('TS-') ||
    instance.objectives.some(({ parts }) =>
      parts.some(({ that }) => partsOf(that).some(({ kind }) => kind === 'answer')),
    )
  const repairs = [instance, ...others].flatMap(({ solution }) => solution.filter((each) => 'call' in each))
  const union: Vandal = { name: 'the repairs of all variants', steps: () => repairs }
  return others.length === 0 || !isDiagnosis ? always : [...always, union]
}

/**
 * Every combination of answers, as far as they can be counted; beyond that, each answer for itself.
 * @param names What can be named: hosts and machines.
 */
export function answersOf(instance: LabInstance, names: readonly string[]): Readonly<Record<string, Answer>>[] {
  let combinations: Record<string, Answer>[] = [{}]
  for (const question of instance.questions) {
    if (question.at !== 'end') continue
    const options: readonly Answer[] =
      question.kind === 'choice'
        ? (question.options ?? [])
        : question.kind === 'name'
          ? [...new Set([...names, String(question.answer)])]
          : [question.answer]
    const next = options.flatMap((option) => combinations.map((each) => ({ ...each, [question.id]: option })))
    combinations =
      next.length > combinationsMax ? combinations.map((each) => ({ ...each, [question.id]: question.answer })) : next
  }
  return combinations
}

function healAll({ variantStart }: LabInstance): SolutionStep[] {
  return variantStart.flatMap(({ call, input }) =>
    call === 'fault.inject' ? [step('fault.heal', { faultId: input['faultId'] })] : [],
  )
}

function ofVms(session: LabSession, call: string, more: Readonly<Record<string, unknown>> = {}): SolutionStep[] {
  return session.core().emulated.world.vms.map(({ vmId }) => step(call, { vmId, ...more }))
}

function ofHosts(session: LabSession, call: string, more: Readonly<Record<string, unknown>> = {}): SolutionStep[] {
  return session.core().emulated.world.hosts.map(({ hostId }) => step(call, { hostId, ...more }))
}

function removeHosts(session: LabSession): SolutionStep[] {
  const machines = [
    ...ofVms(session, 'replication.remove'),
    ...ofVms(session, 'vm.turnOff'),
    ...ofVms(session, 'vm.remove'),
  ]
  return [...machines, ...ofHosts(session, 'host.remove')]
}

function emptyStores(session: LabSession): SolutionStep[] {
  return session
    .core()
    .emulated.world.hosts.flatMap(({ hostId, stores }) =>
      stores.map(({ store, certificate: { certificateId } }) => step('store.remove', { hostId, store, certificateId })),
    )
}

function step(call: string, input: CallStep['input']): SolutionStep {
  return { call, input }
}

/** What everybody does afterwards, so that what needs time gets it. */
export const waiting: SolutionStep = step('clock.skip', { seconds: waitSeconds })
