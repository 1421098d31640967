/** What a host can be and hold. */
import { gigabyte, megabyte, terabyte } from './bytes.ts'

export const hostLimits = {
  hostCount: 64,
  vmCountPerHost: 1024,
  /** What Windows Server needs, and what Windows Server 2025 takes at most. */
  hostMemoryBytesMin: 512 * megabyte,
  hostMemoryBytesMax: 240 * terabyte,
  /** Logical processors of Windows Server 2025. */
  processorCountMax: 2048,
  /** NTFS with clusters of 64 KiB. */
  volumeBytesMin: gigabyte,
  volumeBytesMax: 256 * terabyte,
  /** Of the volume that a host comes with, which may stand for several (ours). */
  hostVolumeBytesMax: 4 * 1024 * terabyte,
  switchCountPerHost: 64,
  switchNameLengthMax: 64,
  hostsFileCount: 256,
  trustCount: 64,
  /** Of TrustedHosts; each is a name or a pattern. */
  trustedHostsCount: 64,
  /** Of one processor that a host may have and another one lack. */
  processorFeatureCount: 64,
  /** A leap year each way. */
  clockSkewSecondsMax: 366 * 86_400,
  eventLogCount: 500,
} as const
