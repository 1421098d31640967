/** What the calls of several nouns share: ids that several take, and failures that several can give. */
import { z } from 'zod'
import type { FailureCode } from '../failure.ts'
import * as ids from '../ids.ts'
import { chainFormat, keyProvider, templateName, windowsVersions } from '../pfx-choices.ts'
import { clockView } from '../views/world.ts'
import { pageLimits } from '../limits/page.ts'
import { certificateLimits } from '../limits/certificate.ts'

export const nothing = z.object({})

export const nameFailures = [
  'name.empty',
  'name.hasSpace',
  'name.badCharacter',
  'name.wildcard',
  'name.labelTooLong',
  'name.tooLong',
  'name.emptyLabel',
  'name.badHyphen',
  'name.notQualified',
  'name.isAddress',
] as const

export const fileFailures = ['file.unwritable', 'file.diskFull', 'file.otherAuthority', 'file.pathTooLong'] as const

/** A file by its path, or its bytes in base64 where the client cannot name a path (a browser's drop). */
export const fileInput = z.union([
  z.strictObject({ path: z.string().min(1) }),
  z.strictObject({ name: z.string(), base64: z.base64().max(pageLimits.base64LengthMax) }),
])

export const branchName = z.string().trim().min(1).max(pageLimits.branchNameLengthMax)

export const movedToBranch = z.object({ branchId: ids.branchId, clock: clockView })

/** What decides on the PFX files; each is taken from a template where it is left out. */
export const pfxChoices = {
  /** Whose fields are used where one is left out; the one that a certificate was issued by if this is left out too. */
  template: templateName.optional(),
  /** What the hosts run: decides which kind of PFX is written. Empty: both. */
  windowsVersions: windowsVersions.optional(),
  /** The CSP or KSP that Windows is to keep the key in. */
  provider: keyProvider.optional(),
  /** Certificate and root in one more file. */
  chainFormats: z.array(chainFormat).optional(),
}

export const ofHost = { hostId: ids.hostId }

export const managedHostFailures = ['host.unknown', 'host.off'] as const

export const hostNameFailures = [
  'name.empty',
  'name.hasSpace',
  'name.badCharacter',
  'name.labelTooLong',
  'name.tooLong',
  'name.emptyLabel',
  'name.badHyphen',
] as const satisfies readonly FailureCode[]

export const ofVm = { vmId: ids.vmId }

export const ofSide = { ...ofVm, ...ids.ofRelationship }

/** What a closed gate on the way to the Replica server gives. */
export const gateFailures = [
  'connection.nameNotResolved',
  'connection.timedOut',
  'connection.firewallRuleDisabled',
  'connection.notReplicaServer',
  'connection.wrongPort',
  'connection.authenticationMismatch',
  'connection.proxyInPath',
  'connection.proxyTimedOut',
  'connection.kerberosInWorkgroup',
  'connection.spnMissing',
  'connection.clockSkew',
  'connection.noClientCertificate',
  'connection.serverCertificateMissing',
  'connection.certificateRefused',
  'connection.notAuthorized',
  'connection.trustGroupMismatch',
] as const

/** What the replica's side refuses when something is about to be sent. */
export const peerFailures = [
  'replication.sameHost',
  'replication.replicaMissing',
  'replication.replicaNotReceiving',
  'replication.storageFull',
  'replicaServer.storageDenied',
] as const

export const settingsFailures = [
  'replication.badFrequency',
  'replication.badHistory',
  'replication.badVssFrequency',
  'replication.vssNeedsHistory',
  'replicaServer.badPort',
] as const

/** The limits of extended replication, reference 8.5. */
export const extendedFailures = [
  'replication.extendedFrequency',
  'replication.extendedVss',
  'replication.extendedDisks',
] as const

export const stateFailures = [
  'vm.unknown',
  'host.off',
  'replication.notEnabled',
  'replication.wrongSide',
  'replication.wrongState',
  'vm.storageLost',
] as const

export const namesOfHosts = {
  fqdns: z.array(z.string()).max(certificateLimits.namesMax).default([]),
  /** Hosts of the workspace, by their FQDN; they come after `fqdns`. */
  hostIds: z.array(ids.hostId).max(certificateLimits.namesMax).default([]),
  /** Accepts names that begin with `*.`. */
  allowsWildcard: z.boolean().default(false),
}
