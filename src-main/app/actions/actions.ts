/**
 * Reads the journal as what an administrator would have done: the runbook is derived from it and kept nowhere else.
 * Names come from the world as it is now; they do not change while a host or a machine exists.
 */
import type { CertificateFacts, CrlFacts } from '../../contract/certificate-facts.ts'
import type { Edition } from '../../contract/ids.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { crlFileName } from '../certificates/crls/crl-file.ts'
import { listRoots } from '../certificates/roots/listing.ts'
import { profileFor } from '../certificates/stores/importing.ts'
import { dnsServerHost, type Action } from '../../runbook/actions.ts'
import { machineTranslators, type MachineNames } from './machine-actions.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { settingTranslators } from './setting-actions.ts'

interface Names {
  host(hostId: string): string | null
  vm(vmId: string): { host: string; vm: string; guid: string } | null
  thumbprint(certificateId: string | null | undefined): string | null
}

/** The inputs by name; `store.put` and `store.putCrl` are the app's own. */
interface Inputs {
  'store.put': { hostId: string; store: string; certificate: CertificateFacts; hasPrivateKey: boolean }
  'store.putCrl': { hostId: string; crl: CrlFacts }
}
type InputFor<Name> = Name extends keyof Inputs ? Inputs[Name] : Name extends never ? never : unknown

interface Translation {
  readonly at: number
  readonly names: Names
  readonly context: HandlerContext
  /** Machines that are prepared for planned failover, by GUID. */
  readonly prepared: Set<string>
  /** Replicas that were made, as `<GUID> <server>`: enabling replication of one of them extends it. */
  readonly replicas: Set<string>
  readonly machineNames: MachineNames
}

type Translator = (input: never, translation: Translation) => Action | Action[] | null

/**
 * All actions of the workspace in order.
 * @param context What the handlers share.
 */
export function actionsOf(context: HandlerContext): Action[] {
  const names = namesOf(context)
  const prepared = new Set<string>()
  const replicas = new Set<string>()
  const machineNames = machineNamesOf(context)
  const actions: Action[] = []
  let at = 0
  for (const row of context.keeper.rows()) {
    if (row.kind === 'world.created') at = (row.payload as { startInstant: number }).startInstant
    if (row.kind === 'advance') at = (row.payload as { toInstant: number }).toInstant
    if (row.kind === 'branch') at = (row.payload as { forkInstant?: number }).forkInstant ?? at
    if (row.kind !== 'input') continue
    const { name, input } = row.payload as { name: string; input: InputFor<string> }
    const action = translators[name]?.(input as never, { at, names, context, prepared, replicas, machineNames }) ?? []
    actions.push(...(Array.isArray(action) ? action : [action]))
  }
  return actions
}

/** The version of Windows Server on each host, by FQDN: what an older one does not have, a script cannot use. */
export function editionsOf(context: HandlerContext): Map<string, Edition> {
  return new Map(context.hosts().map((host) => [host.fqdn, host.edition]))
}

function namesOf(context: HandlerContext): Names {
  const { world } = context.keeper.emulator
  const fqdns = new Map(context.hosts().map((host) => [host.hostId, host.fqdn]))
  const vms = new Map(world.vms.map((vm) => [vm.vmId, vm]))
  return {
    host: (hostId) => fqdns.get(hostId) ?? null,
    vm(vmId) {
      const vm = vms.get(vmId)
      const host = vm ? fqdns.get(vm.hostId) : undefined
      return vm && host !== undefined ? { host, vm: vm.name, guid: vm.guid } : null
    },
    thumbprint: (certificateId) => (certificateId ? context.inventory.thumbprint(certificateId) : null),
  }
}

/** A translator for a command on a host. */
function onHost<Input extends { hostId: string }>(
  make: (input: Input, base: { at: number; host: string }, translation: Translation) => Action | Action[] | null,
): Translator {
  return (input: Input, translation: Translation) => {
    const host = translation.names.host(input.hostId)
    return host === null ? null : make(input, { at: translation.at, host }, translation)
  }
}

/** A translator for a command on a virtual machine. */
function onVm<Input extends { vmId: string }>(
  make: (
    input: Input,
    base: { at: number; host: string; vm: string },
    translation: Translation & { guid: string },
  ) => Action | Action[] | null,
): Translator {
  return (input: Input, translation: Translation) => {
    const found = translation.names.vm(input.vmId)
    if (!found) return null
    const { guid, host, vm } = found
    return make(input, { at: translation.at, host, vm }, { ...translation, guid })
  }
}

