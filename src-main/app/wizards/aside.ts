/**
 * The PowerShell beside a wizard: the commands that its draft would give, on the same way to PowerShell as those of the
 * journal, with what they would mean now.
 */
import { listenerRules } from '../../contract/listener-rules.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { ScriptView, WizardDraft } from '../../contract/views/wizard.ts'
import { asideScripts } from '../../runbook/script-view.ts'
import { translate } from '../actions/actions.ts'
import type { CommandMeaning } from '../world/meaning.ts'
import { textOf, type WizardStep } from './draft.ts'
import type { WizardFacts } from './facts.ts'

/** Who works on a host, as the screen says it beside the host's name. */
type Note = 'first' | 'asAdministrator' | 'onReplica' | 'onDnsServer'

/** A command of the world, or what stands for one on real hosts. */
export interface AsideStep {
  readonly step: WizardStep
  readonly note: Note
  /** The page that it comes from, where its lines have none of their own. */
  readonly page?: string
  /** What the world does not know, such as a server that was only typed. */
  readonly meaning?: CommandMeaning
}

/**
 * Translates what a draft would do.
 * @param steps In order.
 * @param facts The world as it is.
 * @param language Of what the PowerShell says.
 */
export function asideOf(steps: readonly AsideStep[], facts: WizardFacts, language: Language = 'en'): ScriptView[] {
  const parts = steps.flatMap(({ step, note, page = null, meaning }) => {
    const { call: name, input } = step
    const command = { name, input, at: facts.now, meaning: { ...facts.meaningOf(step), ...meaning } }
    return translate(command).map((action) => ({ action, note, page }))
  })
  return asideScripts(parts, language)
}

/** What a draft does not hold yet stands as a placeholder that PowerShell refuses rather than as a wrong value. */
export const placeholders = { server: '<FQDN>', thumbprint: '<thumbprint>' } as const

/** The listener's inbound rule on the Replica server, which Windows does not enable by itself (Hyper-V Replica reference 5.6). */
export function openListener(draft: WizardDraft, facts: WizardFacts): AsideStep {
  const server = textOf(draft, 'server')
  const isKerberos = textOf(draft, 'authentication') === 'kerberos'
  const { name: rule } = isKerberos ? listenerRules.kerberos : listenerRules.certificate
  const host = facts.hosts.find((each) => each.fqdn.toLowerCase() === server.toLowerCase())
  return {
    step: { call: 'host.setFirewallRule', input: { hostId: host?.hostId ?? '', rule, enabled: true } },
    note: 'first',
    page: 'connection',
    meaning: { host: server },
  }
}
