/** Roots and host certificates: making them, and opening a root's key for whoever signs with it. */
import { createRoot as makeRoot, issueHost, privateKeyToDer } from '../../authority/issue.ts'
import { isPermittedName, parseDnsSuffix, permittedDnsSuffixes } from '../../authority/name-constraints.ts'
import { parseCertificate } from '../../authority/certificate-der.ts'
import { parseFqdn } from '../../authority/names.ts'
import { drawDataKey, sealWithKey, sealWithPassphrase } from '../../authority/vault.ts'
import { fail, ok, type Failure, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { distributionPointOf } from './crl-policy.ts'
import { publishCrl } from './crl-publishing.ts'
import type { CertificateDocument, RootDocument } from './documents.ts'
import { issueContext, openAuthority, purposes, reserveIds, type DeskContext, type Progress } from './desk-context.ts'
import type { StoredRoot } from './inventory.ts'
import { templateOf } from './templates.ts'

export const passphraseLengthMin = 12
/** A failover cluster has at most 64 nodes; with as many again there is room for Brokers. */
const clusterNamesMax = 128
const namesMax = 1000

/**
 * Creates a root with its first CRL; the key stays unlocked for a while.
 * @param alongside What else belongs into the same transaction; gets the new id.
 * @returns The ids, or `root.duplicateName`, `root.passphraseTooShort`, `certificate.badValidity`, `name.*`.
 */
export async function createRoot(
  context: DeskContext,
  input: ParsedInputOf<'root.create'>,
  alongside: (rootId: string) => void = () => {},
): Promise<Reply<{ rootId: string; certificateId: string }>> {
  const { workspace, randomBytes } = context.dependencies
  const name = input.name.trim()
  if (context.inventory.roots().some((root) => root.document.name.toLowerCase() === name.toLowerCase())) {
    return fail('root.duplicateName', { name }, { field: 'name' })
  }
  if ([...input.passphrase].length < passphraseLengthMin) {
    return fail('root.passphraseTooShort', { lengthMin: passphraseLengthMin }, { field: 'passphrase' })
  }
  const permitted: string[] = []
  for (const [index, text] of input.permittedDnsSuffixes.entries()) {
    const suffix = parseDnsSuffix(text, `permittedDnsSuffixes.${index}`)
    if (!suffix.ok) return suffix
    permitted.push(suffix.value)
  }
  const { years, keyBits } = input
  const request = { commonName: name, years, keyBits, permittedDnsSuffixes: permitted }
  const made = await makeRoot(request, issueContext(context))
  if (!made.ok) return { ok: false, failure: { ...made.failure, field: ownField(made.failure) } }
  const ids = reserveIds(context, 'root', 1)
  const certificateIds = ids.ok ? reserveIds(context, 'certificate', 1) : ids
  if (!ids.ok) return ids
  if (!certificateIds.ok) return certificateIds
  const [rootId = '', certificateId = ''] = [...ids.value, ...certificateIds.value]

  const dataKey = drawDataKey(randomBytes)
  const document: RootDocument = {
    certificateId,
    name,
    keyBits: input.keyBits,
    der: made.value.certificate.toString('base64'),
    dataKeyEnvelope: await sealWithPassphrase(
      dataKey,
      { passphrase: input.passphrase, purpose: purposes.dataKey(rootId) },
      randomBytes,
    ),
    issuedInstant: context.keeper.now(),
    years: input.years,
  }
  const sealedKey = sealWithKey(
    privateKeyToDer(made.value.privateKey),
    { key: dataKey, purpose: purposes.rootKey(rootId) },
    randomBytes,
  )
  const saved = workspace.transaction(() => {
    workspace.saveRoot({ id: rootId, document, sealedKey })
    workspace.appendAudit({ kind: 'root.created', subject: rootId, details: { thumbprint: made.value.thumbprint } })
    alongside(rootId)
    return ok(undefined)
  })
  if (!saved.ok) return saved
  context.ring.unlock(rootId, dataKey)
  dataKey.fill(0)
  const crl = await publishCrl(context, rootId)
  if (!crl.ok) return crl
  const recorded = context.keeper.record('root.created', { root: name })
  return recorded.ok ? ok({ rootId, certificateId }) : recorded
}

/** The authority calls the name of a root its common name. */
function ownField({ field }: Failure): string {
  return field === undefined || field === 'commonName' ? 'name' : field
}

/**
 * Issues one certificate per name. Every name is checked before the first key is made, so a bad one wastes nothing.
 * @returns The ids in the order of the names; the failure of a name has `fqdns.<index>` or `hostIds.<index>` as its field.
 */
export async function issueCertificates(
  context: DeskContext,
  input: ParsedInputOf<'certificate.issue'>,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<{ certificateIds: string[] }>> {
  const listed = namesOf(context, input)
  if (!listed.ok) return listed
  const names = [...listed.value.keys()]
  if (input.pattern === 'cluster' && names.length > clusterNamesMax) {
    return fail('certificate.tooManyNames', { namesMax: clusterNamesMax }, { field: 'fqdns' })
  }
  if (names.length > namesMax) return fail('certificate.tooManyNames', { namesMax }, { field: 'hostIds' })
  const root = context.inventory.root(input.rootId)
  if (!root.ok) return root
  const template = templateOf(context, root.value, input.template)
  if (!template.ok) return template
  const years = input.years ?? template.value.years
  const keyBits = input.keyBits ?? template.value.keyBits
  const addsShortNames = input.addsShortNames ?? template.value.addsShortNames
  const certificates = namesOfEach(names, input.pattern, addsShortNames)
  for (const name of certificates.flat()) {
    const outside = outsideConstraint(root.value, name, listed.value.get(name) ?? 'addsShortNames')
    if (outside) return outside
  }
  const authority = openAuthority(context, root.value)
  if (!authority.ok) return authority

  // As many keys at once as there are threads that make them; more would only wait.
  const width = 4
  const issued: FreshCertificate[] = []
  for (let start = 0; start < certificates.length; start += width) {
    if (signal.aborted) return fail('core.cancelled', { task: 'certificate.issue' })
    const batch = await Promise.all(
      certificates
        .slice(start, start + width)
        .map(([fqdn = '', ...alsoKnownAs]) =>
          issueHost(
            { fqdn, alsoKnownAs, years, keyBits, ...distributionPointOf(context, input.rootId) },
            authority.value,
            issueContext(context),
          ),
        ),
    )
    for (const [index, reply] of batch.entries()) {
      if (!reply.ok) return reply
      issued.push({
        fqdn: certificates[start + index]?.[0] ?? '',
        thumbprint: reply.value.thumbprint,
        sealInput: privateKeyToDer(reply.value.privateKey),
        document: {
          kind: 'host',
          der: reply.value.certificate.toString('base64'),
          issuedInstant: context.keeper.now(),
          years,
          ...(input.template === undefined ? {} : { template: input.template }),
        },
      })
    }
    progress(issued.length, certificates.length)
  }
  if (signal.aborted) return fail('core.cancelled', { task: 'certificate.issue' })
  return saveIssued(context, root.value, issued)
}

/** Every name once, in order, with the field that it came from. */
function namesOf(
  { keeper }: DeskContext,
  { fqdns, hostIds, allowsWildcard }: ParsedInputOf<'certificate.issue'>,
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

/** A certificate that was signed and is not yet kept. */
export interface FreshCertificate {
  readonly fqdn: string
  readonly document: CertificateDocument
  /** The private key in PKCS#8, wiped once it is sealed. */
  readonly sealInput: Buffer
  readonly thumbprint: string
}

/**
 * Keeps what was issued, all or nothing.
 * @param alongside What else belongs into the same transaction; gets the new ids.
 */
export function saveIssued(
  context: DeskContext,
  root: StoredRoot,
  issued: readonly FreshCertificate[],
  alongside: (certificateIds: readonly string[]) => void = () => {},
): Reply<{ certificateIds: string[] }> {
  const { workspace, randomBytes } = context.dependencies
  const dataKey = context.ring.dataKey(root.rootId)
  if (!dataKey) return fail('root.locked', { root: root.document.name })
  const ids = reserveIds(context, 'certificate', issued.length)
  if (!ids.ok) return ids
  const saved = workspace.transaction(() => {
    for (const [index, each] of issued.entries()) {
      const id = ids.value[index] ?? ''
      const sealedKey = sealWithKey(each.sealInput, { key: dataKey, purpose: purposes.hostKey(id) }, randomBytes)
      each.sealInput.fill(0)
      workspace.saveCertificate({ id, rootId: root.rootId, document: each.document, sealedKey })
      workspace.appendAudit({
        kind: 'certificate.issued',
        subject: id,
        details: { name: each.fqdn, thumbprint: each.thumbprint },
      })
    }
    alongside(ids.value)
    return ok(undefined)
  })
  if (!saved.ok) return saved
  for (const each of issued) {
    const recorded = context.keeper.record('certificate.issued', { name: each.fqdn, root: root.document.name })
    if (!recorded.ok) return recorded
  }
  return ok({ certificateIds: ids.value })
}
