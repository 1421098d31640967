/** "Rehearse with two hosts": an empty workspace becomes two hosts that trust each other and three replicating machines. */
import { listenerRules } from '../../contract/listener-rules.ts'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { probeFolder } from '../../authority/files/write-files.ts'
import { fail, ok, type Nothing, type PartStep, type Reply } from '../../contract/failure.ts'
import { keepPassphraseFile } from '../certificates/keys/remembering.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { certificateIdsOf, openRoot, passphrasePathBeside } from './a-root.ts'
import { createStage, StepStopped, type Stage } from './stage.ts'
import { gigabyte } from '../../contract/limits/bytes.ts'

const dnsSuffix = 'lab.example'
const hostNames = ['HYPERVISOR-01', 'HYPERVISOR-02'] as const
/** Two sites, each with a network of its own: a machine that fails over needs another address there. */
const hostAddresses: Readonly<Record<string, string>> = { 'HYPERVISOR-01': '10.10.1.11', 'HYPERVISOR-02': '10.10.2.11' }
const rootName = 'Rehearsal Root'
const rule = listenerRules.certificate.name
const machines = [
  { name: 'web01', address: '10.10.1.21', gigabytes: 40, usedGigabytes: 9, frequencySeconds: 300, churn: 180_000_000 },
  { name: 'db01', address: '10.10.1.22', gigabytes: 120, usedGigabytes: 34, frequencySeconds: 30, churn: 900_000_000 },
  { name: 'dc01', address: '10.10.1.5', gigabytes: 60, usedGigabytes: 14, frequencySeconds: 900, churn: 20_000_000 },
] as const

/** Set from the first effect to the last: where it is set, a world that is not empty is one to go on with. */
const unfinishedKey = 'unfinished rehearsal.prepareTwoHosts'

/**
 * Fills the workspace. The files for both hosts are put beside the workspace file; the passphrase of their root is beside it, too,
 * and not among the files that go to hosts. Where it is stopped half-way (`partly`), the same command goes on: what is there
 * already is not made again, also after a restart.
 * @param context What the handlers share.
 * @returns Nothing, or `rehearsal.worldNotEmpty`, or why the files cannot be written.
 */
export async function prepareTwoHosts(context: HandlerContext): Promise<Reply<Nothing>> {
  const { workspace } = context.dependencies
  const isGoingOn = workspace.findSetting(unfinishedKey) !== undefined
  if (context.keeper.emulator.world.hosts.length > 0 && !isGoingOn) {
    return fail('rehearsal.worldNotEmpty', { path: workspace.path })
  }
  const place = await placeBeside(workspace.path)
  for (const folder of [place.files, dirname(place.passphrase)]) {
    const usable = await probeFolder(folder)
    if (!usable.ok) return usable
  }
  const begun = workspace.transaction(() => ok(workspace.saveSetting(unfinishedKey, true)))
  if (!begun.ok) return begun
  const stage = createStage(context, place.files, 'en')
  const done: PartStep[] = []
  try {
    for (const [step, work] of stepsOf(stage, place.passphrase)) {
      await work()
      done.push(step)
    }
    const ended = workspace.transaction(() => ok(workspace.removeSetting(unfinishedKey)))
    if (!ended.ok) throw new StepStopped(ended.failure)
    return ok({})
  } catch (error) {
    if (!(error instanceof StepStopped)) throw error
    return stopped(error, done, stepsOf(stage, place.passphrase))
  }
}

/** What was done of the steps; nothing has changed where it was none. */
function stopped({ failure }: StepStopped, done: readonly PartStep[], steps: readonly Step[]): Reply<never> {
  if (done.length === 0) return { ok: false, failure }
  const remaining = steps.slice(done.length).map(([step]) => step)
  return {
    ok: false,
    failure: { ...failure, partly: { done: [...new Set(done)], remaining: [...new Set(remaining)] } },
  }
}

type Step = readonly [PartStep, () => Promise<void>]

/** Every step looks at what is there first. */
function stepsOf(stage: Stage, passphrasePath: string): readonly Step[] {
  return [
    ...hostNames.map((name): Step => ['host.add', () => addHost(stage, name)]),
    ['root.create', () => addRoot(stage, passphrasePath)],
    ['certificate.issue', () => issue(stage)],
    ['certificate.export', () => exportFiles(stage)],
    ...hostNames.map((_, index): Step => ['certificate.importOnHost', () => addTrust(stage, index)]),
    ...machines.flatMap((machine): Step[] => [
      ['vm.create', () => addMachine(stage, machine)],
      ['replication.enable', () => enableReplication(stage, machine)],
    ]),
    ['replication.startInitial', () => waitForReplication(stage)],
  ]
}

