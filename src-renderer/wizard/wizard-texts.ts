/**
 * Finds the texts of wizards. Pages and fields are named by the core, so keys are put together at run time; a test walks every
 * wizard of the core and demands a text for each. Pages of the same name are the same page in every wizard.
 */
import type { WizardKind } from '../../src-main/contract/views/wizard.ts'
import { hasText, type TextKey, type TextParams, type Translate } from '../i18n/translate.ts'

export type WizardTexts = ReturnType<typeof wizardTexts>

export function wizardTexts(t: Translate) {
  const find = (key: string, params?: TextParams) => (hasText(key) ? t(key as TextKey, params) : undefined)
  return {
    t,
    title: (kind: WizardKind, vm: string) => find(`wizard.title.${kind}`, { vm }) ?? kind,
    page: (page: string) => find(`wizard.page.${page}`) ?? page,
    pageText: (page: string) => find(`wizard.pageText.${page}`),
    field: (field: string) => find(`wizard.field.${field}`) ?? field,
    help: (field: string, params?: TextParams) => find(`wizard.help.${field}`, params),
    note: (field: string, params?: TextParams) => find(`wizard.sentence.${field}`, params) ?? field,
    option: (field: string, value: string) => find(`wizard.option.${field}.${value}`) ?? value,
    message: (message: string) => find(`wizard.message.${message}`) ?? message,
    messageText: (message: string, params?: TextParams) => find(`wizard.messageText.${message}`, params),
  }
}
