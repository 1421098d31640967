/**
 * The failure catalogue of Hyper-V Replica reference 9, F01 to F45, as data: what each fault is done to, and what it can be
 * recognised by. What it does to the emulated world is in the emulator; its texts are in `texts/faults`. A pairing of fault
 * and Windows code that section 5.4 marks as inferred is marked so here.
 */
import { z } from 'zod'
import type { FailureCode } from './failure.ts'
import { windowsCodes as codes, type WindowsCode } from './windows-codes.ts'

// One literal per fault, so that a forgotten text or a forgotten effect is a compile error.
export const faultIds = [
  'F01',
  'F02',
  'F03',
  'F04',
  'F05',
  'F06',
  'F07',
  'F08',
  'F09',
  'F10',
  'F11',
  'F12',
  'F13',
  'F14',
  'F15',
  'F16',
  'F17',
  'F18',
  'F19',
  'F20',
  'F21',
  'F22',
  'F23',
  'F24',
  'F25',
  'F26',
  'F27',
  'F28',
  'F29',
  'F30',
  'F31',
  'F32',
  'F33',
  'F34',
  'F35',
  'F36',
  'F37',
  'F38',
  'F39',
  'F40',
  'F41',
  'F42',
  'F43',
  'F44',
  'F45',
] as const

export const faultId = z.enum(faultIds)
export type FaultId = z.infer<typeof faultId>

/**
 * What a fault is done to: a host, two hosts, the primary or the replica of a relationship, a machine that does not
 * replicate, or a host as the client of a machine.
 */
export const faultTargets = ['host', 'hosts', 'primary', 'replica', 'machine', 'hostAndVm'] as const
type FaultTarget = (typeof faultTargets)[number]

interface FaultDeclaration {
  readonly target: FaultTarget
  /**
   * A condition goes on until it is healed. A mistake is the administrator's: the world is brought into the state in which
   * the step is wrong, and the step is tried and refused.
   */
  readonly kind: 'condition' | 'mistake'
  /** The failure that a cycle, a test or the wrong step meets; null where something else tells. */
  readonly failureCode: FailureCode | null
  /** Codes that Windows shows, the one that Understudy shows first. */
  readonly windowsCodes: readonly WindowsCode[]
  /** Whether the reference only infers the pairing of this fault with its codes. */
  readonly isInferred: boolean
  /** Events of Hyper-V-VMMS-Admin that come with it. */
  readonly eventIds: readonly number[]
}

const retried = [32_022, 32_315]
const stopped = [32_086]

function condition(
  target: FaultTarget,
  failureCode: FailureCode | null,
  windowsCodes: readonly WindowsCode[] = [],
  eventIds: readonly number[] = [],
  isInferred = false,
): FaultDeclaration {
  return { target, kind: 'condition', failureCode, windowsCodes, isInferred, eventIds }
}

function mistake(
  target: FaultTarget,
  failureCode: FailureCode,
  windowsCodes: readonly WindowsCode[] = [],
): FaultDeclaration {
  return { target, kind: 'mistake', failureCode, windowsCodes, isInferred: false, eventIds: [] }
}

const refused = 'connection.certificateRefused'
const inferred = true

