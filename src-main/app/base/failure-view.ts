import type { Failure } from '../../contract/failure.ts'
import type { z } from 'zod'
import type { failureView as schema } from '../../contract/views/fix.ts'

/** A failure as views carry it: of what a trial met nothing is done. */
export function failureView({ partly: _partly, fix, ...failure }: Failure): z.infer<typeof schema> {
  const shown = { ...failure, params: { ...failure.params } }
  return fix ? { ...shown, fix: { code: fix.code, params: { ...fix.params }, steps: [...fix.steps] } } : shown
}
