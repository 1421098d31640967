/** Keys that never leave their host: the INF for a request, and the certificate for one. */
import { join } from 'node:path'
import { readSignableRequest, type SignableRequest } from '../../../authority/requests/signable-request.ts'
import { issueForKey } from '../../../authority/certificates/issue.ts'
import { parseFqdn } from '../../../authority/certificates/names.ts'
import { infBytes, requestFiles } from '../../../authority/requests/request-inf.ts'
import { writeFiles } from '../../../authority/files/write-files.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import { factoryTemplate } from '../../../contract/pfx-choices.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import { folderOf } from '../../base/folders.ts'
import { namesMax, namesOfEach, namesWithFields, outsideConstraint } from './names.ts'
import { distributionPointOf } from '../crls/policy.ts'
import { issueContext, type CertificateContext } from '../keys/context.ts'
import { openAuthority } from '../keys/opening.ts'
import { readInput } from '../../base/brought-file.ts'
import type { StoredRoot } from '../inventory/documents.ts'
import { saveIssued } from './issuing.ts'
import { templateOf } from '../roots/templates.ts'
import { certificateLimits } from '../../../contract/limits/certificate.ts'

const { clusterNamesMax } = certificateLimits

/**
 * Gives the INF and the certreq lines of each host, and writes the INF files where that is wanted.
 * @returns Them in the order of the names, or what is wrong with a name, `root.unknown`, `template.unknown`, `file.*`.
 */
export async function prepareRequests(
  context: CertificateContext,
  input: ParsedInputOf<'csr.prepare'>,
): Promise<Reply<OutputOf<'csr.prepare'>>> {
  const listed = namesWithFields(context, input)
  if (!listed.ok) return listed
  const names = [...listed.value.keys()]
  const limit = input.pattern === 'cluster' ? clusterNamesMax : namesMax
  if (names.length > limit) return fail('certificate.tooManyNames', { namesMax: limit }, { field: 'fqdns' })
  const root = input.rootId === undefined ? ok(null) : context.inventory.root(input.rootId)
  if (!root.ok) return root
  const template = root.value ? templateOf(context, root.value, input.template) : ok(factoryTemplate)
  if (!template.ok) return template
  const addsShortNames = input.addsShortNames ?? template.value.addsShortNames
  const requests: OutputOf<'csr.prepare'>['requests'] = []
  for (const dnsNames of namesOfEach(names, input.pattern, addsShortNames)) {
    const [fqdn = '', ...others] = dnsNames
    const outside = root.value ? firstOutside(root.value, dnsNames, listed.value) : null
    if (outside) return outside
    const made = requestFiles({
      dnsNames: [fqdn, ...others],
      keyBits: input.keyBits ?? template.value.keyBits,
      provider: input.provider ?? template.value.provider,
    })
    const { infName, inf, requestName, certificateName, requestCommands, acceptCommands } = made
    requests.push({
      fqdn,
      dnsNames,
      infName,
      inf,
      requestName,
      certificateName,
      requestCommands: [...requestCommands],
      acceptCommands: [...acceptCommands],
      path: null,
    })
  }
  if (input.folder === undefined) return ok({ requests })
  const folder = folderOf(context.dependencies.workspace.path, input.folder)
  // A request holds nothing secret, so whoever runs it on the host may read it.
  const files = requests.map(({ infName, inf }) => ({ name: infName, bytes: infBytes(inf), mode: 0o644 }))
  const written = await writeFiles(folder, files)
  if (!written.ok) return written
  return ok({ requests: requests.map((request) => ({ ...request, path: join(folder, request.infName) })) })
}

/** Reads a request without issuing anything. */
export async function readRequest({ file }: ParsedInputOf<'csr.read'>): Promise<Reply<OutputOf<'csr.read'>>> {
  const request = await openRequest(file)
  if (!request.ok) return request
  const { commonName, dnsNames, keyBits } = request.value
  return ok({ commonName, dnsNames: [...dnsNames], names: suggestedNames(request.value), keyBits })
}

/**
 * Issues a certificate for the key in a request.
 * @returns The id and the names, or what is wrong with the request or a name, `root.*`, `template.unknown`.
 */
