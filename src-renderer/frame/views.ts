/** Which component shows which place. Each is its own piece of the build, fetched when the place is visited. */
import type { Component } from 'svelte'
import type { RouteName } from '../state/route.ts'

type Loaded = Promise<{ readonly default: Component }>

const views: Readonly<Record<RouteName | 'start', () => Loaded>> = {
  start: () => import('../views/start/Start.svelte'),
  overview: () => import('../views/overview/Overview.svelte'),
  machines: () => import('../views/machines/Machines.svelte'),
  host: () => import('../views/machines/Machines.svelte'),
  machine: () => import('../views/machines/Machines.svelte'),
  wizard: () => import('../wizard/WizardPage.svelte'),
  certificates: () => import('../views/certificates/Certificates.svelte'),
  certificate: () => import('../views/certificates/Certificates.svelte'),
  rehearsals: () => import('../views/rehearsals/Rehearsals.svelte'),
  result: () => import('../views/rehearsals/FailoverResult.svelte'),
  settings: () => import('../views/settings/Settings.svelte'),
}

const loaded = new Map<string, Loaded>()

/** Fetches the view of a place once; later visits get the same promise, so that nothing flickers. */
export function viewOf(name: RouteName | 'start'): Loaded {
  const known = loaded.get(name)
  if (known) return known
  const loading = views[name]()
  loaded.set(name, loading)
  return loading
}
