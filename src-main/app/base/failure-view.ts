import type { Failure } from '../../contract/failure.ts'
import type { WizardView } from '../../contract/views/wizard.ts'

/** A failure as views carry it: of what a trial met nothing is done. */
export function failureView({ partly: _partly, fix, ...failure }: Failure): NonNullable<WizardView['refusal']> {
  const shown = { ...failure, params: { ...failure.params } }
  return fix ? { ...shown, fix: { code: fix.code, params: { ...fix.params }, steps: [...fix.steps] } } : shown
}
