/**
 * Finds in a text what another language has left there: a member of an enumeration as the program names it, its word in another
 * language, or any word that only the catalogues of another language have. What the catalogues say is theirs; this is about the
 * values that were filled in, so whoever asks names what is called so by somebody.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wordKinds } from '../src-main/contract/texts/kinds.ts'
import { languages, type Language } from '../src-main/contract/texts/shape.ts'

/** The same for each language. */
function forEach<Value>(make: (language: Language) => Value): Readonly<Record<Language, Value>> {
  return { en: make('en'), de: make('de'), cs: make('cs') }
}

type Texts = Readonly<Record<string, string>>

const root = join(import.meta.dirname, '..')
const files = ['src-main', 'src-renderer']
  .flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((name) => join(top, name)))
  .filter((path) => /[\\/]en[\\/][\w-]+\.json$/.test(path))

const catalogs = forEach<Texts>((language) => Object.assign({}, ...files.map((file) => read(file, language))))

function read(file: string, language: Language): Texts {
  const path = join(root, file.replace(/([\\/])en([\\/])/, `$1${language}$2`))
  return JSON.parse(readFileSync(path, 'utf8')) as Texts
}

/** What stands between the values of each text of a language. */
const fragments = forEach((language) =>
  Object.values(catalogs[language]).flatMap((text) => text.split(/\{\{[^{}]*\}\}/).map((part) => part.trim())),
)

const wordPattern = /\p{L}{3,}/gu
/** Units are the same everywhere, and no catalogue has them. */
const units: ReadonlySet<string> = new Set(['min'])
const wordsIn = (text: string) => (text.match(wordPattern) ?? []).filter((word) => !units.has(word))
const vocabularies = forEach((language) => new Set(fragments[language].flatMap(wordsIn)))

/** Paths, addresses, cmdlets, their parameters, and everything with a digit: the same in every language. */
const codePattern =
  /\b[A-Z]:\\Hyper-V Replica\b|\S*[\\/_\d]\S*|\b\w+(?:\.\w+)+\b|\b(?:Add|Checkpoint|Complete|Connect|Disconnect|Enable|Export|Merge|Get|Import|Measure|Move|New|Remove|Rename|Resolve|Repair|Resize|Restart|Restore|Resume|Revoke|Save|Set|Start|Stop|Suspend|Test)-[A-Z]\w+|(?<=^|\s)-[A-Z]\w+/gu

interface Term {
  readonly term: string
  readonly pattern: RegExp
  /** Texts of the language that have it themselves, the longest first. */
  readonly own: readonly string[]
}

/** Members of enumerations and their words elsewhere, as far as they are not the words of this language. */
const terms = forEach((language) => termsFor(language))

function termsFor(language: Language): Term[] {
  const own = new Set<string>()
  const foreign = new Set<string>()
  for (const key of Object.keys(catalogs.en)) {
    const [, kind = '', member = ''] = /^(\w+)\.(.+)$/.exec(key) ?? []
    if (!wordKinds.some((each) => each === kind) || ['task', 'problem', 'form', 'windowsCode', 'part'].includes(kind))
      continue
    own.add(catalogs[language][key] ?? '')
    for (const other of languages) foreign.add(catalogs[other][key] ?? '')
    foreign.add(member)
  }
  return (
    [...foreign]
      // A small word that the language has as well says nothing: `machine` is a member, and an English word.
      .filter(
        (term) => term.length > 2 && !own.has(term) && !(/^\p{Ll}+$/u.test(term) && vocabularies[language].has(term)),
      )
      .map((term) => {
        const pattern = new RegExp(
          `(?<![\\p{L}\\d])${term.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\d])`,
          'gu',
        )
        return {
          term,
          pattern,
          own: fragments[language]
            .filter((part) => part.search(pattern) >= 0)
            .toSorted((one, other) => other.length - one.length),
        }
      })
  )
}

/**
 * @param text As it is shown.
 * @param language In which it should be.
 * @param names What somebody has called so, which is the same in every language.
 * @returns Every foreign word, once.
 */
export function foreignWords(text: string, language: Language, names: Iterable<string> = []): string[] {
  let rest = text
  for (const name of [...names].toSorted((one, other) => other.length - one.length)) {
    if (name.length > 2) rest = rest.replaceAll(name, ' ')
  }
  rest = rest.replace(codePattern, ' ')
  const found = new Set<string>()
  for (const { term, pattern, own } of terms[language]) {
    if (rest.search(pattern) < 0) continue
    const left = own.reduce((remaining, part) => remaining.replaceAll(part, ' '), rest)
    if (left.search(pattern) >= 0) found.add(term)
  }
  for (const word of wordsIn(rest)) {
    if (vocabularies[language].has(word)) continue
    if (languages.some((other) => other !== language && vocabularies[other].has(word))) found.add(word)
  }
  return [...found]
}

/** Every text within a value, however deep. */
export function textsWithin(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsWithin) : []
}
