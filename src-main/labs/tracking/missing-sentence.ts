/** What is missing for an objective, as its lab says it. */
import type { Language } from '../../contract/texts/shape.ts'
import { fillText } from '../format/text-file.ts'
import type { Finding } from '../predicates/finding.ts'
import { sentenceOf } from '../predicates/sentence.ts'
import type { LabInstance } from '../reading/instance.ts'

/**
 * @param finding Why the objective is not met.
 * @param language One whose texts are loaded.
 * @param word Finds a text of the screens; null if there is none.
 * @returns The author's sentence with the values of the variant and of now in it, or a generated one.
 */
export function missingSentence(
  { lab, values }: LabInstance,
  objectiveId: string,
  finding: Finding,
  language: Language,
  word: (key: string) => string | null,
): string {
  const own = lab.texts[language].get(`missing:${finding.missing ?? objectiveId}`)
  return sentenceOf(finding, language, own === undefined ? null : fillText(own, values, word))
}
