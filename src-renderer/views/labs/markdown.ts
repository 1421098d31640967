/**
 * The part of Markdown that texts of labs may have: paragraphs, lists, tables, code, bold and emphasis. Everything else is text, HTML
 * above all. `{ui:KEY}` stands for a text of the screens, so that a lab says what the screen says.
 */

export type Span =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly spans: readonly Span[] }

type Block =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Span[])[])[] }

/** Finds a text of the screens; null if there is none, and then the reference stays to be seen. */
type Word = (key: string, params: Readonly<Record<string, string>>) => string | null

const inline =
  /\*\*(?<strong>.+?)\*\*|(?<!\w)_(?<emphasis>[^_]+)_(?!\w)|`(?<code>[^`]+)`|\{ui:(?<key>[\w.]+)(?:\|(?<place>\w+)=(?<value>[^}]*))?\}/g

/**
 * Reads a text.
 * @param text Of a lab, with the values of its variant already in it.
 * @param word Finds texts of the screens.
 */
export function readMarkdown(text: string, word: Word): Block[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => blockOf(part, word))
}

/** Reads a text of one line. */
export function readSpans(text: string, word: Word): Span[] {
  const spans: Span[] = []
  let from = 0
  const add = (plain: string) => {
    if (plain !== '') spans.push({ kind: 'text', text: plain })
  }
  for (const found of text.matchAll(inline)) {
    add(text.slice(from, found.index))
    from = found.index + found[0].length
    const { strong, emphasis, code, key, place, value } = found.groups ?? {}
    if (strong !== undefined) spans.push({ kind: 'strong', spans: readSpans(strong, word) })
    else if (emphasis !== undefined) spans.push({ kind: 'emphasis', spans: readSpans(emphasis, word) })
    else if (code !== undefined) spans.push({ kind: 'code', text: code })
    else add(word(key ?? '', place === undefined ? {} : { [place]: value ?? '' }) ?? found[0])
  }
  add(text.slice(from))
  return spans
}

/** The words alone, for where nothing can be set in bold: names for screen readers, sentences that are spoken. */
export function plainText(spans: readonly Span[]): string {
  return spans.map((span) => ('spans' in span ? plainText(span.spans) : span.text)).join('')
}

function blockOf(part: string, word: Word): Block {
  const lines = part.split('\n')
  if (part.startsWith('```')) {
    const end = lines.at(-1) === '```' ? -1 : undefined
    return { kind: 'code', text: lines.slice(1, end).join('\n') }
  }
  const items = lines.map((line) => /^(?:[-*]|(\d+)\.) +(.*)$/.exec(line))
  if (items.every((item) => item !== null)) {
    return {
      kind: 'list',
      isOrdered: items[0]?.[1] !== undefined,
      items: items.map(([, , text = '']) => readSpans(text, word)),
    }
  }
  if (lines.length > 2 && /^\|?[\s:|-]+\|[\s:|-]*$/.test(lines[1] ?? '')) {
    const rows = lines
      .filter((_, index) => index !== 1)
      .map((line) => cellsOf(line).map((cell) => readSpans(cell, word)))
    return { kind: 'table', rows }
  }
  return { kind: 'paragraph', spans: readSpans(lines.join(' '), word) }
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
}
