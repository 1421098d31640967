import type { FailureTable } from './table.ts'
import { windowsCodes } from '../windows-codes.ts'

/** The Replica server and its authorization entries. */
export const replicaServerFailures = {
  'replicaServer.noCertificate': {
    meaning: 'Certificate-based authentication was chosen, but no certificate was.',
    params: ['host'],
  },
  'replicaServer.noValidCertificate': {
    meaning: 'The chosen certificate fails a requirement of Hyper-V Replica reference 5.1.',
    params: ['host', 'requirement'],
  },
  'replicaServer.noStorageLocation': {
    meaning: '"Allow replication from any authenticated server" needs a default location.',
    params: ['host'],
  },
  'replicaServer.storageDenied': {
    meaning: 'The storage location does not exist or cannot be opened (F20).',
    params: ['host', 'path'],
    windowsCode: windowsCodes.E_ACCESSDENIED,
  },
  'replicaServer.badPort': { meaning: 'A port is a number from 1 to 65535.', params: ['port'] },
  'authorization.duplicate': { meaning: 'An entry for this primary server exists.', params: ['primaryServer'] },
  'authorization.unknown': { meaning: 'No entry for this primary server exists.', params: ['primaryServer'] },
  'authorization.badPattern': {
    meaning: 'A wildcard is allowed in the first label only.',
    params: ['primaryServer'],
  },
} as const satisfies FailureTable
