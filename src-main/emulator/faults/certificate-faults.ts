/** Faults of certificates, roots and CRLs in the stores of a host (reference 5.1 and 9, F06 to F15). */
import type { CertificateFacts, CrlFacts } from '../../contract/certificate-facts.ts'
import { configurationChanged, type Engine } from '../world/engine.ts'
import { isRevocationCheckDisabled, ownClock, registryValue, writeRegistry } from '../hosts/registry.ts'
import { remove } from '../world/lookups.ts'
import type { Host, StoreEntry } from '../world/state/host.ts'
import type { World } from '../world/state/world.ts'
import { onSide, recall, type Fault, type Faults } from './fault.ts'
import { dayMs } from '../../kernel/clock.ts'

const personal = 'LocalMachine\\My'
const switchName = 'DisableCertRevocationCheck'
/** Of no certificate: the largest number that an id can have. */
const goneCertificateId = 'certificate-9999999999'

const rootMissing: Fault = {
  refusal: ({ host }) => (rootsOf(host).length > 0 ? undefined : 'alreadySo'),
  inject: (engine, { host }) => {
    const entries = rootsOf(host)
    remove(host.stores, (entry) => entries.includes(entry))
    configurationChanged(engine)
    return { entries }
  },
  isPresent: ({ host }) => rootsOf(host).length === 0,
  heal: (engine, { host }, memory) => {
    host.stores.push(...recall<{ entries: StoreEntry[] }>(memory).entries)
    configurationChanged(engine)
  },
}

export const certificateFaults: Faults = {
  F06: rootMissing,
  F07: rootMissing,
  F08: revocationFault(() => []),
  F09: revocationFault((world, host) => {
    const endedInstant = ownClock(world, host) - 1
    const known = host.crls.length > 0 ? host.crls.map((crl) => crl.issuerCertificateId) : issuersOf(host)
    return known.map((issuerCertificateId) => ({
      issuerCertificateId,
      thisUpdateInstant: endedInstant - dayMs,
      nextUpdateInstant: endedInstant,
      revoked: [],
    }))
  }),
  F10: ownCertificateFault((host) => ({ commonName: host.name, dnsNames: [host.name] })),
  F11: ownCertificateFault((_host, certificate) => ({
    extendedKeyUsages: certificate.extendedKeyUsages.filter((usage) => usage !== 'clientAuth'),
  })),
  F12: ownCertificateFault((host, certificate, world) => {
    const notAfterInstant = ownClock(world, host) - 1
    return { notAfterInstant, notBeforeInstant: Math.min(certificate.notBeforeInstant, notAfterInstant) }
  }),
  F13: {
    refusal: ({ host }) => (withKey(host).length > 0 ? undefined : 'noCertificate'),
    inject: (engine, { host }) => {
      const certificateIds = withKey(host).map((entry) => entry.certificate.certificateId)
      for (const certificateId of certificateIds) change(host, certificateId, { hasPrivateKey: false })
      configurationChanged(engine)
      return { certificateIds }
    },
    isPresent: ({ host }, memory) => {
      const { certificateIds } = recall<{ certificateIds: string[] }>(memory)
      return own(host).some((entry) => certificateIds.includes(entry.certificate.certificateId) && !hasKey(entry))
    },
    heal: (engine, { host }, memory) => {
      const { certificateIds } = recall<{ certificateIds: string[] }>(memory)
      for (const certificateId of certificateIds) change(host, certificateId, { hasPrivateKey: true })
      configurationChanged(engine)
    },
  },
  F14: {
    refusal: ({ host }) => (withKey(host).length > 0 ? undefined : 'noCertificate'),
    inject: (engine, { host }) => {
      const certificateIds = withKey(host).map((entry) => entry.certificate.certificateId)
      move(host, certificateIds, personal, 'CurrentUser\\My')
      configurationChanged(engine)
      return { certificateIds }
    },
    isPresent: ({ host }, memory) => {
      const { certificateIds } = recall<{ certificateIds: string[] }>(memory)
      return certificateIds.every((certificateId) => ownOf(host, certificateId) === undefined)
    },
    heal: (engine, { host }, memory) => {
      move(host, recall<{ certificateIds: string[] }>(memory).certificateIds, 'CurrentUser\\My', personal)
      configurationChanged(engine)
    },
  },
  F15: onSide({
    refusal: ({ host, record }) => {
      if (record.authentication !== 'certificate') return 'noCertificate'
      return ownOf(host, record.certificateId) === undefined ? 'alreadySo' : undefined
    },
    inject: (engine, { record }) => {
      const { certificateId } = record
      record.certificateId = goneCertificateId
      configurationChanged(engine)
      return { certificateId }
    },
    isPresent: ({ record }) => record.certificateId === goneCertificateId,
    heal: (engine, { record }, memory) => {
      record.certificateId = recall<{ certificateId: string | null }>(memory).certificateId
      configurationChanged(engine)
    },
  }),
}