interface Place {
  /** What goes to hosts. */
  readonly files: string
  readonly passphrase: string
}

async function placeBeside(workspacePath: string): Promise<Place> {
  if (workspacePath === ':memory:') {
    const folder = await mkdtemp(join(tmpdir(), 'understudy-'))
    return { files: join(folder, 'certificates'), passphrase: join(folder, 'root-passphrase.txt') }
  }
  const stem = join(dirname(workspacePath), basename(workspacePath, '.understudy'))
  return { files: `${stem} certificates`, passphrase: passphrasePathBeside(workspacePath, 'root') }
}

async function addHost(stage: Stage, name: string): Promise<void> {
  const { hosts } = await stage.must('host.list', {})
  if (!hosts.some((host) => host.name === name))
    await stage.must('host.add', { name, dnsSuffix, ipAddress: hostAddresses[name] })
}

async function addRoot(stage: Stage, path: string): Promise<void> {
  const rootId = await openRoot(stage, { name: rootName }, path)
  const { workspace } = stage.context.dependencies
  const remembered = workspace.transaction(() => ok(keepPassphraseFile(workspace, rootId, path)))
  if (!remembered.ok) throw new StepStopped(remembered.failure)
}

async function rootIdOf(stage: Stage): Promise<string> {
  const { roots } = await stage.must('root.list', {})
  return roots.find(({ name }) => name === rootName)?.rootId ?? ''
}

const hostCertificates = async (stage: Stage) => certificateIdsOf(stage, await rootIdOf(stage))

async function issue(stage: Stage): Promise<void> {
  if ((await hostCertificates(stage)).length > 0) return
  const { hosts } = await stage.must('host.list', {})
  const fqdns = hosts.map((host) => host.fqdn)
  await stage.must('certificate.issue', { rootId: await rootIdOf(stage), fqdns })
}

async function exportFiles(stage: Stage): Promise<void> {
  await stage.must('certificate.export', { certificateIds: await hostCertificates(stage), folder: stage.folder })
}

async function addTrust(stage: Stage, index: number): Promise<void> {
  const { hosts } = await stage.must('host.list', {})
  const hostId = hosts[index]?.hostId ?? ''
  const certificateId = (await hostCertificates(stage))[index] ?? ''
  const defaultStorageLocation = 'C:\\Hyper-V Replica'
  await stage.must('certificate.importOnHost', { hostId, certificateId })
  await stage.must('replicaServer.set', { hostId, enabled: true, certificateId, defaultStorageLocation })
  await stage.must('host.setFirewallRule', { hostId, rule, enabled: true })
  const trustedHosts = hosts.map((host) => host.fqdn).filter((_, other) => other !== index)
  await stage.must('host.setTrustedHosts', { hostId, trustedHosts })
}

type Machine = (typeof machines)[number]

async function primaryOf(stage: Stage, { name }: Machine) {
  const { vms } = await stage.must('vm.list', {})
  return vms.find((vm) => vm.name === name && vm.replication?.mode !== 'Replica')
}

async function addMachine(stage: Stage, machine: Machine): Promise<void> {
  const there = await primaryOf(stage, machine)
  const { hosts } = await stage.must('host.list', {})
  const [first = '', second = ''] = hosts.map((host) => host.hostId)
  const { vmId } =
    there ??
    (await stage.must('vm.create', {
      // One of the three lives on the other side, so that both directions are to be seen.
      hostId: machine.name === 'dc01' ? second : first,
      name: machine.name,
      disks: [{ sizeBytes: machine.gigabytes * gigabyte, usedBytes: machine.usedGigabytes * gigabyte }],
      ip: { address: machine.address, subnetMask: '255.255.255.0', gateway: '10.10.1.1', dnsServer: '10.10.1.5' },
      guestFiles: [{ path: `C:\\Data\\${machine.name}.log` }],
      churnBytesPerHour: machine.churn,
    }))
  if (there === undefined || there.state === 'Off') await stage.must('vm.start', { vmId })
}

async function enableReplication(stage: Stage, machine: Machine): Promise<void> {
  const vm = await primaryOf(stage, machine)
  if (!vm || vm.replication !== null) return
  const draft = { frequencySeconds: String(machine.frequencySeconds) }
  await stage.must('wizard.finish', { kind: 'enableReplication', vmId: vm.vmId, draft })
}

async function waitForReplication(stage: Stage): Promise<void> {
  const { vms } = await stage.must('vm.list', {})
  const vmIds = vms.map((vm) => vm.vmId)
  const isReplicating = () => vmIds.every((vmId) => stage.vm(vmId).replication?.state === 'Replicating')
  await stage.waitUntil(isReplicating, 48 * 3_600)
}
