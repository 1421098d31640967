/**
 * Failures that have words of their own for some values of one parameter: the texts under `code.sentence_value` and
 * `code.next_value`. Any other value takes the general ones.
 */
import type { FailureCode } from './index.ts'

export const situationParams: Readonly<Partial<Record<FailureCode, string>>> = {
  'certificate.revocationScope': 'scope',
  'connection.noClientCertificate': 'situation',
  'connection.certificateRefused': 'reason',
  'failover.replicaNotReady': 'state',
  'fault.notApplicable': 'reason',
  'input.invalid': 'problem',
  'pfx.passwordUnknown': 'entry',
  'replicaServer.noValidCertificate': 'requirement',
  'replication.nameTaken': 'situation',
  'replication.replicaMissing': 'situation',
  'replication.replicaNotReceiving': 'state',
}
