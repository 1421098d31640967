/**
 * Chains of three hosts: the replica R of a primary P is extended to X (Hyper-V Replica reference 2.2, rows 23 to 25, and
 * the limits of 8.5). R has two relationships then; what it receives in the Simple one it sends on in the Extended one.
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { configurationChanged, emit, fqdnOf, type Engine } from '../world/engine.ts'
import { updateHealth } from '../sending/health.ts'
import { about, type Side } from '../world/engine.ts'
import { demandState, findSide } from './records.ts'
import { extensionOf, upstreamOf } from '../world/relationships.ts'
import { dropRecord } from './records.ts'
import type { Host } from '../world/state/host.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { changed, rest, scheduleCycle } from '../sending/transfer.ts'
import { requireResynchronization } from '../sending/required-resynchronization.ts'
import { isReplicationFrequency } from '../../contract/limits/replication.ts'

const nothing = {}

/** Row 23: who may be extended, and how. */
export function checkExtension(vm: Vm, host: Host, input: ParsedInputOf<'replication.enable'>) {
  const simple = vm.replications[0]
  if (simple?.mode !== 'Replica' || vm.replications.length > 1) {
    return fail('replication.alreadyEnabled', { vm: vm.name })
  }
  const refusal = demandState({ vm, host, record: simple }, 'replication.enable')
  if (refusal !== undefined) return refusal
  const { replicaServer: server } = host
  if (!server.enabled) {
    return fail('connection.notReplicaServer', { server: fqdnOf(host), port: server.certificatePort })
  }
  if (input.excludedDiskIds.length > 0) {
    return fail('replication.extendedDisks', { vm: vm.name }, { field: 'excludedDiskIds' })
  }
  return checkLimits(simple, input)
}

/** Row 26 for an extended relationship; nothing to refuse for any other. */
export function checkExtendedSettings(
  vm: Vm,
  record: ReplicationRecord,
  settings: { readonly frequencySeconds: number; readonly vssFrequencyHours: number },
) {
  const simple = upstreamOf(vm, record)
  return simple === null ? undefined : checkLimits(simple, settings)
}

/** Reference 8.5 and F42. */
function checkLimits(
  simple: ReplicationRecord,
  settings: { readonly frequencySeconds: number; readonly vssFrequencyHours: number },
) {
  if (settings.vssFrequencyHours > 0) return fail('replication.extendedVss', {}, { field: 'vssFrequencyHours' })
  const { frequencySeconds } = settings
  const isFrequency = isReplicationFrequency(frequencySeconds)
  if (!isFrequency || (frequencySeconds > 30 && frequencySeconds >= simple.frequencySeconds)) return undefined
  const params = { frequencySeconds, simpleFrequencySeconds: simple.frequencySeconds }
  return fail('replication.extendedFrequency', params, { field: 'frequencySeconds' })
}

/**
 * A failover on the middle host: nothing is sent to the third one until it is decided how replication goes on (ours). After
 * a failover to an older point the third host holds more than the middle one, so that only a comparison helps.
 */
export function suspendExtension(engine: Engine, vm: Vm, host: Host, isLatestPoint: boolean): void {
  const record = extensionOf(vm)
  if (record === undefined) return
  const { state } = record
  rest(engine, { vm, host, record })
  if (state === 'InitialReplicationInProgress' && record.initialCopyPath === null) {
    record.state = 'ReadyForInitialReplication'
  } else if (record.isInitialized) {
    const isLost = !isLatestPoint || state === 'Resynchronizing' || state === 'ResynchronizeSuspended'
    if (isLost) requireResynchronization(engine, vm, record, 'olderPoint')
    else if (state === 'Replicating') record.state = 'Suspended'
  }
  // Nothing starts by itself now.
  rest(engine, { vm, host, record })
  record.resynchronizeStartInstant = -1
  changed(engine, { vm, host, record })
}

/** Row 25, reversing to the old primary: the chain to the third host stops, whose own record stays as it is. */
export function dropExtension(engine: Engine, vm: Vm, host: Host): void {
  const record = extensionOf(vm)
  if (record === undefined) return
  dropRecord(engine, { vm, host, record })
  emit(engine, 'replication.removed', about({ vm, host }))
}

/**
 * Row 25, the other choice: after a completed failover the middle host goes on replicating to the third one, in a Simple
 * relationship. The third host hears of it with what is sent next.
 */
export function changeModeToPrimary(
  engine: Engine,
  input: ParsedInputOf<'replication.changeModeToPrimary'>,
): Reply<object> {
  const found = findSide(engine, { vmId: input.vmId }, 'replication.changeModeToPrimary')
  if (!found.ok) return found
  const side = found.value
  const { vm, host, record: simple } = side
  const refusal = demandState(side, 'replication.changeModeToPrimary')
  if (refusal !== undefined) return refusal
  const record = extensionOf(vm)
  if (record === undefined) return fail('replication.noExtension', { vm: vm.name })
  dropRecord(engine, { vm, host, record: simple })
  record.relationshipType = 'Simple'
  record.primaryServer = fqdnOf(host)
  record.failover = simple.failover === null ? null : { ...simple.failover, isReversed: true }
  record.settingsNumber += 1
  goOnAsPrimary(engine, { vm, host, record })
  emit(engine, 'replication.changed', about(side))
  configurationChanged(engine)
  updateHealth(engine, vm, record)
  return ok(nothing)
}

function goOnAsPrimary(engine: Engine, { record }: Side): void {
  if (record.state !== 'Suspended' && record.state !== 'Error') return
  record.failedAttempts = 0
  record.lastFailure = null
  if (record.isInitialized) {
    record.state = 'Replicating'
    scheduleCycle(engine, record, engine.world.now)
  } else {
    record.state = 'ReadyForInitialReplication'
  }
}
