/** Which calls a learner may make in a lab, and which ones a lab may make for its start and its solution. */
import { calls, isCallName } from '../../contract/registry.ts'

/** What would give the answer, go back by another way than the reader's, or touch what is the user's own. */
const alwaysLocked = [
  'fault.*',
  'rehearsal.*',
  'branch.*',
  'clock.rewind',
  'root.import',
  'root.restore',
  'root.recoverySheet',
  'crl.startServer',
  'csr.*',
  'labResult.*',
]

/**
 * Whether the learner may make a call.
 * @param lock Patterns that the lab locks beside those that every lab does.
 * @param allow Patterns that it opens again.
 */
export function isLocked(call: string, lock: readonly string[], allow: readonly string[]): boolean {
  return (
    !allow.some((pattern) => isOf(call, pattern)) && [...alwaysLocked, ...lock].some((pattern) => isOf(call, pattern))
  )
}

function isOf(call: string, pattern: string): boolean {
  return pattern.endsWith('.*') ? call.startsWith(pattern.slice(0, -1)) : call === pattern
}

/** Nouns all of whose commands stay inside the emulated world. */
const emulatedNouns = [
  'adapter',
  'authorization',
  'checkpoint',
  'connection',
  'disk',
  'dns',
  'domain',
  'failover',
  'host',
  'hostsFile',
  'initialCopy',
  'network',
  'replicaServer',
  'replication',
  'switch',
  'vm',
  'volume',
]

const furtherCalls = [
  'clock.skip',
  'clock.skipToNextEvent',
  'store.remove',
  'root.create',
  'root.unlock',
  'certificate.issue',
  'certificate.renew',
  'certificate.revoke',
  'certificate.export',
  'certificate.importOnHost',
  'crl.publish',
  'crl.setPolicy',
]

/** What only the start of a lab may do, although learners never may. */
const startCalls = ['rehearsal.prepareTwoHosts', 'fault.inject']

/** Whether a pack may make a call; everything else is refused, whoever wrote the pack. */
export function isAllowedInPack(call: string, part: 'start' | 'solution'): boolean {
  if (!isCallName(call) || calls[call].kind !== 'command') return false
  const [noun = ''] = call.split('.')
  return emulatedNouns.includes(noun) || furtherCalls.includes(call) || (part === 'start' && startCalls.includes(call))
}
