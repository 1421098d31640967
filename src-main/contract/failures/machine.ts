import type { FailureTable } from './table.ts'

/** Memory, processors, power, disks, adapters, integration services, writing and checkpoints of a virtual machine. */
export const machineFailures = {
  'vm.badMemory': {
    meaning: 'Startup memory is below 32 MB, above what a virtual machine can have, or no whole megabyte.',
    params: ['memoryBytes', 'memoryBytesMin', 'memoryBytesMax'],
  },
  'vm.badDynamicMemory': {
    meaning: 'Dynamic memory needs minimum <= startup <= maximum, and a demand that is not negative.',
    params: ['minimumBytes', 'memoryBytes', 'maximumBytes'],
  },
  'vm.badProcessorCount': {
    meaning: 'Fewer than one processor, or more than the host has.',
    params: ['processorCount', 'processorCountMax', 'host'],
  },
  'vm.badSeconds': { meaning: 'A delay or duration is out of its range.', params: ['seconds', 'secondsMax'] },
  'vm.shutdownServiceMissing': {
    meaning: 'The Shutdown integration service is switched off, so the host cannot ask the guest.',
    params: ['vm'],
    windowsCode: '0x80070015',
  },
  'vm.storageFull': {
    meaning: 'A paused-critical machine cannot go on while its volume is full.',
    params: ['vm', 'volume'],
    windowsCode: '0x80070070',
  },
  'vm.storageLost': {
    meaning: 'A volume with disks of the machine is offline.',
    params: ['vm', 'host', 'volume'],
  },
  'disk.badName': { meaning: 'Not a file name without folder and extension.', params: ['name'] },
  'disk.badFolder': { meaning: 'Not the full path of a folder on a drive.', params: ['folder'] },
  'disk.unknownVolume': { meaning: 'The host has no volume with this letter.', params: ['host', 'volume'] },
  'disk.badDriveLetter': {
    meaning: 'Not a letter from C to Z, or taken by another disk of the guest.',
    params: ['driveLetter'],
  },
  'disk.duplicatePath': { meaning: 'Another virtual hard disk has this file.', params: ['path'] },
  'disk.last': { meaning: 'A virtual machine keeps at least one disk here.', params: ['vm'] },
  'disk.replicated': { meaning: 'The disk takes part in replication.', params: ['vm', 'path'] },
  'disk.hasCheckpoints': {
    meaning: 'Checkpoints or an unfinished failover derive from the disk, so it must not change.',
    params: ['vm'],
  },
  'disk.resizeOnline': {
    meaning: 'Only a VHDX of generation 2 or on a SCSI controller can be resized while the machine runs.',
    params: ['vm', 'path'],
  },
  'disk.tooSmall': { meaning: 'A disk cannot shrink below what it holds.', params: ['path', 'usedBytes'] },
  'disk.notResizable': { meaning: 'Pass-through and differencing disks have no size of their own.', params: ['path'] },
  'guest.badWrite': {
    meaning: 'A single write is larger than the disk that it goes to.',
    params: ['sizeBytes', 'sizeBytesMax'],
  },
  'guest.badChurnProfile': {
    meaning: 'A number of a churn profile is out of its range.',
    params: ['value', 'valueMin', 'valueMax'],
  },
  'adapter.tooMany': { meaning: 'A machine has at most 8 synthetic and 4 legacy adapters.', params: ['countMax'] },
  'adapter.badName': { meaning: 'The name of an adapter is empty or too long.', params: ['name'] },
  'adapter.badVlan': { meaning: 'A VLAN id is 1 to 4094 (IEEE 802.1Q).', params: ['vlanId'] },
  'adapter.badMacAddress': { meaning: 'Not a unicast MAC address of six octets.', params: ['macAddress'] },
  'adapter.duplicateMacAddress': {
    meaning: 'Another adapter on this host has this MAC address.',
    params: ['macAddress', 'owner'],
  },
  'adapter.legacyGeneration2': {
    meaning: 'Generation 2 machines have no emulated hardware.',
    params: ['vm'],
  },
  'adapter.legacyFailoverIp': {
    meaning: 'Failover TCP/IP needs a synthetic adapter (reference 7).',
    params: ['adapter'],
  },
  'ip.badIpv6Address': { meaning: 'Not an IPv6 address that an adapter can have.', params: ['address'] },
  'ip.badPrefixLength': { meaning: 'An IPv6 prefix has 1 to 128 bits.', params: ['prefixLength'] },
  'checkpoint.unknown': { meaning: 'The machine has no checkpoint with this id.', params: ['checkpointId'] },
  'checkpoint.disabled': { meaning: 'The checkpoint type of the machine is Disabled.', params: ['vm'] },
  'checkpoint.productionFailed': {
    meaning:
      'ProductionOnly, and the guest cannot make a shadow copy: the Backup service is off or the guest is not up.',
    params: ['vm'],
  },
  'checkpoint.tooMany': { meaning: 'A machine has at most 50 checkpoints (reference 4).', params: ['vm', 'countMax'] },
  'checkpoint.onReplica': {
    meaning: 'Checkpoints on the replica side are created only by a failover (reference 8.3).',
    params: ['vm'],
  },
  'checkpoint.badName': { meaning: 'The name is empty or longer than 100 characters.', params: ['name'] },
  'checkpoint.merging': { meaning: 'Deleted checkpoints are still being merged.', params: ['vm'] },
  'checkpoint.diskNotSupported': {
    meaning: 'A machine with a pass-through disk or a shared VHDX cannot have checkpoints.',
    params: ['vm', 'path'],
  },
  'replication.diskNotReplicable': {
    meaning: 'Pass-through disks and shared VHDX cannot be replicated (F43).',
    params: ['vm', 'path'],
    windowsCode: '0x80070057',
  },
} as const satisfies FailureTable
