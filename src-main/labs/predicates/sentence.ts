/**
 * What is missing, as a sentence: the author's own with the values of now in it, or one that is made from path and test where the
 * author wrote none, or one that this finding does not fit.
 */
import type { Language } from '../../contract/texts/shape.ts'
import { valueText, type TextValue } from '../../contract/texts/catalog.ts'
import type { Scalar } from '../format/predicate.ts'
import type { Subject } from '../format/subject.ts'
import { texts } from '../texts/index.ts'
import type { Finding } from './finding.ts'

/** What an author's sentence can name, as `{m:item.vmName}`. */
const placeholder = /\{m:([\w.]+)\}/g

/**
 * Makes the sentence of a finding.
 * @param finding Why a condition does not hold.
 * @param language One whose texts are loaded.
 * @param own The author's text for it, if there is one.
 */
export function sentenceOf(finding: Finding, language: Language, own: string | null = null): string {
  return (own === null ? null : fillSentence(own, finding, language)) ?? generatedSentence(finding, language)
}

/** @returns Null if the finding has no value for something that the sentence names. */
function fillSentence(text: string, finding: Finding, language: Language): string | null {
  let isComplete = true
  const filled = text.replace(placeholder, (_, name: string) => {
    const value = valueNamed(finding, name)
    if (value === undefined) isComplete = false
    return value === undefined ? '' : wordsFor(name, value, language)
  })
  return isComplete ? filled : null
}

function valueNamed(finding: Finding, name: string): Scalar | undefined {
  const { subject, item } = finding
  if (name.startsWith('item.')) return item?.[name.slice('item.'.length)]
  switch (name) {
    case 'host':
      return subject !== null && 'host' in subject ? subject.host : item?.['host']
    case 'vm':
      return subject !== null && 'vm' in subject ? subject.vm : (item?.['vmName'] ?? item?.['name'])
    case 'actual':
      return finding.actual ?? undefined
    case 'expected':
      return typeof finding.expected === 'object' ? undefined : finding.expected
    case 'at':
    case 'count':
      return finding[name] ?? undefined
    default:
      return undefined
  }
}

function generatedSentence(finding: Finding, language: Language): string {
  const { code, subject, path, actual, expected, item, at, count } = finding
  const last = path.at(-1) ?? ''
  const said = (value: Scalar) => wordsFor(last, value, language)
  return texts.text(`missing.${code}`, language, {
    subject: subject === null ? '' : subjectText(subject, language),
    field: fieldText(path, language),
    actual: said(actual),
    expected: Array.isArray(expected) ? expected.map(said) : said(expected as Scalar),
    item: item === null ? '' : itemText(item),
    ...(at === null ? {} : { at }),
    // Some of these count seconds, and the sentence says so.
    ...(count === null ? {} : { number: count }),
  })
}

function subjectText(subject: Subject, language: Language): string {
  switch (subject.kind) {
    case 'host':
    case 'log':
      return subject.host
    case 'vm':
    case 'test':
      return texts.text(`subject.${subject.kind}`, language, { vm: subject.vm, host: subject.host })
    case 'lane':
      return subject.vm
    case 'root':
      return subject.root
    case 'certificate':
      return subject.fqdn
    case 'judge':
      return texts.text('subject.judge', language, { fqdn: subject.fqdn, host: subject.host })
    case 'lookUp':
      return texts.text('subject.lookUp', language, { name: subject.name, from: subject.from })
    case 'file':
      return subject.glob
    default:
      return texts.text(`subject.${subject.kind}`, language)
  }
}

/** The word for a member of a view; one that has none is named as it is. */
function fieldText(path: readonly string[], language: Language): string {
  for (let from = 0; from < path.length; from += 1) {
    const key = `field.${path.slice(from).join('.')}`
    if (texts.has(key)) return texts.text(key, language)
  }
  return path.join('.')
}

/** What a person calls an item: the member that names it. */
function itemText(item: Readonly<Record<string, Scalar>>): string {
  const name = ['displayName', 'vmName', 'name', 'issuedTo', 'path', 'rule', 'value']
    .map((each) => item[each])
    .find(Boolean)
  const host = item['host']
  return [name, host].filter((each) => typeof each === 'string' || typeof each === 'number').join(', ')
}

/** Members of a verdict whose values are words of the program. */
const wordsOfMembers = ['rule', 'result']

/** A value as the reader's language writes it; its kind is told by the name of its member, whose unit stands last. */
function wordsFor(name: string, value: Scalar, language: Language): string {
  if (value === null) return texts.text('value.nothing', language)
  if (typeof value === 'boolean') return texts.text(value ? 'value.yes' : 'value.no', language)
  const last = name.split('.').at(-1) ?? ''
  const word = `${last}.${value}`
  if (wordsOfMembers.includes(last) && texts.has(word)) return texts.text(word, language)
  const kind = kindOf(last, value)
  return valueText(value as TextValue, kind, language)
}

function kindOf(name: string, value: string | number): string {
  if (typeof value === 'number') {
    if (name === 'at' || /instant$/i.test(name)) return 'instant'
    if (/seconds$/i.test(name)) return 'duration'
    return /bytes$/i.test(name) ? 'size' : 'number'
  }
  if (name === 'health') return 'health'
  if (name === 'state') return 'state'
  return name === 'mode' ? 'mode' : 'text'
}
