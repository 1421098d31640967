/** The line between two hosts as a form writes it: everyday lines to choose from, or own values with their units. */
import type { NetworkView } from '../../../src-main/contract/views/network.ts'

export type LinkView = NetworkView['links'][number]

/** What of a line can be set. */
export type LinkValues = Pick<LinkView, 'bitsPerSecond' | 'backBitsPerSecond' | 'latencyMilliseconds' | 'lossPermille'>

export const bandwidthUnits = ['kbit', 'Mbit', 'Gbit'] as const
type BandwidthUnit = (typeof bandwidthUnits)[number]
const bitsOf: Readonly<Record<BandwidthUnit, number>> = { kbit: 1_000, Mbit: 1_000_000, Gbit: 1_000_000_000 }

/**
 * Lines as one meets them every day, the same both ways: between two sites each direction has the upload of its sender. Latency
 * is one way. Typical values, ours.
 */
export const presets = {
  lanTenGigabit: line(10_000_000_000, 1, 0),
  lanGigabit: line(1_000_000_000, 1, 0),
  wifi: line(150_000_000, 4, 1),
  fibre: line(500_000_000, 5, 0),
  dsl: line(40_000_000, 12, 0),
  dslOld: line(2_000_000, 25, 0),
  lte: line(20_000_000, 30, 2),
  satelliteLow: line(15_000_000, 25, 5),
  satelliteHigh: line(5_000_000, 300, 5),
} as const satisfies Readonly<Record<string, LinkValues>>
export type PresetName = keyof typeof presets
export const presetNames = Object.keys(presets) as readonly PresetName[]

/** The fields as they are typed. */
interface LinkForm {
  readonly bandwidth: string
  readonly unit: BandwidthUnit
  /** The other direction has the same bandwidth, whatever its fields hold. */
  readonly isSame: boolean
  readonly back: string
  readonly backUnit: BandwidthUnit
  readonly latency: string
  /** Per cent, to a tenth. */
  readonly loss: string
}

/** Which everyday line has exactly these values. */
export function presetOf(values: LinkValues): PresetName | undefined {
  return presetNames.find((name) => isSameLine(presets[name], values))
}

/** The same bandwidth, latency and loss. */
function isSameLine(one: LinkValues, other: LinkValues): boolean {
  return (
    one.bitsPerSecond === other.bitsPerSecond &&
    one.backBitsPerSecond === other.backBitsPerSecond &&
    one.latencyMilliseconds === other.latencyMilliseconds &&
    one.lossPermille === other.lossPermille
  )
}

/**
 * @param values What a line has.
 * @param writeNumber Writes a number as the reader's language does.
 * @returns The fields, in the largest unit that needs no fraction smaller than a thousandth.
 */
export function toForm(values: LinkValues, writeNumber: (value: number) => string = String): LinkForm {
  const unit = unitOf(values.bitsPerSecond)
  const backUnit = unitOf(values.backBitsPerSecond)
  return {
    bandwidth: writeNumber(values.bitsPerSecond / bitsOf[unit]),
    unit,
    isSame: values.bitsPerSecond === values.backBitsPerSecond,
    back: writeNumber(values.backBitsPerSecond / bitsOf[backUnit]),
    backUnit,
    latency: writeNumber(values.latencyMilliseconds),
    loss: writeNumber(values.lossPermille / 10),
  }
}

/** What is wrong with each field, before anything is sent. The range of the bandwidth is the core's to judge. */
interface LinkProblems {
  readonly bandwidth: boolean
  readonly back: boolean
  readonly latency: boolean
  readonly loss: boolean
}

/**
 * @param form What was typed.
 * @returns The values, or which fields hold no such number.
 */
export function fromForm(form: LinkForm): { readonly values?: LinkValues; readonly problems: LinkProblems } {
  const bitsPerSecond = Math.round(numberOf(form.bandwidth) * bitsOf[form.unit])
  const backBitsPerSecond = form.isSame ? bitsPerSecond : Math.round(numberOf(form.back) * bitsOf[form.backUnit])
  const latencyMilliseconds = numberOf(form.latency)
  const lossPermille = Math.round(numberOf(form.loss) * 10)
  const problems = {
    bandwidth: !Number.isSafeInteger(bitsPerSecond),
    back: !form.isSame && !Number.isSafeInteger(backBitsPerSecond),
    latency: !Number.isInteger(latencyMilliseconds) || latencyMilliseconds < 0 || latencyMilliseconds > 10_000,
    loss: !Number.isInteger(lossPermille) || lossPermille < 0 || lossPermille > 1000,
  }
  if (Object.values(problems).some(Boolean)) return { problems }
  return { values: { bitsPerSecond, backBitsPerSecond, latencyMilliseconds, lossPermille }, problems }
}

/** A number with a point or a comma; anything else is not a number. */
function numberOf(text: string): number {
  const trimmed = text.trim().replace(',', '.')
  return /^\d+(\.\d*)?$/.test(trimmed) ? Number(trimmed) : Number.NaN
}

/**
 * A bandwidth in the unit that says it shortest, as `50 Mbit/s`.
 * @param writeNumber Writes a number as the reader's language does.
 * @param units The units of the reader's language.
 */
export function bandwidthText(
  bitsPerSecond: number,
  writeNumber: (value: number) => string,
  units: Readonly<Record<BandwidthUnit, string>>,
): string {
  const unit = unitOf(bitsPerSecond)
  return `${writeNumber(bitsPerSecond / bitsOf[unit])} ${units[unit]}`
}

function unitOf(bitsPerSecond: number): BandwidthUnit {
  return bandwidthUnits.findLast((each) => bitsPerSecond >= bitsOf[each]) ?? 'kbit'
}

function line(bitsPerSecond: number, latencyMilliseconds: number, lossPermille: number): LinkValues {
  return { bitsPerSecond, backBitsPerSecond: bitsPerSecond, latencyMilliseconds, lossPermille }
}
