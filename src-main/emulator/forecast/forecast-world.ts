/** The world that a forecast is made in: two hosts, one line between them, and machines that all replicate. */
import { listenerRules } from '../../contract/listener-rules.ts'
import type { CertificateFacts } from '../../contract/certificate-facts.ts'
import type { ChurnProfile } from '../../contract/views/machine.ts'
import { calls } from '../../contract/registry.ts'
import { invariant } from '../../kernel/invariant.ts'
import type { EmulatorCommandName, EmulatorInput } from '../commands.ts'
import { createEmulator, type Emulator } from '../index.ts'
import { createWorld } from '../world/world.ts'
import { hostLimits } from '../../contract/limits/host.ts'

export interface ForecastMachine {
  readonly name: string
  readonly churnBytesPerHour: number
  readonly churnProfile: ChurnProfile
  readonly usedBytes: number
  readonly sizeBytes: number
}

export interface ForecastSettings {
  readonly seed: string
  readonly machines: readonly ForecastMachine[]
  readonly linkBitsPerSecond: number
  readonly latencyMilliseconds: number
  readonly compression: boolean
  readonly recoveryHistoryHours: number
  readonly replicaVolumeBytes: number
}

/** A Monday at midnight, so that days and their shapes begin together. */
const forecastStart = Date.UTC(2026, 0, 5)

/** While the initial replications run, the others replicate at the longest interval: they are not yet observed. */
const intervalAtFirst = 900
/** More than any machine needs. */
const plentyBytes = hostLimits.hostVolumeBytesMax
const suffix = 'forecast.example'

export function createForecastWorld(settings: ForecastSettings): Emulator {
  const emulator = createEmulator(createWorld({ seed: settings.seed, startInstant: forecastStart }), {
    // A world made for a question about the line asks nothing of certificates.
    judgePeer: () => ({ accepted: true, code: 'accepted', windowsCode: null, rule: null, params: {} }),
  })
  for (const [number, volumeBytes] of [plentyBytes, settings.replicaVolumeBytes].entries()) {
    const name = number === 0 ? 'PRIMARY' : 'REPLICA'
    const { hostId } = carryOut(emulator, 'host.add', {
      name,
      dnsSuffix: suffix,
      memoryBytes: hostLimits.hostMemoryBytesMax,
      volumeBytes,
    }) as { hostId: string }
    const certificate = factsFor(`certificate-${number + 1}`, `${name}.${suffix}`)
    carryOut(emulator, 'store.put', { hostId, store: 'LocalMachine\\My', certificate, hasPrivateKey: true })
  }
  carryOut(emulator, 'host.setFirewallRule', { hostId: 'host-2', rule: listenerRules.certificate.name, enabled: true })
  carryOut(emulator, 'replicaServer.set', {
    hostId: 'host-2',
    enabled: true,
    certificateId: 'certificate-2',
    defaultStorageLocation: 'C:\\Replica',
  })
  setLine(emulator, settings.linkBitsPerSecond, settings.latencyMilliseconds)
  return emulator
}

/** Sets the one line that there is. */
export function setLine(emulator: Emulator, bitsPerSecond: number, latencyMilliseconds: number): void {
  const ends = { fromHostId: 'host-1', toHostId: 'host-2' }
  carryOut(emulator, 'network.setLink', { ...ends, bitsPerSecond, latencyMilliseconds })
}

/**
 * Adds a running machine whose replication is enabled and not yet begun.
 * @returns Its id; undefined if the Replica server's volume has no space for it.
 */
export function addForecastMachine(
  emulator: Emulator,
  settings: ForecastSettings,
  { churnBytesPerHour, churnProfile, usedBytes, sizeBytes }: ForecastMachine,
): string | undefined {
  const { vmId } = carryOut(emulator, 'vm.create', {
    hostId: 'host-1',
    // Machines of several hosts may have one name.
    name: `m${emulator.world.vms.length}`,
    memoryBytes: 1024 ** 3,
    disks: [{ sizeBytes, usedBytes }],
    churnBytesPerHour,
    churnProfile,
    registerDns: false,
  }) as { vmId: string }
  carryOut(emulator, 'vm.start', { vmId })
  const { reply } = emulator.command(
    'replication.enable',
    parsed('replication.enable', {
      vmId,
      replicaServer: `REPLICA.${suffix}`,
      certificateId: 'certificate-1',
      compression: settings.compression,
      frequencySeconds: intervalAtFirst,
      recoveryHistoryHours: settings.recoveryHistoryHours,
    }),
  )
  if (!reply.ok && reply.failure.code === 'replication.storageFull') return undefined
  invariant(reply.ok, 'replication cannot be enabled in the world of a forecast')
  return vmId
}

/** Carries out a command that cannot be refused here. */
export function carryOut<Name extends EmulatorCommandName>(emulator: Emulator, name: Name, input: object): unknown {
  const { reply } = emulator.command(name, parsed(name, input))
  invariant(reply.ok, `${name} is refused in the world of a forecast`)
  return reply.value
}

function parsed<Name extends EmulatorCommandName>(name: Name, input: object): EmulatorInput<Name> {
  const call = Object.hasOwn(calls, name) ? calls[name as keyof typeof calls] : undefined
  // The schema of a command gives what its handler takes; the inputs that only the app sends are complete.
  return (call === undefined ? input : call.input.parse(input)) as EmulatorInput<Name>
}

function factsFor(certificateId: string, name: string): CertificateFacts {
  return {
    certificateId,
    commonName: name,
    dnsNames: [name],
    issuerCommonName: 'forecast',
    issuerCertificateId: null,
    selfSigned: false,
    isAuthority: false,
    pathLength: null,
    keyUsages: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsages: ['serverAuth', 'clientAuth'],
    keyAlgorithm: 'rsa',
    keyBits: 2048,
    keySpec: 'exchange',
    hasPrivateKey: true,
    notBeforeInstant: 0,
    notAfterInstant: Date.UTC(2100, 0, 1),
    provider: null,
    crlDistributionPoint: null,
  }
}
