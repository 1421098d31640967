/**
 * Finds in anything that is told what a lab hides: codes of failures that name a cause, faults by their number, the sentences of both
 * in every language, and remedies. All of it comes from the tables, so that a new fault or failure is looked for by itself.
 */
import { asWindows } from '../../../src-main/app/disclosure/as-windows.ts'
import { certificateFailures } from '../../../src-main/contract/failures/certificate.ts'
import type { FailureTable } from '../../../src-main/contract/failures/table.ts'
import { fixCodes } from '../../../src-main/contract/failure.ts'
import { failures, type FailureCode } from '../../../src-main/contract/failures/index.ts'
import { faultIds } from '../../../src-main/contract/faults.ts'
import { describeFailure } from '../../../src-main/contract/texts/index.ts'
import { languages } from '../../../src-main/contract/texts/shape.ts'
import { de } from '../../../src-main/contract/texts/de/index.ts'
import { cs } from '../../../src-main/contract/texts/cs/index.ts'
import { en } from '../../../src-main/contract/texts/en/index.ts'

const catalogs: readonly Readonly<Record<string, string>>[] = [en, de, cs]

const coarsened = (Object.keys(failures) as FailureCode[]).filter((code) => asWindows({ code, params: {} }) !== null)

/** What the verdict on a certificate finds, which connections give as their reason. */
const findings = Object.entries(certificateFailures as FailureTable).flatMap(([code, { windowsCode }]) =>
  windowsCode === undefined ? [] : [code],
)

const causeCodes: readonly string[] = [...coarsened, ...findings]

/** What Windows itself says in these words; only its parameters would tell more. */
const ownWordsOfWindows = /^(replicaServer\.storageDenied)\./

const causeKey = new RegExp(
  `^(?:fault\\.F\\d\\d\\.(?:what|fix)|(?:${causeCodes.map((code) => code.replaceAll('.', '\\.')).join('|')})\\.(?:sentence|next)(?:_.*)?)$`,
)

const sentences = catalogs.flatMap((catalog) =>
  Object.entries(catalog).flatMap(([key, text]) =>
    causeKey.test(key) && !ownWordsOfWindows.test(key) ? [{ key, pattern: patternOf(text) }] : [],
  ),
)

const labels = catalogs.flatMap((catalog) =>
  Object.entries(catalog).flatMap(([key, text]) =>
    key.startsWith('fix.') ? [{ key, pattern: new RegExp(`^${patternOf(text).source}$`, 'u') }] : [],
  ),
)

const faultNumber = new RegExp(`\\b(?:${faultIds.join('|')})\\b`)

/** A text as it may be shown, whatever stands in its places. */
function patternOf(text: string): RegExp {
  const parts = text.split(/\{\{[^{}]*\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(parts.join('.{0,80}'), 'u')
}

/** What Windows itself says. */
const wordsOfWindows = catalogs.flatMap((catalog) =>
  Object.entries(catalog).flatMap(([key, text]) =>
    key.startsWith('windows.') ? [new RegExp(`^${patternOf(text).source}$`, 'u')] : [],
  ),
)

/** The same texts are told again and again. */
const known = new Map<string, readonly string[]>()

/**
 * Says what a text of a screen or a terminal tells.
 * @param text As it is shown.
 */
export function causesInText(text: string): readonly string[] {
  const found = known.get(text) ?? findCauses(text)
  known.set(text, found)
  return found
}

function findCauses(text: string): string[] {
  if (wordsOfWindows.some((pattern) => pattern.test(text))) return []
  return [
    ...(faultNumber.test(text) ? [`the number of a fault: ${text}`] : []),
    ...causeCodes.filter((code) => text.includes(code)).map((code) => `${code}: ${text}`),
    ...sentences.filter(({ pattern }) => pattern.test(text)).map(({ key }) => `${key}: ${text}`),
    ...labels.filter(({ pattern }) => pattern.test(text)).map(({ key }) => `${key}: ${text}`),
  ]
}

/**
 * Says what an answer or an event tells, with where: in its values, and in the words that screens make of its failures.
 * @param value Data.
 * @param at What it is.
 */
export function causesIn(value: unknown, at: string): string[] {
  if (typeof value === 'string') return causesInText(value).map((found) => `${at}: ${found}`)
  if (typeof value !== 'object' || value === null) return []
  const members = value as Readonly<Record<string, unknown>>
  const { code, params, steps } = members
  const isRemedy = fixCodes.some((each) => each === code) && Array.isArray(steps)
  return [
    ...(isRemedy ? [`${at}: the remedy ${String(code)}`] : []),
    ...wordsOf(code, params).flatMap((text) => causesInText(text).map((found) => `${at}: ${found}`)),
    ...Object.entries(members).flatMap(([name, member]) => causesIn(member, `${at}.${name}`)),
  ]
}

function wordsOf(code: unknown, params: unknown): string[] {
  if (typeof code !== 'string' || !Object.hasOwn(failures, code) || typeof params !== 'object') return []
  const failure = { code, params } as Parameters<typeof describeFailure>[0]
  return languages.flatMap((language) => Object.values(describeFailure(failure, language)))
}
