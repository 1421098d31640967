/** The emulated world knows certificates by their ids, administrators by their thumbprints: failures as the latter read them. */
import type { Failure } from '../../contract/failure.ts'
import type { ReplicationView } from '../../contract/views/replication.ts'
import type { VmView } from '../../contract/views/vm.ts'

/** Gives the thumbprint of a certificate by its id; null where it is not known. */
type Thumbprint = (certificateId: string) => string | null

/** A failure that names the thumbprint where it named an id. */
export function failureWithThumbprint<Told extends { readonly code: string; readonly params: Failure['params'] }>(
  failure: Told,
  thumbprintOf: Thumbprint,
): Told {
  if (failure.code !== 'connection.noClientCertificate') return failure
  const certificate = thumbprintOf(String(failure.params['certificate'] ?? ''))
  return certificate === null ? failure : { ...failure, params: { ...failure.params, certificate } }
}

/** A relationship whose last failure does so. */
export function replicationWithThumbprints(view: ReplicationView, thumbprintOf: Thumbprint): ReplicationView {
  const { lastFailure } = view
  return lastFailure === null ? view : { ...view, lastFailure: failureWithThumbprint(lastFailure, thumbprintOf) }
}

/** A machine with both of its relationships. */
export function vmWithThumbprints(view: VmView, thumbprintOf: Thumbprint): VmView {
  const shown = (each: ReplicationView | null) => each && replicationWithThumbprints(each, thumbprintOf)
  return { ...view, replication: shown(view.replication), extendedReplication: shown(view.extendedReplication) }
}
