/** What a step is called, what it must show and what it warns of. */
import type { TextValue } from '../../contract/texts/catalog.ts'
import type { Action, ActionKind } from '../actions.ts'
import { hasText, type Say } from './index.ts'

type Situations = { readonly [Kind in ActionKind]?: (action: Action<Kind>) => string | undefined }

/** Actions with a title of their own in some situations. */
const situations: Situations = {
  setRevocationCheck: ({ disabled }) => (disabled ? 'off' : undefined),
  setFirewallRule: ({ enabled }) => (enabled ? undefined : 'off'),
  setReplicaServer: ({ enabled }) => (enabled ? undefined : 'off'),
  setTrustedHosts: ({ trustedHosts }) => (trustedHosts.length === 0 ? 'empty' : undefined),
  resumeReplication: ({ resynchronize }) => (resynchronize ? 'resynchronize' : undefined),
  startFailover: ({ kind }) => (kind === 'planned' ? 'planned' : undefined),
  connectAdapter: ({ switchName }) => (switchName === null ? 'none' : undefined),
  setFailoverIp: ({ ip }) => (ip === null ? 'none' : undefined),
  setRegistryValue: ({ value }) => (value === null ? 'none' : undefined),
}

/** A title without a full stop and without typographic quotes. */
export function titleOf(action: Action, say: Say): string {
  // The table pairs every kind with a function for actions of that kind, which TypeScript cannot follow through an index.
  const situation = situations[action.action] as ((action: Action) => string | undefined) | undefined
  return say(`action.${action.action}.title`, valuesOf(action), situation?.(action))
}

/** What the check must show; null where it shows that by itself. */
export function expectedOf(action: Action, say: Say): string | null {
  const key = `action.${action.action}.expected`
  return hasText(key) ? say(key) : null
}

export function warningOf(action: Action, say: Say): string | null {
  const isHarmless =
    (action.action === 'setRevocationCheck' && !action.disabled) ||
    (action.action === 'setReplicaServer' && !action.enabled) ||
    (action.action === 'setTrustedHosts' && action.trustedHosts.length === 0)
  const key = `action.${action.action}.warning`
  return !isHarmless && hasText(key) ? say(key) : null
}

/** The values of an action that a text can name, and the address of its IP settings. */
function valuesOf(action: Action): Record<string, TextValue> {
  const values = Object.entries({ ...action }).flatMap(([name, value]: [string, unknown]) =>
    isNameable(value) ? [[name, value] as const] : [],
  )
  const ip = 'ip' in action && action.ip !== null ? { address: action.ip.address } : {}
  return { ...Object.fromEntries(values), ...ip }
}

function isNameable(value: unknown): value is TextValue {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string')
  return typeof value === 'string' || typeof value === 'number'
}
