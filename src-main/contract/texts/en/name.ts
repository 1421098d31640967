import type { nameFailures } from '../../failures/name.ts'
import type { FailureText } from '../shape.ts'

export const name = {
  'name.empty': { sentence: 'A name is missing.', next: 'Type the name.' },
  'name.hasSpace': {
    sentence: 'The name "{{name}}" contains a space.',
    next: 'Type the FQDN without spaces, for example hv01.lab.example.',
  },
  'name.badCharacter': {
    sentence: 'The name "{{name}}" contains "{{character}}", which host names may not contain.',
    next: 'Use letters, digits and hyphens only.',
  },
  'name.wildcard': {
    sentence: 'The name "{{name}}" contains "*", which is accepted only where wildcards are allowed.',
    next: 'Use letters, digits and hyphens only, or allow wildcards (on the command line: add --wildcard).',
  },
  'name.invisible': {
    sentence: 'The name "{{name}}" contains the character {{character}}, which nobody can see.',
    next: 'Type the name anew instead of pasting it.',
  },
  'name.labelTooLong': {
    sentence: 'The part "{{label}}" of the name "{{name}}" is {{length}} characters long; 63 is the maximum.',
    next: 'Shorten the part between the dots.',
  },
  'name.tooLong': {
    sentence: 'The name "{{name}}" is {{length}} characters long; 253 is the maximum.',
    next: 'Use a shorter DNS suffix or host name.',
  },
  'name.emptyLabel': {
    sentence: 'In the name "{{name}}" there is nothing before a dot.',
    next: 'Remove the extra dot or type the missing part.',
  },
  'name.notQualified': {
    sentence: 'The name "{{name}}" has no DNS suffix, so it is not a FQDN.',
    next: 'Add the suffix, for example {{name}}.lab.example; a workgroup host needs a primary DNS suffix of its own.',
  },
  'name.isAddress': {
    sentence: '"{{name}}" is an IP address, and certificates for Hyper-V Replica are made for names.',
    next: 'Type the FQDN of the host.',
  },
  'name.badHyphen': {
    sentence: 'The part "{{label}}" of the name "{{name}}" begins or ends with a hyphen.',
    next: 'Remove the hyphen at the edge.',
  },
  'name.duplicate': {
    sentence: 'The name {{name}} stands in the list twice.',
    next: 'Nothing has to be done; one certificate is enough.',
  },
  'name.outsideConstraint': {
    sentence: 'The root "{{root}}" may certify names below {{permitted}} only, and "{{name}}" is not one of them.',
    next: 'Use a name below {{permitted}}, or another root.',
  },
} satisfies Record<keyof typeof nameFailures, FailureText>
