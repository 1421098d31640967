import type { FailureTable } from './table.ts'

/** Forecasts. */
export const forecastFailures = {
  'forecast.outOfRange': {
    meaning: 'A number of the question is beyond what can be emulated or has no meaning.',
    params: ['field', 'value', 'min', 'max'],
  },
  'forecast.noMachines': { meaning: 'The workspace has no virtual machine that could replicate.', params: [] },
} as const satisfies FailureTable
