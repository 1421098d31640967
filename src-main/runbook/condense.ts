/**
 * What was done, without what was only tried: a rehearsal imports twice, switches checks off and on to show the difference,
 * and shuts a machine down before it finds out what is missing. Nobody should do that on real hosts.
 */
import { computerName } from './computer-name.ts'
import type { Action, ActionKind } from './actions.ts'

/**
 * Leaves out repetitions and settings that were changed again before they mattered, prepares hosts before a machine is shut
 * down rather than after, and tests each connection before replication is enabled over it.
 * @param actions What was done, in any order; the virtual instant decides.
 * @returns The actions in the order in which they are to be done.
 */
export function condense(actions: readonly Action[]): Action[] {
  const ordered = actions.toSorted((first, second) => first.at - second.at)
  return testConnections(prepareFirst(settle(withoutRepetition(withoutEarlyPower(ordered)))))
}

/** Before replication is enabled it does not matter how often a machine was started; on real hosts it runs already. */
function withoutEarlyPower(actions: readonly Action[]): Action[] {
  const replicated = new Set<string>()
  return actions.filter((action) => {
    if (!('vm' in action)) return true
    if (!powerKinds.has(action.action)) replicated.add(action.vm)
    return replicated.has(action.vm) || !powerKinds.has(action.action)
  })
}

const powerKinds: ReadonlySet<ActionKind> = new Set<ActionKind>([
  'startVm',
  'shutDownVm',
  'turnOffVm',
  'saveVm',
  'pauseVm',
  'resumeVm',
  'removeSavedState',
])

function withoutRepetition(actions: readonly Action[]): Action[] {
  const done = new Set<string>()
  return actions.filter((action) => {
    const key = importKey(action)
    if (key === null) return true
    const isNew = !done.has(key)
    done.add(key)
    return isNew
  })
}

function importKey(action: Action): string | null {
  if (action.action === 'trustRoot' || action.action === 'importPfx') {
    return `${action.action} ${action.host} ${action.thumbprint}`
  }
  return action.action === 'importCrl' ? `${action.action} ${action.host} ${action.file}` : null
}

/** Of several values that a setting had before the next action on a virtual machine, only the last one counts. */
function settle(actions: readonly Action[]): Action[] {
  // Windows checks revocation until the registry says otherwise.
  const current = new Map<string, string>()
  const kept: Action[] = []
  let pending = new Map<string, Action>()
  let waiting: Action[] = []
  const flush = () => {
    for (const action of waiting) {
      const key = settingKey(action)
      if (key === null) kept.push(action)
      else if (pending.get(key) === action && current.get(key) !== valueOf(action)) {
        current.set(key, valueOf(action))
        kept.push(action)
      }
    }
    pending = new Map()
    waiting = []
  }
  for (const action of actions) {
    const key = settingKey(action)
    if (action.action === 'setRevocationCheck' && key !== null && !current.has(key)) {
      current.set(key, valueOf({ ...action, disabled: false }))
    }
    if (key !== null) pending.set(key, action)
    waiting.push(action)
    if ('vm' in action || action.action === 'losePower') flush()
  }
  flush()
  return kept
}

function settingKey(action: Action): string | null {
  switch (action.action) {
    case 'setDnsSuffix':
    case 'setRevocationCheck':
    case 'setReplicaServer':
    case 'setTrustedHosts':
      return `${action.action} ${computerName(action.host)}`
    case 'setFirewallRule':
      return `${action.action} ${computerName(action.host)} ${action.rule}`
    default:
      return null
  }
}

function valueOf(action: Action): string {
  return JSON.stringify({ ...action, at: 0 })
}

/** A machine that is off serves nobody, so what the hosts need is done before it is shut down. */
function prepareFirst(actions: readonly Action[]): Action[] {
  const result: Action[] = []
  for (const action of actions) {
    const shutDown = result.findLastIndex((each) => 'vm' in each || each.action === 'losePower')
    const isAfterShutDown = result[shutDown]?.action === 'shutDownVm'
    if (settingKey(action) !== null && isAfterShutDown) result.splice(shutDown, 0, action)
    else result.push(action)
  }
  return result
}

function testConnections(actions: readonly Action[]): Action[] {
  const tested = new Set<string>()
  const key = ({ host, replicaServer, port }: Action<'testConnection' | 'enableReplication'>) =>
    `${host} ${replicaServer} ${port}`.toLowerCase()
  return actions.flatMap((action): Action[] => {
    if (action.action === 'testConnection') tested.add(key(action))
    if (action.action !== 'enableReplication' || tested.has(key(action))) return [action]
    tested.add(key(action))
    const { at, host, replicaServer, port, authentication, thumbprint } = action
    return [{ action: 'testConnection', at, host, replicaServer, port, authentication, thumbprint }, action]
  })
}
