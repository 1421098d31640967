import type { FailureTable } from './table.ts'

/** Names of hosts, and which of them a certificate may carry. */
export const nameFailures = {
  'name.empty': { meaning: 'A DNS name is empty.', params: [] },
  'name.hasSpace': { meaning: 'A DNS name holds a space.', params: ['name'] },
  'name.badCharacter': {
    meaning: 'A DNS name holds a character that DNS host names may not hold.',
    params: ['name', 'character'],
  },
  'name.wildcard': { meaning: 'A name begins with *. and wildcards were not allowed.', params: ['name'] },
  'name.invisible': {
    meaning: 'A name holds a control character or one that turns the direction of writing, which nobody would see.',
    params: ['name', 'character'],
  },
  'name.labelTooLong': {
    meaning: 'A label is longer than 63 octets (RFC 1035 2.3.4).',
    params: ['name', 'label', 'length'],
  },
  'name.tooLong': { meaning: 'The whole name is longer than 253 octets.', params: ['name', 'length'] },
  'name.emptyLabel': { meaning: 'Two dots follow each other, or the name begins with a dot.', params: ['name'] },
  'name.notQualified': { meaning: 'The name has no DNS suffix, so it is not a FQDN.', params: ['name'] },
  'name.isAddress': { meaning: 'The text is an IP address where a name is needed.', params: ['name'] },
  'name.badHyphen': { meaning: 'A label begins or ends with a hyphen.', params: ['name', 'label'] },
  'name.duplicate': { meaning: 'A list names the same host twice.', params: ['name'] },
  'name.outsideConstraint': {
    meaning: 'The root may certify names below certain DNS suffixes only, and this is none (RFC 5280 4.2.1.10).',
    params: ['name', 'root', 'permitted'],
  },
} as const satisfies FailureTable
