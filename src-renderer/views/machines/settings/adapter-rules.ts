/** Network adapters: which calls add and remove them, and which carry out the fields of their pages. */
import type { VmView } from '../../../../src-main/contract/views/vm.ts'
import { rule, type Rule } from './rule.ts'
import type { Addition, Reader } from './values.ts'

/** The pages of an adapter, after its id. The first is its own. */
export const adapterPages = {
  macAddress: 'mac',
  failoverIp: 'failover',
  testFailover: 'test',
  guestAddress: 'guest',
} as const

export function adapterRules(vm: VmView, additions: readonly Addition[]): Rule[] {
  const added = additions.filter((addition) => addition.kind !== 'disk')
  return [
    ...vm.adapters.map(({ adapterId }) => remove(vm, adapterId)),
    ...vm.adapters.flatMap((adapter) => [
      connect(vm, adapter.adapterId),
      ...settingRules(vm, adapter.adapterId, adapter.ip !== null),
    ]),
    ...added.flatMap((addition) => [add(vm, addition), ...settingRules(vm, addition.id, false)]),
  ]
}

function remove({ vmId }: VmView, adapterId: string): Rule {
  return rule({
    call: 'adapter.remove',
    page: adapterId,
    owns: [`${adapterId}.`],
    places: {},
    isAlwaysDue: true,
    input: (fields) => (fields.flag(`${adapterId}.isRemoved`) ? { vmId, adapterId } : undefined),
  })
}

function add({ vmId }: VmView, { id, kind }: Addition): Rule {
  return rule({
    call: 'adapter.add',
    page: id,
    owns: [`${id}.name`, `${id}.switch`],
    places: { name: `${id}.name`, switchName: `${id}.switch` },
    isAlwaysDue: true,
    adds: id,
    idIn: ({ adapterId }) => adapterId,
    input: (fields) => ({
      vmId,
      name: fields.text(`${id}.name`),
      switchName: fields.textOrNull(`${id}.switch`),
      isLegacy: kind === 'legacyAdapter',
    }),
  })
}

function connect({ vmId }: VmView, adapterId: string): Rule {
  return rule({
    call: 'vm.connectAdapter',
    page: adapterId,
    owns: [`${adapterId}.switch`],
    places: { switchName: `${adapterId}.switch` },
    input: (fields) =>
      isGone(fields, adapterId) ? undefined : { vmId, adapterId, switchName: fields.textOrNull(`${adapterId}.switch`) },
  })
}

/** What every adapter has, whether it is new or not. */
function settingRules({ vmId }: VmView, id: string, hasGuestAddress: boolean): Rule[] {
  return [
    rule({
      call: 'adapter.setVlan',
      page: id,
      owns: [`${id}.vlan.`],
      places: { vlanId: `${id}.vlan.id` },
      input: (fields, idOf) =>
        isGone(fields, id)
          ? undefined
          : {
              vmId,
              adapterId: idOf(id),
              vlanId: fields.flag(`${id}.vlan.isOn`) ? fields.amount(`${id}.vlan.id`, 1, 0) : null,
            },
    }),
    rule({
      call: 'adapter.setMacAddress',
      page: `${id}.${adapterPages.macAddress}`,
      owns: [`${id}.mac.`],
      places: { macAddress: `${id}.mac.address` },
      input: (fields, idOf) =>
        isGone(fields, id)
          ? undefined
          : {
              vmId,
              adapterId: idOf(id),
              macAddress: fields.text(`${id}.mac.kind`) === 'static' ? fields.text(`${id}.mac.address`) : null,
            },
    }),
    rule({
      call: 'adapter.setTestSwitch',
      page: `${id}.${adapterPages.testFailover}`,
      owns: [`${id}.test.`],
      places: { switchName: `${id}.test.switch` },
      input: (fields, idOf) =>
        isGone(fields, id)
          ? undefined
          : { vmId, adapterId: idOf(id), switchName: fields.textOrNull(`${id}.test.switch`) },
    }),
    ...failoverRules(vmId, id),
    ...guestRules(vmId, id, hasGuestAddress),
  ]
}

