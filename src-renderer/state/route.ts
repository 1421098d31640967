/**
 * Where the user is, as the address says it: `#/machines/vm-2?tab=networking`. Hash addresses work under every scheme that
 * serves the app, and the browser's own back and forward keys work with them.
 */

/** The places that exist, with the names of the parts of their address. */
const patterns = {
  overview: '/',
  machines: '/machines',
  host: '/hosts/:hostId',
  hostEvents: '/hosts/:hostId/events',
  machine: '/machines/:vmId',
  wizard: '/machines/:vmId/:wizardKind',
  certificates: '/certificates',
  // Before the places of single certificates, whose pattern they would fit.
  roots: '/certificates/roots',
  inspect: '/certificates/inspect',
  audit: '/certificates/audit',
  hostCertificates: '/certificates/hosts',
  certificate: '/certificates/:certificateId',
  faults: '/faults',
  fault: '/faults/:faultId',
  network: '/network',
  forecast: '/forecast',
  rehearsals: '/rehearsals',
  // Before the results, whose pattern it would fit.
  runbook: '/rehearsals/runbook',
  testResult: '/rehearsals/:vmId/tests/:startedInstant',
  result: '/rehearsals/:vmId',
  labs: '/labs',
  settings: '/settings',
} as const

export type RouteName = keyof typeof patterns

export interface Route {
  readonly name: RouteName
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

/**
 * @param hash The part of the address from `#` on; an unknown place leads to the overview.
 */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2)
  const parts = path.split('/').filter(Boolean).map(decode)
  const query = Object.fromEntries(new URLSearchParams(search))
  for (const [name, pattern] of Object.entries(patterns)) {
    const params = match(pattern, parts)
    if (params) return { name: name as RouteName, params, query }
  }
  return { name: 'overview', params: {}, query: {} }
}

/**
 * @param name The place.
 * @param params The parts of its address.
 * @param query What else the address should remember.
 */
export function hrefOf(
  name: RouteName,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string>> = {},
): string {
  const path = patterns[name].replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(params[part] ?? ''))
  const search = new URLSearchParams(query).toString()
  return `#${path}${search ? `?${search}` : ''}`
}

function match(pattern: string, parts: readonly string[]): Record<string, string> | undefined {
  const expected = pattern.split('/').filter(Boolean)
  if (expected.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of expected.entries()) {
    const given = parts[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = given
    else if (part !== given) return undefined
  }
  return params
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
