import type { switchFailures } from '../../failures/switch.ts'
import type { FailureText } from '../shape.ts'

export const switches = {
  'switch.badName': {
    sentence: "'{{name}}' is not a name that a virtual switch can have.",
    next: 'Enter 1 to 64 characters without a space at either end.',
  },
  'switch.duplicate': {
    sentence: "{{host}} already has a virtual switch '{{switch}}'.",
    next: 'Choose another name.',
  },
  'switch.tooMany': {
    sentence: 'A host cannot have more than {{countMax}} virtual switches.',
    next: 'Remove a virtual switch that is no longer needed.',
  },
} satisfies Record<keyof typeof switchFailures, FailureText>
