/** What courses are called, by the first two letters of their labs. */
import type { TextKey } from '../../i18n/translate.ts'
import type { LabCard } from '../../../src-main/contract/views/lab.ts'

const courses: Readonly<Record<string, TextKey>> = {
  FD: 'labs.courseFD',
  CT: 'labs.courseCT',
  RP: 'labs.courseRP',
  FO: 'labs.courseFO',
  TS: 'labs.courseTS',
  PL: 'labs.coursePL',
  EX: 'labs.courseEX',
}

/** In the order in which they are taken. */
export const courseOrder = Object.keys(courses)

export function courseKey(course: string): TextKey {
  return courses[course] ?? 'labs.courseOther'
}

export const levelKeys = {
  beginner: 'labs.levelBeginner',
  intermediate: 'labs.levelIntermediate',
  advanced: 'labs.levelAdvanced',
} as const satisfies Record<LabCard['level'], TextKey>

/**
 * Whether a lab is meant by what was typed: a title, a code of Windows, a document, an objective of an exam.
 * @param words What was typed; every word must be found.
 */
export function isFound(card: LabCard, words: string, course: string): boolean {
  const text = [card.labId, card.title, course, card.document ?? '', card.exam ?? '', card.words]
    .join(' ')
    .toLocaleLowerCase()
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
