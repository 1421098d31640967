/** The state of the network: lines, names, partitions, trusts between domains. */

/** One direction of a link. */
export interface Way {
  /** What gets through; less than the bandwidth where packets are lost. */
  bitsPerSecond: number
  bandwidthBitsPerSecond: number
  /** Change logs go over the line one after another. */
  freeAtInstant: number
}

export interface Link extends Way {
  /** The host with the smaller number first. */
  readonly firstHostId: string
  readonly secondHostId: string
  /** Packets arrive: plugged in, in no partition apart, and not so slow or lossy that no connection comes about. */
  isConnected: boolean
  latencyMilliseconds: number
  isPlugged: boolean
  lossPermille: number
  /** From the second host to the first, where that is another bandwidth; absent on a line that is the same both ways. */
  back?: Way
}

export interface DnsRecord {
  readonly name: string
  address: string
  ttlSeconds: number
}

/** One name in the DNS client cache of a host or virtual machine. */
export interface CachedName {
  readonly clientId: string
  readonly name: string
  readonly address: string
  readonly expiresInstant: number
}

/** Hosts that reach each other but nobody else. */
export interface Partition {
  readonly partitionId: string
  readonly hostIds: string[]
  /** Since when its one host is kept off; absent where it is a partition like any other. */
  readonly keptOffSinceInstant?: number
}

/** A two-way trust; the names stand in alphabetical order. */
export interface DomainTrust {
  readonly first: string
  readonly second: string
}
