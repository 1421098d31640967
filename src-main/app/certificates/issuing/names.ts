/** The names that certificates are asked for: typed or of hosts in the world, checked once, with the field of each. */
import { parseCertificate } from '../../../authority/certificates/certificate-der.ts'
import { isPermittedName, permittedDnsSuffixes } from '../../../authority/certificates/name-constraints.ts'
import { parseFqdn } from '../../../authority/certificates/names.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
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

/** The names of each certificate, the one that becomes its CN first. */
export function namesOfEach(
  names: readonly string[],
  pattern: 'each' | 'cluster',
  addsShortNames: boolean,
): string[][] {
  const shortOf = (name: string) => (addsShortNames && !name.startsWith('*') ? [name.split('.')[0] ?? name] : [])
  return pattern === 'cluster' ? [[...names, ...names.flatMap(shortOf)]] : names.map((name) => [name, ...shortOf(name)])
}

/** The refusal of a name that the root's name constraints leave out; null where the root may certify it. */
export function outsideConstraint({ document }: StoredRoot, name: string, field: string): Reply<never> | null {
  const permitted = permittedDnsSuffixes(parseCertificate(Buffer.from(document.der, 'base64')).extensions)
  if (permitted === null || isPermittedName(name, permitted)) return null
  return fail('name.outsideConstraint', { name, root: document.name, permitted: permitted.join(', ') }, { field })
}
