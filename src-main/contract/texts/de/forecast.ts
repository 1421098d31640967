import type { forecastFailures } from '../../failures/forecast.ts'
import type { FailureText } from '../shape.ts'

export const forecast = {
  'forecast.outOfRange': {
    sentence: '{{value}} ist für {{field}} nicht möglich.',
    next: 'Geben Sie eine Zahl von {{min}} bis {{max}} ein.',
  },
  'forecast.noMachines': {
    sentence: 'Im Arbeitsbereich gibt es keinen virtuellen Computer, der repliziert werden könnte.',
    next: 'Fügen Sie virtuelle Computer hinzu, oder geben Sie an, wie viele es sein sollen.',
  },
} satisfies Record<keyof typeof forecastFailures, FailureText>
