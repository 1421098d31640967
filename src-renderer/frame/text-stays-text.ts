/**
 * Text stays text on the page: whatever component writes a name that came from a file, characters that nobody sees are shown as
 * signs before the page is painted. Watching the document is one door for all components, those to come among them; what users type
 * into fields is not text of the document and stays as it is.
 */
import { visibleLines } from '../../src-main/contract/visible-text.ts'

/** Attributes that are shown or read aloud. */
const shownAttributes = ['title', 'aria-label', 'placeholder', 'alt']

/**
 * Keeps the text of an element and of all within it visible.
 * @param root Usually the body.
 * @returns Ends it.
 */
export function keepTextVisible(root: Element): () => void {
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'childList') addedNodes.forEach(showWithin)
      else if (type === 'characterData') showText(target)
      else showAttributes(target)
    }
  })
  showWithin(root)
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: shownAttributes,
  })
  return () => observer.disconnect()
}

function showWithin(node: Node): void {
  showText(node)
  showAttributes(node)
  node.childNodes.forEach(showWithin)
}

function showText(node: Node): void {
  if (node.nodeType !== Node.TEXT_NODE || node.nodeValue === null) return
  const shown = visibleLines(node.nodeValue)
  if (shown !== node.nodeValue) node.nodeValue = shown
}

function showAttributes(node: Node): void {
  if (!(node instanceof Element)) return
  for (const name of shownAttributes) {
    const value = node.getAttribute(name)
    if (value === null) continue
    const shown = visibleLines(value)
    if (shown !== value) node.setAttribute(name, shown)
  }
}
