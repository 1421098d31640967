import type { FailureTable } from './table.ts'

/** Domains, registry, clock, volumes, switches, names and partitions. */
export const hostSettingsFailures = {
  'domain.alreadyMember': { meaning: 'The host belongs to a domain already.', params: ['host', 'domain'] },
  'domain.notMember': { meaning: 'The host is in a workgroup.', params: ['host'] },
  'domain.sameDomain': { meaning: 'A domain trusts itself anyway.', params: ['domain'] },
  'domain.trustExists': { meaning: 'The two domains trust each other already.', params: ['domain', 'otherDomain'] },
  'domain.trustUnknown': { meaning: 'There is no trust between the two.', params: ['domain', 'otherDomain'] },
  'domain.tooManyTrusts': { meaning: 'The workspace holds as many trusts as it can.', params: ['countMax'] },
  'registry.badValue': {
    meaning: 'The value is outside of the range of reference 4.4.',
    params: ['name', 'value', 'valueMin', 'valueMax'],
  },
  'host.badClockSkew': { meaning: 'The clock cannot be that far off.', params: ['skewSeconds', 'secondsMax'] },
  'volume.badLetter': { meaning: 'A volume has one letter from C to Z.', params: ['letter'] },
  'volume.duplicate': { meaning: 'The host has a volume with this letter.', params: ['host', 'volume'] },
  'volume.unknown': { meaning: 'The host has no volume with this letter.', params: ['host', 'volume'] },
  'volume.offline': {
    meaning: 'The volume is offline, so nothing can be read or written.',
    params: ['host', 'volume'],
  },
  'volume.badSize': {
    meaning: 'A volume cannot have this size.',
    params: ['sizeBytes', 'sizeBytesMin', 'sizeBytesMax'],
  },
  'volume.tooSmall': {
    meaning: 'A volume cannot become smaller than what is on it.',
    params: ['host', 'volume', 'sizeBytes', 'usedBytes'],
  },
  'switch.badName': { meaning: 'A switch has a name of 1 to 64 characters.', params: ['name'] },
  'switch.duplicate': { meaning: 'The host has a virtual switch with this name.', params: ['host', 'switch'] },
  'switch.tooMany': { meaning: 'The host holds as many virtual switches as it can.', params: ['countMax'] },
  'hostsFile.tooMany': { meaning: 'The hosts file holds as many lines as it can.', params: ['countMax'] },
  'hostsFile.unknownEntry': { meaning: 'The hosts file does not have this name.', params: ['host', 'name'] },
  'dns.nameNotFound': { meaning: 'Nothing that the client asks knows the name.', params: ['name', 'client'] },
  'partition.pointless': { meaning: 'A partition needs hosts on both of its sides.', params: [] },
  'partition.tooMany': { meaning: 'The network is in as many parts as it can be.', params: ['countMax'] },
  'partition.unknown': { meaning: 'No partition has this id.', params: ['partitionId'] },
} as const satisfies FailureTable
