/** From ids to the references that stand for them in the steps of a lab. */
import { listCertificates } from '../certificates/inventory/listing.ts'
import type { InventoryContext } from '../certificates/inventory/context.ts'

/**
 * Finds the reference of an id.
 * @returns For example `{vm:web01@HYPERVISOR-01}`; null for a text that is no id of a thing that is there.
 */
export function referenceTo(context: InventoryContext, id: string): string | null {
  if (!/^[a-z]+-[1-9][0-9]*$/.test(id)) return null
  const { hosts, vms } = context.keeper.emulator.world
  const hostName = (hostId: string | null) => hosts.find((host) => host.hostId === hostId)?.name ?? ''
  const host = hosts.find((each) => each.hostId === id)
  if (host !== undefined) return `{host:${host.name}}`
  for (const { vmId, name, hostId } of vms) {
    const view = context.keeper.emulator.vmView(vmId)
    const isTest = view !== null && view.testOfVmId !== null
    const owner = `${isTest ? name.replace(/ - Test$/, '') : name}@${hostName(hostId)}`
    if (vmId === id) return `{${isTest ? 'testVm' : 'vm'}:${owner}}`
    if (view === null) continue
    const parts = [
      ['disk', view.disks.map(({ diskId }) => diskId)],
      ['adapter', view.adapters.map(({ adapterId }) => adapterId)],
      ['point', view.replication?.recoveryPoints.map(({ recoveryPointId }) => recoveryPointId) ?? []],
    ] as const
    for (const [kind, ids] of parts) if (ids.includes(id)) return `{${kind}:${owner}/${ids.indexOf(id)}}`
  }
  const root = context.inventory.roots().find(({ rootId }) => rootId === id)
  if (root !== undefined) return `{root:${root.document.name}}`
  const certificate = listCertificates(context).find(({ certificateId }) => certificateId === id)
  const [fqdn] = certificate?.kind === 'host' ? certificate.dnsNames : []
  return fqdn === undefined ? null : `{certificate:${fqdn}}`
}
