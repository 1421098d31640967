/** The failure catalogue as lists and screens show it. */
import { z } from 'zod'
import { faultId, faultTargets } from '../faults.ts'
import * as ids from '../ids.ts'

export const faultTargetView = z.object({
  hostId: ids.hostId.nullable(),
  otherHostId: ids.hostId.nullable(),
  vmId: ids.vmId.nullable(),
})
export type FaultTargetView = z.infer<typeof faultTargetView>

/** A fault that was injected and not healed. */
const activeFaultView = z.object({
  ...faultTargetView.shape,
  at: ids.instant,
  /** False when somebody put the cause right by hand; healing then only tidies up. */
  isPresent: z.boolean(),
})

const faultTextView = z.object({
  /** What is done to the world, in a few words. */
  what: z.string(),
  /** What an administrator sees; Windows' words where they are confirmed. */
  symptom: z.string(),
  fix: z.string(),
})

export const faultView = z.object({
  faultId,
  target: z.enum(faultTargets),
  kind: z.enum(['condition', 'mistake']),
  failureCode: z.string().nullable(),
  windowsCodes: z.array(z.string()),
  isInferred: z.boolean(),
  eventIds: z.array(z.int()),
  texts: z.object({ en: faultTextView, de: faultTextView, cs: faultTextView }),
  active: z.array(activeFaultView),
  /** What it can be done to now. */
  candidates: z.array(faultTargetView),
})
export type FaultView = z.infer<typeof faultView>
