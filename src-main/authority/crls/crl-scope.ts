/**
 * Of which certificates a CRL speaks (RFC 5280 5.2.5). Whoever does not look takes a list that is meant for others, or that
 * leaves out reasons, for a complete one, and accepts what is revoked.
 */
import type { CrlScope } from '../../contract/certificate-facts.ts'
import { findExtension, parseExtensions, type Extension } from '../certificates/certificate-der.ts'
import { contextTag, readChildren, readElement, readSequence, type DerNode } from '../der/der.ts'
import { oids } from '../der/oids.ts'

/** Critical extensions of a CRL and of its entries that are understood here. */
const knownInCrl: ReadonlySet<string> = new Set([
  oids.authorityKeyIdentifier,
  oids.cRLNumber,
  oids.deltaCRLIndicator,
  oids.issuingDistributionPoint,
])
const knownInEntry: ReadonlySet<string> = new Set([oids.reasonCode])

const point = {
  name: contextTag(0, true),
  onlyUsers: contextTag(1, false),
  onlyAuthorities: contextTag(2, false),
  someReasons: contextTag(3, false),
  indirect: contextTag(4, false),
  onlyAttributes: contextTag(5, false),
  fullName: contextTag(0, true),
  uri: contextTag(6, false),
}

/**
 * Reads the scope of a CRL.
 * @param extensions Of the CRL.
 * @param entries Its entries, whose extensions may be critical as well.
 * @returns Null when it speaks of every certificate of its issuer.
 * @throws DerError when the extension is damaged.
 */
export function readCrlScope(extensions: readonly Extension[], entries: readonly DerNode[]): CrlScope | null {
  const issuingPoint = findExtension(extensions, oids.issuingDistributionPoint)
  const parts =
    issuingPoint === undefined ? [] : readSequence(readElement(issuingPoint.value), 'issuingDistributionPoint')
  const says = (identifier: number) => parts.some((part) => part.tag === identifier && part.content[0] !== 0)
  const name = parts.find((part) => part.tag === point.name)
  const scope: CrlScope = {
    addresses: name === undefined ? null : addressesIn(name),
    kind: kindIn(says),
    partly: isUnknown(extensions, entries)
      ? 'unknownCritical'
      : findExtension(extensions, oids.deltaCRLIndicator) !== undefined
        ? 'delta'
        : says(point.indirect)
          ? 'indirect'
          : parts.some((part) => part.tag === point.someReasons)
            ? 'someReasons'
            : null,
  }
  return scope.addresses === null && scope.kind === null && scope.partly === null ? null : scope
}

/** At most one of the three may be said; a list that says two is for nobody. */
function kindIn(says: (identifier: number) => boolean): CrlScope['kind'] {
  const kinds = { authorities: point.onlyAuthorities, users: point.onlyUsers, attributes: point.onlyAttributes }
  // The keys of a literal are those of the type that it satisfies.
  const said = (Object.keys(kinds) as (keyof typeof kinds)[]).filter((kind) => says(kinds[kind]))
  return said.length > 1 ? 'attributes' : (said[0] ?? null)
}

/** A name relative to the issuer (the other kind) is an address that no certificate here can name: an empty list. */
function addressesIn(name: DerNode): string[] {
  return readChildren(name)
    .filter((part) => part.tag === point.fullName)
    .flatMap((fullName) => readChildren(fullName).filter((part) => part.tag === point.uri))
    .map((uri) => uri.content.toString('latin1'))
}

function isUnknown(extensions: readonly Extension[], entries: readonly DerNode[]): boolean {
  if (extensions.some(({ critical, oid }) => critical && !knownInCrl.has(oid))) return true
  return entries.some((entry) => {
    // Most entries have nothing critical; a look at the bytes spares reading hundreds of thousands twice.
    if (!entry.content.includes(criticalFlag)) return false
    const [, , details] = readSequence(entry, 'revokedCertificate')
    return (
      details !== undefined && parseExtensions(details).some(({ critical, oid }) => critical && !knownInEntry.has(oid))
    )
  })
}

/** BOOLEAN TRUE. */
const criticalFlag = Buffer.from([0x01, 0x01, 0xff])
