/** Subject alternative names of every kind (RFC 5280 4.2.1.6), as text for a person; only DNS names count for Hyper-V Replica. */
import {
  contextTag,
  DerError,
  readChildren,
  readElement,
  readOid,
  readSequence,
  readText,
  type DerNode,
} from '../der/der.ts'
import { objectName } from '../der/object-names.ts'
import { oids } from '../der/oids.ts'
import { findExtension, parseName, type Extension } from './certificate-der.ts'
import { nameText } from './distinguished-name.ts'

/** The dNSName entries of subjectAltName. */
export function dnsAlternativeNames(extensions: readonly Extension[]): string[] {
  return generalNames(extensions)
    .filter((name) => name.tag === contextTag(2, false))
    .map((name) => readText(name))
}

/**
 * All other entries, each with its kind before it: `IP 192.0.2.1`, `mail a@lab.example`, `URI http://...`, `UPN a@lab.example`,
 * `DN CN=...`, `RID 1.2.3`, or the object identifier of a kind that others have defined.
 */
export function otherAlternativeNames(extensions: readonly Extension[]): string[] {
  return generalNames(extensions)
    .filter((name) => name.tag !== contextTag(2, false))
    .map(spoken)
}

function generalNames(extensions: readonly Extension[]): DerNode[] {
  const extension = findExtension(extensions, oids.subjectAltName)
  return extension === undefined ? [] : readSequence(readElement(extension.value), 'subjectAltName')
}

function spoken(name: DerNode): string {
  switch (name.tag) {
    case contextTag(1, false):
      return `mail ${readText(name)}`
    case contextTag(4, true):
      return `DN ${nameText(parseName(readChildren(name)[0], 'directoryName'))}`
    case contextTag(6, false):
      return `URI ${readText(name)}`
    case contextTag(7, false):
      return `IP ${addressText(name.content)}`
    case contextTag(8, false):
      return `RID ${readOid({ ...name, tag: 6 }, 'registeredID')}`
    case contextTag(0, true):
      return otherName(name)
    default:
      return `[${name.tag & 0x1f}] ${name.content.subarray(0, 64).toString('hex')}`
  }
}

/** The name of a user in Active Directory is the best known of these. */
function otherName(name: DerNode): string {
  const [type, wrapped] = readChildren(name)
  const oid = readOid(type, 'GeneralName')
  const value = wrapped && readChildren(wrapped)[0]
  const kind = oid === oids.userPrincipalName ? 'UPN' : (objectName(oid) ?? oid)
  if (value === undefined) throw new DerError('elementInvalid', 'GeneralName')
  const isText = (value.tag & 0xe0) === 0 && value.tag !== 0x04
  return `${kind} ${isText ? readText(value) : value.content.subarray(0, 64).toString('hex')}`
}

/** IPv4 and IPv6; with a mask where there is one, and as hex where the length fits neither. */
function addressText(octets: Buffer): string {
  if (octets.length === 4) return octets.join('.')
  if (octets.length === 16) return ipv6Text(octets)
  if (octets.length === 8 || octets.length === 32) {
    const half = octets.length / 2
    return `${addressText(octets.subarray(0, half))}/${addressText(octets.subarray(half))}`
  }
  return octets.subarray(0, 64).toString('hex')
}

/** The longest run of zero groups is left out (RFC 5952 4.2). */
function ipv6Text(octets: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, index) => octets.readUInt16BE(2 * index).toString(16))
  let best = { from: -1, length: 1 }
  for (let from = 0; from < 8; from += 1) {
    let length = 0
    while (groups[from + length] === '0') length += 1
    if (length > best.length) best = { from, length }
  }
  if (best.from < 0) return groups.join(':')
  return `${groups.slice(0, best.from).join(':')}::${groups.slice(best.from + best.length).join(':')}`
}