/** Initial copies by hand, chains of three hosts, changed disks and resynchronization. */
const relationshipTranslators: Readonly<Record<string, Translator>> = {
  'replication.importInitial': onVm((input: ParsedInputOf<'replication.importInitial'>, base) => ({
    action: 'importInitialReplication',
    ...base,
    path: input.path,
  })),
  'replication.enableAsReplica': onVm((_input, base) => ({ action: 'enableAsReplica', ...base })),
  'replication.changeDisks': onVm((input: ParsedInputOf<'replication.changeDisks'>, base, { context }) => {
    const disks = context.keeper.emulator.vmView(input.vmId)?.disks ?? []
    const chosen = disks.filter((disk) => input.replicatedDiskIds.includes(disk.diskId))
    return { action: 'changeReplicatedDisks', ...base, paths: chosen.map((disk) => disk.path) }
  }),
  'replication.stopResynchronization': onVm((_input, base) => ({ action: 'stopResynchronization', ...base })),
  'replication.changeModeToPrimary': onVm((_input, base) => ({ action: 'changeModeToPrimary', ...base })),
  'vm.copyToHost': onVm((input: ParsedInputOf<'vm.copyToHost'>, base, { names }) => {
    const toHost = names.host(input.hostId)
    if (toHost === null) return null
    return [
      { action: 'exportVm', ...base, toHost },
      { action: 'importVm', ...base, host: toHost },
    ]
  }),
  'initialCopy.carry': (input: ParsedInputOf<'initialCopy.carry'>, { at, names }: Translation) => {
    const host = names.host(input.fromHostId)
    const toHost = names.host(input.toHostId)
    if (host === null || toHost === null) return null
    return { action: 'carryInitialCopy', at, host, path: input.path, toHost, toPath: input.toPath ?? input.path }
  },
  'initialCopy.remove': onHost((input: ParsedInputOf<'initialCopy.remove'>, base) => ({
    action: 'removeInitialCopy',
    ...base,
    path: input.path,
  })),
}

function typeOf(input: { relationshipType?: 'Simple' | 'Extended' | undefined }) {
  return input.relationshipType === undefined ? {} : { relationshipType: input.relationshipType }
}

