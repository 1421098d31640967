/**
 * What a command meant when it was given: every id that it names, as an administrator says it. Machines, hosts, disks and
 * certificates change and go away later, so it is noted down with the row of the journal and never looked up again.
 */
import { z } from 'zod'
import type { CertificateFacts } from '../../contract/certificate-facts.ts'
import * as ids from '../../contract/ids.ts'
import {
  fqdnOf,
  oldPrimariesOn,
  type CommandInput,
  type Emulator,
  type EmulatorCommandName,
} from '../../emulator/index.ts'

/** Counted up when a meaning says more than before: the journal is replayed for those that are older. */
export const meaningVersion = 1

export const commandMeaning = z.object({
  /** FQDN of the host on which it was done: its own for a command on a machine. */
  host: z.string().optional(),
  /** The version of Windows Server on that host. */
  edition: ids.edition.optional(),
  /** FQDN of the other host, where something was carried to. */
  toHost: z.string().optional(),
  vm: z.string().optional(),
  /** Names of the old primaries on the host, where it is kept off or let in again. */
  vms: z.array(z.string()).optional(),
  adapter: z.string().optional(),
  /** As it was called before the command; of one that the command made, as it is called from then on. */
  checkpoint: z.string().optional(),
  /** Paths of the disks that it names, in the order of the machine. */
  disks: z.array(z.string()).optional(),
  /** Of the certificate that it names; null where nobody knows it. */
  thumbprint: z.string().nullable().optional(),
  /** Name of the root that signed the CRL. */
  issuer: z.string().optional(),
  /** 0 for the latest recovery point, 1 for the newest of the additional ones. */
  pointsBack: z.int().optional(),
  failover: z.enum(['planned', 'unplanned', 'test']).optional(),
  /** The machine was a replica itself, which was extended to a third host. */
  isExtension: z.boolean().optional(),
})
export type CommandMeaning = z.infer<typeof commandMeaning>

/** What only the inventory knows of the certificates in the world. */
export interface CertificateNames {
  /** @param facts Which of the certificates is meant that a root has had; its present one if left out. */
  thumbprint(certificateId: string, facts?: CertificateFacts): string | null
  /** The name of one of our roots. */
  rootName(certificateId: string): string | undefined
}

/** Says the rest once the command was carried out. */
type Finish = (answer: unknown) => CommandMeaning

type Described = Pick<Emulator, 'world' | 'vmView' | 'replicationView'>

/**
 * Describes a command; call it before the command is carried out, which may take away what it names.
 * @param emulator The world, before.
 * @param names What the inventory knows.
 * @returns Called with the answer of the command, it gives the meaning.
 */
export function describeCommand(emulator: Described, names: CertificateNames, command: CommandInput): Finish {
  const before = { ...placeOf(emulator, command), ...thingsOf(emulator, names, command) }
  const after = afterwards[command.name]
  return (answer) => {
    const { vmId } = command.input as { readonly vmId?: string }
    return after === undefined ? before : { ...before, ...after(emulator, { vmId: vmId ?? '', ...asRecord(answer) }) }
  }
}

/** Where it is done: the host that it names, or the host of its machine; a second host is where something goes. */
function placeOf(emulator: Described, { name, input }: CommandInput): CommandMeaning {
  const { hostId, fromHostId, toHostId, clientId, vmId } = input as Partial<Record<string, string>>
  const vm = vmId === undefined ? undefined : findVm(emulator, vmId)
  const isTarget = name === 'vm.copyToHost'
  const other = isTarget ? hostId : toHostId
  const own = vm?.hostId ?? (isTarget ? undefined : hostId) ?? fromHostId ?? clientId
  return {
    ...hostNamed(emulator, own),
    ...(vm === undefined ? {} : { vm: vm.name }),
    ...(other === undefined ? {} : { toHost: hostNamed(emulator, other).host }),
  }
}

function hostNamed({ world }: Described, hostId: string | undefined): Pick<CommandMeaning, 'host' | 'edition'> {
  const host = world.hosts.find((each) => each.hostId === hostId)
  return host === undefined ? {} : { host: fqdnOf(host), edition: host.edition }
}

/** What else it names. */
function thingsOf(emulator: Described, names: CertificateNames, { name, input }: CommandInput): CommandMeaning {
  const given = input as Readonly<Record<string, unknown>>
  const vmId = textOf(given['vmId'])
  const vm = findVm(emulator, vmId)
  const meaning: CommandMeaning = {}
  const adapterId = given['adapterId']
  if (adapterId !== undefined) meaning.adapter = vm?.adapters.find((each) => each.adapterId === adapterId)?.name
  const checkpointId = given['checkpointId']
  if (checkpointId !== undefined) meaning.checkpoint = checkpointNamed(emulator, vmId, checkpointId)
  const diskIds = [given['diskId'], given['excludedDiskIds'], given['replicatedDiskIds']].flat()
  const disks = vm?.disks.filter((disk) => diskIds.includes(disk.diskId)) ?? []
  if (disks.length > 0) meaning.disks = disks.map((disk) => disk.path)
  const certificateId = given['certificateId']
  if (typeof certificateId === 'string') meaning.thumbprint = names.thumbprint(certificateId)
  if (given['recoveryPointId'] !== undefined) {
    const points = emulator.replicationView(vmId)?.recoveryPoints ?? []
    meaning.pointsBack = Math.max(
      0,
      points.findIndex((point) => point.recoveryPointId === given['recoveryPointId']),
    )
  }
  if (name === 'host.keepOff' || name === 'host.letIn') {
    meaning.vms = oldPrimariesOn(emulator.world, input).map((each) => each.name)
  }
  if (name === 'replication.enable') meaning.isExtension = (vm?.replications.length ?? 0) > 0
  if (name === 'store.put') meaning.thumbprint = names.thumbprint(input.certificate.certificateId, input.certificate)
  if (name === 'store.putCrl') meaning.issuer = names.rootName(input.crl.issuerCertificateId)
  return meaning
}

interface Answer {
  readonly vmId: string
  readonly hostId?: string
  readonly diskId?: string
  readonly checkpointId?: string
}

/** What only shows when the command has been carried out: the names of what it made, and which failover it was. */
const afterwards: {
  readonly [Name in EmulatorCommandName]?: (emulator: Described, answer: Answer) => CommandMeaning
} = {
  'host.add': (emulator, { hostId }) => hostNamed(emulator, hostId),
  'disk.add': (emulator, { vmId, diskId }) => {
    const disk = findVm(emulator, vmId)?.disks.find((each) => each.diskId === diskId)
    return disk === undefined ? {} : { disks: [disk.path] }
  },
  'checkpoint.create': (emulator, { vmId, checkpointId }) => ({
    checkpoint: checkpointNamed(emulator, vmId, checkpointId),
  }),
  'failover.start': (emulator, { vmId }) => ({ failover: emulator.replicationView(vmId)?.failover?.kind }),
}

function findVm({ world }: Described, vmId: string) {
  return world.vms.find((each) => each.vmId === vmId)
}

function checkpointNamed(emulator: Described, vmId: string, checkpointId: unknown): string | undefined {
  return emulator.vmView(vmId)?.checkpoints.find((each) => each.checkpointId === checkpointId)?.name
}

function asRecord(answer: unknown): object {
  return typeof answer === 'object' && answer !== null ? answer : {}
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
