/** Walks every wizard of the core on a real world and demands a text for every page, field, option and note that it shows. */
import { expect, it } from 'vitest'
import { wizardKind, type WizardDraft, type WizardKind } from '../../../src-main/contract/views/wizard.ts'
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
  const missing = new Set<string>()
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
})
