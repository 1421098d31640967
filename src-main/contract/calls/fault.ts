import { z } from 'zod'
import { command, query } from '../call.ts'
import { faultId } from '../faults.ts'
import * as ids from '../ids.ts'
import { faultTargetView, faultView } from '../views/fault.ts'

const target = {
  hostId: ids.hostId.optional(),
  /** The other of two hosts. */
  otherHostId: ids.hostId.optional(),
  vmId: ids.vmId.optional(),
}

/** Faults of Hyper-V Replica reference 9, F01 to F45: each is injected and healed by one command. */
export const faultCalls = {
  'fault.list': query({
    summary: 'Every fault: what it does and to what, how it shows, its fix in every language, and where it is active.',
    input: z.strictObject({}),
    output: z.object({ faults: z.array(faultView) }),
    failures: [],
  }),
  'fault.inject': command({
    summary: 'Injects a fault; the target may be left out where there is only one.',
    input: z.strictObject({ faultId, ...target }),
    output: z.object({
      target: faultTargetView,
      /** What the wrong step met, for a fault that is a mistake. */
      refusal: z
        .object({
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
          windowsCode: z.string().nullable(),
        })
        .nullable(),
    }),
    failures: [
      'host.unknown',
      'host.off',
      'vm.unknown',
      'fault.targetMissing',
      'fault.notApplicable',
      'fault.alreadyActive',
    ],
  }),
  'fault.heal': command({
    summary: 'Puts right what a fault did and resumes what it stopped; without a target wherever it is active.',
    input: z.strictObject({ faultId, ...target }),
    output: z.object({ healedCount: z.int() }),
    failures: ['fault.notActive', 'host.off'],
  }),
}
