import type { switchFailures } from '../../failures/switch.ts'
import type { FailureText } from '../shape.ts'

export const switches = {
  'switch.badName': {
    sentence: '„{{name}}“ ist kein Name, den ein virtueller Switch haben kann.',
    next: 'Geben Sie 1 bis 64 Zeichen ohne Leerzeichen am Anfang oder Ende ein.',
  },
  'switch.duplicate': {
    sentence: '{{host}} hat bereits einen virtuellen Switch „{{switch}}“.',
    next: 'Wählen Sie einen anderen Namen.',
  },
  'switch.tooMany': {
    sentence: 'Ein Host kann nicht mehr als {{countMax}} virtuelle Switches haben.',
    next: 'Entfernen Sie einen virtuellen Switch, der nicht mehr gebraucht wird.',
  },
} satisfies Record<keyof typeof switchFailures, FailureText>
