import type { forecastFailures } from '../../failures/forecast.ts'
import type { FailureText } from '../shape.ts'

export const forecast = {
  'forecast.outOfRange': {
    sentence: 'Pro {{field}} nelze zadat {{value}}.',
    next: 'Zadejte číslo od {{min}} do {{max}}.',
  },
  'forecast.noMachines': {
    sentence: 'V pracovním prostoru není žádný virtuální počítač, který by bylo možné replikovat.',
    next: 'Přidejte virtuální počítače, nebo zadejte, kolik jich má být.',
  },
} satisfies Record<keyof typeof forecastFailures, FailureText>
