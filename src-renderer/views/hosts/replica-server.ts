/** Replication Configuration as fields (Hyper-V Replica reference 3.1), and what they make of a Replica server. */
import type { InputOf } from '../../../src-main/contract/registry.ts'
import type { HostView } from '../../../src-main/contract/views/host.ts'

interface ReplicaServerFields {
  enabled: boolean
  usesKerberos: boolean
  usesCertificate: boolean
  kerberosPort: string
  certificatePort: string
  /** Empty: none. */
  certificateId: string
  authorization: string
  defaultStorageLocation: string
}

/** The certificates that Hyper-V offers: those of the computer with a private key. */
export function offeredCertificates(host: HostView): HostView['stores'] {
  return host.stores.filter((entry) => entry.store === 'LocalMachine\\My' && entry.hasPrivateKey)
}

/** Where replicas are stored unless somebody says otherwise. */
export function replicaFolder({ volumes }: HostView): string {
  return `${volumes[0]?.letter ?? 'C'}:\\Hyper-V Replica`
}

/** What the fields of a host begin with. */
export function replicaServerFields(host: HostView): ReplicaServerFields {
  const { replicaServer } = host
  return {
    enabled: replicaServer.enabled,
    usesKerberos: replicaServer.authentication !== 'certificate',
    usesCertificate: replicaServer.authentication !== 'kerberos',
    kerberosPort: String(replicaServer.kerberosPort),
    certificatePort: String(replicaServer.certificatePort),
    certificateId: replicaServer.certificateId ?? offeredCertificates(host)[0]?.certificateId ?? '',
    authorization: replicaServer.allowAnyServer ? 'any' : 'listed',
    defaultStorageLocation: replicaServer.defaultStorageLocation ?? replicaFolder(host),
  }
}

/** What the fields ask for. */
export function replicaServerInput(fields: ReplicaServerFields): Omit<InputOf<'replicaServer.set'>, 'hostId'> {
  const { enabled, usesKerberos, usesCertificate, certificateId, authorization, defaultStorageLocation } = fields
  return {
    enabled,
    authentication: usesKerberos ? (usesCertificate ? 'certificateAndKerberos' : 'kerberos') : 'certificate',
    kerberosPort: Number(fields.kerberosPort),
    certificatePort: Number(fields.certificatePort),
    certificateId: usesCertificate && certificateId ? certificateId : null,
    allowAnyServer: authorization === 'any',
    defaultStorageLocation: authorization === 'any' ? defaultStorageLocation : null,
  }
}
