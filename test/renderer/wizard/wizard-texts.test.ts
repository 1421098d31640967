/**
 * Walks every wizard of the core on a real world and demands a text for every page, field, option and note that it shows, and that
 * no value in one is of another language.
 */
import { expect, it } from 'vitest'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { formatFor } from '../../../src-main/contract/texts/format.ts'
import { describeFailure } from '../../../src-main/contract/texts/index.ts'
import { languages, type Language } from '../../../src-main/contract/texts/shape.ts'
import {
  wizardKind,
  type WizardDraft,
  type WizardFieldView,
  type WizardKind,
} from '../../../src-main/contract/views/wizard.ts'
import { hasText, translatorFor } from '../../../src-renderer/i18n/translate.ts'
import { factText } from '../../../src-renderer/wizard/values.ts'
import { wizardTexts } from '../../../src-renderer/wizard/wizard-texts.ts'
import { foreignWords } from '../../foreign-words.ts'
import { aCore } from '../../app/a-core.ts'

const drafts: readonly WizardDraft[] = [
  {},
  { recoveryPoints: 'additional', vss: true, schedule: 'at', authentication: 'kerberos', updateDns: false },
]

await Promise.all(languages.map(loadTexts))

it('has a text for everything that the wizards of the core name', { timeout: 60_000 }, async () => {
  const core = await aCore()
  await core.must('rehearsal.prepareTwoHosts', {})
  const { vms, hosts } = await core.must('world.view', {})
  const primary = vms.find((vm) => vm.replication?.mode === 'Primary')
  const replica = vms.find((vm) => vm.replication?.mode === 'Replica')
  const { vmId: free } = await core.must('vm.create', { hostId: hosts[0]?.hostId ?? '', name: 'free01' })
  const missing = new Set<string>()
  const foreign: string[] = []
  const walked = new Set<WizardKind>()
  const demand = (key: string) => hasText(key) || missing.add(key)
  const walk = async (kind: WizardKind, vmId = '') => {
    walked.add(kind)
    demand(`wizard.title.${kind}`)
    for (const draft of drafts) {
      const view = await core.must('wizard.view', { kind, vmId, draft })
      for (const { page, fields } of view.pages) {
        demand(`wizard.page.${page}`)
        for (const field of fields) {
          for (const language of languages) foreign.push(...foreignIn(field, language))
          demand(field.kind === 'note' ? `wizard.sentence.${field.name}` : `wizard.field.${field.name}`)
          if (field.kind === 'recoveryPoint') continue
          for (const option of field.options) {
            if (option.label === undefined) demand(`wizard.option.${field.name}.${option.value}`)
          }
        }
      }
      for (const script of view.scripts) demand(`wizard.note.${script.note}`)
    }
  }

  await walk('enableReplication', free)
  await walk('extendReplication', replica?.vmId)
  await walk('plannedFailover', primary?.vmId)
  await walk('failover', replica?.vmId)
  await walk('testFailover', replica?.vmId)
  await walk('afterFailover', primary?.vmId)
  // Only what has failed over can be reversed.
  await core.must('vm.turnOff', { vmId: primary?.vmId ?? '' })
  await core.must('failover.start', { vmId: replica?.vmId ?? '' })
  await walk('reverseReplication', replica?.vmId)
  await walk('afterFailover', replica?.vmId)
  expect([...walked].toSorted()).toEqual([...wizardKind.options].toSorted())
  expect([...missing]).toEqual([])
  expect(foreign).toEqual([])
})

/** What is called so in the world of the test, and providers and folders of Windows. */
const names = ['Network Adapter', 'External', 'Rehearsal Root']

/** What a field says in a language with its own values, as far as it is of another one. */
function foreignIn(field: WizardFieldView, language: Language): string[] {
  const texts = wizardTexts(translatorFor(language))
  const said = [
    texts.field(field.name),
    texts.help(field.name, field.params) ?? '',
    ...(field.kind === 'note' ? [texts.note(field.name, field.params)] : []),
    ...(field.kind === 'fact' ? [factText(field, texts, formatFor(language))] : []),
    ...field.options.map(({ value, label }) => label ?? texts.option(field.name, value)),
    ...(field.problem ? Object.values(describeFailure(field.problem as Failure, language)) : []),
  ]
  return said.flatMap((text) =>
    foreignWords(text, language, names).map((word) => `${language} ${field.name}: ${word} in ${text}`),
  )
}
