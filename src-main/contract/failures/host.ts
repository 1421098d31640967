import type { FailureTable } from './table.ts'

/** Emulated hosts and their settings. */
export const hostFailures = {
  'host.unknown': { meaning: 'No host has this id.', params: ['hostId'] },
  'host.duplicateName': { meaning: 'Another host has this name.', params: ['name'] },
  'host.badName': { meaning: 'A computer name has 1 to 15 letters, digits or hyphens (NetBIOS).', params: ['name'] },
  'host.badIpAddress': { meaning: 'Not an IPv4 address that a host can have.', params: ['ipAddress'] },
  'host.badMemory': {
    meaning: 'A host cannot have that much memory, or that little.',
    params: ['memoryBytes', 'memoryBytesMin', 'memoryBytesMax'],
  },
  'host.duplicateIpAddress': { meaning: 'Another host has this address.', params: ['ipAddress', 'host'] },
  'host.notEmpty': { meaning: 'A host that still has virtual machines cannot be removed.', params: ['host', 'count'] },
  'host.off': { meaning: 'The host has no power.', params: ['host'] },
  'host.on': { meaning: 'The host already has power.', params: ['host'] },
  'host.unknownRule': { meaning: 'No firewall rule has this name or display name.', params: ['host', 'rule'] },
  'host.unknownSwitch': { meaning: 'The host has no virtual switch with this name.', params: ['host', 'switch'] },
  'host.tooManyHosts': { meaning: 'The workspace holds as many hosts as it can.', params: ['countMax'] },
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
    windowsCode: '0x80070005',
  },
  'replicaServer.badPort': { meaning: 'A port is a number from 1 to 65535.', params: ['port'] },
  'authorization.duplicate': { meaning: 'An entry for this primary server exists.', params: ['primaryServer'] },
  'authorization.unknown': { meaning: 'No entry for this primary server exists.', params: ['primaryServer'] },
  'authorization.badPattern': {
    meaning: 'A wildcard is allowed in the first label only.',
    params: ['primaryServer'],
  },
  'store.missing': { meaning: 'The store does not hold this certificate.', params: ['host', 'store', 'certificateId'] },
} as const satisfies FailureTable
