/** What the network between hosts can be like. */
export const networkLimits = {
  bitsPerSecondMin: 1_000,
  bitsPerSecondMax: 100_000_000_000,
  latencyMillisecondsMax: 10_000,
  /** Of a thousand packets. */
  lossPermilleMax: 1000,
  partitionCount: 16,
  cachedNameCount: 1024,
  /** Of a name in DNS, without its final dot (RFC 1035 2.3.4). */
  nameLengthMax: 253,
  labelLengthMax: 63,
  /** Of the record of a machine that failed over; short, so that the way back is as quick (Hyper-V Replica reference 7). */
  ttlAfterFailoverSeconds: 300,
} as const
