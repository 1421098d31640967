/** Names, addresses and paths that Windows would take, judged before anything is changed. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { IpConfiguration } from './state/machine.ts'

/**
 * Judges a DNS name label by label (RFC 1123 2.1, RFC 1035 2.3.4).
 * @param name Without a final dot; may be a single label.
 * @param field The input field to name in a refusal.
 */
export function checkDnsName(name: string, field: string): Reply<string> {
  if (name === '') return fail('name.empty', {}, { field })
  if (/\s/.test(name)) return fail('name.hasSpace', { name }, { field })
  const character = /[^A-Za-z0-9.-]/u.exec(name)
  if (character !== null) return fail('name.badCharacter', { name, character: character[0] }, { field })
  for (const label of name.split('.')) {
    if (label === '') return fail('name.emptyLabel', { name }, { field })
    if (label.length > 63) return fail('name.labelTooLong', { name, label, length: label.length }, { field })
    if (label.startsWith('-') || label.endsWith('-')) return fail('name.badHyphen', { name, label }, { field })
  }
  if (name.length > 253) return fail('name.tooLong', { name, length: name.length }, { field })
  return ok(name)
}

/**
 * Judges a computer name: a DNS label that also fits NetBIOS, so at most 15 characters.
 * @param name The bare name.
 */
export function checkComputerName(name: string): Reply<string> {
  if (/\s/.test(name)) return fail('name.hasSpace', { name }, { field: 'name' })
  if (name.length > 63) return fail('name.labelTooLong', { name, label: name, length: name.length }, { field: 'name' })
  const fits = /^[A-Za-z0-9-]{1,15}$/.test(name) && !/^[0-9]+$/.test(name)
  if (!fits || name.startsWith('-') || name.endsWith('-')) return fail('host.badName', { name }, { field: 'name' })
  return ok(name)
}

/** Reads an IPv4 address in dotted notation; nothing if it is none. */
export function parseIpv4(text: string): number | undefined {
  if (!/^(\d{1,3}\.){3}\d{1,3}$/.test(text)) return undefined
  let value = 0
  for (const part of text.split('.')) {
    if (Number(part) > 255 || (part.length > 1 && part.startsWith('0'))) return undefined
    value = value * 256 + Number(part)
  }
  return value
}

/** Tells whether a machine can have the address: not 0.x, loopback, multicast or broadcast. */
export function isUsableAddress(text: string): boolean {
  const value = parseIpv4(text)
  if (value === undefined) return false
  const first = Math.floor(value / 2 ** 24)
  return first !== 0 && first !== 127 && first < 224
}

/**
 * Judges a static configuration of an adapter.
 * @param ip The configuration.
 * @param field Path of the configuration in the input.
 */
export function checkIpConfiguration(ip: IpConfiguration, field: string): Reply<IpConfiguration> {
  if (!isUsableAddress(ip.address)) return fail('ip.badAddress', { address: ip.address }, { field: `${field}.address` })
  const mask = parseIpv4(ip.subnetMask)
  if (mask === undefined || !isMask(mask)) {
    return fail('ip.badSubnetMask', { subnetMask: ip.subnetMask }, { field: `${field}.subnetMask` })
  }
  for (const name of ['gateway', 'dnsServer'] as const) {
    const address = ip[name]
    if (address !== null && !isUsableAddress(address)) {
      return fail('ip.badAddress', { address }, { field: `${field}.${name}` })
    }
  }
  if (ip.gateway !== null && network(ip.gateway, mask) !== network(ip.address, mask)) {
    const params = { gateway: ip.gateway, address: ip.address }
    return fail('ip.gatewayOutsideSubnet', params, { field: `${field}.gateway` })
  }
  return ok(ip)
}

/** A run of ones followed by zeros, and at least one of each. */
function isMask(mask: number): boolean {
  const zeros = 2 ** 32 - mask
  return mask !== 0 && zeros > 1 && (zeros & (zeros - 1)) === 0
}

function network(address: string, mask: number): number {
  const value = parseIpv4(address) ?? 0
  return value - (value % (2 ** 32 - mask))
}

/** Gives the letter of the drive that a full Windows path names; nothing if it is no such path. */
export function driveOf(path: string): string | undefined {
  if (path.length > 259 || !/^[A-Za-z]:\\/.test(path)) return undefined
  const parts = path.slice(3).split('\\')
  // A name may not end with a dot or space, nor hold what Windows uses for itself.
  const isFine = parts.every((part) => part !== '' && !/[<>:"/|?*\u0000-\u001f]|[ .]$/u.test(part))
  return isFine ? path.slice(0, 1).toUpperCase() : undefined
}

/** As `driveOf`, for a path that is in the world and so has been judged before: called for every disk, again and again. */
export function driveOfKnown(path: string): string | undefined {
  return path.charCodeAt(1) === colon ? path.charAt(0).toUpperCase() : undefined
}

const colon = 0x3a

/** Tells whether a virtual machine can have the name: Hyper-V makes folders of it. */
export function isVmName(name: string): boolean {
  return name.length >= 1 && name.length <= 64 && name.trim() === name && !/[<>:"/\\|?*\u0000-\u001f]|\.$/u.test(name)
}

/** Compares names as Windows does, without regard to case. */
export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
