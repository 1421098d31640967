/** Files for hosts: thin, because the desk does the work. */
import { adviseOnPfx } from '../../authority/files/pfx-advice.ts'
import { ok } from '../../contract/failure.ts'
import type { Handlers } from '../dispatch.ts'
import type { HandlerContext } from '../context.ts'

type Names = 'pfx.advise' | 'certificate.bundle'

/**
 * Makes the handlers around files.
 * @param context What handlers share.
 */
export function fileHandlers({ desk, task }: HandlerContext): Pick<Handlers, Names> {
  return {
    'pfx.advise': ({ windowsVersions, provider }) => ok(adviseOnPfx(windowsVersions, provider)),
    'certificate.bundle': (input) =>
      task.run('certificate.bundle', (signal, progress) => desk.bundle(input, signal, progress)),
  }
}
