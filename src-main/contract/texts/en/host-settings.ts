import type { hostSettingsFailures } from '../../failures/host-settings.ts'
import type { FailureText } from '../shape.ts'

export const hostSettings = {
  'domain.alreadyMember': {
    sentence: '{{host}} already belongs to the domain {{domain}}.',
    next: 'Take {{host}} out of {{domain}} before you join it to another domain.',
  },
  'domain.notMember': {
    sentence: '{{host}} belongs to no domain.',
    next: 'Nothing has to be done; {{host}} is in a workgroup.',
  },
  'domain.sameDomain': {
    sentence: 'The domain {{domain}} needs no trust with itself.',
    next: 'Enter two different domains.',
  },
  'domain.trustExists': {
    sentence: 'The domains {{domain}} and {{otherDomain}} trust each other already.',
    next: 'Nothing has to be done; Kerberos works between their hosts.',
  },
  'domain.trustUnknown': {
    sentence: 'There is no trust between the domains {{domain}} and {{otherDomain}}.',
    next: 'Check the names of both domains.',
  },
  'domain.tooManyTrusts': {
    sentence: 'There cannot be more than {{countMax}} trusts between domains.',
    next: 'Remove a trust that is no longer needed.',
  },
  'registry.badValue': {
    sentence: 'The registry value {{name}} cannot be {{value}}.',
    next: 'Enter a number from {{valueMin}} to {{valueMax}}, or remove the value.',
  },
  'host.badClockSkew': {
    sentence: 'A clock cannot be {{skewSeconds}} seconds off.',
    next: 'Enter at most {{secondsMax}} seconds, with a minus sign for a clock that is slow.',
  },
  'volume.badLetter': {
    sentence: "'{{letter}}' is not a drive letter that a volume can have.",
    next: 'Enter one letter from C to Z.',
  },
  'volume.duplicate': {
    sentence: '{{host}} already has a volume {{volume}}.',
    next: 'Choose another drive letter, or resize {{volume}}.',
  },
  'volume.unknown': {
    sentence: 'There is no volume {{volume}} on {{host}}.',
    next: 'Choose a volume that {{host}} has, or add {{volume}}.',
  },
  'volume.offline': {
    sentence: 'Volume {{volume}} of {{host}} is offline.',
    next: 'Bring {{volume}} online first.',
  },
  'volume.badSize': {
    sentence: 'A volume cannot have {{sizeBytes}}.',
    next: 'Enter a size from {{sizeBytesMin}} to {{sizeBytesMax}}.',
  },
  'volume.tooSmall': {
    sentence: 'Volume {{volume}} of {{host}} cannot shrink to {{sizeBytes}}, because {{usedBytes}} of it are in use.',
    next: 'Enter a larger size, or make room on {{volume}} first.',
  },
  'switch.badName': {
    sentence: "'{{name}}' is not a name that a virtual switch can have.",
    next: 'Enter 1 to 64 characters without a space at either end.',
  },
  'switch.duplicate': {
    sentence: "{{host}} already has a virtual switch '{{switch}}'.",
    next: 'Choose another name.',
  },
  'switch.tooMany': {
    sentence: 'A host cannot have more than {{countMax}} virtual switches.',
    next: 'Remove a virtual switch that is no longer needed.',
  },
  'hostsFile.tooMany': {
    sentence: 'The hosts file cannot have more than {{countMax}} lines.',
    next: 'Remove a line, or use DNS for this name.',
  },
  'hostsFile.unknownEntry': {
    sentence: 'The hosts file of {{host}} does not contain {{name}}.',
    next: 'Check the name.',
  },
  'dns.nameNotFound': {
    sentence: '{{name}} could not be resolved on {{client}}.',
    next: 'Add {{name}} to DNS or to the hosts file, or check the name.',
  },
  'partition.pointless': {
    sentence: 'A partition needs at least one host on each side.',
    next: 'Choose some of the hosts, but not all of them.',
  },
  'partition.tooMany': {
    sentence: 'There cannot be more than {{countMax}} partitions at a time.',
    next: 'End one of the partitions first.',
  },
  'partition.unknown': {
    sentence: 'There is no partition {{partitionId}}.',
    next: 'Choose one of the partitions of the network.',
  },
} satisfies Record<keyof typeof hostSettingsFailures, FailureText>
