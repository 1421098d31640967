import type { rootFailures } from '../../failures/roots.ts'
import type { FailureText } from '../shape.ts'

export const roots = {
  'root.hasSuccessor': {
    sentence: 'The root "{{root}}" has been succeeded by "{{successor}}".',
    next: 'Roll "{{successor}}" over instead, or end the roll-over that is going on.',
  },
  'root.noSuccessor': {
    sentence: 'The root "{{root}}" has no successor.',
    next: 'Begin a roll-over of this root first.',
  },
  'root.rollOverEnded': {
    sentence: 'The roll-over of the root "{{root}}" has already been ended.',
    next: 'There is nothing to do; remove the old root from the hosts if it is still there.',
  },
  'root.stillInUse': {
    sentence: '{{count}} certificates of the root "{{root}}" are still in use.',
    next: 'Renew them and bring the new files to the hosts, or end the roll-over nevertheless.',
  },
  'template.unknown': {
    sentence: 'The root "{{root}}" has no template named "{{template}}".',
    next: 'Choose one from the list, or save it first.',
  },
  'name.outsideConstraint': {
    sentence: 'The root "{{root}}" may certify names below {{permitted}} only, and "{{name}}" is not one of them.',
    next: 'Use a name below {{permitted}}, or another root.',
  },
} satisfies Record<keyof typeof rootFailures, FailureText>
