/**
 * A condition of a lab, as it is evaluated: a tree of plain data without side effects. `parse-predicate.ts` makes it from what an
 * author wrote down.
 */
import type { Subject } from './subject.ts'

export type Scalar = string | number | boolean | null

/** How many there must be; every given bound counts. */
export interface CountBounds {
  readonly is?: number
  readonly atLeast?: number
  readonly atMost?: number
}

/** What is asked of a value. */
export type ValueTest =
  | { readonly test: 'is' | 'isNot'; readonly value: Scalar }
  | { readonly test: 'in'; readonly values: readonly Scalar[] }
  /** A glob: `*` stands for any text. */
  | { readonly test: 'like'; readonly pattern: string }
  | { readonly test: 'empty'; readonly isEmpty: boolean }
  | { readonly test: 'atLeast' | 'atMost'; readonly value: number }
  | { readonly test: 'about'; readonly value: number; readonly by: number }
  | { readonly test: 'count'; readonly count: CountBounds }
  | { readonly test: 'some' | 'every' | 'none'; readonly that: Predicate }
  | { readonly test: 'same'; readonly of: Subject; readonly path: readonly string[] }

interface Node {
  /** Where it stands in its objective, for example `all.1.never`: temporal parts remember under it what they have seen. */
  readonly id: string
  /** The section that says what is missing while this part does not hold. */
  readonly missing?: string
}

/** A value of the world; inside a quantifier one of the item at hand, and then without a subject. */
export interface Term extends Node {
  readonly kind: 'term'
  readonly of: Subject | null
  readonly path: readonly string[]
  readonly test: ValueTest
}

export type Answer = Scalar | readonly Scalar[]

export type Predicate =
  | Term
  | (Node & { readonly kind: 'all' | 'any'; readonly parts: readonly Predicate[] })
  | (Node & { readonly kind: 'not'; readonly that: Predicate })
  | (Node & { readonly kind: 'atLeastOf'; readonly n: number; readonly parts: readonly Predicate[] })
  /** So many kept activities since the start. */
  | (Node & { readonly kind: 'event'; readonly event: string; readonly where: Where; readonly count: CountBounds })
  /** So many commands that were given, refused ones too. */
  | (Node & {
      readonly kind: 'attempt'
      readonly call: string
      readonly refused: string | null
      readonly windowsCode: string | null
      readonly where: Where
      readonly count: CountBounds
    })
  | (Node & { readonly kind: 'answer'; readonly question: string; readonly test: AnswerTest })
  | (Node & { readonly kind: 'once' | 'never'; readonly that: Predicate })
  | (Node & { readonly kind: 'until'; readonly hold: Predicate; readonly goal: Predicate })
  | (Node & { readonly kind: 'within'; readonly seconds: number; readonly after: Predicate; readonly that: Predicate })
  | (Node & { readonly kind: 'held'; readonly seconds: number; readonly that: Predicate })
  | (Node & { readonly kind: 'before'; readonly first: Predicate; readonly second: Predicate })
  /** How long a machine was away in its last failover, or how much it lost. */
  | (Node & {
      readonly kind: 'away' | 'lost'
      readonly vm: string
      readonly atMost: number
      readonly unit: 'seconds' | 'bytes'
    })
  /** Nothing but these settings differs from the start, and what was broken does. */
  | (Node & { readonly kind: 'changedOnly'; readonly settings: 'broken' | readonly string[] })

/** Parameters or members that must have these values. */
export type Where = Readonly<Record<string, Scalar>>

export type AnswerTest =
  | { readonly test: 'is'; readonly value: Answer }
  | { readonly test: 'about'; readonly value: number; readonly by: number }
  /** The right answer is what the world says. */
  | { readonly test: 'term'; readonly of: Subject; readonly path: readonly string[]; readonly by: number }
