/** Labs and tries in few words, for lists. */
import { courseOf } from '../../contract/lab-course.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { LabCard, TryCard } from '../../contract/views/lab.ts'
import type { Lab } from '../../labs/reading/pack.ts'
import type { TryRecord } from './tries.ts'

/**
 * @param lab The lab.
 * @param packId Where it comes from.
 * @param language The language of its title and of the words by which it is found.
 */
export function cardOfLab({ file, texts }: Lab, packId: string, language: Language): LabCard {
  const own = texts[language]
  const { document = null, exam = null, section = '', faults = [] } = file.source ?? {}
  return {
    labId: file.id,
    packId,
    course: courseOf(file.id),
    title: own.get('title') ?? file.id,
    level: file.level,
    minutes: file.minutes,
    modes: file.modes,
    variants: file.variants.length,
    document,
    exam,
    words: [section, ...faults, ...codesIn([...own.values()].join(' ')), own.get('situation') ?? '']
      .filter((word) => !word.includes('{'))
      .join(' '),
  }
}

/** The codes of Windows that its texts name: what somebody has in hand who searches. */
function codesIn(text: string): string[] {
  return [...new Set(text.match(/0x[0-9A-F]{8}/g))]
}

/** @returns Null if its lab is no longer there. */
export function cardOfTry(record: TryRecord, labs: readonly Lab[], openTryId: string | null): TryCard | null {
  const lab = labs.find(({ file }) => file.id === record.labId)
  if (lab === undefined || lab.file.version !== record.labVersion) return null
  const steps = record.mode === 'guided' ? lab.file.steps : []
  return {
    tryId: record.tryId,
    labId: record.labId,
    mode: record.mode,
    step: steps.findIndex(({ id }) => id === record.stepId) + 1,
    steps: steps.length,
    begunWallInstant: record.begunWallInstant,
    leftWallInstant: record.leftWallInstant,
    usedSeconds: Math.round(record.usedSeconds),
    points: record.handedIn?.points ?? null,
    pass: lab.file.pass,
    isOpen: record.tryId === openTryId,
  }
}
