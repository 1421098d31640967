/**
 * What hosts write into their logs when a send fails, beside the retry or the stop that every failure leads to. A primary
 * whose certificate is refused sees a broken connection only; the reason is in the log of the replica server (reference 5.4).
 */
import type { Failure } from '../../contract/failure.ts'
import { fqdnOf, logEvent, type Engine, type Wire } from '../world/engine.ts'
import { resolveHost } from '../network/look-up.ts'

const kerberos: ReadonlySet<string> = new Set([
  'connection.kerberosInWorkgroup',
  'connection.spnMissing',
  'connection.clockSkew',
])

/** Logs what only one of the two sides knows about a failed send. */
export function noteRefusal(engine: Engine, { record, vm, host }: Wire, failure: Failure): void {
  const windowsCode = failure.windowsCode ?? null
  const { primaryServer, replicaServer } = record
  if (kerberos.has(failure.code)) {
    logEvent(engine, host, 'replication.kerberosFailed', { replicaServer, windowsCode })
    return
  }
  const server = resolveHost(engine.world, replicaServer, host)
  if (server === undefined || !server.hasPower) return
  const machine = { vm: vm.name, vmGuid: vm.guid }
  if (failure.code === 'connection.certificateRefused' && failure.params['judge'] === fqdnOf(server)) {
    const refused = { host: fqdnOf(host), reason: String(failure.params['reason']) }
    logEvent(engine, server, 'replication.certificateRefused', { ...machine, ...refused, primaryServer, replicaServer })
  }
  if (failure.code === 'replication.storageFull') {
    logEvent(engine, server, 'replication.applyFailed', { ...machine, windowsCode })
    logEvent(engine, server, 'replication.applyNotCompleted', { ...machine, windowsCode })
  }
}
