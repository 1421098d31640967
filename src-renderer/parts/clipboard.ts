/** The clipboard, which a browser may refuse: by a policy, without a gesture, or in a page that is not in front. */

/** @returns Whether the text is in the clipboard. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** Selects what an element shows, so that the keys for copying take it. */
export function selectText(element: HTMLElement) {
  element.focus()
  getSelection()?.selectAllChildren(element)
}
