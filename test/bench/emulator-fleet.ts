/** A fleet for the benchmarks: pairs of hosts, and machines that all replicate. */
import type { CertificateFacts } from '../../src-main/contract/certificate-facts.ts'
import type { Emulator, EmulatorCommandName, EmulatorInput } from '../../src-main/emulator/index.ts'

export const frequencySeconds = 300
const vmsPerPair = 500
const gigabyte = 1024 ** 3

/** Builds hosts and machines and lets every initial replication end. */
export function buildFleet(emulator: Emulator, vmCount: number): void {
  for (let first = 0; first < vmCount; first += vmsPerPair) {
    const client = addHost(emulator, 2 * (first / vmsPerPair) + 1)
    const server = addHost(emulator, 2 * (first / vmsPerPair) + 2)
    must(emulator, 'host.setFirewallRule', {
      hostId: server.hostId,
      rule: 'VIRT-HVRHTTPSL-In-TCP-NoScope',
      enabled: true,
    })
    must(emulator, 'replicaServer.set', {
      hostId: server.hostId,
      enabled: true,
      authentication: 'certificate',
      kerberosPort: 80,
      certificatePort: 443,
      certificateId: server.certificateId,
      allowAnyServer: true,
      defaultStorageLocation: 'C:\\Replica',
    })
    must(emulator, 'network.setLink', {
      fromHostId: client.hostId,
      toHostId: server.hostId,
      isConnected: true,
      bitsPerSecond: 100_000_000_000,
      backBitsPerSecond: null,
      latencyMilliseconds: 1,
      lossPermille: 0,
    })
    for (let index = first; index < Math.min(first + vmsPerPair, vmCount); index += 1) {
      addMachine(emulator, client, `${server.name}.lab.example`, index)
    }
  }
  emulator.advance(emulator.now() + 3_600_000)
}

interface BenchHost {
  readonly hostId: string
  readonly certificateId: string
  readonly name: string
}

function addHost(emulator: Emulator, number: number): BenchHost {
  const name = `BENCH-${number}`
  const certificateId = `certificate-${number}`
  const { hostId } = must(emulator, 'host.add', {
    name,
    dnsSuffix: 'lab.example',
    edition: '2025',
    memoryBytes: 16_384 * gigabyte,
    processorCount: 64,
    volumeBytes: 1024 * 1024 * gigabyte,
  }) as { hostId: string }
  const certificate = factsFor(certificateId, `${name}.lab.example`)
  must(emulator, 'store.put', { hostId, store: 'LocalMachine\\My', certificate, hasPrivateKey: true })
  return { hostId, certificateId, name }
}

function addMachine(emulator: Emulator, client: BenchHost, replicaServer: string, index: number): void {
  const { vmId } = must(emulator, 'vm.create', {
    hostId: client.hostId,
    name: `vm${index}`,
    generation: 2,
    processorCount: 2,
    memoryBytes: gigabyte,
    dynamicMemory: null,
    disks: [{ sizeBytes: 40 * gigabyte, usedBytes: gigabyte }],
    guestFiles: [],
    churnBytesPerHour: 60_000_000 + (index % 50) * 4_000_000,
    churnProfile: { kind: 'steady' },
    registerDns: false,
  }) as { vmId: string }
  must(emulator, 'vm.start', { vmId })
  must(emulator, 'replication.enable', {
    vmId,
    replicaServer,
    port: 443,
    authentication: 'certificate',
    certificateId: client.certificateId,
    compression: true,
    frequencySeconds,
    recoveryHistoryHours: 0,
    vssFrequencyHours: 0,
    excludedDiskIds: [],
    bypassesProxy: false,
  })
  must(emulator, 'replication.startInitial', { vmId })
  // Relationships that were enabled one after the other are spread over the interval.
  if (index % 10 === 9) emulator.advance(emulator.now() + 307)
}

function must<Name extends EmulatorCommandName>(emulator: Emulator, name: Name, input: EmulatorInput<Name>): unknown {
  const { reply } = emulator.command(name, input)
  if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}`)
  return reply.value
}

function factsFor(certificateId: string, name: string): CertificateFacts {
  return {
    certificateId,
    commonName: name,
    dnsNames: [name],
    issuerCommonName: 'root',
    issuerCertificateId: null,
    selfSigned: false,
    isAuthority: false,
    pathLength: null,
    keyUsages: [],
    extendedKeyUsages: [],
    keyAlgorithm: 'rsa',
    keyBits: 2048,
    keySpec: 'exchange',
    hasPrivateKey: true,
    notBeforeInstant: 0,
    notAfterInstant: 4_000_000_000_000,
    provider: null,
    crlDistributionPoint: null,
  }
}
