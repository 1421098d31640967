import { z } from 'zod'
import { command } from '../call.ts'
import * as ids from '../ids.ts'
import { managedHostFailures, nothing, ofHost } from './parts.ts'

/** Volumes of a host. */
export const volumeCalls = {
  'volume.add': command({
    summary: 'Adds an empty volume to a host.',
    input: z.strictObject({ ...ofHost, letter: z.string(), sizeBytes: ids.bytes }),
    output: nothing,
    failures: [...managedHostFailures, 'volume.badLetter', 'volume.duplicate', 'volume.badSize'],
  }),
  'volume.resize': command({
    summary: 'Extends or shrinks a volume of a host, as Resize-Partition.',
    input: z.strictObject({ ...ofHost, letter: z.string(), sizeBytes: ids.bytes }),
    output: nothing,
    failures: [...managedHostFailures, 'volume.unknown', 'volume.offline', 'volume.badSize', 'volume.tooSmall'],
  }),
  'volume.setOnline': command({
    summary:
      'Takes a volume offline or brings it back, as Set-Disk -IsOffline: machines with disks on it become critical meanwhile.',
    input: z.strictObject({ ...ofHost, letter: z.string(), isOnline: z.boolean() }),
    output: nothing,
    failures: [...managedHostFailures, 'volume.unknown'],
  }),
}
