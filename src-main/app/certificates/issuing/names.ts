/** The names that certificates are asked for: typed or of hosts in the world, checked once, with the field of each. */
import { parseCertificate } from '../../../authority/certificates/certificate-der.ts'
import {
  isPermittedName,
  parseDnsSuffix,
  permittedDnsSuffixes,
} from '../../../authority/certificates/name-constraints.ts'
import { parseNameList } from '../../../authority/certificates/name-list.ts'
import { parseFqdn } from '../../../authority/certificates/names.ts'
import { fail, ok, type Failure, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import type { CertificateContext } from '../keys/context.ts'
import type { StoredRoot } from '../inventory/documents.ts'
import { certificateLimits } from '../../../contract/limits/certificate.ts'

/** How calls name hosts. */
interface NamesOfHosts {
  readonly fqdns: readonly string[]
  readonly hostIds: readonly string[]
  readonly allowsWildcard: boolean
}

/** As many as one call may make certificates for. */
export const { namesMax } = certificateLimits

/** Every name once, in order, with the field that it came from. */
export function namesWithFields(
  { keeper }: CertificateContext,
  { fqdns, hostIds, allowsWildcard }: NamesOfHosts,
): Reply<Map<string, string>> {
  const names = new Map<string, string>()
  const typed = fqdns.map((text, index) => ({ text, field: `fqdns.${index}` }))
  for (const [index, hostId] of hostIds.entries()) {
    const field = `hostIds.${index}`
    const host = keeper.emulator.hostView(hostId)
    if (!host) return fail('host.unknown', { hostId }, { field })
    typed.push({ text: host.fqdn, field })
  }
  for (const { text, field } of typed) {
    const name = parseFqdn(text, { wildcard: allowsWildcard })
    if (!name.ok) return { ok: false, failure: { ...name.failure, field } }
    if (!names.has(name.value)) names.set(name.value, field)
  }
  return names.size === 0 ? fail('name.empty', {}, { field: 'fqdns' }) : ok(names)
}

/** What a root is called after the suffix that it is made for. */
export function newRootName(suffix: string | undefined): string {
  return `${suffix?.trim().replace(/^\./, '') ?? ''} Root`.trim().slice(0, certificateLimits.commonNameLengthMax)
}

/** A name without a dot is that of a host below the suffix; every other name is left as it is. */
export function withSuffix(name: string, suffix: string | undefined): string {
  const typed = name.trim()
  const isWhole = typed === '' || suffix === undefined || /[.\u3002\uFF0E\uFF61\s]/u.test(typed)
  return isWhole ? typed : `${typed}.${suffix.trim().replace(/^\./, '')}`
}

/** The names of each certificate, the one that becomes its CN first. */
export function namesOfEach(
  names: readonly string[],
  pattern: 'each' | 'cluster',
  addsShortNames: boolean,
): string[][] {
  const shortOf = (name: string) => (addsShortNames && !name.startsWith('*') ? [name.split('.')[0] ?? name] : [])
  return pattern === 'cluster' ? [[...names, ...names.flatMap(shortOf)]] : names.map((name) => [name, ...shortOf(name)])
}

/**
 * Reads a list of names as it is typed: completed with the suffix, and held against what the root may sign.
 * @param input The list; `permittedSuffix` stands for a root that is yet to be made.
 */
export function readNames(
  { inventory }: CertificateContext,
  { text, allowsWildcard, suffix, rootId, permittedSuffix }: ParsedInputOf<'certificate.parseNames'>,
): OutputOf<'certificate.parseNames'> {
  const root = rootId === undefined ? null : inventory.root(rootId)
  const planned = permittedSuffix === undefined ? null : parseDnsSuffix(permittedSuffix, 'suffix')
  const { names, problems } = parseNameList(text, {
    wildcard: allowsWildcard,
    complete: (name) => withSuffix(name, suffix === '' ? undefined : suffix),
    refuse(fqdn) {
      if (root?.ok) return failureOf(outsideConstraint(root.value, fqdn, 'fqdns'))
      if (!planned?.ok || isPermittedName(fqdn, [planned.value])) return null
      return failureOf(
        fail('name.outsideConstraint', { name: fqdn, root: newRootName(planned.value), permitted: planned.value }),
      )
    },
  })
  return {
    names: [...names],
    problems: problems.map(({ line, text: cell, failure: { code, params } }) => ({ line, text: cell, code, params })),
  }
}

function failureOf(reply: Reply<never> | null): Failure | null {
  return reply === null || reply.ok ? null : reply.failure
}

/** The refusal of a name that the root's name constraints leave out; null where the root may certify it. */
export function outsideConstraint({ document }: StoredRoot, name: string, field: string): Reply<never> | null {
  const permitted = permittedDnsSuffixes(parseCertificate(Buffer.from(document.der, 'base64')).extensions)
  if (permitted === null || isPermittedName(name, permitted)) return null
  return fail('name.outsideConstraint', { name, root: document.name, permitted: permitted.join(', ') }, { field })
}
