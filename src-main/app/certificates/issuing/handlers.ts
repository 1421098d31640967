/** Issuing and renewing certificates, requests from hosts, and doing one thing to many certificates. */
import { ok } from '../../../contract/failure.ts'
import type { Handlers } from '../../base/dispatch.ts'
import type { WorldContext } from '../../world/context.ts'
import type { CertificateContext } from '../keys/context.ts'
import { exportMany, renewMany, revokeMany } from './bulk.ts'
import { makeForHosts } from './for-hosts.ts'
import { issueCertificates } from './issuing.ts'
import { readNames } from './names.ts'
import { createRootPerHost } from './per-host.ts'
import { renewCertificate } from './renewing.ts'
import { prepareRequests, readRequest, signRequest } from './requesting.ts'

type Names =
  | `certificate.${'parseNames' | 'issue' | 'makeForHosts' | 'renew' | 'renewMany' | 'revokeMany' | 'exportMany'}`
  | `csr.${'prepare' | 'read' | 'sign'}`
  | 'root.createPerHost'

/**
 * Makes the handlers around issuing.
 * @param context What everything around certificates shares, and the long task.
 */
export function issuingHandlers(context: CertificateContext & Pick<WorldContext, 'task'>): Pick<Handlers, Names> {
  const { task } = context
  return {
    'certificate.parseNames': (input) => ok(readNames(context, input)),
    'certificate.makeForHosts': (input) =>
      task.run('certificate.makeForHosts', (signal, progress) => makeForHosts(context, input, signal, progress)),
    'certificate.issue': (input) =>
      task.run('certificate.issue', (signal, progress) => issueCertificates(context, input, signal, progress)),
    'certificate.renew': (input) => task.run('certificate.renew', () => renewCertificate(context, input)),
    'certificate.renewMany': (input) =>
      task.run('certificate.renewMany', (signal, progress) => renewMany(context, input, signal, progress)),
    'certificate.revokeMany': (input) =>
      task.run('certificate.revokeMany', (signal, progress) => revokeMany(context, input, signal, progress)),
    'certificate.exportMany': (input) =>
      task.run('certificate.exportMany', (signal, progress) => exportMany(context, input, signal, progress)),
    'csr.prepare': (input) => prepareRequests(context, input),
    'csr.read': (input) => readRequest(input),
    'csr.sign': (input) => signRequest(context, input),
    'root.createPerHost': (input) =>
      task.run('root.createPerHost', (signal, progress) => createRootPerHost(context, input, signal, progress)),
  }
}
