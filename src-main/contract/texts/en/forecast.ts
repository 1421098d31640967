import type { forecastFailures } from '../../failures/forecast.ts'
import type { FailureText } from '../shape.ts'

export const forecast = {
  'forecast.outOfRange': {
    sentence: '{{value}} is not possible for {{field}}.',
    next: 'Enter a number from {{min}} to {{max}}.',
  },
  'forecast.noMachines': {
    sentence: 'The workspace has no virtual machine that could replicate.',
    next: 'Add virtual machines, or say how many there shall be.',
  },
} satisfies Record<keyof typeof forecastFailures, FailureText>
