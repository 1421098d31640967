/** What the palette needs to know of a command. */
import type { IconName } from '../parts/icon-name.ts'

export interface Command {
  readonly id: string
  readonly title: string
  readonly icon: IconName
  readonly detail?: string
  readonly run: () => void
}
