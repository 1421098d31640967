import { z } from 'zod'
import { command } from '../call.ts'
import { managedHostFailures, nothing, ofHost } from './parts.ts'

const switchKind = z.enum(['external', 'internal', 'private'])

/** Virtual switches of a host. */
export const switchCalls = {
  'switch.add': command({
    summary: 'Adds a virtual switch to a host, as New-VMSwitch.',
    input: z.strictObject({ ...ofHost, name: z.string(), kind: switchKind }),
    output: nothing,
    failures: [...managedHostFailures, 'switch.badName', 'switch.duplicate', 'switch.tooMany'],
  }),
  'switch.rename': command({
    summary: 'Renames a virtual switch; the adapters stay connected to it, as with Rename-VMSwitch.',
    input: z.strictObject({ ...ofHost, name: z.string(), newName: z.string() }),
    output: nothing,
    failures: [...managedHostFailures, 'host.unknownSwitch', 'switch.badName', 'switch.duplicate'],
  }),
  'switch.remove': command({
    summary: 'Removes a virtual switch; the adapters on it lose their connection, as with Remove-VMSwitch.',
    input: z.strictObject({ ...ofHost, name: z.string() }),
    output: nothing,
    failures: [...managedHostFailures, 'host.unknownSwitch'],
  }),
}
