/**
 * The failures whose words would tell a cause that Windows does not name, and what Windows would say in their place. Which code it
 * shows is decided where the failure is made; here is only which sentence goes with it.
 */
import type { FailureCode, FailureParams } from '../../contract/failure.ts'
import type { windowsFailures } from '../../contract/failures/windows.ts'
import { replicaPorts } from '../../contract/limits/ports.ts'
import { windowsCodes } from '../../contract/windows-codes.ts'
import { windowsCodeOf } from '../../contract/windows-failure.ts'

type WindowsFailure = keyof typeof windowsFailures

/** A failure as replies, records and views carry it. */
export interface ToldFailure {
  readonly code: FailureCode
  readonly params: FailureParams
  readonly windowsCode?: string | null
}

interface Sentence {
  readonly code: WindowsFailure
  /** Which parameter of the failure has which name in the sentence. */
  readonly params: Readonly<Record<string, string>>
}

const sentence = (code: WindowsFailure, params: Readonly<Record<string, string>> = {}): Sentence => ({ code, params })

const cannotConnect = sentence('windows.cannotConnect', { server: 'server', port: 'port' })
const timedOut = sentence('windows.timedOut', { server: 'server' })
const kerberosFailed = sentence('windows.kerberosFailed', { server: 'server' })
const notAuthenticated = sentence('windows.notAuthenticated')
const notAccepted = sentence('windows.notAccepted', { server: 'server' })
const operationFailed = sentence('windows.operationFailed')
const noAnswer = sentence('windows.noAnswer', { host: 'host' })

const sentences: Readonly<Partial<Record<FailureCode, Sentence>>> = {
  'connection.nameNotResolved': cannotConnect,
  'connection.firewallRuleDisabled': cannotConnect,
  'connection.notReplicaServer': cannotConnect,
  'connection.wrongPort': cannotConnect,
  'connection.authenticationMismatch': cannotConnect,
  'connection.proxyInPath': cannotConnect,
  'failover.reverseNotReplicaServer': sentence('windows.cannotConnect', { server: 'host' }),
  'connection.timedOut': timedOut,
  'connection.proxyTimedOut': timedOut,
  'connection.kerberosInWorkgroup': kerberosFailed,
  'connection.spnMissing': kerberosFailed,
  'connection.clockSkew': kerberosFailed,
  'connection.noClientCertificate': notAuthenticated,
  'connection.serverCertificateMissing': notAuthenticated,
  'connection.certificateRefused': notAuthenticated,
  'connection.notAuthorized': notAccepted,
  'connection.trustGroupMismatch': notAccepted,
  'replicaServer.storageDenied': operationFailed,
  'replication.storageFull': operationFailed,
  'replication.replicaMissing': operationFailed,
  'replication.replicaNotReceiving': operationFailed,
  'replication.outOfSequence': operationFailed,
  'failover.replicaNotReady': operationFailed,
  'failover.reverseNotAsReplica': operationFailed,
  'failover.reverseOldPrimaryRunning': operationFailed,
  'vm.storageLost': operationFailed,
  'failover.reverseTrustedHosts': sentence('windows.remoteManagement'),
  'replicaServer.noValidCertificate': sentence('windows.noValidCertificate', { host: 'host' }),
  'host.off': noAnswer,
  'host.cutOff': noAnswer,
}

/** What Windows says of a failure that has no code of its own. */
const unspecified = windowsCodes.E_FAIL

/**
 * A failure in the words of Windows; null for one whose own words tell no more than Windows does.
 * @param failure As it was given.
 * @param port That was asked for, for a sentence of Windows that names it where the failure does not.
 */
export function asWindows(
  { code, params, windowsCode }: ToldFailure,
  port: number = replicaPorts.certificate,
): ToldFailure | null {
  const told = sentences[code]
  if (told === undefined) return null
  const known = windowsCode ?? windowsCodeOf(code)
  const values = Object.entries(told.params).flatMap(([name, from]) =>
    params[from] === undefined ? [] : [[name, params[from]] as const],
  )
  const byItself = told.code === 'windows.cannotConnect' ? { port } : {}
  return {
    code: told.code,
    params: { ...byItself, ...Object.fromEntries(values), windowsCode: known ?? unspecified },
    ...(known === undefined ? {} : { windowsCode: known }),
  }
}
