/** "Will Hyper-V Replica take this?", answered in a few words. */
import type { RuleView } from '../../../../src-main/contract/views/authority.ts'
import type { Translate } from '../../../i18n/translate.ts'
import type { Tone } from '../../../parts/tone.ts'

const daySeconds = 86_400

interface Answer {
  readonly tone: Tone
  readonly text: string
}

/**
 * @param rules The rules of the verdict.
 * @returns No if one fails; else yes, and for how long if one of them soon stops to pass.
 */
export function answerOf(rules: readonly RuleView[], { t }: { readonly t: Translate }): Answer {
  if (rules.some(({ result }) => result === 'failed')) return { tone: 'bad', text: t('certificates.verdictNo') }
  // What is not checked yet does not limit the answer.
  const left = rules.flatMap(({ result, ends }) => (result === 'passed' && ends ? [ends.leftSeconds] : []))
  if (left.length === 0) return { tone: 'ok', text: t('certificates.verdictYes') }
  const seconds = Math.min(...left)
  const days = Math.floor(seconds / daySeconds)
  return {
    tone: 'warn',
    text: days > 0 ? t('inspection.yesForDays', { count: days }) : t('inspection.yesFor', { duration: seconds }),
  }
}