const translators: Readonly<Record<string, Translator>> = {
  ...settingTranslators,
  'host.add': (input: ParsedInputOf<'host.add'>, { at, context }: Translation) => {
    const host = context.hosts().find((each) => each.name.toLowerCase() === input.name.toLowerCase())
    return host && input.dnsSuffix !== ''
      ? { action: 'setDnsSuffix', at, host: host.fqdn, dnsSuffix: input.dnsSuffix }
      : null
  },
  'host.setDnsSuffix': onHost((input: ParsedInputOf<'host.setDnsSuffix'>, base) => ({
    action: 'setDnsSuffix',
    ...base,
    dnsSuffix: input.dnsSuffix,
  })),
  'host.losePower': onHost((_input, base) => ({ action: 'losePower', ...base })),
  'host.restorePower': onHost((_input, base) => ({ action: 'restorePower', ...base })),
  'host.setFirewallRule': onHost((input: ParsedInputOf<'host.setFirewallRule'>, base) => ({
    action: 'setFirewallRule',
    ...base,
    rule: input.rule,
    enabled: input.enabled,
  })),
  'host.setTrustedHosts': onHost((input: ParsedInputOf<'host.setTrustedHosts'>, base) => ({
    action: 'setTrustedHosts',
    ...base,
    trustedHosts: input.trustedHosts,
  })),
  'host.setRevocationCheck': onHost((input: ParsedInputOf<'host.setRevocationCheck'>, base) => ({
    action: 'setRevocationCheck',
    ...base,
    disabled: input.disabled,
  })),
  'replicaServer.set': onHost((input: ParsedInputOf<'replicaServer.set'>, base, { names }) => {
    const { enabled, authentication, certificatePort, kerberosPort, allowAnyServer, defaultStorageLocation } = input
    const thumbprint = names.thumbprint(input.certificateId)
    return {
      action: 'setReplicaServer',
      ...base,
      ...{ enabled, authentication, certificatePort, kerberosPort, thumbprint, allowAnyServer, defaultStorageLocation },
    }
  }),
  'authorization.add': onHost((input: ParsedInputOf<'authorization.add'>, base) => ({
    action: 'addAuthorizationEntry',
    ...base,
    primaryServer: input.primaryServer,
    storageLocation: input.storageLocation,
    trustGroup: input.trustGroup,
  })),
  'authorization.remove': onHost((input: ParsedInputOf<'authorization.remove'>, base) => ({
    action: 'removeAuthorizationEntry',
    ...base,
    primaryServer: input.primaryServer,
  })),
  'store.put': onHost((input: Inputs['store.put'], base, { names, context }) => {
    const { certificate, hasPrivateKey, store } = input
    const thumbprint = names.thumbprint(certificate.certificateId)
    if (thumbprint === null) return null
    if (store === 'LocalMachine\\Root') {
      return { action: 'trustRoot', ...base, name: certificate.commonName, thumbprint, file: 'root.cer' }
    }
    const edition = context.keeper.emulator.hostView(input.hostId)?.edition ?? '2025'
    const file = `${certificate.dnsNames[0] ?? certificate.commonName}.${profileFor(edition)}.pfx`
    return hasPrivateKey ? { action: 'importPfx', ...base, name: certificate.commonName, thumbprint, file } : null
  }),
  'store.putCrl': onHost((input: Inputs['store.putCrl'], base, { context }) => {
    const root = listRoots(context).find((each) => each.certificateId === input.crl.issuerCertificateId)
    return root ? { action: 'importCrl', ...base, issuer: root.name, file: crlFileName(context, root.rootId) } : null
  }),
  'host.shutDown': onHost((_input, base) => ({ action: 'shutDownHost', ...base })),
  ...machineTranslatorsOnVm(),
  'vm.start': onVm((_input, base) => ({ action: 'startVm', ...base })),
  'vm.shutDown': onVm((_input, base) => ({ action: 'shutDownVm', ...base })),
  'vm.turnOff': onVm((_input, base) => ({ action: 'turnOffVm', ...base })),
  'vm.connectAdapter': onVm((input: ParsedInputOf<'vm.connectAdapter'>, base, { context }) => ({
    action: 'connectAdapter',
    ...base,
    adapter: adapterName(context, input),
    switchName: input.switchName,
  })),
  'vm.setFailoverIp': onVm((input: ParsedInputOf<'vm.setFailoverIp'>, base, { context }) => ({
    action: 'setFailoverIp',
    ...base,
    adapter: adapterName(context, input),
    ip: input.ip,
  })),
  'vm.setGuestIp': onVm((input: ParsedInputOf<'vm.setGuestIp'>, base) => ({
    action: 'setGuestIp',
    ...base,
    ip: input.ip,
  })),
  'dns.set': (input: ParsedInputOf<'dns.set'>, { at }: Translation) => ({
    action: 'setDnsRecord',
    at,
    host: dnsServerHost,
    ...input,
  }),
  'dns.remove': (input: ParsedInputOf<'dns.remove'>, { at }: Translation) => ({
    action: 'removeDnsRecord',
    at,
    host: dnsServerHost,
    name: input.name,
  }),
  'replication.enable': onVm((input: ParsedInputOf<'replication.enable'>, base, { names, context, replicas, guid }) => {
    const { replicaServer, port, authentication, compression, frequencySeconds } = input
    const { recoveryHistoryHours, vssFrequencyHours, excludedDiskIds } = input
    const disks = context.keeper.emulator.vmView(input.vmId)?.disks ?? []
    const isExtension = replicas.has(`${guid} ${base.host.toLowerCase()}`)
    replicas.add(`${guid} ${replicaServer.toLowerCase()}`)
    return {
      action: 'enableReplication',
      ...base,
      ...(isExtension ? { isExtension } : {}),
      ...{
        replicaServer,
        port,
        authentication,
        compression,
        frequencySeconds,
        recoveryHistoryHours,
        vssFrequencyHours,
      },
      thumbprint: names.thumbprint(input.certificateId),
      excludedDiskPaths: disks.filter((disk) => excludedDiskIds.includes(disk.diskId)).map((disk) => disk.path),
    }
  }),
  'replication.startInitial': onVm((input: ParsedInputOf<'replication.startInitial'>, base) => ({
    action: 'startInitialReplication',
    ...base,
    startInstant: input.startInstant ?? null,
    ...(input.destinationPath === undefined ? {} : { destinationPath: input.destinationPath }),
    ...(input.useBackup === true ? { useBackup: true } : {}),
  })),
  'replication.stopInitial': onVm((_input, base) => ({ action: 'stopInitialReplication', ...base })),
  'replication.suspend': onVm((input: ParsedInputOf<'replication.suspend'>, base) => ({
    action: 'suspendReplication',
    ...base,
    ...typeOf(input),
  })),
  'replication.resume': onVm((input: ParsedInputOf<'replication.resume'>, base) => ({
    action: 'resumeReplication',
    ...base,
    resynchronize: input.resynchronize,
    ...typeOf(input),
    ...(input.resynchronizeStartInstant === undefined ? {} : { startInstant: input.resynchronizeStartInstant }),
  })),
  'replication.change': onVm((input: ParsedInputOf<'replication.change'>, base, { names }) => {
    const { vmId: _vmId, relationshipType: _type, certificateId, ...settings } = input
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
    const thumbprint = names.thumbprint(certificateId)
    return { action: 'changeReplication', ...base, ...given, ...(thumbprint === null ? {} : { thumbprint }) }
  }),
  'replication.remove': onVm((input: ParsedInputOf<'replication.remove'>, base) => ({
    action: 'removeReplication',
    ...base,
    ...typeOf(input),
  })),
  ...relationshipTranslators,
  'replication.setAsReplica': onVm((_input, base) => ({ action: 'setAsReplica', ...base })),
  'replication.reverse': onVm((input: ParsedInputOf<'replication.reverse'>, base, { names }) => ({
    action: 'reverseReplication',
    ...base,
    replicaServer: input.replicaServer ?? null,
    thumbprint: names.thumbprint(input.certificateId),
  })),
  'failover.prepare': onVm((_input, base, { prepared, guid }) => {
    prepared.add(guid)
    return { action: 'prepareFailover', ...base }
  }),
  'failover.start': onVm((input: ParsedInputOf<'failover.start'>, base, { prepared, guid, context }) => ({
    action: 'startFailover',
    ...base,
    kind: prepared.delete(guid) ? 'planned' : 'unplanned',
    pointsBack: input.recoveryPointId === undefined ? 0 : pointsBack(context, input.vmId, base.at),
  })),
  'failover.cancel': onVm((_input, base, { prepared, guid }) => {
    prepared.delete(guid)
    return { action: 'cancelFailover', ...base }
  }),
  'failover.complete': onVm((_input, base) => ({ action: 'completeFailover', ...base })),
  'failover.startTest': onVm((_input, base) => ({ action: 'startTestFailover', ...base, pointsBack: 0 })),
  'failover.stopTest': onVm((_input, base) => ({ action: 'stopTestFailover', ...base })),
}

