/** Whether a lab says everything that it must in three languages, in words that cannot drift from those of the screens. */
import { languages, type Language } from '../../contract/texts/shape.ts'
import { labLimits } from '../format/limits.ts'
import type { LabProblem, LabProblemCode } from '../format/problem.ts'
import { referencesIn, unwritten } from '../format/text-file.ts'
import { itemSchemaOf, schemaAt, schemaOf } from '../predicates/schemas.ts'
import type { LabInstance } from '../reading/instance.ts'
import { partsOf } from '../tracking/parts.ts'
import type { Predicate } from '../format/predicate.ts'

/** Finds texts of the screens; what has no catalogue at hand leaves their checks out. */
export interface Words {
  has(key: string, language: Language): boolean
  /** Whether a text is, as a whole, one of the screens: then it is to be referred to. */
  isWord(text: string, language: Language): boolean
}

/**
 * Checks the texts of a lab.
 * @param instance Any variant of it: all of them have the same names.
 * @param words The catalogue of the screens; null where there is none.
 */
export function checkTexts(instance: LabInstance, words: Words | null): LabProblem[] {
  const { file, texts } = instance.lab
  const needed = sectionsOf(instance)
  return languages.flatMap((language) => {
    const place = `labs/${file.id}/text.${language}.md`
    const own = texts[language]
    const known = new Set([...needed.required, ...needed.optional])
    return [
      ...needed.required
        .filter((name) => isMissing(own.get(name)))
        .map((name) => problem('textMissing', place, name, name)),
      ...[...own.keys()].filter((name) => !known.has(name)).map((name) => problem('textUnknown', place, name, name)),
      ...[...own].flatMap(([name, text]) => checkOne(instance, { place, name, text, language }, words)),
    ]
  })
}

function isMissing(text: string | undefined): boolean {
  return text === undefined || text === '' || text === unwritten
}

/** The names of sections that a lab must have, and those that it may have. */
function sectionsOf({ lab: { file, texts }, objectives }: LabInstance) {
  const required = [
    'title',
    'situation',
    ...file.steps.map(({ id }) => `step:${id}`),
    ...objectives.flatMap(({ id, parts }) => [
      `objective:${id}`,
      `missing:${id}`,
      ...parts.flatMap(({ that }) =>
        partsOf(that).flatMap((part) => (part.missing ? [`missing:${part.missing}`] : [])),
      ),
    ]),
    ...file.questions.flatMap(({ id, options = [] }) => [
      `question:${id}`,
      `why:${id}`,
      ...options.map((option) => `option:${id}.${option}`),
    ]),
  ]
  // Who gives one hint gives both: where to look, and what it means.
  const hinted = ['lab', ...file.steps.map(({ id }) => id)].filter((id) =>
    languages.some((language) => texts[language].has(`hint:${id}.where`) || texts[language].has(`hint:${id}.meaning`)),
  )
  const hints = hinted.flatMap((id) => [`hint:${id}.where`, `hint:${id}.meaning`])
  const whys = [
    ...file.questions.flatMap(({ id, options = [] }) => options.map((option) => `why:${id}.${option}`)),
    ...objectives.map(({ id }) => `why:${id}`),
    ...file.lock.map((pattern) => `why:lock.${pattern}`),
  ]
  return { required: [...new Set([...required, ...hints])], optional: [...whys, 'reflection'] }
}

interface Section {
  readonly place: string
  readonly name: string
  readonly text: string
  readonly language: Language
}

function checkOne(instance: LabInstance, section: Section, words: Words | null): LabProblem[] {
  const { place, name, text, language } = section
  const found: LabProblem[] = []
  for (const reference of referencesIn(text)) {
    const { kind } = reference
    if (kind === 'ui' && words !== null && !words.has(reference.name, language))
      found.push(problem('unknownWord', place, name, reference.name))
    if (kind === 'v' && !Object.hasOwn(instance.values, reference.name))
      found.push(problem('unknownReference', place, name, `{v:${reference.name}}`))
    if (kind === 'm' && !isKnownToCondition(instance, name, reference.name))
      found.push(problem('missingUsesUnknown', place, name, `{m:${reference.name}}`))
  }
  for (const [, bold = ''] of text.matchAll(/\*\*([^*]+)\*\*/g))
    if (words?.isWord(bold, language)) found.push(problem('literalWord', place, name, bold))
  for (const paragraph of text.split(/\n\s*\n/)) {
    const count = paragraph.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
    if (count > labLimits.paragraphWordsMax) found.push(problem('paragraphTooLong', place, name, `${count}`))
  }
  return found
}

/** Whether some term below the section's condition can give what the sentence names. */
function isKnownToCondition({ objectives }: LabInstance, section: string, name: string): boolean {
  const key = section.replace(/^missing:/, '')
  if (!section.startsWith('missing:')) return false
  const parts = objectives.flatMap((each) =>
    each.parts.flatMap(({ that }) =>
      each.id === key
        ? partsOf(that)
        : partsOf(that)
            .filter((part) => part.missing === key)
            .flatMap(partsOf),
    ),
  )
  if (['actual', 'expected', 'at', 'count'].includes(name)) return true
  if (name === 'host' || name === 'vm') return parts.some((part) => nameable(part, name))
  return name.startsWith('item.') && parts.some((part) => hasItemMember(part, name.slice('item.'.length).split('.')))
}

function nameable(part: Predicate, name: 'host' | 'vm'): boolean {
  if (part.kind === 'away' || part.kind === 'lost') return name === 'vm'
  if (part.kind !== 'term' || part.of === null) return false
  return name in part.of || hasItemMember(part, [name === 'vm' ? 'vmName' : name]) || hasItemMember(part, ['name'])
}

function hasItemMember(part: Predicate, path: readonly string[]): boolean {
  if (part.kind !== 'term' || part.of === null || !('that' in part.test)) return false
  const list = schemaAt(schemaOf(part.of), part.path)
  const item = list === undefined ? undefined : itemSchemaOf(list)
  if (item === undefined) return false
  return (path[0] === 'value' && path.length === 1) || schemaAt(item, path) !== undefined
}

function problem(code: LabProblemCode, file: string, at: string, detail: string): LabProblem {
  return { code, file, at, detail }
}
