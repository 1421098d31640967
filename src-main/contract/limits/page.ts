/** How much one answer holds, and how long one input may be, where the thing itself sets no limit. */
export const pageLimits = {
  /** Entries of an event log or of what has happened. */
  entriesMax: 500,
  /** Rows of the inventory. */
  rowsMax: 1000,
  /** Entries of the audit trail. */
  auditRowsMax: 10_000,
  /** Nodes of a decoded file. */
  nodesMax: 5000,
  /** Machines that one operation is carried out on. */
  bulkMachinesMax: 5000,
  /** What is searched for: words, and a name with more than it can have. */
  searchLengthMax: 1000,
  searchedNameLengthMax: 300,
  branchNameLengthMax: 80,
  clientIdLengthMax: 64,
  templateNameLengthMax: 64,
  seedLengthMax: 100,
  /** A file that a browser brings, in base64. */
  base64LengthMax: 8_000_000,
  /** Names that stand in a sentence; the rest is a number. */
  namesInSentenceMax: 4,
} as const

/** What is kept of things that were typed and not sent yet. */
export const draftLimits = {
  keyLengthMax: 200,
  /** Drafts at one time; the oldest gives way. */
  countMax: 40,
  /** Of all values of a draft as JSON; a longer one is not kept. */
  textLengthMax: 200_000,
} as const
