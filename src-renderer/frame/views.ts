/** Which component shows which place. Each is its own piece of the build, fetched when the place is visited. */
import type { Component } from 'svelte'
import type { RouteName } from '../state/route.ts'

type Loaded = Promise<{ readonly default: Component }>

const loaders = {
  start: () => import('../views/start/Start.svelte'),
  overview: () => import('../views/overview/Overview.svelte'),
  machines: () => import('../views/machines/Machines.svelte'),
  hostEvents: () => import('../views/hosts/EventLog.svelte'),
  wizard: () => import('../wizard/WizardPage.svelte'),
  certificates: () => import('../views/certificates/inventory/Certificates.svelte'),
  roots: () => import('../views/certificates/roots/Roots.svelte'),
  inspect: () => import('../views/certificates/verdict/Inspect.svelte'),
  hostCertificates: () => import('../views/certificates/issuing/ForHosts.svelte'),
  audit: () => import('../views/certificates/inventory/AuditTrail.svelte'),
  faults: () => import('../views/faults/Faults.svelte'),
  network: () => import('../views/network/Network.svelte'),
  rehearsals: () => import('../views/rehearsals/Rehearsals.svelte'),
  result: () => import('../views/rehearsals/FailoverResult.svelte'),
  testResult: () => import('../views/rehearsals/TestResult.svelte'),
  runbook: () => import('../views/rehearsals/Runbook.svelte'),
  forecast: () => import('../views/forecast/Forecast.svelte'),
  labs: () => import('../views/labs/Labs.svelte'),
  settings: () => import('../views/settings/Settings.svelte'),
} satisfies Record<string, () => Loaded>

/**
 * Which view shows a place. Places of one view share it, so that choosing a row in a list does not build the list anew
 * and lose what is open in it.
 */
const viewsOfPlaces: Readonly<Record<RouteName | 'start', keyof typeof loaders>> = {
  start: 'start',
  overview: 'overview',
  machines: 'machines',
  host: 'machines',
  hostEvents: 'hostEvents',
  machine: 'machines',
  wizard: 'wizard',
  certificates: 'certificates',
  certificate: 'certificates',
  roots: 'roots',
  inspect: 'inspect',
  audit: 'audit',
  hostCertificates: 'hostCertificates',
  faults: 'faults',
  fault: 'faults',
  network: 'network',
  rehearsals: 'rehearsals',
  result: 'result',
  testResult: 'testResult',
  runbook: 'runbook',
  forecast: 'forecast',
  labs: 'labs',
  settings: 'settings',
}

const loaded = new Map<string, Loaded>()

/** Fetches the view of a place once; later visits get the same promise, so that nothing flickers. */
export function viewOf(place: RouteName | 'start'): Loaded {
  const name = viewsOfPlaces[place]
  const known = loaded.get(name)
  if (known) return known
  const loading = loaders[name]()
  loaded.set(name, loading)
  return loading
}
