/** Which certificates of a host Hyper-V Replica takes. */
import type { HostView } from '../../../contract/views/host.ts'
import type { CertificateContext } from '../keys/context.ts'
import { judgeOnHost } from './judging.ts'

/** Certificates in Personal of a host that pass every rule of Hyper-V Replica reference 5.1, in the store's order. */
export function usableCertificates({ keeper }: Pick<CertificateContext, 'keeper'>, view: HostView): string[] {
  const { world } = keeper.emulator
  const host = world.hosts.find((each) => each.hostId === view.hostId)
  if (!host) return []
  const store = 'LocalMachine\\My'
  return host.stores
    .filter((entry) => entry.store === store)
    .filter(
      ({ certificate }) =>
        judgeOnHost(host, view.fqdn, certificate, store, keeper.now(), world.crlPoints ?? []).accepted,
    )
    .map((entry) => entry.certificate.certificateId)
}
