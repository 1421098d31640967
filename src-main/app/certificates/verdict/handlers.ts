/** What a file is, and what Hyper-V Replica would say of a certificate. */
import type { Handlers } from '../../base/dispatch.ts'
import type { CertificateContext } from '../keys/context.ts'
import { inspectFile, structureOf } from './inspecting.ts'
import { judgeCertificate } from './judging.ts'

/**
 * Makes the handlers that look into certificates and judge them.
 * @param context What everything around certificates shares.
 */
export function verdictHandlers(
  context: CertificateContext,
): Pick<Handlers, `certificate.${'inspect' | 'structure' | 'judge'}`> {
  return {
    'certificate.inspect': (input) => inspectFile(context, input),
    'certificate.structure': (input) => structureOf(input),
    'certificate.judge': (input) => judgeCertificate(context, input),
  }
}
