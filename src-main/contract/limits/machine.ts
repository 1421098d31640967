/** What a virtual machine can be and hold (Hyper-V Replica reference 1.4 and 4). */
import { megabyte, terabyte } from './bytes.ts'

export const machineLimits = {
  memoryBytesMin: 32 * megabyte,
  memoryBytesMax: 12 * terabyte,
  diskCountPerVm: 64,
  adapterCount: 8,
  legacyAdapterCount: 4,
  checkpointCountPerVm: 50,
  /** Of an adapter or a checkpoint. */
  nameLengthMax: 100,
  /** Of a delay or a shutdown. */
  secondsMax: 3600,
  /** That a machine is created with. */
  guestFileCount: 100,
  /** Machines that fail over as one list. */
  failoverListMax: 1024,
} as const
