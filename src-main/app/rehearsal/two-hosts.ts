/** "Rehearse with two hosts": an empty workspace becomes two hosts that trust each other and three replicating machines. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { writeFiles } from '../../authority/files/write-files.ts'
import { fail, ok, type Nothing, type Reply } from '../../contract/failure.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { createStage, StepStopped, type Stage } from './stage.ts'

const dnsSuffix = 'lab.example'
const rule = 'VIRT-HVRHTTPSL-In-TCP-NoScope'
const machines = [
  { name: 'web01', address: '10.10.1.21', gigabytes: 40, usedGigabytes: 9, frequencySeconds: 300, churn: 180_000_000 },
  { name: 'db01', address: '10.10.1.22', gigabytes: 120, usedGigabytes: 34, frequencySeconds: 30, churn: 900_000_000 },
  { name: 'dc01', address: '10.10.1.5', gigabytes: 60, usedGigabytes: 14, frequencySeconds: 900, churn: 20_000_000 },
] as const
const gigabyte = 1024 ** 3

/**
 * Fills the workspace. The files for both hosts, and the passphrase of their root, are put beside the workspace file.
 * @param context What the handlers share.
 * @returns Nothing, or `rehearsal.worldNotEmpty`, or why the files cannot be written.
 */
export async function prepareTwoHosts(context: HandlerContext): Promise<Reply<Nothing>> {
  const { workspace } = context.dependencies
  if (context.keeper.emulator.world.hosts.length > 0) {
    return fail('rehearsal.worldNotEmpty', { path: workspace.path })
  }
  const folder = await folderBeside(workspace.path)
  const stage = createStage(context, folder, 'en')
  try {
    const hostIds = await addHosts(stage)
    await addTrust(stage, hostIds)
    await addMachines(stage, hostIds)
    return ok({})
  } catch (error) {
    if (error instanceof StepStopped) return { ok: false, failure: error.failure }
    throw error
  }
}

async function folderBeside(workspacePath: string): Promise<string> {
  if (workspacePath === ':memory:') return mkdtemp(join(tmpdir(), 'understudy-'))
  return join(dirname(workspacePath), `${basename(workspacePath, '.understudy')} certificates`)
}

async function addHosts(stage: Stage): Promise<string[]> {
  const hostIds: string[] = []
  for (const name of ['HYPERVISOR-01', 'HYPERVISOR-02']) {
    hostIds.push((await stage.must('host.add', { name, dnsSuffix })).hostId)
  }
  return hostIds
}

async function addTrust(stage: Stage, hostIds: readonly string[]): Promise<void> {
  const passphrase = Buffer.from(stage.context.dependencies.randomBytes(18)).toString('base64url')
  const { rootId } = await stage.must('root.create', { name: 'Rehearsal Root', passphrase })
  const kept = await writeFiles(stage.folder, [
    { name: 'root-passphrase.txt', bytes: Buffer.from(`${passphrase}\n`, 'utf8'), mode: 0o600 },
  ])
  if (!kept.ok) throw new StepStopped(kept.failure)
  const { hosts } = await stage.must('host.list', {})
  const fqdns = hosts.map((host) => host.fqdn)
  const { certificateIds } = await stage.must('certificate.issue', { rootId, fqdns })
  await stage.must('certificate.export', { certificateIds, folder: stage.folder })
  for (const [index, hostId] of hostIds.entries()) {
    const certificateId = certificateIds[index] ?? ''
    await stage.must('certificate.importOnHost', { hostId, certificateId })
    await stage.must('replicaServer.set', {
      hostId,
      enabled: true,
      certificateId,
      defaultStorageLocation: 'C:\\Hyper-V Replica',
    })
    await stage.must('host.setFirewallRule', { hostId, rule, enabled: true })
    const others = fqdns.filter((_, other) => other !== index)
    await stage.must('host.setTrustedHosts', { hostId, trustedHosts: others })
  }
}

async function addMachines(stage: Stage, hostIds: readonly string[]): Promise<void> {
  const [first = '', second = ''] = hostIds
  const vmIds: string[] = []
  for (const machine of machines) {
    // One of the three lives on the other side, so that both directions are to be seen.
    const hostId = machine.name === 'dc01' ? second : first
    const { vmId } = await stage.must('vm.create', {
      hostId,
      name: machine.name,
      disks: [{ sizeBytes: machine.gigabytes * gigabyte, usedBytes: machine.usedGigabytes * gigabyte }],
      ip: { address: machine.address, subnetMask: '255.255.255.0', gateway: '10.10.1.1', dnsServer: '10.10.1.5' },
      guestFiles: [{ path: `C:\\Data\\${machine.name}.log` }],
      churnBytesPerHour: machine.churn,
    })
    vmIds.push(vmId)
    await stage.must('vm.start', { vmId })
    const draft = { frequencySeconds: String(machine.frequencySeconds) }
    await stage.must('wizard.finish', { kind: 'enableReplication', vmId, draft })
  }
  const isReplicating = () => vmIds.every((vmId) => stage.vm(vmId).replication?.state === 'Replicating')
  await stage.waitUntil(isReplicating, 48 * 3_600)
}
