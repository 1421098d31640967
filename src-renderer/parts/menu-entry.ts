import type { IconName } from './icon-name.ts'

/** What a menu holds: commands, menus inside it, and lines between groups. Items that cannot be used now stay in their place. */
export type MenuEntry =
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'item'
      readonly label: string
      readonly icon?: IconName
      readonly disabled?: boolean
      /** Why the item cannot be used now, or what it does. */
      readonly hint?: string
      readonly onselect: () => void
    }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: readonly MenuEntry[] }
