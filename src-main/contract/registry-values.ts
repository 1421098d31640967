/**
 * The registry values that tune Hyper-V Replica on a host, under
 * HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Virtualization\Replication (Hyper-V Replica reference 4.4). A value that
 * is absent has its default.
 */
import { z } from 'zod'

export const registryValues = {
  /** 1: certificates are taken without a look at revocation. */
  DisableCertRevocationCheck: { valueMin: 0, valueMax: 1, defaultValue: 0 },
  /** Initial replications and resynchronizations at a time, on the primary; read when the management service starts. */
  MaximumActiveTransfers: { valueMin: 1, valueMax: 1024, defaultValue: 3 },
  /** Virtual hard disks of one machine to which logs are applied at a time. */
  ApplyVHDLimit: { valueMin: 0, valueMax: 260, defaultValue: 4 },
  /** Machines to which logs are applied at a time; 0 sets no limit. */
  ApplyVMLimit: { valueMin: 0, valueMax: 4_294_967_295, defaultValue: 0 },
  /** Outstanding writes per disk while a log is applied; 0 sets no limit. */
  ApplyChangeReplicaDiskThrottle: { valueMin: 0, valueMax: 256, defaultValue: 0 },
} as const satisfies Record<string, { valueMin: number; valueMax: number; defaultValue: number }>

export type RegistryValueName = keyof typeof registryValues

// A record of literals has at least one key, and Object.keys of it lists exactly its keys.
const names = Object.keys(registryValues) as [RegistryValueName, ...RegistryValueName[]]

export const registryValueName = z.enum(names)
