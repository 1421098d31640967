/** What certificates, roots and what is done with them can be (Certificates reference 1.2 and 1.3; the numbers of names are ours). */

/** Sizes of RSA keys that are offered for host certificates, the usual one first. */
export const hostKeySizes = [2048, 3072] as const

/** And for roots. */
export const rootKeySizes = [3072, 4096] as const

export const certificateYears = { root: 10, host: 3, max: 20 } as const

export const certificateLimits = {
  /** Issued or exported at once. */
  namesMax: 1000,
  /** A failover cluster has at most 64 nodes; with as many again there is room for Brokers. */
  clusterNamesMax: 128,
  /** Chosen at once: as many as an inventory is made for. */
  chosenMax: 10_000,
  /** Of a common name (X.520). */
  commonNameLengthMax: 64,
  /** Of a list of names that is pasted or read from a file. */
  nameListBytesMax: 2_000_000,
  /** Of the text of a recovery sheet. */
  sheetLengthMax: 100_000,
  /** Of the number of a CRL that somebody names: numbers go on above it. */
  crlNumberMax: 2 ** 52,
  /** DNS suffixes that a root may be bound to. */
  permittedSuffixesMax: 16,
  /** Windows refuses shorter RSA keys since 2012. */
  windowsKeyBitsMin: 1024,
  /** Of a request, and of an authority that is not called weak. */
  soundKeyBitsMin: 2048,
} as const

/** Of a path as most programs on Windows take it (MAX_PATH). */
export const windowsPathLengthMax = 260
