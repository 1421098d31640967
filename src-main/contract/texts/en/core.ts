import type { coreFailures } from '../../failures/core.ts'
import type { FailureText } from '../shape.ts'

export const core = {
  'input.invalid': {
    sentence: 'The value of “{{field}}” is not valid: {{problem}}.',
    next: 'Correct the value and try again; “understudy contract” shows what each call takes.',
  },
  'call.unknown': {
    sentence: 'There is no command or query named “{{name}}”.',
    next: 'List all names with “understudy contract”.',
  },
  'core.internal': {
    sentence: 'Understudy stopped this step because of an error of its own, and changed nothing: {{detail}}.',
    next: 'Try again; if it happens once more, please report it together with what you did before.',
  },
  'core.closed': {
    sentence: 'Understudy is closing and takes no more commands.',
    next: 'Start Understudy again.',
  },
  'core.cancelled': {
    sentence: 'You cancelled “{{task}}” before it was done.',
    next: 'Start it again whenever you like.',
  },
  'shell.portBusy': {
    sentence: 'Port {{port}} is in use by another program.',
    next: 'Choose another port with “--port”, or leave the option out to use any free port.',
  },
  'shell.unauthorized': {
    sentence: 'This page has not been opened with a valid link, or its link was used before.',
    next: 'Start Understudy again and open the address that it prints.',
  },
  'shell.unreachable': {
    sentence: 'The connection to Understudy is lost.',
    next: 'Check whether Understudy still runs, start it again if not, and open the address that it prints.',
  },
} satisfies Record<keyof typeof coreFailures, FailureText>
