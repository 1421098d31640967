/** How much a lab may be. A pack from elsewhere is data that somebody else wrote, so everything in it has an end. */

export const labLimits = {
  /** Parts of one objective's condition. */
  predicateNodesMax: 200,
  predicateDepthMax: 20,
  /** Quantifiers within one another, and the items that each of them looks at. */
  quantifierDepthMax: 2,
  quantifiedItemsMax: 64,
  objectivesMax: 20,
  stepsMax: 7,
  minutesMin: 5,
  minutesMax: 30,
  paragraphWordsMax: 60,
  variantsMax: 24,
  startStepsMax: 200,
  solutionStepsMax: 200,
  questionsMax: 20,
  startVirtualDaysMax: 30,
  pointsTotal: 100,
  passPercent: 70,
} as const

/** How large the files of a pack may be, in bytes. */
export const packLimits = {
  manifestBytesMax: 64 * 1024,
  labBytesMax: 512 * 1024,
  textBytesMax: 512 * 1024,
  fixtureBytesMax: 64 * 1024,
  pictureBytesMax: 1024 * 1024,
  packBytesMax: 60 * 1024 * 1024,
  entriesMax: 500,
  jsonDepthMax: 40,
} as const
