/**
 * Text stays text: characters that nobody sees but that steer a terminal, break a line or turn the direction of writing. In names
 * that are made here they are refused; in those that were read from files they are shown as visible signs, by this one function, at
 * every exit to a person: terminal, page, scripts, Markdown and calendar. JSON stays exact.
 */
/** C0, DEL and C1; Arabic letter mark; marks, embeddings, overrides and isolates of direction; line and paragraph separators. */
const invisible = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

const everyInvisible = new RegExp(invisible.source, 'g')

/**
 * Shows what nobody would see: ESC becomes `\u{1B}`.
 * @param text One line of text; a line break in it is shown too.
 */
export function visibleText(text: string): string {
  return invisible.test(text) ? text.replace(everyInvisible, (character) => `\\u{${hexOf(character)}}`) : text
}

/** The same for a text of several lines, whose line breaks and tabulators are meant. */
export function visibleLines(text: string): string {
  return text.replace(everyInvisible, (character) =>
    character === '\n' || character === '\t' || character === '\r' ? character : `\\u{${hexOf(character)}}`,
  )
}

/**
 * A value as JSON, exact to the character: what would steer a terminal stands as `\u001B`, as JSON has it.
 * @param indent How many spaces a level has; one line where it is left out.
 */
export function exactJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(everyInvisible, (character) =>
    character === '\n' ? character : `\\u${hexOf(character).padStart(4, '0')}`,
  )
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
}

/** Members that are no names: secrets, whole documents, and files and folders of the user's own computer. */
const noName = /(^|\.)((new)?[pP]assphrase|password|sheet|text|folder)$|(^|\.)(file|key|crl)\.(path|name|base64)$/

interface InvisibleName {
  /** Dotted path of the input field. */
  readonly field: string
  readonly params: { readonly name: string; readonly character: string }
}

/**
 * Looks for invisible characters in the names that a command is given.
 * @param call The name of the command; what is removed or renamed may have been named before this rule.
 * @param input What it is given, as it was parsed.
 * @returns The first one, as the failure `name.invisible` tells it; null where there is none.
 */
export function invisibleIn(call: string, input: unknown): InvisibleName | null {
  if (/\.remove/.test(call)) return null
  const isRename = /\.rename/.test(call)
  return search(input, '')

  function search(value: unknown, field: string): InvisibleName | null {
    if (typeof value === 'string')
      return noName.test(field) || (isRename && field === 'name') ? null : ofText(value, field)
    if (typeof value !== 'object' || value === null) return null
    for (const [key, each] of Object.entries(value)) {
      const found = search(each, field === '' ? key : `${field}.${key}`)
      if (found) return found
    }
    return null
  }
}

function ofText(text: string, field: string): InvisibleName | null {
  const [character] = invisible.exec(text) ?? []
  if (character === undefined) return null
  const name = visibleText(text.length > 80 ? `${text.slice(0, 77)}...` : text)
  const shown = `U+${hexOf(character).padStart(4, '0')}`
  return { field, params: { name, character: shown } }
}
