import type { FailureTable } from './table.ts'
import { windowsCodes } from '../windows-codes.ts'

/** Virtual machines and their guests. */
export const vmFailures = {
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
    windowsCode: windowsCodes.ERROR_NOT_READY,
  },
  'vm.storageFull': {
    meaning: 'A paused-critical machine cannot go on while its volume is full.',
    params: ['vm', 'volume'],
    windowsCode: windowsCodes.ERROR_DISK_FULL,
  },
  'vm.storageLost': {
    meaning: 'A volume with disks of the machine is offline.',
    params: ['vm', 'host', 'volume'],
  },
  'guest.badWrite': {
    meaning: 'A single write is larger than the disk that it goes to.',
    params: ['sizeBytes', 'sizeBytesMax'],
  },
  'guest.badChurnProfile': {
    meaning: 'A number of a churn profile is out of its range.',
    params: ['value', 'valueMin', 'valueMax'],
  },
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
    windowsCode: windowsCodes.E_OUTOFMEMORY,
  },
  'vm.notRunning': { meaning: 'The guest must run for this.', params: ['vm'] },
  'vm.replicated': { meaning: 'The virtual machine still replicates.', params: ['vm'] },
  'vm.tooMany': { meaning: 'The host holds as many virtual machines as it can.', params: ['countMax'] },
  'guest.badPath': { meaning: 'Not a full Windows path of a file.', params: ['path'] },
  'guest.badChurn': {
    meaning: 'The rate of writing is negative or above the limit.',
    params: ['bytesPerHour', 'bytesPerHourMax'],
  },
  'vm.versionNotSupported': {
    meaning:
      'The configuration version of the machine is one that the Windows of the other host does not run (reference 4).',
    params: ['vm', 'version', 'host', 'edition', 'oldest'],
  },
} as const satisfies FailureTable
