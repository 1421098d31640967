/** Walks every wizard of the core on a real world and demands a text for every page, field, option and note that it shows. */
import { expect, it } from 'vitest'
import type { WizardDraft, WizardKind } from '../../../src-main/contract/views/wizard.ts'
import { hasText } from '../../../src-renderer/i18n/translate.ts'
import { aCore } from '../../app/a-core.ts'

const drafts: readonly WizardDraft[] = [
  {},
  { recoveryPoints: 'additional', vss: true, schedule: 'at', authentication: 'kerberos', updateDns: false },
]

it('has a text for everything that the wizards of the core name', { timeout: 60_000 }, async () => {
  const core = await aCore()
  await core.must('rehearsal.prepareTwoHosts', {})
  const { vms, hosts } = await core.must('world.view', {})
  const primary = vms.find((vm) => vm.replication?.mode === 'Primary')
  const replica = vms.find((vm) => vm.replication?.mode === 'Replica')
  const { vmId: free } = await core.must('vm.create', { hostId: hosts[0]?.hostId ?? '', name: 'free01' })
  const walks: readonly (readonly [WizardKind, string | undefined])[] = [
    ['enableReplication', free],
    ['plannedFailover', primary?.vmId],
    ['failover', replica?.vmId],
    ['afterFailover', primary?.vmId],
  ]

  const missing = new Set<string>()
  const demand = (key: string) => hasText(key) || missing.add(key)
  for (const [kind, vmId] of walks) {
    for (const draft of drafts) {
      const view = await core.must('wizard.view', { kind, vmId: vmId ?? '', draft })
      demand(`wizard.title.${kind}`)
      for (const { page, fields } of view.pages) {
        demand(`wizard.page.${page}`)
        for (const field of fields) {
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
  expect([...missing]).toEqual([])
})
