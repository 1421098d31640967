/** The kinds of pages in the settings of a machine. */
import type { adapterPages } from './adapter-rules.ts'

export type PageKind =
  | 'addHardware'
  | 'memory'
  | 'processor'
  | 'disks'
  | 'adapter'
  | keyof typeof adapterPages
  | 'integrationServices'
  | 'checkpoints'
  | 'startAction'
  | 'stopAction'
  | 'writing'
  | 'shutdownTime'
