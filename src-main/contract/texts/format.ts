/**
 * Numbers, amounts, instants and durations as the reader's language writes them. Instants of the virtual clock are shown in UTC,
 * so that the same moment of a rehearsal reads the same on every machine.
 */
import type { Language } from './shape.ts'

/** British English writes the day before the month, as the other two languages do. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', cs: 'cs-CZ' }

const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB'] as const

const spanUnits = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
] as const

/** A sentence spells the unit out. */
const byteWords: Readonly<Record<Language, string>> = { en: 'bytes', de: 'Byte', cs: 'B' }

export type Format = ReturnType<typeof formatFor>

/**
 * @param language The reader's language.
 * @returns One function for each kind of value.
 */
export function formatFor(language: Language) {
  const locale = locales[language]
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const times = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', timeStyle: 'medium', hourCycle: 'h23' })
  const dates = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
  const weekdays = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })

  const number = (value: number) => tenths.format(value)
  const unit = (value: number, name: 'year' | 'month' | 'day') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: 0 }).format(
      Math.floor(value),
    )

  return {
    number,
    /** @param value A share of one. */
    percent: (value: number) => `${whole.format(value * 100)} %`,
    /** Whole seconds; @param at Milliseconds since 1970, UTC. */
    time: (at: number) => times.format(at),
    date: (at: number) => dates.format(at),
    weekday: (at: number) => weekdays.format(at).replace(',', ''),
    instant: (at: number) => `${dates.format(at)} ${times.format(at)}`,
    /** Units of 1024, named as Windows names them, with three digits at most. */
    bytes: (sizeBytes: number) => {
      let value = sizeBytes
      let unit = 0
      while (value >= 1024 && unit < byteUnits.length - 1) {
        value /= 1024
        unit += 1
      }
      return `${value >= 100 || unit === 0 ? whole.format(value) : tenths.format(value)} ${byteUnits[unit]}`
    },
    /** The same to a tenth, for sentences that compare one size with another. */
    size: (sizeBytes: number) => {
      const power = Math.min(byteUnits.length - 1, Math.floor(Math.log2(Math.max(1, Math.abs(sizeBytes))) / 10))
      return `${tenths.format(sizeBytes / 1024 ** power)} ${power === 0 ? byteWords[language] : byteUnits[power]}`
    },
    duration: (seconds: number) => duration(seconds, number),
    /** A long time in the one unit that says most: years, months, days; below two days as a duration. */
    span: (seconds: number) => {
      const days = Math.max(0, seconds) / 86_400
      if (days >= 730) return unit(days / 365.25, 'year')
      if (days >= 60) return unit(days / 30.44, 'month')
      return days >= 2 ? unit(days, 'day') : duration(Math.max(0, seconds), number)
    },
    /** The same as a distance ahead, in the case that the language asks for: `in 5 months`, `za 5 měsíců`. */
    ahead: (seconds: number) => {
      const days = Math.max(0, seconds) / 86_400
      const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
      if (days >= 730) return relative.format(Math.floor(days / 365.25), 'year')
      if (days >= 60) return relative.format(Math.floor(days / 30.44), 'month')
      if (days >= 2) return relative.format(Math.floor(days), 'day')
      const [before] = relative.formatToParts(2, 'day')
      return `${before?.value ?? ''}${duration(Math.max(0, seconds), number)}`
    },
    /** In the unit that says it shortest, with the language's own name for it: `45 s`, `5 min`, `2.5 h`, `3 d`. */
    shortestSpan: (seconds: number) => {
      const [size, name] = spanUnits.find(([each]) => seconds >= 2 * each || seconds === each) ?? [1, 'second']
      const options = { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 1 } as const
      return new Intl.NumberFormat(language, options).format(seconds / size)
    },
    /** The speed of a line as providers write it. */
    lineSpeed: (bitsPerSecond: number) =>
      bitsPerSecond >= 1_000_000_000
        ? `${number(bitsPerSecond / 1_000_000_000)} Gbit/s`
        : `${number(bitsPerSecond / 1_000_000)} Mbit/s`,
    /** `9 d 09:52:28`: what is left until a moment, to the second. */
    countdown: (seconds: number) => {
      const { days, clock } = clockOf(seconds)
      return days > 0 ? `${number(days)} d ${clock}` : clock
    },
    /** `40.11:21:33`: days, hours, minutes, seconds, as Hyper-V Manager writes an uptime. */
    uptime: (seconds: number) => {
      const { days, clock } = clockOf(seconds)
      return days > 0 ? `${days}.${clock}` : clock
    },
  }
}

/** The two largest units that count; their symbols are the same in all three languages. */
function duration(seconds: number, number: (value: number) => string): string {
  if (seconds < 10) return `${number(Math.max(0, seconds))} s`
  const total = Math.round(seconds)
  const [days, hours] = [Math.floor(total / 86_400), Math.floor(total / 3600) % 24]
  const [minutes, rest] = [Math.floor(total / 60) % 60, total % 60]
  if (days > 0) return hours > 0 ? `${number(days)} d ${hours} h` : `${number(days)} d`
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`
  if (minutes > 0) return rest > 0 ? `${minutes} min ${twoDigits(rest)} s` : `${minutes} min`
  return `${rest} s`
}

/** Whole days, and the rest as hours, minutes and seconds. */
function clockOf(seconds: number): { readonly days: number; readonly clock: string } {
  const rest = Math.floor(seconds) % 86_400
  return {
    days: Math.floor(seconds / 86_400),
    clock: [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(twoDigits).join(':'),
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
