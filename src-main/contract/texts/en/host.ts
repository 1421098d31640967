import type { hostFailures } from '../../failures/host.ts'
import type { FailureText } from '../shape.ts'

export const host = {
  'registry.badValue': {
    sentence: 'The registry value {{name}} cannot be {{value}}.',
    next: 'Enter a number from {{valueMin}} to {{valueMax}}, or remove the value.',
  },
  'host.badClockSkew': {
    sentence: 'A clock cannot be {{skewSeconds}} seconds off.',
    next: 'Enter at most {{secondsMax}} seconds, with a minus sign for a clock that is slow.',
  },
  'hostsFile.tooMany': {
    sentence: 'The hosts file cannot have more than {{countMax}} lines.',
    next: 'Remove a line, or use DNS for this name.',
  },
  'hostsFile.unknownEntry': {
    sentence: 'The hosts file of {{host}} does not contain {{name}}.',
    next: 'Check the name.',
  },
  'host.unknown': {
    sentence: 'There is no host with the id {{hostId}}.',
    next: 'Choose a host from the list of hosts.',
  },
  'host.duplicateName': {
    sentence: 'A host with the name {{name}} already exists.',
    next: 'Choose another computer name.',
  },
  'host.badName': {
    sentence: "'{{name}}' is not a computer name: it needs 1 to 15 letters, digits or hyphens, and not digits alone.",
    next: 'Enter a shorter name without spaces and without dots; the DNS suffix has its own field.',
  },
  'host.badIpAddress': {
    sentence: "'{{ipAddress}}' is not an IPv4 address that a host can have.",
    next: 'Enter an address such as 10.0.0.11.',
  },
  'host.badMemory': {
    sentence: 'A host cannot have {{memoryBytes}} of memory.',
    next: 'Enter a size from {{memoryBytesMin}} to {{memoryBytesMax}}.',
  },
  'host.duplicateIpAddress': {
    sentence: 'The address {{ipAddress}} already belongs to {{host}}.',
    next: 'Choose a free address.',
  },
  'host.notEmpty': {
    sentence: 'The host {{host}} still holds virtual machines ({{count}}).',
    next: 'Remove replication and delete the virtual machines first, then remove the host.',
  },
  'host.off': {
    sentence: 'The host {{host}} has no power.',
    next: 'Give {{host}} its power back and try again.',
  },
  'host.on': {
    sentence: 'The host {{host}} already has power.',
    next: 'Go on; nothing has to be done.',
  },
  'host.unknownRule': {
    sentence: "The host {{host}} has no firewall rule '{{rule}}'.",
    next: 'Use a rule of the list, for example VIRT-HVRHTTPSL-In-TCP-NoScope.',
  },
  'host.unknownSwitch': {
    sentence: "The host {{host}} has no virtual switch '{{switch}}'.",
    next: 'Choose one of the virtual switches of {{host}}.',
  },
  'host.tooManyHosts': {
    sentence: 'The workspace already holds {{countMax}} hosts, which is the most that it can hold.',
    next: 'Remove a host or start another workspace.',
  },
} satisfies Record<keyof typeof hostFailures, FailureText>
