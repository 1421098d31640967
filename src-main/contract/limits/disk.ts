/** How large virtual hard disks are, and how much is written to them. */
import { gigabyte, megabyte, terabyte } from './bytes.ts'

export const diskLimits = {
  /** Hyper-V's limits of a VHDX. */
  diskBytesMin: 3 * megabyte,
  diskBytesMax: 64 * terabyte,
  /** Of a fixed or dynamic VHD. */
  vhdBytesMax: 2040 * gigabyte,
  churnBytesPerHourMax: 1_000_000_000_000,
  /** An external disk, and the merging of a resynchronization on the disk of the replica (ours). */
  exportBytesPerSecond: 200_000_000,
  mergeBytesPerSecond: 500_000_000,
} as const
