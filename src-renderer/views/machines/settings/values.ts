/**
 * What the fields of a machine's Settings show: one text or tick per key, in the units that stand beside the fields. Keys of a
 * disk or an adapter begin with its id, so that what was typed finds its place again while the machine changes behind the dialog.
 */
import type { ChurnProfile } from '../../../../src-main/contract/views/machine.ts'
import type { VmView } from '../../../../src-main/contract/views/vm.ts'
import { gigabyte, megabyte } from '../../../../src-main/contract/limits/bytes.ts'

export type Value = string | boolean
export type Values = Readonly<Record<string, Value>>

type Disk = VmView['disks'][number]
type Adapter = VmView['adapters'][number]

/** Hardware that the dialog is about to add; it has no id in the world yet. */
export interface Addition {
  readonly id: string
  readonly kind: 'disk' | 'adapter' | 'legacyAdapter'
}

/** What a guest writes is counted as in the forecast, in units of 1000. */
export const writtenMegabyte = 1_000_000

/** Hyper-V's own proposals for a new disk (GB) and for dynamic memory (MB). */
const newDiskGigabytes = '127'
const minimumMegabytes = 512
const maximumMegabytes = 1_048_576

/**
 * @param vm The machine as the core told it.
 * @param additions Hardware that is not part of it yet.
 */
export function valuesOf(vm: VmView, additions: readonly Addition[] = []): Values {
  return Object.assign(
    {
      'processor.count': String(vm.processorCount),
      'checkpoints.type': vm.checkpointType,
      'start.action': vm.automaticStartAction,
      'start.delay': String(vm.automaticStartDelaySeconds),
      'stop.action': vm.automaticStopAction,
      'shutDown.seconds': String(vm.shutDownSeconds),
      'writing.rate': amount(vm.churnBytesPerHour, writtenMegabyte),
    },
    memoryValues(vm),
    profileValues(vm.churnProfile),
    prefixed('services', vm.integrationServices),
    ...vm.disks.map((disk) => diskValues(vm, disk)),
    ...vm.adapters.map((adapter) => adapterValues(adapter)),
    ...additions.map((addition) => (addition.kind === 'disk' ? newDiskValues(addition) : newAdapterValues(addition))),
  ) as Values
}

/** Reads typed values in the units that calls take. */
export class Reader {
  readonly #values: Values

  constructor(values: Values) {
    this.#values = values
  }

  text(key: string): string {
    return String(this.#values[key] ?? '').trim()
  }

  flag(key: string): boolean {
    return this.#values[key] === true
  }

  /** Nothing for an empty field. */
  textOrNull(key: string): string | null {
    return this.text(key) || null
  }

  /**
   * A number of the unit. Nothing typed is not zero.
   * @param unreadable What stands for a text that is no number: something that the core refuses at this field.
   */
  amount(key: string, unit = 1, unreadable = -1): number {
    const text = this.text(key).replace(',', '.')
    const value = text === '' ? NaN : Number(text) * unit
    if (!Number.isFinite(value) || value < 0) return unreadable
    return unit === 1 ? value : Math.round(value)
  }
}

function memoryValues({ memoryBytes, dynamicMemory }: VmView): Values {
  const startup = memoryBytes / megabyte
  return {
    'memory.startup': String(startup),
    'memory.isDynamic': dynamicMemory !== null,
    'memory.minimum': amount(dynamicMemory?.minimumBytes ?? Math.min(minimumMegabytes, startup) * megabyte, megabyte),
    'memory.maximum': amount(dynamicMemory?.maximumBytes ?? Math.max(maximumMegabytes, startup) * megabyte, megabyte),
    'memory.demand': amount(dynamicMemory?.demandBytes ?? memoryBytes, megabyte),
  }
}

/** The fields of the kinds that the machine does not have hold what they would begin with. */
function profileValues(profile: ChurnProfile): Values {
  const fields = {
    busyFromHour: 8,
    busyToHour: 18,
    quietPercent: 20,
    windowMinutes: 60,
    burstMinutes: 10,
    ...profile,
  }
  return prefixed('profile', Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])))
}

function diskValues(vm: VmView, { diskId, sizeBytes }: Disk): Values {
  return prefixed(diskId, {
    size: amount(sizeBytes, gigabyte),
    replicates: vm.replication?.replicatedDiskIds.includes(diskId) ?? false,
    isRemoved: false,
  })
}

function newDiskValues({ id }: Addition): Values {
  return prefixed(id, {
    size: newDiskGigabytes,
    name: '',
    folder: '',
    driveLetter: '',
    format: 'VHDX',
    kind: 'dynamic',
    attachment: 'virtualHardDisk',
    replicates: false,
    isRemoved: false,
  })
}

function adapterValues(adapter: Adapter): Values {
  const { failoverIp, failoverIpv6, ip, ipv6 } = adapter
  return prefixed(adapter.adapterId, {
    isRemoved: false,
    switch: adapter.switchName ?? '',
    'vlan.isOn': adapter.vlanId !== null,
    'vlan.id': String(adapter.vlanId ?? ''),
    'mac.kind': adapter.hasStaticMacAddress ? 'static' : 'dynamic',
    'mac.address': adapter.macAddress,
    'test.switch': adapter.testSwitchName ?? '',
    ...prefixed('failover4', addressValues(failoverIp)),
    ...prefixed('failover6', addressValues(failoverIpv6)),
    ...prefixed('guest4', addressValues(ip)),
    ...prefixed('guest6', addressValues(ipv6)),
  })
}

/** A new adapter is as `adapter.add` makes it. */
function newAdapterValues({ id, kind }: Addition): Values {
  const adapter = {
    adapterId: id,
    name: kind === 'legacyAdapter' ? 'Legacy Network Adapter' : 'Network Adapter',
    macAddress: '',
    hasStaticMacAddress: false,
    isLegacy: kind === 'legacyAdapter',
    vlanId: null,
    switchName: null,
    ip: null,
    ipv6: null,
    failoverIp: null,
    failoverIpv6: null,
    testSwitchName: null,
  }
  return { ...adapterValues(adapter), [`${id}.name`]: adapter.name }
}

type Address = Adapter['ip'] | Adapter['ipv6']

function addressValues(address: Address): Values {
  return {
    isUsed: address !== null,
    address: address?.address ?? '',
    subnetMask: address && 'subnetMask' in address ? address.subnetMask : '',
    prefixLength: address && 'prefixLength' in address ? String(address.prefixLength) : '64',
    gateway: address?.gateway ?? '',
    dnsServer: address?.dnsServer ?? '',
    alternateDnsServer: address?.alternateDnsServer ?? '',
  }
}

function prefixed(prefix: string, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, value]))
}

/** A size in a unit, to three places. */
function amount(value: number, unit: number): string {
  return String(Math.round((value / unit) * 1000) / 1000)
}
