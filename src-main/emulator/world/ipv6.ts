/** IPv6 addresses (RFC 4291) and static configurations with them. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { Ipv6Configuration } from './state/machine.ts'

/**
 * Reads an address in its text forms (RFC 4291 2.2), without zone and prefix.
 * @returns Eight groups of 16 bits; nothing if it is no address.
 */
export function parseIpv6(text: string): number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map(groupsOf)
  if (head === undefined) return undefined
  if (halves.length === 1) return head.length === 8 ? head : undefined
  if (tail === undefined || head.length + tail.length > 7) return undefined
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail]
}

/** Tells whether an adapter can have the address: not unspecified, loopback, multicast or link-local. */
export function isUsableIpv6(text: string): boolean {
  const groups = parseIpv6(text)
  if (groups === undefined) return false
  const [first = 0] = groups
  const isTiny = groups.slice(0, 7).every((group) => group === 0) && (groups[7] ?? 0) <= 1
  return !isTiny && first < 0xff00 && (first & 0xffc0) !== 0xfe80
}

/** Tells whether two texts name one address. */
export function isSameIpv6(a: string, b: string): boolean {
  const first = parseIpv6(a)
  const second = parseIpv6(b)
  return first !== undefined && second !== undefined && first.every((group, index) => group === second[index])
}

/**
 * Judges a static configuration of an adapter. A gateway may be link-local, as routers announce themselves.
 * @param field Path of the configuration in the input.
 */
export function checkIpv6Configuration(ipv6: Ipv6Configuration, field: string): Reply<Ipv6Configuration> {
  const bad = (name: keyof Ipv6Configuration, address: string) =>
    fail('ip.badIpv6Address', { address }, { field: `${field}.${name}` })
  if (!isUsableIpv6(ipv6.address)) return bad('address', ipv6.address)
  if (ipv6.prefixLength < 1 || ipv6.prefixLength > 128) {
    return fail('ip.badPrefixLength', { prefixLength: ipv6.prefixLength }, { field: `${field}.prefixLength` })
  }
  for (const name of ['dnsServer', 'alternateDnsServer'] as const) {
    const address = ipv6[name]
    if (address !== null && !isUsableIpv6(address)) return bad(name, address)
  }
  const { gateway } = ipv6
  if (gateway !== null && (parseIpv6(gateway)?.[0] ?? 0) === 0) return bad('gateway', gateway)
  return ok(ipv6)
}

function groupsOf(text: string): number[] | undefined {
  if (text === '') return []
  const groups = text.split(':')
  return groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
    ? groups.map((group) => parseInt(group, 16))
    : undefined
}
