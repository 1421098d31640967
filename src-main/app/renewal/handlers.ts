/** Renewing a certificate everywhere it is used. */
import { ok } from '../../contract/failure.ts'
import type { Handlers } from '../base/dispatch.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { planRenewal, renewalView } from './plan.ts'
import { renewEverywhere } from './renewing-everywhere.ts'

/**
 * Makes the handlers of renewals.
 * @param context What handlers share.
 */
export function renewalHandlers(
  context: HandlerContext,
): Pick<Handlers, 'certificate.renewalPlan' | 'certificate.renewEverywhere'> {
  return {
    'certificate.renewalPlan': ({ certificateId, language }) => {
      const planned = planRenewal(context, certificateId)
      return planned.ok ? ok(renewalView(context, planned.value, language)) : planned
    },
    'certificate.renewEverywhere': (input) =>
      context.task.run('certificate.renewEverywhere', (_, progress) => renewEverywhere(context, input, progress)),
  }
}
