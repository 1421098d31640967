import type { FailureTable } from './table.ts'

/** Hosts, their power, registry and hosts file. */
export const hostFailures = {
  'registry.badValue': {
    meaning: 'The value is outside of the range of reference 4.4.',
    params: ['name', 'value', 'valueMin', 'valueMax'],
  },
  'host.badClockSkew': { meaning: 'The clock cannot be that far off.', params: ['skewSeconds', 'secondsMax'] },
  'hostsFile.tooMany': { meaning: 'The hosts file holds as many lines as it can.', params: ['countMax'] },
  'hostsFile.unknownEntry': { meaning: 'The hosts file does not have this name.', params: ['host', 'name'] },
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
  'host.keptOff': {
    meaning: 'The host is kept off, so that it stays isolated until it is let in again.',
    params: ['host'],
  },
  'host.notKeptOff': { meaning: 'The host is not kept off, so it cannot be let in.', params: ['host'] },
  'host.othersRun': {
    meaning:
      'The host answers and runs machines that did not fail over; isolating it would take them from their clients.',
    params: ['host', 'vms'],
  },
  'host.cutOff': { meaning: 'The host is cut off by a partition of the network.', params: ['host'] },
  'host.off': { meaning: 'The host has no power.', params: ['host'] },
  'host.on': { meaning: 'The host already has power.', params: ['host'] },
  'host.unknownRule': { meaning: 'No firewall rule has this name or display name.', params: ['host', 'rule'] },
  'host.unknownSwitch': { meaning: 'The host has no virtual switch with this name.', params: ['host', 'switch'] },
  'host.noSwitch': { meaning: 'The host has no virtual switch at all.', params: ['host'] },
  'host.tooManyHosts': { meaning: 'The workspace holds as many hosts as it can.', params: ['countMax'] },
} as const satisfies FailureTable
