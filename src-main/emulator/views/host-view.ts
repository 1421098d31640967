/** A host as its clients see it. */
import type { HostView } from '../../contract/views/host.ts'
import { findHost, fqdnOf, type Engine } from '../world/engine.ts'
import { isRevocationCheckDisabled } from '../hosts/registry.ts'
import type { Host } from '../world/state/host.ts'
import { memoryFreeBytes } from '../machines/memory.ts'

/** The end of what an instant can say: a CRL without nextUpdate. */
const neverInstant = 253_402_300_799_999

export function hostView(engine: Engine, hostId: string): HostView | null {
  const host = findHost(engine.world, hostId)
  return host === undefined ? null : viewHost(engine, host)
}

function viewHost(engine: Engine, host: Host): HostView {
  const { world } = engine
  const { authorizationEntries, ...server } = host.replicaServer
  return {
    hostId: host.hostId,
    name: host.name,
    dnsSuffix: host.dnsSuffix,
    displayLanguage: host.displayLanguage,
    fqdn: fqdnOf(host),
    edition: host.edition,
    domain: host.domain,
    hasPower: host.hasPower,
    ipAddress: host.ipAddress,
    memoryBytes: host.memoryBytes,
    memoryFreeBytes: memoryFreeBytes(world, host),
    processorCount: host.processorCount,
    replicaServer: { ...server, authorizationEntries: authorizationEntries.map((entry) => ({ ...entry })) },
    firewallRules: host.firewallRules.map((rule) => ({ ...rule })),
    trustedHosts: [...host.trustedHosts],
    revocationCheckDisabled: isRevocationCheckDisabled(host),
    registry: host.registry.map((entry) => ({ ...entry })),
    hasServicePrincipalName: host.hasServicePrincipalName,
    clockSkewSeconds: host.clockSkewSeconds,
    proxy: host.proxy,
    hostsFile: host.hostsFile.map((line) => ({ ...line })),
    processor: { vendor: host.processor.vendor, features: [...host.processor.features] },
    stores: host.stores.map(({ store, certificate }) => ({
      store,
      certificateId: certificate.certificateId,
      issuedTo: certificate.commonName,
      issuedBy: certificate.issuerCommonName,
      notBeforeInstant: certificate.notBeforeInstant,
      notAfterInstant: certificate.notAfterInstant,
      hasPrivateKey: certificate.hasPrivateKey,
      thumbprint: null,
    })),
    crls: host.crls.map((crl) => ({
      issuerCertificateId: crl.issuerCertificateId,
      issuer: issuerName(host, crl.issuerCertificateId),
      thisUpdateInstant: crl.thisUpdateInstant,
      nextUpdateInstant: crl.nextUpdateInstant ?? neverInstant,
      revokedCount: crl.revoked.length,
    })),
    volumes: host.volumes.map((volume) => ({
      letter: volume.letter,
      sizeBytes: volume.sizeBytes,
      freeBytes: Math.max(0, volume.sizeBytes - volume.usedBytes),
      isOnline: volume.isOffline !== true,
    })),
    switches: host.switches.map((one) => ({ ...one })),
    vmIds: world.vms.filter((vm) => vm.hostId === host.hostId).map((vm) => vm.vmId),
  }
}

function issuerName(host: Host, certificateId: string): string {
  const entry = host.stores.find(({ certificate }) => certificate.certificateId === certificateId)
  return entry?.certificate.commonName ?? certificateId
}
