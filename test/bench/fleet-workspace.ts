/** A fleet behind a core, as a user would have it: hosts in two sites, real certificates, machines that all replicate to the other site. */
import { join } from 'node:path'
import type { Client } from '../../src-main/contract/client.ts'
import { listenerRules } from '../../src-main/contract/listener-rules.ts'
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/registry.ts'

interface FleetSize {
  readonly hostCount: number
  readonly machineCount: number
  /** Beside those of the hosts. */
  readonly otherCertificateCount: number
}

const gigabyte = 1024 ** 3
const terabyte = 1024 ** 4
const suffix = 'corp.example'
const passphrase = 'a passphrase of the benchmark, long enough'

/**
 * Builds it, and lets every initial copy end; some machines are then paused, so that something is not as it should be.
 * @param folder Where exported files go.
 */
export async function fillFleet(client: Client, size: FleetSize, folder: string): Promise<void> {
  const must = async <Name extends CallName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
    const reply = await client.call(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.code} ${JSON.stringify(reply.failure.params)}`)
    return reply.value
  }
  await must('clock.setPace', { pace: 'paused' })
  const hostIds = await addHosts(must, size.hostCount)
  const { rootId } = await must('root.create', { name: 'Corp Root', passphrase })
  const { certificateIds } = await must('certificate.issue', { rootId, hostIds })
  await must('certificate.export', { certificateIds, folder: join(folder, 'certificates') })
  for (const [index, hostId] of hostIds.entries()) {
    const certificateId = certificateIds[index] ?? ''
    await must('certificate.importOnHost', { hostId, certificateId })
    await must('replicaServer.set', { hostId, enabled: true, certificateId, defaultStorageLocation: 'C:\\Replica' })
    await must('host.setFirewallRule', { hostId, rule: listenerRules.certificate.name, enabled: true })
  }
  const names = Array.from({ length: size.otherCertificateCount }, (_, index) => `other${index}.${suffix}`)
  if (names.length > 0) await must('certificate.issue', { rootId, fqdns: names })
  await addMachines(must, size.machineCount, hostIds, certificateIds)
}

type Must = <Name extends CallName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>

/** Half of them in each site, and lines between them that carry it. */
async function addHosts(must: Must, count: number): Promise<string[]> {
  const hostIds: string[] = []
  for (let index = 0; index < count; index += 1) {
    const { hostId } = await must('host.add', {
      name: `HYPERVISOR-${String(index + 1).padStart(2, '0')}`,
      dnsSuffix: suffix,
      ipAddress: `10.${index < count / 2 ? 1 : 2}.0.${index + 11}`,
      memoryBytes: 16 * terabyte,
      processorCount: 64,
      volumeBytes: 60 * terabyte,
    })
    for (const other of hostIds) {
      await must('network.setLink', { fromHostId: other, toHostId: hostId, bitsPerSecond: 100_000_000_000 })
    }
    hostIds.push(hostId)
  }
  return hostIds
}

async function addMachines(must: Must, count: number, hostIds: readonly string[], certificateIds: readonly string[]) {
  const half = Math.max(1, Math.floor(hostIds.length / 2))
  const vmIds: string[] = []
  for (let index = 0; index < count; index += 1) {
    const from = index % hostIds.length
    const to = (from + half) % hostIds.length
    const { vmId } = await must('vm.create', {
      hostId: hostIds[from] ?? '',
      name: index === 7 ? `finance-reporting-${'x'.repeat(33)}-node-a-001` : `vm-${String(index).padStart(4, '0')}`,
      memoryBytes: gigabyte,
      disks: [{ sizeBytes: 40 * gigabyte, usedBytes: gigabyte }],
      ip: {
        address: `10.${from < half ? 1 : 2}.${1 + Math.floor(index / 200)}.${1 + (index % 200)}`,
        subnetMask: '255.255.0.0',
        gateway: null,
        dnsServer: null,
      },
    })
    await must('vm.start', { vmId })
    if (hostIds.length < 2) continue
    await must('replication.enable', {
      vmId,
      replicaServer: `HYPERVISOR-${String(to + 1).padStart(2, '0')}.${suffix}`,
      certificateId: certificateIds[from] ?? '',
    })
    await must('replication.startInitial', { vmId })
    vmIds.push(vmId)
    // Relationships that were enabled one after the other are spread over the interval.
    if (index % 20 === 19) await must('clock.skip', { seconds: 11 })
  }
  await must('clock.skip', { seconds: 7_200 })
  for (const vmId of vmIds.filter((_, index) => index % 83 === 5)) await must('replication.suspend', { vmId })
}
