import type { FailureTable } from './table.ts'

/** Virtual machines, their disks, adapters and guests. */
export const vmFailures = {
  'vm.unknown': { meaning: 'No virtual machine has this id.', params: ['vmId'] },
  'vm.badName': {
    meaning: 'The name is empty, too long or holds a character that Windows refuses in file names.',
    params: ['name'],
  },
  'vm.duplicateName': { meaning: 'Another virtual machine on this host has this name.', params: ['name', 'host'] },
  'vm.wrongState': {
    meaning: 'The operation does not fit the state of the virtual machine.',
    params: ['vm', 'state', 'operation'],
  },
  'vm.startNeedsFailover': {
    meaning: 'A replica virtual machine cannot be started until a failover.',
    params: ['vm'],
  },
  'vm.preparedForFailover': {
    meaning: 'The primary is prepared for planned failover and locked against start.',
    params: ['vm'],
  },
  'vm.notEnoughMemory': {
    meaning: "The host has less free memory than the virtual machine needs to start; the sentence is Hyper-V's.",
    params: ['vm', 'host', 'ramSize', 'freeBytes'],
    windowsCode: '0x8007000E',
  },
  'vm.notRunning': { meaning: 'The guest must run for this.', params: ['vm'] },
  'vm.replicated': { meaning: 'The virtual machine still replicates.', params: ['vm'] },
  'vm.tooMany': { meaning: 'The host holds as many virtual machines as it can.', params: ['countMax'] },
  'disk.unknown': { meaning: 'No disk has this id.', params: ['diskId'] },
  'disk.badSize': { meaning: 'A VHDX has 3 MB to 64 TB, a VHD up to 2040 GB.', params: ['sizeBytes', 'sizeBytesMax'] },
  'disk.volumeFull': {
    meaning: 'The volume has too little space for the disk.',
    params: ['volume', 'neededBytes', 'freeBytes'],
  },
  'disk.tooMany': { meaning: 'More disks than the controllers can hold.', params: ['countMax'] },
  'adapter.unknown': { meaning: 'No network adapter has this id.', params: ['adapterId'] },
  'guest.badPath': { meaning: 'Not a full Windows path of a file.', params: ['path'] },
  'guest.badChurn': {
    meaning: 'The rate of writing is negative or above the limit.',
    params: ['bytesPerHour', 'bytesPerHourMax'],
  },
} as const satisfies FailureTable
