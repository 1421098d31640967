import { z } from 'zod'
import { command } from '../call.ts'
import * as ids from '../ids.ts'
import { managedHostFailures, nothing, ofHost } from './parts.ts'
import { replicationLimits } from '../limits/replication.ts'
import { replicaPorts } from '../limits/ports.ts'

/** The Replica server of a host, and whose machines it takes. */
export const replicaServerCalls = {
  'authorization.set': command({
    summary: 'Changes storage location or trust group of an entry, as Set-VMReplicationAuthorizationEntry.',
    input: z.strictObject({
      ...ofHost,
      primaryServer: z.string(),
      storageLocation: z.string().optional(),
      trustGroup: z.string().min(1).max(replicationLimits.trustGroupLengthMax).optional(),
    }),
    output: nothing,
    failures: [...managedHostFailures, 'authorization.unknown', 'replicaServer.storageDenied'],
  }),
  'replicaServer.set': command({
    summary: 'Hyper-V Settings > Replication Configuration, as Set-VMReplicationServer.',
    input: z.strictObject({
      ...ofHost,
      enabled: z.boolean(),
      authentication: ids.serverAuthentication.default('certificate'),
      kerberosPort: ids.port.default(replicaPorts.kerberos),
      certificatePort: ids.port.default(replicaPorts.certificate),
      certificateId: ids.certificateId.nullable().default(null),
      allowAnyServer: z.boolean().default(true),
      defaultStorageLocation: z.string().nullable().default(null),
    }),
    output: nothing,
    failures: [
      'host.unknown',
      'host.off',
      'replicaServer.noCertificate',
      'replicaServer.noValidCertificate',
      'replicaServer.noStorageLocation',
      'replicaServer.storageDenied',
      'replicaServer.badPort',
      'store.missing',
    ],
  }),
  'authorization.add': command({
    summary: 'Adds an authorization entry, as New-VMReplicationAuthorizationEntry.',
    input: z.strictObject({
      ...ofHost,
      primaryServer: z.string(),
      storageLocation: z.string(),
      trustGroup: z.string().min(1).max(replicationLimits.trustGroupLengthMax),
    }),
    output: nothing,
    failures: [
      'host.unknown',
      'host.off',
      'authorization.duplicate',
      'authorization.badPattern',
      'replicaServer.storageDenied',
    ],
  }),
  'authorization.remove': command({
    summary: 'Removes an authorization entry.',
    input: z.strictObject({ ...ofHost, primaryServer: z.string() }),
    output: nothing,
    failures: ['host.unknown', 'host.off', 'authorization.unknown'],
  }),
}
