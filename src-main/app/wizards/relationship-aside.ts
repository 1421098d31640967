/** What stands beside Enable, Extend and Reverse Replication. */
import type { WizardDraft } from '../../contract/views/wizard.ts'
import { openListener, placeholders, type AsideStep } from './aside.ts'
import { numberOf, textOf, type WizardStep } from './draft.ts'
import type { WizardFacts } from './facts.ts'
import { replicaPorts } from '../../contract/limits/ports.ts'
import { usualFrequencySeconds } from '../../contract/limits/replication.ts'

/**
 * Enable and Extend Replication: the Replica server first, because its firewall must be open; then the host at hand.
 * @param commit What Finish would do with a draft.
 */
export function relationshipAside(
  draft: WizardDraft,
  facts: WizardFacts,
  commit: (draft: WizardDraft, facts: WizardFacts) => readonly WizardStep[],
): AsideStep[] {
  const shown = shownDraft(draft)
  return [openListener(shown, facts), ...commit(shown, facts).map((step) => relationshipStep(step, shown, facts))]
}

/** A step on the host at hand, whose page is where its values come from. */
export function relationshipStep(step: WizardStep, draft: WizardDraft, facts: WizardFacts): AsideStep {
  const chosen = textOf(draft, 'certificate')
  const isKnown = facts.certificates.some((each) => each.certificateId === chosen)
  const needsCertificate = step.call === 'replication.enable' || step.call === 'replication.reverse'
  const isMissing = needsCertificate && textOf(draft, 'authentication') !== 'kerberos' && !isKnown
  return {
    step,
    note: 'asAdministrator',
    ...(step.call === 'replication.startInitial' ? { page: 'initialReplication' } : {}),
    ...(isMissing ? { meaning: { thumbprint: placeholders.thumbprint } } : {}),
  }
}

/** The draft with Hyper-V Manager's values where something is no number yet, and a placeholder where no server is named. */
export function shownDraft(draft: WizardDraft): WizardDraft {
  const number = (name: string, otherwise: number) => numberOf(draft, name) || otherwise
  return {
    ...draft,
    server: textOf(draft, 'server') || placeholders.server,
    port: number('port', replicaPorts.certificate),
    frequencySeconds: number('frequencySeconds', usualFrequencySeconds),
    coverageHours: number('coverageHours', 0),
    vssFrequencyHours: number('vssFrequencyHours', 0),
    schedule: Number.isNaN(numberOf(draft, 'startInstant')) ? 'immediately' : textOf(draft, 'schedule'),
  }
}
