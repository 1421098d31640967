/** Where certificates go when the user has not said otherwise: where the last ones went, else a folder of their own. */
import type { CertificateView } from '../../../src-main/contract/views/authority.ts'
import { besideWorkspace } from '../beside-workspace.ts'

/**
 * @param certificates All certificates.
 * @param workspaceFolder The full path of the folder that holds the workspace.
 */
export function proposedFolder(certificates: readonly CertificateView[], workspaceFolder: string): string {
  const path = certificates.flatMap((certificate) => certificate.exportedFiles)[0]?.path
  return path?.replace(/[\\/][^\\/]*$/, '') ?? besideWorkspace(workspaceFolder, 'certificates')
}
