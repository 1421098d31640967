/**
 * Everything that hosts need, in one go: a root where there is none yet, a certificate for each host, and a bundle for each. Whatever
 * could refuse any of it is asked before the first key is made.
 */
import { isPermittedName } from '../../../authority/certificates/name-constraints.ts'
import { fail, ok, type Partly, type PartStep, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import { certificateYears, hostKeySizes, rootKeySizes } from '../../../contract/limits/certificate.ts'
import { folderOf } from '../../base/folders.ts'
import { openExportFolder } from '../export-folder/export-folder.ts'
import { bundleCertificates, bundleFileNames } from '../files/bundling.ts'
import { findUnfinished, noteUnfinished, unfinishedKey } from '../inventory/unfinished.ts'
import { reserveIds, type CertificateContext, type Progress } from '../keys/context.ts'
import { openRoot } from '../keys/unlocking.ts'
import { keepRoot, lookAtNewRoot, prepareRoot } from '../roots/creating.ts'
import { issueCertificates, issueEach, keepIssued } from './issuing.ts'
import { namesMax, namesOfEach, namesWithFields, newRootName, withSuffix } from './names.ts'

type Input = ParsedInputOf<'certificate.makeForHosts'>
type Output = OutputOf<'certificate.makeForHosts'>

/** What there is once the certificates are kept. */
interface Made {
  readonly rootId: string
  readonly certificateIds: string[]
}

/**
 * Makes root, certificates and bundles. Where the bundles are refused at the last moment, certificates stay (`partly`), and the
 * same command goes on with them.
 * @returns What was made and where it is, or what is wrong with a name, the passphrase or the folder.
 */
export async function makeForHosts(
  context: CertificateContext,
  input: Input,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<Output>> {
  const fqdns = input.fqdns.map((name) => withSuffix(name, input.suffix))
  const wanted = { ...input, fqdns }
  const made =
    input.rootId === undefined
      ? await withNewRoot(context, wanted, signal, progress)
      : await fromRoot(context, wanted, input.rootId, signal, progress)
  return made.ok ? bundle(context, input, made.value) : made
}

/** From a root that is there, which is unlocked if it has to be. */
async function fromRoot(
  context: CertificateContext,
  input: Input,
  rootId: string,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<Made>> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const open = await openRoot(context, rootId, input.passphrase)
  if (!open.ok) return open
  const { fqdns, hostIds, years, keyBits, template, folder } = input
  const asked = {
    rootId,
    fqdns,
    hostIds,
    years,
    keyBits,
    template,
    folder,
    pattern: 'each',
    allowsWildcard: false,
  } as const
  const issued = await issueCertificates(context, asked, signal, progress, (fqdn) => bundleFileNames(fqdn, input.form))
  return issued.ok ? ok({ rootId, ...issued.value }) : issued
}

/** From a new root; it and the certificates are kept together or not at all. */
async function withNewRoot(
  context: CertificateContext,
  input: Input,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<Made>> {
  const { workspace } = context.dependencies
  const listed = namesWithFields(context, { ...input, allowsWildcard: false })
  if (!listed.ok) return listed
  const names = [...listed.value.keys()]
  if (names.length > namesMax) return fail('certificate.tooManyNames', { namesMax }, { field: 'hostIds' })
  const { passphrase, ...rest } = input
  const key = unfinishedKey('certificate.makeForHosts', { ...rest, names })
  const before = findUnfinished(workspace, key)
  if (before) return goOn(context, before, passphrase)

  const wanted = newRootOf(input)
  const permitted = lookAtNewRoot(context, wanted)
  if (!permitted.ok) return ownFields(permitted)
  const outside = names.find((name) => permitted.value.length > 0 && !isPermittedName(name, permitted.value))
  if (outside !== undefined) {
    const params = { name: outside, root: wanted.name, permitted: permitted.value.join(', ') }
    return fail('name.outsideConstraint', params, { field: listed.value.get(outside) ?? 'fqdns' })
  }
  const opened = await openExportFolder(context, folderOf(workspace.path, input.folder))
  if (!opened.ok) return opened
  const files = names.flatMap((name) => bundleFileNames(name, input.form))
  const free = await opened.value.mayTake([], files)
  if (!free.ok) return free

  const prepared = await prepareRoot(context, wanted)
  if (!prepared.ok) return ownFields(prepared)
  const { root, dataKey, authority } = prepared.value
  try {
    const wishes = {
      years: input.years ?? certificateYears.host,
      keyBits: input.keyBits ?? hostKeySizes[0],
      template: undefined,
    }
    const issued = await issueEach(context, authority, namesOfEach(names, 'each', false), wishes, signal, progress)
    if (!issued.ok) return issued
    const ids = reserveIds(context, 'certificate', names.length)
    if (!ids.ok) return ids
    const saved = context.keeper.keepTogether((tell) => {
      keepRoot(context, prepared.value, tell)
      keepIssued(context, { root, dataKey }, issued.value, ids.value, tell)
      noteUnfinished(workspace, key, ids.value)
      return ok({ rootId: root.rootId, certificateIds: ids.value })
    })
    if (saved.ok) context.ring.unlock(root.rootId, dataKey)
    return saved
  } finally {
    dataKey.fill(0)
  }
}

/** The root of a suffix is called after it and, unless that is not wanted, may sign nothing else. */
function newRootOf({ suffix, rootName, limitsRoot, passphrase }: Input): ParsedInputOf<'root.create'> {
  return {
    name: rootName ?? newRootName(suffix),
    years: certificateYears.root,
    keyBits: rootKeySizes[0],
    passphrase,
    permittedDnsSuffixes: limitsRoot && suffix !== undefined ? [suffix] : [],
  }
}

/** A root calls its fields otherwise than the form that asks for it. */
function ownFields(reply: Reply<never>): Reply<never> {
  if (reply.ok) return reply
  const { field } = reply.failure
  const own = field === 'name' ? 'rootName' : field?.startsWith('permittedDnsSuffixes') ? 'suffix' : field
  return { ok: false, failure: own === undefined ? reply.failure : { ...reply.failure, field: own } }
}

/** Goes on where an earlier try came to: everything is made, the bundles are not written. */
async function goOn(context: CertificateContext, certificateIds: string[], passphrase: string): Promise<Reply<Made>> {
  const certificate = context.inventory.certificate(certificateIds[0] ?? '')
  if (!certificate.ok) return certificate
  const root = context.inventory.root(certificate.value.rootId)
  if (!root.ok) return root
  const open = await openRoot(context, root.value.rootId, passphrase)
  return open.ok ? ok({ rootId: root.value.rootId, certificateIds }) : open
}

async function bundle(context: CertificateContext, input: Input, made: Made): Promise<Reply<Output>> {
  const { form, language, template, windowsVersions, provider, storageLocation, port, folder } = input
  const bundled = await bundleCertificates(
    context,
    {
      certificateIds: made.certificateIds,
      folder,
      form,
      language,
      template,
      windowsVersions,
      provider,
      bindsReplicaServer: true,
      storageLocation,
      port,
      disablesRevocationCheck: false,
    },
    // What was made stays, so its files are written too.
    new AbortController().signal,
    () => {},
  )
  if (bundled.ok) return ok({ ...made, ...bundled.value })
  const done: PartStep[] = input.rootId === undefined ? ['root.create', 'certificate.issue'] : ['certificate.issue']
  const partly: Partly = { done, remaining: ['certificate.bundle'] }
  return { ok: false, failure: { ...bundled.failure, partly } }
}