export const faultTable: Readonly<Record<FaultId, FaultDeclaration>> = {
  F01: condition('host', 'connection.firewallRuleDisabled', [codes.ERROR_WINHTTP_CANNOT_CONNECT], retried),
  F02: condition('host', 'connection.notReplicaServer', [codes.ERROR_WINHTTP_CANNOT_CONNECT], retried),
  F03: condition('primary', 'connection.wrongPort', [codes.ERROR_WINHTTP_CANNOT_CONNECT], retried),
  F04: condition('host', 'connection.nameNotResolved', [codes.ERROR_WINHTTP_NAME_NOT_RESOLVED], retried),
  F05: condition(
    'primary',
    refused,
    [codes.ERROR_WINHTTP_SECURE_CERT_CN_INVALID, codes.CERT_E_CN_NO_MATCH],
    stopped,
    inferred,
  ),
  F06: condition(
    'host',
    refused,
    [codes.CERT_E_UNTRUSTEDROOT, codes.ERROR_WINHTTP_SECURE_INVALID_CA],
    stopped,
    inferred,
  ),
  F07: condition('host', refused, [codes.ERROR_WINHTTP_CONNECTION_ERROR], [...stopped, 33_680], inferred),
  F08: condition('host', refused, [codes.CRYPT_E_NO_REVOCATION_CHECK], stopped, inferred),
  F09: condition(
    'host',
    refused,
    [codes.CRYPT_E_REVOCATION_OFFLINE, codes.ERROR_WINHTTP_SECURE_CERT_REV_FAILED],
    stopped,
    inferred,
  ),
  F10: condition('host', refused, [codes.CERT_E_CN_NO_MATCH], stopped, inferred),
  F11: condition(
    'host',
    refused,
    [codes.ERROR_WINHTTP_SECURE_CERT_WRONG_USAGE, codes.CERT_E_WRONG_USAGE],
    stopped,
    inferred,
  ),
  F12: condition(
    'host',
    refused,
    [codes.ERROR_WINHTTP_SECURE_CERT_DATE_INVALID, codes.CERT_E_EXPIRED],
    stopped,
    inferred,
  ),
  F13: condition(
    'host',
    'connection.noClientCertificate',
    [codes.ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY],
    stopped,
    inferred,
  ),
  F14: condition('host', 'connection.noClientCertificate', [codes.ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED], stopped),
  F15: condition(
    'primary',
    'connection.noClientCertificate',
    [codes.ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED, codes.ERROR_WINHTTP_CONNECTION_ERROR],
    stopped,
    inferred,
  ),
  F16: condition('primary', 'connection.kerberosInWorkgroup', [codes.SEC_E_TARGET_UNKNOWN], [...stopped, 29_210]),
  F17: condition('host', 'connection.spnMissing', [codes.SEC_E_TARGET_UNKNOWN], [...stopped, 14_050, 29_210]),
  F18: condition('hosts', 'connection.notAuthorized', [], stopped),
  F19: condition('replica', 'connection.trustGroupMismatch', [], stopped),
  F20: condition('host', 'replicaServer.storageDenied', [codes.E_ACCESSDENIED], stopped),
  F21: condition('host', 'replication.storageFull', [codes.ERROR_DISK_FULL], [...retried, ...stopped, 32_056, 32_032]),
  F22: condition('primary', null),
  F23: condition('hosts', 'connection.timedOut', [codes.ERROR_WINHTTP_TIMEOUT], retried),
  F24: condition('primary', null),
  F25: condition('host', null),
  F26: condition('primary', null),
  F27: condition('primary', null),
  F28: condition('primary', 'replication.outOfBoundsWrite', [], stopped),
  F29: condition('replica', 'replication.replicaNotReceiving', [], stopped),
  F30: condition('primary', null),
  F31: mistake('primary', 'failover.vmRunning'),
  F32: mistake('primary', 'failover.reverseNotReplicaServer', [codes.ERROR_WINHTTP_CANNOT_CONNECT]),
  F33: mistake('primary', 'failover.reverseTrustedHosts'),
  F34: mistake('replica', 'failover.testRunning'),
  F35: mistake('replica', 'replication.wrongState'),
  F36: mistake('replica', 'failover.pointInvalid', [codes.E_ACCESSDENIED, codes.E_ABORT]),
  F37: mistake('replica', 'failover.reverseNotAsReplica'),
  F38: mistake('replica', 'failover.completed'),
  F39: condition('replica', null, [], []),
  F40: condition('replica', null, [], []),
  F41: condition('hostAndVm', null, [], []),
  F42: mistake('replica', 'replication.extendedFrequency'),
  F43: mistake('machine', 'replication.diskNotReplicable', [codes.E_INVALIDARG]),
  F44: condition('replica', 'replication.replicaNotReceiving', [], [...stopped, 32_546, 19_050, 32_056]),
  F45: condition(
    'host',
    'connection.proxyInPath',
    [codes.ERROR_WINHTTP_INCORRECT_HANDLE_STATE, codes.ERROR_WINHTTP_TIMEOUT],
    retried,
  ),
}
