/** From the names that people use to the ids that calls take. Names compare without case, as Windows compares them. */
import type { Client } from '../../contract/client.ts'
import type { NamedKind } from './references.ts'

type Calls = Pick<Client, 'call'>

/**
 * Finds the id of a thing.
 * @param client Answers the queries.
 * @param kind What it is.
 * @param name `HYPERVISOR-01` or its FQDN; `web01@HYPERVISOR-01`, or `web01` where it runs or is primary; `web01@HYPERVISOR-01/0` for
 *   its first disk or adapter and its newest recovery point; the FQDN of a certificate; the name of a root.
 * @returns The id, or null if there is none.
 */
export async function idOf(client: Calls, kind: NamedKind, name: string): Promise<string | null> {
  switch (kind) {
    case 'host':
      return (await hostOf(client, name))?.hostId ?? null
    case 'vm':
      return (await vmOf(client, name, false))?.vmId ?? null
    case 'testVm':
      return (await vmOf(client, name, true))?.vmId ?? null
    case 'root':
      return rootIdOf(client, name)
    case 'certificate':
      return certificateIdOf(client, name)
    default:
      return partIdOf(client, kind, name)
  }
}

async function hostOf(client: Calls, name: string) {
  const reply = await client.call('host.list', {})
  return reply.ok ? reply.value.hosts.find((host) => isSame(host.name, name) || isSame(host.fqdn, name)) : undefined
}

async function vmOf(client: Calls, named: string, isTest: boolean) {
  const [name = '', hostName] = named.split('@')
  const host = hostName === undefined ? undefined : await hostOf(client, hostName)
  if (hostName !== undefined && host === undefined) return undefined
  const reply = await client.call('vm.list', host === undefined ? {} : { hostId: host.hostId })
  const vms = reply.ok
    ? reply.value.vms.filter((vm) => (vm.testOfVmId !== null) === isTest && isSame(baseNameOf(vm, isTest), name))
    : []
  // Of the two records of a relationship the one that sends is meant by the bare name.
  return vms.find((vm) => vm.replication?.mode !== 'Replica') ?? vms[0]
}

/** A machine that a test failover made is called after the one that it was made from: `web01 - Test`. */
function baseNameOf(vm: { readonly name: string }, isTest: boolean): string {
  return isTest ? vm.name.replace(/ - Test$/, '') : vm.name
}

async function partIdOf(client: Calls, kind: 'adapter' | 'disk' | 'point', named: string): Promise<string | null> {
  const [owner = '', place = '0'] = named.split('/')
  const vm = await vmOf(client, owner, false)
  const index = Number(place)
  if (kind === 'disk') return vm?.disks[index]?.diskId ?? null
  if (kind === 'adapter') return vm?.adapters[index]?.adapterId ?? null
  return vm?.replication?.recoveryPoints[index]?.recoveryPointId ?? null
}

async function rootIdOf(client: Calls, name: string): Promise<string | null> {
  const reply = await client.call('root.list', {})
  return reply.ok ? (reply.value.roots.find((root) => isSame(root.name, name))?.rootId ?? null) : null
}

async function certificateIdOf(client: Calls, fqdn: string): Promise<string | null> {
  const reply = await client.call('certificate.list', {})
  if (!reply.ok) return null
  const ofHost = reply.value.certificates.filter(
    (each) => each.kind === 'host' && each.dnsNames.some((dnsName) => isSame(dnsName, fqdn)),
  )
  return (ofHost.findLast((each) => each.supersededBy === null) ?? ofHost.at(-1))?.certificateId ?? null
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
