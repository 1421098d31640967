/** The answer to "will my line carry it?" in one or two sentences, for the terminal and for screens. */
import type { ForecastView } from '../views/forecast.ts'
import type { Language } from './shape.ts'

interface Words {
  readonly carries: string
  readonly carriesNot: string
  readonly because: Readonly<Record<ForecastView['bottleneck']['kind'], string>>
  readonly enoughLine: string
  readonly enoughInterval: string
  readonly enoughEither: string
  readonly enoughNothing: string
  readonly narrower: string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    carries:
      'Your line carries it: 99 % of the time a failover would lose at most {{p99}}, and {{missed}} of {{cycles}} cycles are missed.',
    carriesNot:
      'Your line does not carry it: 99 % of the time a failover would lose up to {{p99}}, and {{missed}} of {{cycles}} cycles are missed.',
    because: {
      none: '',
      link: 'First the line falls behind, after {{after}}.',
      log: 'First the logs outgrow the disks and a resynchronization is needed, after {{after}}.',
      replicaVolume: 'First the volume of the Replica server is full, after {{after}}.',
    },
    enoughLine: '{{line}} would be enough.',
    enoughInterval: 'An interval of {{interval}} would be enough.',
    enoughEither: '{{line}} would be enough, or an interval of {{interval}}.',
    enoughNothing: 'Neither a longer interval nor a wider line would be enough.',
    narrower: '{{line}} would do as well.',
  },
  de: {
    carries:
      'Ihre Leitung trägt es: In 99 % der Zeit gingen bei einem Failover höchstens {{p99}} verloren, und {{missed}} von {{cycles}} Zyklen werden verpasst.',
    carriesNot:
      'Ihre Leitung trägt es nicht: In 99 % der Zeit gingen bei einem Failover bis zu {{p99}} verloren, und {{missed}} von {{cycles}} Zyklen werden verpasst.',
    because: {
      none: '',
      link: 'Als Erstes kommt die Leitung nicht mehr nach, nach {{after}}.',
      log: 'Als Erstes wachsen die Protokolle über die Datenträger hinaus, und es muss neu synchronisiert werden, nach {{after}}.',
      replicaVolume: 'Als Erstes ist das Volume des Replikatservers voll, nach {{after}}.',
    },
    enoughLine: '{{line}} würden genügen.',
    enoughInterval: 'Ein Intervall von {{interval}} würde genügen.',
    enoughEither: '{{line}} würden genügen oder ein Intervall von {{interval}}.',
    enoughNothing: 'Weder ein längeres Intervall noch eine breitere Leitung würde genügen.',
    narrower: '{{line}} täten es auch.',
  },
  cs: {
    carries:
      'Vaše linka to unese: po 99 % času by se při převzetí služeb při selhání ztratilo nejvýše {{p99}} a z {{cycles}} cyklů se vynechá {{missed}}.',
    carriesNot:
      'Vaše linka to neunese: po 99 % času by se při převzetí služeb při selhání ztratilo až {{p99}} a z {{cycles}} cyklů se vynechá {{missed}}.',
    because: {
      none: '',
      link: 'Nejdřív přestane stačit linka, po {{after}}.',
      log: 'Nejdřív protokoly přerostou disky a je nutná nová synchronizace, po {{after}}.',
      replicaVolume: 'Nejdřív se zaplní svazek serveru repliky, po {{after}}.',
    },
    enoughLine: 'Stačilo by {{line}}.',
    enoughInterval: 'Stačil by interval {{interval}}.',
    enoughEither: 'Stačilo by {{line}}, nebo interval {{interval}}.',
    enoughNothing: 'Nestačil by ani delší interval, ani rychlejší linka.',
    narrower: 'Stačilo by i {{line}}.',
  },
}

/**
 * Says what a forecast found.
 * @param forecast The answer of `forecast.run`.
 * @param language The language of the reader.
 */
export function describeForecast(forecast: Omit<ForecastView, 'wallMilliseconds'>, language: Language): string {
  const texts = words[language]
  const { rpo, missedCycles, cycles, bottleneck, enough } = forecast
  const number = new Intl.NumberFormat(language)
  const values = {
    p99: describeSpan(rpo.p99Seconds, language),
    missed: number.format(missedCycles),
    cycles: number.format(cycles + missedCycles),
    after: describeSpan(bottleneck.afterSeconds ?? 0, language),
    line: describeLine(enough.linkBitsPerSecond ?? 0, language),
    interval: describeSpan(enough.intervalSeconds ?? 0, language),
  }
  const sentences = forecast.carries
    ? [texts.carries, isNarrower(forecast) ? texts.narrower : '']
    : [texts.carriesNot, texts.because[bottleneck.kind], remedy(forecast, texts)]
  return sentences
    .filter((sentence) => sentence !== '')
    .join(' ')
    .replace(/\{\{(\w+)\}\}/g, (_, name: keyof typeof values) => values[name])
}

/** A span of time in the unit that says it shortest: `45 s`, `5 min`, `2.5 h`, `3 d`. */
export function describeSpan(seconds: number, language: Language): string {
  const units: readonly (readonly [number, Intl.NumberFormatOptions['unit']])[] = [
    [86_400, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
  ]
  const [size, unit] = units.find(([each]) => seconds >= 2 * each || seconds === each) ?? [1, 'second']
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(language, { ...options, unit: unit ?? 'second' }).format(seconds / size)
}

/** The speed of a line as providers write it. */
export function describeLine(bitsPerSecond: number, language: Language): string {
  const isGigabit = bitsPerSecond >= 1_000_000_000
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  return `${number.format(bitsPerSecond / (isGigabit ? 1_000_000_000 : 1_000_000))} ${isGigabit ? 'Gbit/s' : 'Mbit/s'}`
}

function isNarrower({ enough, linkBitsPerSecond }: Pick<ForecastView, 'enough' | 'linkBitsPerSecond'>): boolean {
  return enough.linkBitsPerSecond !== null && enough.linkBitsPerSecond < linkBitsPerSecond
}

function remedy({ enough }: Pick<ForecastView, 'enough'>, texts: Words): string {
  if (enough.linkBitsPerSecond !== null && enough.intervalSeconds !== null) return texts.enoughEither
  if (enough.linkBitsPerSecond !== null) return texts.enoughLine
  return enough.intervalSeconds === null ? texts.enoughNothing : texts.enoughInterval
}
