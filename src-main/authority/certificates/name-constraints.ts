/**
 * Name constraints (RFC 5280 4.2.1.10): a root that promises to certify names below certain DNS suffixes only. Whoever gets
 * hold of its key cannot make certificates for anything else, and whoever trusts it trusts it for these names alone.
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { findExtension, type Extension } from './certificate-der.ts'
import { contextTag, element, readChildren, readElement, readSequence, sequence } from '../der/der.ts'
import { parseFqdn } from './names.ts'
import { oids } from '../der/oids.ts'

/**
 * Reads a DNS suffix as a person types it, with or without a leading dot.
 * @param text For example `corp.example`; one label is enough.
 * @param field The input field that a failure names.
 * @returns The suffix in lower case and ASCII without a leading dot, or one of the `name.*` failures.
 */
export function parseDnsSuffix(text: string, field: string): Reply<string> {
  const typed = text.trim().replace(/^\./, '')
  if (typed === '') return fail('name.empty', {}, { field })
  // A name below it is a FQDN even where the suffix has one label only.
  const below = parseFqdn(`x.${typed}`, { field })
  return below.ok ? ok(below.value.slice(2)) : below
}

/** The value of the extension that permits the subtrees of these suffixes. */
export function nameConstraintsValue(permittedDnsSuffixes: readonly string[]): Buffer {
  // GeneralSubtree with minimum 0, which DER leaves out; the dNSName has no leading dot (RFC 5280 4.2.1.10).
  const subtrees = permittedDnsSuffixes.map((suffix) =>
    sequence(element(contextTag(2, false), Buffer.from(suffix, 'latin1'))),
  )
  return sequence(element(contextTag(0, true), ...subtrees))
}

/**
 * The DNS suffixes that a certificate permits.
 * @returns The suffixes without leading dots; null where the extension is missing or permits every DNS name.
 * @throws DerError when the extension is damaged.
 */
export function permittedDnsSuffixes(extensions: readonly Extension[]): string[] | null {
  const extension = findExtension(extensions, oids.nameConstraints)
  if (extension === undefined) return null
  const suffixes = subtreesOf(extension, 0)
  // Subtrees of other kinds of names say nothing about DNS names.
  return suffixes.length === 0 ? null : suffixes
}

/**
 * The DNS suffixes that a certificate excludes.
 * @returns The suffixes without leading dots; none where the extension is missing.
 * @throws DerError when the extension is damaged.
 */
export function excludedDnsSuffixes(extensions: readonly Extension[]): string[] {
  const extension = findExtension(extensions, oids.nameConstraints)
  return extension === undefined ? [] : subtreesOf(extension, 1)
}

/** The DNS names of the permitted (0) or excluded (1) subtrees. */
function subtreesOf(extension: Extension, which: 0 | 1): string[] {
  const parts = readSequence(readElement(extension.value), 'nameConstraints')
  const subtrees = parts.find((part) => part.tag === contextTag(which, true))
  return (subtrees ? readChildren(subtrees) : []).flatMap((subtree) => {
    const [base] = readSequence(subtree, 'GeneralSubtree')
    return base?.tag === contextTag(2, false) ? [base.content.toString('latin1').toLowerCase().replace(/^\./, '')] : []
  })
}

/** Whether a DNS name is a suffix itself or lies below one; `null` permits everything. */
export function isPermittedName(name: string, suffixes: readonly string[] | null): boolean {
  if (suffixes === null) return true
  return suffixes.some((suffix) => suffix === '' || name === suffix || name.endsWith(`.${suffix}`))
}
