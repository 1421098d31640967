/** The recovery sheet, for a person who holds it years later and has nothing else. */
import type { Language } from '../../../contract/texts/shape.ts'
import { visibleText } from '../../../contract/visible-text.ts'
import { texts } from '../../texts/index.ts'

interface SheetFacts {
  readonly name: string
  readonly thumbprint: string
  readonly notAfter: string
  readonly printed: string
}

const paragraphs = [1, 2, 3, 4] as const

/**
 * The sheet as plain text.
 * @param language A language that has been loaded.
 * @param block What a machine reads of it.
 */
export function sheetText(language: Language, facts: SheetFacts, block: string): string {
  const rows = [
    [texts.text('recoverySheet.root', language), facts.name],
    [texts.text('recoverySheet.thumbprint', language), facts.thumbprint],
    [texts.text('recoverySheet.validUntil', language), facts.notAfter],
    [texts.text('recoverySheet.printed', language), facts.printed],
  ] as const
  const width = Math.max(...rows.map(([label]) => label.length)) + 2
  const lines = [
    texts.text('recoverySheet.title', language),
    '',
    // The name of a root that was imported is whatever somebody else wrote into it.
    ...rows.map(([label, value]) => `${label.padEnd(width)}${visibleText(value)}`),
    '',
    ...paragraphs.map((number) => texts.text(`recoverySheet.text.${number}`, language)),
  ]
  return `${[...lines, '', block].join('\n')}\n`
}
