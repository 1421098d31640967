/** The languages of the product, and what a failure says in each. They stand below the catalogues, so that everybody can name them. */

export const languages = ['en', 'de', 'cs'] as const

export type Language = (typeof languages)[number]

export interface DescribedFailure {
  /** What happened, as one sentence. */
  readonly sentence: string
  /** What to do next, as one sentence. */
  readonly next: string
}
