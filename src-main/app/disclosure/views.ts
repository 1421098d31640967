/**
 * Views that work out a cause beside failures: what needs attention, what is reachable, verdicts and trials. Each is given without
 * what is hidden, in the shape that it always has.
 */
import type { DisclosedPart } from '../../contract/disclosure.ts'
import type { CallName, OutputOf } from '../../contract/registry.ts'
import type { AttentionView } from '../../contract/views/attention.ts'
import type { FleetView } from '../../contract/views/fleet.ts'
import type { ReachabilityView } from '../../contract/views/reachability.ts'
import type { WorldView } from '../../contract/views/world.ts'
import { eventWithoutUntold, isAboutFaults } from './events.ts'

type Tells = (part: DisclosedPart) => boolean

type Tellers = { readonly [Name in CallName]?: (value: OutputOf<Name>, tells: Tells) => OutputOf<Name> }

/** What somebody sees who only looks: Replication Health, machines that are down, hosts that do not answer. */
const symptoms: ReadonlySet<AttentionView['code']> = new Set<AttentionView['code']>([
  'healthWarning',
  'healthCritical',
  'machineDown',
  'machinesDownAlone',
  'replicaSilent',
  'hostSilent',
  'failedOverNotReversed',
])

const tellers: Tellers = {
  'world.view': (view, tells) => withoutRemedies(withoutFaults(withoutCauses(view, tells), tells), tells),
  'activity.list': ({ activities }, tells) => ({
    activities: activities
      .filter((activity) => tells('faults') || !isAboutFaults(activity))
      .map((activity) => (tells('exactFailures') ? activity : eventWithoutUntold(activity))),
  }),
  'clock.ahead': ({ moments }, tells) => ({
    moments: tells('cause')
      ? moments
      : moments.filter(({ kind }) => kind !== 'crlEnds' && kind !== 'certificateExpires'),
  }),
  'certificate.inspect': (view, tells) => (tells('cause') ? view : { ...view, judged: null, rules: [] }),
  // Windows tries nothing out: what is wrong shows when Finish is pressed.
  'wizard.view': (view, tells) =>
    tells('cause') || view.refusal === null ? view : { ...view, refusal: null, canFinish: true },
  'crl.list': ({ crls, ...rest }, tells) => ({
    ...rest,
    crls: tells('cause') ? crls : crls.map((crl) => ({ ...crl, outdatedHosts: [] })),
  }),
}

/** By the name of the call. */
export const viewTellers = tellers as Readonly<Partial<Record<string, (value: unknown, tells: Tells) => unknown>>>

function withoutCauses(view: WorldView, tells: Tells): WorldView {
  if (tells('cause')) return view
  const isSymptom = ({ code }: AttentionView) => symptoms.has(code)
  return {
    ...view,
    // Windows knows of a line only what the last try on it gave, which is its health.
    lanes: view.lanes.map((lane) => ({ ...lane, canSend: true, isCut: false })),
    now: reachableAsShown(view.now),
    disaster: null,
    attention: view.attention.filter(isSymptom),
    fleet: view.fleet && withCauses(view.fleet, ({ item }) => isSymptom(item)),
  }
}

function reachableAsShown(now: ReachabilityView): ReachabilityView {
  return {
    ...now,
    machines: now.machines.map((machine) => ({ ...machine, obstacle: null, staleClients: [] })),
    relationships: now.relationships.map((relationship) => ({
      ...relationship,
      canSend: true,
      isCut: false,
      obstacle: null,
      holdObstacle: null,
    })),
  }
}

function withoutFaults(view: WorldView, tells: Tells): WorldView {
  if (tells('faults')) return view
  const isOther = ({ code }: AttentionView) => code !== 'faultActive'
  return {
    ...view,
    attention: view.attention.filter(isOther),
    fleet: view.fleet && withCauses(view.fleet, ({ item }) => isOther(item)),
  }
}

function withoutRemedies(view: WorldView, tells: Tells): WorldView {
  if (tells('fix')) return view
  const { fleet } = view
  return {
    ...view,
    nextStep: null,
    fleet: fleet && { ...fleet, causes: fleet.causes.map((cause) => ({ ...cause, remedy: null })) },
  }
}

function withCauses(fleet: FleetView, isKept: (cause: FleetView['causes'][number]) => boolean): FleetView {
  return { ...fleet, causes: fleet.causes.filter(isKept) }
}
