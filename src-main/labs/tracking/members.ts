/** Which members of what a lab asks for, so that what it does not look at need not be computed. */
import type { Predicate } from '../format/predicate.ts'
import { subjectKey, type Subject } from '../format/subject.ts'
import type { LabInstance } from '../reading/instance.ts'
import { childrenOf, partsOf } from './parts.ts'

const everything = ['*']

/** What `failovers.ts` reads. */
const membersOfFailovers = [
  'name',
  'replication',
  'failover',
  'failedOverInstant',
  'stoppedInstant',
  'startedInstant',
  'loss',
  'lostSeconds',
  'lostBytes',
]

/**
 * Goes through all conditions of a lab.
 * @returns Gives the names of members that are asked for: of a subject, or of the items of a list of the world.
 */
export function membersAskedFor(instance: LabInstance): (subject: Subject, list: string | null) => readonly string[] {
  const asked = new Map<string, Set<string>>()
  for (const { parts } of instance.objectives) {
    for (const part of parts.flatMap(({ that }) => partsOf(that))) {
      if (part.kind === 'away' || part.kind === 'lost') add(keyOf({ kind: 'world' }, 'vms'), membersOfFailovers)
      if (part.kind === 'answer' && part.test.test === 'term') add(keyOf(part.test.of, null), everything)
      if (part.kind !== 'term' || part.of === null) continue
      const inner = namesIn(part)
      if (part.of.kind === 'world') add(keyOf(part.of, part.path[0] ?? null), [...part.path.slice(1), ...inner])
      else add(keyOf(part.of, null), [...part.path, ...inner])
      if (part.test.test === 'same') add(keyOf(part.test.of, null), everything)
    }
  }

  function add(key: string, names: readonly string[]): void {
    const known = asked.get(key) ?? new Set<string>()
    for (const name of names) known.add(name)
    asked.set(key, known)
  }

  return (subject, list) => {
    const names = asked.get(keyOf(subject, list))
    return names === undefined ? everything : [...names]
  }
}

/** The members that the condition on the items names. */
function namesIn(predicate: Predicate): string[] {
  return childrenOf(predicate).flatMap((part) => [...(part.kind === 'term' ? part.path : []), ...namesIn(part)])
}

function keyOf(subject: Subject, list: string | null): string {
  return `${subjectKey(subject)} ${list ?? ''}`
}
