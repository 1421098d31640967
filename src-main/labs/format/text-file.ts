/**
 * The texts of a lab in one language: a Markdown file whose sections of the second level are named `kind:id`. Everything between
 * two headings is the text of the first.
 */

/** Texts by the name of their section, as it stands in the heading: `title`, `step:names`, `hint:names.where`. */
export type LabTexts = ReadonlyMap<string, string>

/** What stands below a heading that nobody has written anything to yet. */
export const unwritten = '…'

const heading = /^## +(.+?) *$/

/**
 * Reads the sections.
 * @param markdown The file.
 * @returns The texts, and the names that stand twice, of which the first counts.
 */
export function readTexts(markdown: string): { readonly texts: LabTexts; readonly twice: readonly string[] } {
  const texts = new Map<string, string>()
  const twice: string[] = []
  let name: string | null = null
  let lines: string[] = []
  const close = () => {
    if (name === null) return
    if (texts.has(name)) twice.push(name)
    else texts.set(name, lines.join('\n').trim())
  }
  for (const line of markdown.split(/\r?\n/)) {
    const [, found] = heading.exec(line) ?? []
    if (found === undefined) {
      lines.push(line)
      continue
    }
    close()
    name = found
    lines = []
  }
  close()
  return { texts, twice }
}

const reference = /\{(ui|v|m):([\w.]+)(?:\|(\w+)=(\w+))?\}/g

interface Reference {
  readonly kind: 'ui' | 'v' | 'm'
  readonly name: string
}

/**
 * What a text refers to: `{ui:hosts.pageFirewall}` in the catalogue of the screens, `{v:sick}` in the variant, `{m:actual}` in a
 * finding. A text of the screens that has a place for a name gets it from the variant: `{ui:certificates.verdict|host=R}`.
 */
export function referencesIn(text: string): readonly Reference[] {
  return [...text.matchAll(reference)].flatMap(([, kind, name = '', , value]) => [
    { kind: kind as Reference['kind'], name },
    ...(value === undefined ? [] : [{ kind: 'v' as const, name: value }]),
  ])
}

/**
 * Fills a text for whoever reads it; what cannot be filled stays as it is, so that it is seen.
 * @param word Finds a text of the screens; null if there is none.
 */
export function fillText(
  text: string,
  values: Readonly<Record<string, string | number | boolean>>,
  word: (key: string) => string | null,
): string {
  return text.replace(reference, (whole, kind: string, name: string, place?: string, value?: string) => {
    if (kind === 'v') return Object.hasOwn(values, name) ? String(values[name]) : whole
    const found = kind === 'ui' ? word(name) : null
    if (found === null) return whole
    return place === undefined ? found : found.replaceAll(`{{${place}}}`, String(values[value ?? ''] ?? ''))
  })
}

/**
 * Fills in what the core knows and leaves to the screens what only they know: `{ui:KEY}` and `{ui:KEY|PLACE=VALUE}` stay, the latter
 * with the value itself in the place of its name.
 */
export function fillForScreens(text: string, values: Readonly<Record<string, string | number | boolean>>): string {
  return text.replace(reference, (whole, kind: string, name: string, place?: string, value?: string) => {
    if (kind === 'v') return Object.hasOwn(values, name) ? String(values[name]) : whole
    if (kind !== 'ui' || place === undefined || value === undefined || !Object.hasOwn(values, value)) return whole
    return `{ui:${name}|${place}=${String(values[value])}}`
  })
}
