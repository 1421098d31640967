/** What a condition is evaluated against: the world as it is, what was done, and what temporal parts remember. */
import type { Answer, Predicate } from '../format/predicate.ts'
import type { Subject } from '../format/subject.ts'
import type { Finding } from './finding.ts'
import type { Baselines, Settings } from './settings.ts'

/** The world at one instant. */
export interface Facts {
  /** Virtual, in milliseconds since 1970 UTC. */
  readonly now: number
  /** What a subject shows; undefined if there is no such thing. */
  valueOf(subject: Subject): unknown
  settings(): Settings
}

/** What one temporal or counting part has seen. Plain data: a point of return keeps it. */
export interface Remembered {
  /** Since when the inner condition has held without a break. */
  since?: number
  /** When it, or the first of two, first held. */
  first?: number
  /** When the second of two did. */
  second?: number
  /** When and by what it was broken for good. */
  broken?: { readonly at: number; readonly finding: Finding | null }
  count?: number
}

/** By `<objective>#<id of the part>`. */
export type Memory = Record<string, Remembered>

/** Everything that one evaluation sees. */
export interface Sight {
  readonly facts: Facts
  readonly memory: Memory
  /** Before the ids of parts, so that those of two objectives differ. */
  readonly prefix: string
  readonly answers: Readonly<Record<string, Answer>>
  readonly baselines: Baselines
  /** Whether nothing may be remembered: somebody only looks. */
  readonly isPeek: boolean
  /** Says what makes a condition hold that should not; `findHeld`, handed in because it evaluates itself. */
  readonly whatHolds: (predicate: Predicate, sight: Sight) => Finding | null
}
