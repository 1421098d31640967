/**
 * The one list of everything Understudy can do. Client, IPC, HTTP routes, CLI and the reference of calls are derived
 * from it; nothing else lists calls.
 */
import type { z } from 'zod'

import { adapterCalls } from './calls/adapter.ts'
import { auditCalls } from './calls/audit.ts'
import { branchCalls } from './calls/branch.ts'
import { bulkCalls } from './calls/bulk.ts'
import { certificateCalls } from './calls/certificate.ts'
import { checkpointCalls } from './calls/checkpoint.ts'
import { clockCalls } from './calls/clock.ts'
import { connectionCalls } from './calls/connection.ts'
import { coreCalls } from './calls/core.ts'
import { crlCalls } from './calls/crl.ts'
import { csrCalls } from './calls/csr.ts'
import { diskCalls } from './calls/disk.ts'
import { dnsCalls } from './calls/dns.ts'
import { domainCalls } from './calls/domain.ts'
import { draftCalls } from './calls/draft.ts'
import { failoverCalls } from './calls/failover.ts'
import { faultCalls } from './calls/fault.ts'
import { forecastCalls } from './calls/forecast.ts'
import { hostCalls } from './calls/host.ts'
import { initialCopyCalls } from './calls/initial-copy.ts'
import { labResultCalls } from './calls/lab-result.ts'
import { labCalls } from './calls/lab.ts'
import { networkCalls } from './calls/network.ts'
import { pfxCalls } from './calls/pfx.ts'
import { preferencesCalls } from './calls/preferences.ts'
import { protectionCalls } from './calls/protection.ts'
import { rehearsalCalls } from './calls/rehearsal.ts'
import { replicaServerCalls } from './calls/replica-server.ts'
import { replicationCalls } from './calls/replication.ts'
import { rootCalls } from './calls/root.ts'
import { storeCalls } from './calls/store.ts'
import { switchCalls } from './calls/switch.ts'
import { vmCalls } from './calls/vm.ts'
import { volumeCalls } from './calls/volume.ts'
import { whyCalls } from './calls/why.ts'
import { wizardCalls } from './calls/wizard.ts'
import { worldCalls } from './calls/world.ts'

export const calls = {
  ...adapterCalls,
  ...auditCalls,
  ...branchCalls,
  ...bulkCalls,
  ...certificateCalls,
  ...checkpointCalls,
  ...clockCalls,
  ...connectionCalls,
  ...coreCalls,
  ...crlCalls,
  ...csrCalls,
  ...diskCalls,
  ...dnsCalls,
  ...domainCalls,
  ...draftCalls,
  ...failoverCalls,
  ...faultCalls,
  ...forecastCalls,
  ...hostCalls,
  ...initialCopyCalls,
  ...labResultCalls,
  ...labCalls,
  ...networkCalls,
  ...pfxCalls,
  ...preferencesCalls,
  ...protectionCalls,
  ...rehearsalCalls,
  ...replicaServerCalls,
  ...replicationCalls,
  ...rootCalls,
  ...storeCalls,
  ...switchCalls,
  ...vmCalls,
  ...volumeCalls,
  ...whyCalls,
  ...wizardCalls,
  ...worldCalls,
}

export type CallName = keyof typeof calls
/** What a caller passes: members with a default may be left out. */
export type InputOf<Name extends CallName> = z.input<(typeof calls)[Name]['input']>
/** What a handler receives: every default is filled in. */
export type ParsedInputOf<Name extends CallName> = z.output<(typeof calls)[Name]['input']>
export type OutputOf<Name extends CallName> = z.output<(typeof calls)[Name]['output']>

/**
 * Tells whether a text is the name of a call.
 * @param name What a client sent.
 */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name)
}