export async function signRequest(
  context: CertificateContext,
  input: ParsedInputOf<'csr.sign'>,
): Promise<Reply<OutputOf<'csr.sign'>>> {
  const root = context.inventory.root(input.rootId)
  if (!root.ok) return root
  const template = templateOf(context, root.value, input.template)
  if (!template.ok) return template
  const request = await openRequest(input.file)
  if (!request.ok) return request
  const names = input.fqdns.length > 0 ? givenNames(input) : requestedNames(request.value, input)
  if (!names.ok) return names
  const addsShortNames = input.addsShortNames ?? template.value.addsShortNames
  const [dnsNames = []] = namesOfEach([...names.value.keys()], 'cluster', addsShortNames)
  const unique = [...new Set(dnsNames)]
  const outside = firstOutside(root.value, unique, names.value)
  if (outside) return outside
  const authority = openAuthority(context, root.value)
  if (!authority.ok) return authority
  const [fqdn = '', ...alsoKnownAs] = unique
  const years = input.years ?? template.value.years
  const issued = await issueForKey(
    { fqdn, alsoKnownAs, years, ...distributionPointOf(context, input.rootId) },
    request.value.publicKey,
    authority.value,
    issueContext(context),
  )
  if (!issued.ok) return issued
  const saved = saveIssued(context, root.value, [
    {
      fqdn,
      thumbprint: issued.value.thumbprint,
      sealInput: null,
      document: {
        kind: 'host',
        der: issued.value.certificate.toString('base64'),
        issuedInstant: context.keeper.now(),
        years,
        isKeyOnHost: true,
        ...(input.template === undefined ? {} : { template: input.template }),
      },
    },
  ])
  return saved.ok ? ok({ certificateId: saved.value.certificateIds[0] ?? '', dnsNames: unique }) : saved
}

async function openRequest(file: ParsedInputOf<'csr.read'>['file']): Promise<Reply<SignableRequest>> {
  const read = await readInput(file)
  return read.ok ? readSignableRequest(read.value.bytes, read.value.name) : read
}

function suggestedNames({ commonName, dnsNames }: SignableRequest): string[] {
  return dnsNames.length > 0 ? [...dnsNames] : commonName === '' ? [] : [commonName]
}

function givenNames({ fqdns, allowsWildcard }: ParsedInputOf<'csr.sign'>): Reply<Map<string, string>> {
  const names = new Map<string, string>()
  for (const [index, text] of fqdns.entries()) {
    const field = `fqdns.${index}`
    const name = parseFqdn(text, { wildcard: allowsWildcard, field })
    if (!name.ok) return name
    if (!names.has(name.value)) names.set(name.value, field)
  }
  return ok(names)
}

/** A name without a suffix is taken only as the short name of a FQDN beside it, which is how our own INF writes it. */
function requestedNames(
  request: SignableRequest,
  { file, allowsWildcard }: ParsedInputOf<'csr.sign'>,
): Reply<Map<string, string>> {
  const suggested = suggestedNames(request).map((name) => name.toLowerCase())
  if (suggested.length === 0) {
    return fail('csr.noName', { file: 'path' in file ? file.path : file.name }, { field: 'fqdns' })
  }
  const firstLabels = new Set(suggested.filter((name) => name.includes('.')).map((name) => name.split('.')[0]))
  const names = new Map<string, string>()
  for (const text of suggested) {
    const isShort = !text.includes('.') && firstLabels.has(text)
    const name = parseFqdn(isShort ? `${text}.example` : text, { wildcard: allowsWildcard, field: 'file' })
    if (!name.ok) return name
    names.set(isShort ? (name.value.split('.')[0] ?? '') : name.value, 'file')
  }
  return ok(names)
}

function firstOutside(
  root: StoredRoot,
  names: readonly string[],
  fields: ReadonlyMap<string, string>,
): Reply<never> | null {
  for (const name of names) {
    const outside = outsideConstraint(root, name, fields.get(name) ?? 'addsShortNames')
    if (outside) return outside
  }
  return null
}
