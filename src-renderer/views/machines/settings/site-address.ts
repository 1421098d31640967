/** The address that a guest would have at another site: the network of that site's host, and its own number in it. */
import type { VmView } from '../../../../src-main/contract/views/vm.ts'

type Ip = NonNullable<VmView['adapters'][number]['ip']>

interface Site {
  /** Of its host, in the network of the site. */
  readonly ipAddress: string
}

/**
 * Translates an address from one site to the other.
 * @param ip What the guest has now.
 * @param from The site that it has it at.
 * @param to The site that it fails over to.
 * @returns Mask and DNS server as they are; address and gateway in the other network, and empty where the guest's network is not that of its
 *   site or both sites share one, as then nobody knows what is free there.
 */
export function addressAt(ip: Ip, from: Site, to: Site): Ip {
  const mask = numberOf(ip.subnetMask)
  const networks = [ip.address, from.ipAddress, to.ipAddress].map((address) => (numberOf(address) & mask) >>> 0)
  const isMoving = networks[0] === networks[1] && networks[1] !== networks[2]
  const move = (address: string) => textOf(((networks[2] ?? 0) | (numberOf(address) & ~mask)) >>> 0)
  if (!isMoving) return { ...ip, address: '', gateway: ip.gateway }
  return { ...ip, address: move(ip.address), gateway: ip.gateway && move(ip.gateway) }
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => ((sum << 8) | (Number(part) & 255)) >>> 0, 0)
}

function textOf(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')
}
