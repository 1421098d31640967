import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { initialCopyView } from '../views/replication.ts'
import { nothing } from './parts.ts'

/** Initial replication without the line: by export and import, or from a machine that is already there (rows 4 to 6). */
export const initialCopyCalls = {
  'initialCopy.list': query({
    summary: 'Folders with exported initial copies, and where they are.',
    input: z.strictObject({ hostId: ids.hostId.optional() }),
    output: z.object({ copies: z.array(initialCopyView) }),
    failures: [],
  }),
  'initialCopy.carry': command({
    summary: 'Carries the folder of an exported initial copy to another host, as on an external disk.',
    input: z.strictObject({
      fromHostId: ids.hostId,
      path: z.string(),
      toHostId: ids.hostId,
      /** The folder that shall hold it there; left out: the same path. */
      toPath: z.string().optional(),
    }),
    output: z.object({ path: z.string() }),
    failures: [
      'host.unknown',
      'host.off',
      'initialCopy.unknown',
      'initialCopy.badPath',
      'initialCopy.alreadyExists',
      'initialCopy.beingWritten',
      'disk.volumeFull',
    ],
  }),
  'initialCopy.remove': command({
    summary: 'Deletes the folder of an exported initial copy.',
    input: z.strictObject({ hostId: ids.hostId, path: z.string() }),
    output: nothing,
    failures: ['host.unknown', 'host.off', 'initialCopy.unknown', 'initialCopy.beingWritten'],
  }),
}
