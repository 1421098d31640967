/** One term for each thing: a second one that was in use once, or that lies near, stands in no catalogue. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../src-main/contract/texts/shape.ts'

const root = join(import.meta.dirname, '../../..')
const glossary = readFileSync(join(root, 'resources/docs/glossary.md'), 'utf8')

interface SecondTerm {
  /** As it stands in the glossary. */
  readonly term: string
  readonly notThis: RegExp
  /** Keys of texts that mean another thing by the word. */
  readonly except?: readonly string[]
}

const secondTerms: Readonly<Record<Exclude<Language, 'en'>, readonly SecondTerm[]>> = {
  de: [
    { term: 'virtueller Computer', notThis: /(?<!\p{L})(virtuellen? )?Maschinen?(?!\p{L})/iu },
    { term: 'echter Host', notThis: /(?<!\p{L})wirklich\p{L}+ Host/iu },
    { term: 'alter primärer Server', notThis: /(?<!\p{L})(früher|bisherig|ehemalig)\p{L}+ primär/iu },
    { term: 'verriegeln, entriegeln', notThis: /entsperr|(?<!\p{L})Schlüssel [^.:;]*gesperrt/iu },
    { term: 'Trennung, trennen', notThis: /partition/iu },
    { term: 'erneute Synchronisierung', notThis: /neusynchronisier|resynchronisier/iu },
    { term: 'Bestand', notThis: /(?<!\p{L})Inventar/iu },
  ],
  cs: [
    { term: 'privátní klíč', notThis: /soukrom\p{L}+ klíč/iu },
    {
      term: 'hostovaný systém',
      notThis: /(?<!\p{L})host(a|ovi|em|é|ů)?(?!\p{L})/iu,
      // The name that Windows has for the integration service.
      except: ['machineSettings.service.guestServices'],
    },
    { term: 'počáteční hodnota', notThis: /semín|počáteční číslo/iu },
    // The first screen is called so, and nothing else.
    {
      term: 'evidence',
      notThis: /inventář|přehled/iu,
      except: ['frame.overview', 'overview.title', 'machines.filterByCause'],
    },
    { term: 'původní primární server', notThis: /(?<!\p{L})star\p{L}+ primární/iu },
  ],
}

/** All texts of a language by key. */
function textsOf(language: Language): [string, string][] {
  return ['src-main', 'src-renderer']
    .flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((name) => join(top, name)),
    )
    .filter((path) => new RegExp(`[\\\\/]${language}[\\\\/][\\w-]+\\.json$`).test(path))
    .flatMap((path) => Object.entries(JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>))
}

describe.each(['de', 'cs'] as const)('in %s', (language) => {
  const texts = textsOf(language)
  const words = (text: string) => text.replace(/\{\{[^}]*\}\}/g, 'HV1')

  it.each(secondTerms[language].map((each) => [each.term, each] as const))(
    '“%s” has no second term',
    (term, second) => {
      expect(glossary).toContain(term)
      const { notThis, except = [] } = second
      const found = texts.filter(([key, text]) => !except.includes(key) && notThis.test(words(text)))
      expect(found).toEqual([])
    },
  )

  it('every exception is of use', () => {
    for (const { notThis, except = [] } of secondTerms[language]) {
      for (const key of except) expect(texts.find(([each]) => each === key)?.[1], key).toMatch(notThis)
    }
  })
})
