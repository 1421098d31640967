/** The state of disks: where they are attached, and their content as a history of writes. */

export type DiskAttachment = 'virtualHardDisk' | 'passThrough' | 'sharedVhdx'

/** Content is a position on a history: how many writes, and how many bytes they wrote. */
export interface Disk {
  readonly diskId: string
  /** The same on a disk and its replicas. */
  readonly contentKey: number
  /** Of the one partition that the guest has on it. */
  readonly driveLetter: string
  readonly name: string
  readonly path: string
  readonly format: 'VHDX' | 'VHD'
  readonly kind: 'fixed' | 'dynamic' | 'differencing'
  /** A pass-through disk and a VHDX that several machines share do not replicate (reference 4). */
  readonly attachment: DiskAttachment
  sizeBytes: number
  /** What the file takes of its volume, as of the last look of the host (`growth.ts`). */
  usedBytes: number
  /** The file grows from this size on, with what was written beyond this many bytes. */
  growthFromBytes: number
  growthFromWrittenBytes: number
  /** Writes go into a differencing disk (AVHDX) since this many bytes were written; -1 without one. */
  layerFromWrittenBytes: number
  /** What that differencing disk takes of the volume. */
  layerBytes: number
  /** Position without the churn since `Vm.churnAnchorInstant`. */
  sequence: number
  writtenBytes: number
  churnBytesPerHour: number
}

/**
 * A history of writes. It has one writer; whoever starts from content on another machine's history begins a
 * branch of its own, so that a position never means two different contents.
 */
export interface Branch {
  readonly ownerVm: number
  /** Index of the history it began from; -1 for blank disks. */
  readonly parent: number
  /** Where on the parent it began. */
  readonly fork: Position[]
  readonly fileWrites: FileWrite[]
}

export interface Position {
  readonly contentKey: number
  readonly sequence: number
  readonly writtenBytes: number
}

export interface FileWrite {
  readonly path: string
  readonly contentKey: number
  readonly version: number
  readonly sequence: number
  readonly sizeBytes: number
  readonly at: number
}

/** What the disks of a machine hold at one moment. */
export interface Content {
  readonly branch: number
  readonly positions: Position[]
}
