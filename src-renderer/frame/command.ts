/** What the palette needs to know of a command. */
import type { IconName } from '../parts/icon-name.ts'

export interface Command {
  readonly id: string
  readonly title: string
  readonly icon: IconName
  readonly detail?: string
  /** What it is found by besides; not shown. */
  readonly keywords?: string
  /** Something that one goes to, rather than something that is done. */
  readonly isThing?: true
  readonly run: () => void
}
