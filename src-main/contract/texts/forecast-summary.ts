/** The answer to "will my line carry it?" in one or two sentences, for the terminal and for screens. */
import type { ForecastView } from '../views/forecast.ts'
import { texts } from './index.ts'
import type { Language } from './shape.ts'

type Forecast = Omit<ForecastView, 'wallMilliseconds'>
type Remedy = 'enoughEither' | 'enoughLine' | 'enoughInterval' | 'enoughNothing'

/**
 * Says what a forecast found.
 * @param forecast The answer of `forecast.run`.
 * @param language The language of the reader.
 */
export function describeForecast(forecast: Forecast, language: Language): string {
  const { rpo, missedCycles, cycles, bottleneck, enough } = forecast
  const values = {
    p99: rpo.p99Seconds,
    missed: missedCycles,
    cycles: cycles + missedCycles,
    after: bottleneck.afterSeconds ?? 0,
    line: enough.linkBitsPerSecond ?? 0,
    interval: enough.intervalSeconds ?? 0,
  }
  return sentencesOf(forecast)
    .map((sentence) => texts.text(`forecastSummary.${sentence}`, language, values))
    .join(' ')
}

function sentencesOf(forecast: Forecast) {
  const { kind } = forecast.bottleneck
  if (forecast.carries) return isNarrower(forecast) ? (['carries', 'narrower'] as const) : (['carries'] as const)
  return kind === 'none'
    ? (['carriesNot', remedyOf(forecast)] as const)
    : (['carriesNot', `because.${kind}`, remedyOf(forecast)] as const)
}

function isNarrower({ enough, linkBitsPerSecond }: Forecast): boolean {
  return enough.linkBitsPerSecond !== null && enough.linkBitsPerSecond < linkBitsPerSecond
}

function remedyOf({ enough }: Forecast): Remedy {
  if (enough.linkBitsPerSecond !== null && enough.intervalSeconds !== null) return 'enoughEither'
  if (enough.linkBitsPerSecond !== null) return 'enoughLine'
  return enough.intervalSeconds === null ? 'enoughNothing' : 'enoughInterval'
}