/** The commands that have a translation; those that have none are in `journal-silence.ts`. */
export const translatedCommands: readonly string[] = Object.keys(translators)

/** The translators of machines, each of which names its host and machine first. */
function machineTranslatorsOnVm(): Record<string, Translator> {
  return Object.fromEntries(
    Object.entries(machineTranslators).map(([name, translate]) => [
      name,
      onVm((input: { vmId: string }, base, { machineNames }) => translate(input as never, base, machineNames)),
    ]),
  )
}

function machineNamesOf(context: HandlerContext): MachineNames {
  const view = (vmId: string) => context.keeper.emulator.vmView(vmId)
  return {
    diskPath: (vmId, diskId) => view(vmId)?.disks.find((disk) => disk.diskId === diskId)?.path ?? null,
    adapter: (vmId, adapterId) => adapterName(context, { vmId, adapterId }),
    checkpoints: new Map(),
  }
}

function adapterName(context: HandlerContext, input: { vmId: string; adapterId: string }): string {
  const adapters = context.keeper.emulator.vmView(input.vmId)?.adapters ?? []
  return adapters.find((adapter) => adapter.adapterId === input.adapterId)?.name ?? 'Network Adapter'
}

/** How many points were newer than the chosen one, as the failover noted it down. */
function pointsBack(context: HandlerContext, vmId: string, at: number): number {
  const failover = context.keeper.emulator.vmView(vmId)?.replication?.failover
  if (!failover || failover.failedOverInstant !== at) return 0
  return failover.otherPoints.filter((point) => point.at > failover.recoveryPointInstant).length
}
