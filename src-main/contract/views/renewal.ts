/** A certificate renewed everywhere it is used: the steps from its issue to the machine that replicates again. */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { scriptView } from './wizard.ts'

const renewalStep = z.enum(['issue', 'bundle', 'import', 'bind', 'set', 'resume'])
export type RenewalStep = z.infer<typeof renewalStep>

const renewalStepView = z.object({
  step: renewalStep,
  /** Hosts that get it or use it, machines that are set or resumed. */
  subjects: z.array(z.string()),
  isDone: z.boolean(),
})

export const renewalView = z.object({
  /** The certificate that is renewed. */
  certificateId: ids.certificateId,
  name: z.string(),
  thumbprint: z.string(),
  /** The one that takes its place; null until it is issued. */
  successor: z.object({ certificateId: ids.certificateId, thumbprint: z.string() }).nullable(),
  /** All of them, in their order; one without subjects has nothing to do. */
  steps: z.array(renewalStepView),
  /** The same on real hosts, after `import.ps1` of the bundle. */
  scripts: z.array(scriptView),
})
export type RenewalView = z.infer<typeof renewalView>
