/** Where certificates go when the user has not said otherwise: where the last ones went, else a folder of its own. */
import type { CertificateView } from '../../../src-main/contract/views/authority.ts'

const firstFolder = 'understudy-certificates'

export function proposedFolder(certificates: readonly CertificateView[]): string {
  const path = certificates.flatMap((certificate) => certificate.exportedFiles)[0]?.path
  return path?.replace(/[\\/][^\\/]*$/, '') ?? firstFolder
}
