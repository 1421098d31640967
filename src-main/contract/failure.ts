/**
 * Failures are values. Whatever the user can act on crosses every boundary in this one shape: a code that is listed in
 * `failures/`, the parameters of its sentence, and, where a form or a wizard page owns the cause, the field.
 * The sentence itself and the next step are in `texts/`, once per language.
 */
import type { FailureCode } from './failures/index.ts'
import type { FormText, InputProblem, ProblemText } from './problems.ts'

export type { FailureCode } from './failures/index.ts'

export type FailureParams = Readonly<Record<string, string | number | boolean>>

/**
 * The parameters as they are given: what is wrong, and the form of a file, are codes that have words in every language, never a
 * sentence of whoever refuses.
 */
export type GivenParams = FailureParams & {
  readonly problem?: ProblemText | InputProblem
  readonly form?: FormText
}

export interface Failure {
  readonly code: FailureCode
  readonly params: FailureParams
  /** Dotted path of the input field that owns the cause, for example `port` or `disks.0.sizeBytes`. */
  readonly field?: string
  /** The code that Windows shows for the same cause; those that are known to us are in `windows-codes.ts`. */
  readonly windowsCode?: string
  /** What the app can do about it at once, as calls; absent where only the user can. */
  readonly fix?: Fix
  /** What a compound command had done when it was stopped. Absent where nothing has changed. */
  readonly partly?: Partly
}

/** How far a compound command came. The same command goes on from there; it does not do again what is done. */
export interface Partly {
  readonly done: readonly PartStep[]
  readonly remaining: readonly PartStep[]
  /** Where the command cannot go on in the middle: it begins anew, elsewhere. */
  readonly anew?: true
}

/** The steps that compound commands consist of, by the names of the calls that do them alone. Their words are in `texts/`. */
export const partSteps = [
  'vm.shutDown',
  'failover.prepare',
  'failover.start',
  'failover.complete',
  'vm.start',
  'vm.turnOff',
  'vm.setAutomaticActions',
  'vm.connectAdapter',
  'vm.setGuestIp',
  'vm.setFailoverIp',
  'dns.set',
  'failover.client',
  'replication.enable',
  'replication.startInitial',
  'replication.setAsReplica',
  'replication.reverse',
  'replication.change',
  'replication.resume',
  'file.write',
  'host.add',
  'root.create',
  'root.createPerHost',
  'certificate.issue',
  'certificate.export',
  'certificate.bundle',
  'certificate.importOnHost',
  'vm.create',
  'replicaServer.set',
  'failover.runPlanned',
  'failover.runUnplanned',
  'failover.runList',
  'failover.cancel',
  'bulk.some',
  'bulk.others',
] as const
export type PartStep = (typeof partSteps)[number]

/** A remedy that one click carries out: a few calls in order. Its label is in `texts/`. */
export interface Fix {
  readonly code: FixCode
  readonly params: FailureParams
  readonly steps: readonly { readonly call: string; readonly input: unknown }[]
}

/** Every remedy that the app can offer on a failure or on something that needs attention. */
export const fixCodes = [
  'enableFirewallRule',
  'enableReplicaServer',
  'addTrustedHostsOnBoth',
  'importRoot',
  'importCrl',
  'importPfx',
  'importIssuer',
  'setClock',
  'renewCertificate',
  'issueCertificate',
  'publishCrl',
  'shutDownVm',
  'powerOnHost',
  'setAsReplica',
  'stopTestFailover',
  'addAuthorizationEntry',
  'registerName',
  'flushNames',
  'setReplicaServerName',
  'setReplicaPort',
  'endPartition',
  'plugLink',
  'bypassProxy',
  'useCertificates',
  'restartService',
  'chooseCertificate',
  'bindCertificate',
  'publishCrlOnHosts',
  'matchTrustGroup',
  'chooseStorage',
  'extendVolume',
  'bringVolumeOnline',
  'resizeReplicaDisk',
  'resynchronize',
  'resumeReplica',
  'resumeReplication',
  'sendNow',
  'resetStatistics',
  'startInitialCopy',
  'cancelFailover',
  'reverseReplication',
  'connectAdapter',
  'setGuestAddress',
  'setRecord',
] as const
export type FixCode = (typeof fixCodes)[number]

export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure }

/**
 * Wraps a value as a successful reply.
 * @param value What the call answers.
 */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/**
 * Makes a failed reply. Long values are cut.
 * @param code One of the declared codes.
 * @param params The values that the code's sentence names.
 * @param extra The field that owns the cause, and the code that Windows shows.
 */
export function fail(
  code: FailureCode,
  params: GivenParams = {},
  extra: Pick<Failure, 'field' | 'windowsCode' | 'fix' | 'partly'> = {},
): { readonly ok: false; readonly failure: Failure } {
  const { field, ...others } = extra
  const short = field === undefined ? {} : { field: cut(field) }
  return { ok: false, failure: { code, params: withShortValues(params), ...others, ...short } }
}

/** Longer than any path of Windows, name or address that a sentence is there to name. */
const valueLengthMax = 400

/** A refusal names what was refused; it does not send it all back. */
function withShortValues(params: FailureParams): FailureParams {
  const isShort = Object.values(params).every((value) => typeof value !== 'string' || value.length <= valueLengthMax)
  if (isShort) return params
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? cut(value) : value]),
  )
}

function cut(text: string): string {
  return text.length <= valueLengthMax ? text : `${text.slice(0, valueLengthMax - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** The value of a reply that says no more than that it was done. */
export type Nothing = Record<string, never>
