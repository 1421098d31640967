/** What a button and a menu entry need to know of something that can be done with a machine. */
import type { TextKey } from '../../i18n/translate.ts'

export interface VmAction {
  readonly id: string
  readonly label: string
  readonly disabled: boolean
  readonly run: () => void
}

export type Make = (key: TextKey, run: () => void, isPossible?: boolean) => VmAction
