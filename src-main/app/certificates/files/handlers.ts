/** Files for hosts, and which kind of PFX they can read. */
import { adviseOnPfx } from '../../../authority/files/pfx-advice.ts'
import { ok } from '../../../contract/failure.ts'
import type { Handlers } from '../../base/dispatch.ts'
import type { WorldContext } from '../../world/context.ts'
import type { CertificateContext } from '../keys/context.ts'
import { proposedFolders } from '../export-folder/remembered.ts'
import { bundleCertificates } from './bundling.ts'
import { exportCertificates } from './exporting.ts'

/**
 * Makes the handlers around files.
 * @param context What everything around certificates shares, and the long task.
 */
export function fileHandlers(
  context: CertificateContext & Pick<WorldContext, 'task'>,
): Pick<Handlers, 'pfx.advise' | `certificate.${'export' | 'bundle' | 'exportFolder'}`> {
  const { task } = context
  return {
    'pfx.advise': ({ windowsVersions, provider }) => ok(adviseOnPfx(windowsVersions, provider)),
    'certificate.exportFolder': async () => ok(await proposedFolders(context.dependencies.workspace)),
    'certificate.export': (input) =>
      task.run('certificate.export', (signal, progress) => exportCertificates(context, input, signal, progress)),
    'certificate.bundle': (input) =>
      task.run('certificate.bundle', (signal, progress) => bundleCertificates(context, input, signal, progress)),
  }
}
