/**
 * How far a replica was behind, over all moments. Between two cycles the distance grows by a second each second, so each
 * cycle adds a whole ramp of values; a ramp is two marks, whatever its length, and what it takes of the bins at its ends.
 * Values up to half an hour are kept by the second, longer ones by at most one part in 128.
 */
const exactSeconds = 2_048
const exactBits = 11
const partsPerDoubling = 128
const doublings = 15
const binCount = exactSeconds + doublings * partsPerDoubling

export interface LagHistogram {
  /** In each bin by how many more ramps cover it than the one before. */
  readonly marks: Int32Array
  /** In each bin the seconds of ramps that begin or end in it; whole numbers, which may outgrow 32 bits. */
  readonly partSeconds: Float64Array
  worstSeconds: number
}

export function createLagHistogram(): LagHistogram {
  return { marks: new Int32Array(binCount + 1), partSeconds: new Float64Array(binCount), worstSeconds: 0 }
}

/** Adds a stretch of time in which the distance grew from one value to another, both in milliseconds. */
export function addRamp(histogram: LagHistogram, fromMs: number, toMs: number): void {
  const { marks, partSeconds } = histogram
  const fromSeconds = Math.floor(fromMs / 1000)
  const toSeconds = Math.max(fromSeconds + 1, Math.ceil(toMs / 1000))
  const first = binOf(fromSeconds)
  const last = binOf(toSeconds)
  if (first === last) {
    partSeconds[first]! += toSeconds - fromSeconds
  } else {
    partSeconds[first]! += endOf(first) - fromSeconds
    marks[first + 1]! += 1
    marks[last]! -= 1
    partSeconds[last]! += toSeconds - endOf(last - 1)
  }
  if (toSeconds > histogram.worstSeconds) histogram.worstSeconds = toSeconds
}

/** Adds all that another histogram holds. */
export function addHistogram(histogram: LagHistogram, other: LagHistogram): void {
  for (let bin = 0; bin <= binCount; bin += 1) {
    histogram.marks[bin]! += other.marks[bin]!
    if (bin < binCount) histogram.partSeconds[bin]! += other.partSeconds[bin]!
  }
  histogram.worstSeconds = Math.max(histogram.worstSeconds, other.worstSeconds)
}

/**
 * Gives the values that the distance did not exceed in so many percent of the time, in whole seconds.
 * @param percents In rising order.
 */
export function percentiles({ marks, partSeconds, worstSeconds }: LagHistogram, percents: readonly number[]): number[] {
  let total = 0
  for (let bin = 0, covering = 0; bin < binCount; bin += 1) {
    covering += marks[bin]!
    total += covering * widthOf(bin) + partSeconds[bin]!
  }
  const found: number[] = []
  let passed = 0
  for (let bin = 0, covering = 0; bin < binCount && found.length < percents.length; bin += 1) {
    covering += marks[bin]!
    passed += covering * widthOf(bin) + partSeconds[bin]!
    while (found.length < percents.length && passed * 100 >= total * percents[found.length]! && passed > 0) {
      found.push(Math.min(worstSeconds, endOf(bin)))
    }
  }
  return percents.map((_, index) => found[index] ?? worstSeconds)
}

function binOf(seconds: number): number {
  if (seconds < exactSeconds) return seconds
  const doubling = Math.min(doublings - 1, 31 - Math.clz32(seconds) - exactBits)
  const part = Math.floor(seconds / 2 ** (doubling + exactBits - 7)) - partsPerDoubling
  return exactSeconds + doubling * partsPerDoubling + Math.min(part, partsPerDoubling - 1)
}

function widthOf(bin: number): number {
  return bin < exactSeconds ? 1 : 2 ** (Math.floor((bin - exactSeconds) / partsPerDoubling) + exactBits - 7)
}

/** The value at which the bin ends. */
function endOf(bin: number): number {
  if (bin < exactSeconds) return bin + 1
  const part = (bin - exactSeconds) % partsPerDoubling
  return (partsPerDoubling + part + 1) * widthOf(bin)
}
