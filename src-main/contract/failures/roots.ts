import type { FailureTable } from './table.ts'

/** Re-issue, roll-over, templates and name constraints of roots, and requests for certificates. */
export const rootFailures = {
  'root.hasSuccessor': { meaning: 'The root has been succeeded by another.', params: ['root', 'successor'] },
  'root.noSuccessor': { meaning: 'The root has not been succeeded by another.', params: ['root'] },
  'root.rollOverEnded': { meaning: 'The roll-over has been ended before.', params: ['root'] },
  'root.stillInUse': {
    meaning: 'Certificates of a root that is rolled over are neither renewed nor revoked nor expired.',
    params: ['root', 'count'],
  },
  'template.unknown': { meaning: 'The root has no template of this name.', params: ['root', 'template'] },
  'name.outsideConstraint': {
    meaning: 'The root may certify names below certain DNS suffixes only, and this is none (RFC 5280 4.2.1.10).',
    params: ['name', 'root', 'permitted'],
  },
} as const satisfies FailureTable