/** Revocation is checked, and what the host has of CRLs does not answer. */
function revocationFault(crlsOf: (world: World, host: Host) => CrlFacts[]): Fault {
  return {
    refusal: ({ world, host }) =>
      !isRevocationCheckDisabled(host) && !hasCurrent(world, host) ? 'alreadySo' : undefined,
    inject: (engine, { world, host }) => {
      const points = world.crlPoints ?? []
      const urls = points.filter(({ isReachable }) => isReachable).map(({ url }) => url)
      const memory = { crls: [...host.crls], value: registryValue(host, switchName), urls }
      offerCrls(world, urls, false)
      host.crls.splice(0, host.crls.length, ...crlsOf(world, host))
      writeRegistry(host, switchName, null)
      configurationChanged(engine)
      return memory
    },
    isPresent: ({ world, host }) => !isRevocationCheckDisabled(host) && !hasCurrent(world, host),
    heal: (engine, { world, host }, memory) => {
      const { crls, value, urls } = recall<{ crls: CrlFacts[]; value: number; urls: string[] }>(memory)
      offerCrls(world, urls, true)
      host.crls.splice(0, host.crls.length, ...crls)
      writeRegistry(host, switchName, value === 0 ? null : value)
      configurationChanged(engine)
    },
  }
}

/** The certificate that the host's replica server is bound to is a bad one. */
function ownCertificateFault(
  makeBad: (host: Host, certificate: CertificateFacts, world: World) => Partial<CertificateFacts>,
): Fault {
  const isBad = (host: Host, memory: { certificateId: string; bad: Partial<CertificateFacts> }) => {
    const certificate = ownOf(host, memory.certificateId)?.certificate
    return (
      certificate !== undefined && JSON.stringify({ ...certificate, ...memory.bad }) === JSON.stringify(certificate)
    )
  }
  return {
    refusal: ({ world, host }) => {
      const certificate = ownOf(host, host.replicaServer.certificateId)?.certificate
      if (certificate === undefined) return 'noCertificate'
      const bad = makeBad(host, certificate, world)
      const isSo = JSON.stringify({ ...certificate, ...bad }) === JSON.stringify(certificate)
      return isSo || certificate.notAfterInstant < ownClock(world, host) ? 'alreadySo' : undefined
    },
    inject: (engine: Engine, { world, host }) => {
      const { certificate } = ownOf(host, host.replicaServer.certificateId)!
      const { certificateId } = certificate
      const bad = makeBad(host, certificate, world)
      const good = Object.fromEntries(
        Object.keys(bad).map((key) => [key, certificate[key as keyof CertificateFacts] ?? null]),
      )
      change(host, certificateId, bad)
      configurationChanged(engine)
      return { certificateId, good, bad }
    },
    isPresent: ({ host }, memory) => isBad(host, recall<{ certificateId: string; bad: object }>(memory)),
    heal: (engine, { host }, memory) => {
      const { certificateId, good } = recall<{ certificateId: string; good: Partial<CertificateFacts> }>(memory)
      change(host, certificateId, good)
      configurationChanged(engine)
    },
  }
}

function rootsOf(host: Host): StoreEntry[] {
  return host.stores.filter((entry) => entry.store === 'LocalMachine\\Root')
}

function issuersOf(host: Host): string[] {
  return [...new Set(rootsOf(host).map((entry) => entry.certificate.certificateId))]
}

function hasCurrent(world: World, host: Host): boolean {
  const now = ownClock(world, host)
  const offered = (world.crlPoints ?? []).filter(({ isReachable }) => isReachable).map(({ crl }) => crl)
  return [...host.crls, ...offered].some((crl) => crl.nextUpdateInstant === null || crl.nextUpdateInstant >= now)
}

/** The servers that offer CRLs answer, or do not. */
function offerCrls(world: World, urls: readonly string[], isReachable: boolean): void {
  if (world.crlPoints === undefined) return
  world.crlPoints = world.crlPoints.map((point) => (urls.includes(point.url) ? { ...point, isReachable } : point))
}

function own(host: Host): StoreEntry[] {
  return host.stores.filter((entry) => entry.store === personal)
}

function ownOf(host: Host, certificateId: string | null): StoreEntry | undefined {
  return own(host).find((entry) => entry.certificate.certificateId === certificateId)
}

function hasKey({ certificate }: StoreEntry): boolean {
  return certificate.hasPrivateKey
}

function withKey(host: Host): StoreEntry[] {
  return own(host).filter(hasKey)
}

/** Replaces the facts of a certificate in Personal. */
function change(host: Host, certificateId: string, facts: Partial<CertificateFacts>): void {
  const index = host.stores.findIndex(
    (entry) => entry.store === personal && entry.certificate.certificateId === certificateId,
  )
  const entry = host.stores[index]
  if (entry !== undefined) host.stores[index] = { ...entry, certificate: { ...entry.certificate, ...facts } }
}

function move(host: Host, certificateIds: readonly string[], from: StoreEntry['store'], to: StoreEntry['store']): void {
  for (const [index, entry] of host.stores.entries()) {
    const isMeant = entry.store === from && certificateIds.includes(entry.certificate.certificateId)
    if (isMeant) host.stores[index] = { ...entry, store: to }
  }
}