function failoverRules(vmId: string, id: string): Rule[] {
  const page = `${id}.${adapterPages.failoverIp}`
  return [
    rule({
      call: 'vm.setFailoverIp',
      page,
      owns: [`${id}.failover4.`],
      places: addressPlaces('ip', `${id}.failover4`),
      input: (fields, idOf) =>
        isGone(fields, id) ? undefined : { vmId, adapterId: idOf(id), ip: ifUsed(fields, `${id}.failover4`, ipv4) },
    }),
    rule({
      call: 'adapter.setFailoverAddress',
      page,
      owns: [`${id}.failover6.`],
      places: addressPlaces('ipv6', `${id}.failover6`),
      input: (fields, idOf) =>
        isGone(fields, id) ? undefined : { vmId, adapterId: idOf(id), ipv6: ifUsed(fields, `${id}.failover6`, ipv6) },
    }),
  ]
}

/** A guest that has an IPv4 address keeps one; there is no call that takes it away. */
function guestRules(vmId: string, id: string, hasAddress: boolean): Rule[] {
  const page = `${id}.${adapterPages.guestAddress}`
  return [
    rule({
      call: 'vm.setGuestIp',
      page,
      owns: [`${id}.guest4.`],
      places: addressPlaces('ip', `${id}.guest4`),
      input: (fields, idOf) => {
        const ip = ipv4(fields, `${id}.guest4`)
        const isEmpty = ip.address === '' && ip.subnetMask === '' && ip.gateway === null && ip.dnsServer === null
        return isGone(fields, id) || (isEmpty && !hasAddress) ? undefined : { vmId, adapterId: idOf(id), ip }
      },
    }),
    rule({
      call: 'adapter.setGuestAddress',
      page,
      owns: [`${id}.guest6.`],
      places: addressPlaces('ipv6', `${id}.guest6`),
      input: (fields, idOf) =>
        isGone(fields, id) ? undefined : { vmId, adapterId: idOf(id), ipv6: ifUsed(fields, `${id}.guest6`, ipv6) },
    }),
  ]
}

function ifUsed<Address>(
  fields: Reader,
  prefix: string,
  read: (fields: Reader, prefix: string) => Address,
): Address | null {
  return fields.flag(`${prefix}.isUsed`) ? read(fields, prefix) : null
}

function ipv4(fields: Reader, prefix: string) {
  const alternateDnsServer = fields.text(`${prefix}.alternateDnsServer`)
  return {
    address: fields.text(`${prefix}.address`),
    subnetMask: fields.text(`${prefix}.subnetMask`),
    gateway: fields.textOrNull(`${prefix}.gateway`),
    dnsServer: fields.textOrNull(`${prefix}.dnsServer`),
    ...(alternateDnsServer === '' ? {} : { alternateDnsServer }),
  }
}

function ipv6(fields: Reader, prefix: string) {
  return {
    address: fields.text(`${prefix}.address`),
    prefixLength: fields.amount(`${prefix}.prefixLength`, 1, 0),
    gateway: fields.textOrNull(`${prefix}.gateway`),
    dnsServer: fields.textOrNull(`${prefix}.dnsServer`),
    alternateDnsServer: fields.textOrNull(`${prefix}.alternateDnsServer`),
  }
}

/** The fields of an address are named as the members of the input. */
function addressPlaces(field: string, prefix: string): Record<string, string> {
  const names = ['address', 'subnetMask', 'prefixLength', 'gateway', 'dnsServer', 'alternateDnsServer']
  return Object.fromEntries(names.map((name) => [`${field}.${name}`, `${prefix}.${name}`]))
}

function isGone(fields: Reader, id: string): boolean {
  return fields.flag(`${id}.isRemoved`)
}
