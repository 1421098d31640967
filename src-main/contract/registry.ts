/**
 * The one list of everything Understudy can do. Client, IPC, HTTP routes, CLI and the reference of calls are derived
 * from it; nothing else lists calls.
 */
import type { z } from 'zod'
import { adapterCalls } from './calls/adapter.ts'
import { authorityCalls } from './calls/authority.ts'
import { branchCalls } from './calls/branch.ts'
import { checkpointCalls } from './calls/checkpoint.ts'
import { clockCalls } from './calls/clock.ts'
import { crlCalls } from './calls/crl.ts'
import { custodyCalls } from './calls/custody.ts'
import { fileCalls } from './calls/files.ts'
import { diskCalls } from './calls/disk.ts'
import { faultCalls } from './calls/fault.ts'
import { forecastCalls } from './calls/forecast.ts'
import { hostCalls } from './calls/host.ts'
import { hostSettingsCalls } from './calls/host-settings.ts'
import { networkCalls } from './calls/network.ts'
import { initialCopyCalls } from './calls/initial-copy.ts'
import { inspectionCalls } from './calls/inspection.ts'
import { inventoryCalls } from './calls/inventory.ts'
import { machineCalls } from './calls/machine.ts'
import { preferencesCalls } from './calls/preferences.ts'
import { protectionCalls } from './calls/protection.ts'
import { rehearsalCalls } from './calls/rehearsal.ts'
import { relationshipCalls } from './calls/relationship.ts'
import { replicationCalls } from './calls/replication.ts'
import { requestCalls } from './calls/requests.ts'
import { rootCalls } from './calls/roots.ts'
import { taskCalls } from './calls/task.ts'
import { vmCalls } from './calls/vm.ts'

export const calls = {
  ...clockCalls,
  ...branchCalls,
  ...forecastCalls,
  ...hostCalls,
  ...hostSettingsCalls,
  ...networkCalls,
  ...faultCalls,
  ...authorityCalls,
  ...custodyCalls,
  ...crlCalls,
  ...inspectionCalls,
  ...inventoryCalls,
  ...preferencesCalls,
  ...protectionCalls,
  ...rootCalls,
  ...fileCalls,
  ...requestCalls,
  ...vmCalls,
  ...machineCalls,
  ...diskCalls,
  ...adapterCalls,
  ...checkpointCalls,
  ...replicationCalls,
  ...initialCopyCalls,
  ...relationshipCalls,
  ...rehearsalCalls,
  ...taskCalls,
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
