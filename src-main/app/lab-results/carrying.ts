/** Progress as a file that another computer takes over. It is data from elsewhere: read by a schema, bounded, and never more than added. */
import { z } from 'zod'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { labLimits } from '../../contract/limits/lab.ts'
import type { LabTryView } from '../../contract/views/lab-result.ts'
import { keptTry, tryFormat } from './tries.ts'

export const progressFileName = 'understudy-labs.json'

const fileKind = 'understudy.labProgress'

const progressFile = z.object({
  kind: z.literal(fileKind),
  format: z.literal(tryFormat),
  tries: z.array(keptTry.omit({ format: true })).max(labLimits.triesMax),
})

/** Writes the file. The same tries give the same text. */
export function writeProgress(tries: readonly LabTryView[]): string {
  return `${JSON.stringify({ kind: fileKind, format: tryFormat, tries }, null, 2)}\n`
}

/**
 * Reads such a file.
 * @param name Its name, for failures.
 */
export function readProgress(name: string, text: string): Reply<LabTryView[]> {
  const json = fromJson(text) as { readonly kind?: unknown; readonly format?: unknown } | null | undefined
  if (json?.kind === fileKind && typeof json.format === 'number' && json.format > tryFormat)
    return fail('labResult.newerFormat', { file: name })
  const read = progressFile.safeParse(json)
  return read.success ? ok(read.data.tries) : fail('labResult.notProgress', { file: name })
}

interface Merged {
  /** What is to be kept that was not there. */
  readonly changed: readonly LabTryView[]
  readonly added: number
  readonly completed: number
  readonly known: number
}

/** What of the tries is new here: one that has its result already keeps it. */
export function mergeTries(own: readonly LabTryView[], brought: readonly LabTryView[]): Merged {
  const present = new Map(own.map((each) => [each.tryId, each]))
  const distinct = [...new Map(brought.map((each) => [each.tryId, each])).values()]
  const fresh = distinct.filter(({ tryId }) => !present.has(tryId))
  const completing = distinct.filter(({ tryId, result }) => result !== null && present.get(tryId)?.result === null)
  return {
    changed: [...fresh, ...completing],
    added: fresh.length,
    completed: completing.length,
    known: distinct.length - fresh.length - completing.length,
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
