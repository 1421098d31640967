/**
 * One root per host, as recipes with makecert have it: every host trusts the roots of all. It works for any number of hosts, and
 * what those recipes do wrong is done right here and said (Certificates reference 1.9, 1.10).
 */
import {
  createRoot as makeRoot,
  issueHost,
  privateKeyToDer,
  type IssuedCertificate,
} from '../../../authority/certificates/issue.ts'
import { sealWithKey } from '../../../authority/vault/vault.ts'
import type { Advice } from '../../../contract/advice.ts'
import { fail, ok, type Partly, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import { folderOf } from '../../base/folders.ts'
import { bundleCertificates, bundleFileNames } from '../files/bundling.ts'
import { openExportFolder } from '../export-folder/export-folder.ts'
import { nameOf } from '../inventory/documents.ts'
import { unlockRoot } from '../keys/unlocking.ts'
import { findUnfinished, noteUnfinished, unfinishedKey } from '../inventory/unfinished.ts'
import { namesMax, namesWithFields } from './names.ts'
import { saveCrl, signNextCrl, tellCrl, type FreshCrl } from '../crls/publishing.ts'
import { issueContext, reserveIds, type CertificateContext, type Progress } from '../keys/context.ts'
import { purposes } from '../keys/opening.ts'
import type { StoredRoot } from '../inventory/documents.ts'
import { sealNewRoot, type SealedRoot } from '../keys/root-sealing.ts'
import { certificateLimits } from '../../../contract/limits/certificate.ts'
import { replicaPorts } from '../../../contract/limits/ports.ts'
import { passphraseLengthMin } from '../../../contract/limits/passphrase.ts'

type Input = ParsedInputOf<'root.createPerHost'>

interface Pair {
  readonly fqdn: string
  readonly rootId: string
  readonly certificateId: string
  readonly rootName: string
  readonly sealed: SealedRoot
  readonly rootThumbprint: string
  readonly host: IssuedCertificate
  readonly crl: FreshCrl
}

/**
 * Makes the roots and the host certificates, all or none, and then the bundles where they are wanted.
 * Where the bundles are refused at the last moment, the roots stay (`partly`), and the same command goes on with them.
 * @returns The ids, the bundles and what to know about the layout, or what is wrong with a name or with the wishes.
 */
export async function createRootPerHost(
  context: CertificateContext,
  input: Input,
  signal: AbortSignal,
  progress: Progress,
): Promise<Reply<OutputOf<'root.createPerHost'>>> {
  if ([...input.passphrase].length < passphraseLengthMin) {
    return fail('root.passphraseTooShort', { lengthMin: passphraseLengthMin }, { field: 'passphrase' })
  }
  const listed = namesWithFields(context, input)
  if (!listed.ok) return listed
  const names = [...listed.value.keys()]
  if (names.length > namesMax) return fail('certificate.tooManyNames', { namesMax }, { field: 'hostIds' })
  const joined = input.joinsRootId === undefined ? ok(null) : context.inventory.root(input.joinsRootId)
  if (!joined.ok) return { ok: false, failure: { ...joined.failure, field: 'joinsRootId' } }
  const { workspace } = context.dependencies
  const { passphrase: _passphrase, ...wanted } = input
  const key = input.folder === undefined ? null : unfinishedKey('root.createPerHost', { ...wanted, names })
  const before = key === null ? null : findUnfinished(workspace, key)
  if (before) return goOn(context, input, before)
  const usable = await lookAtFolder(context, input, names)
  if (!usable.ok) return usable
  const taken = new Set(context.inventory.roots().map((root) => root.document.name.toLowerCase()))
  for (const name of names.map(rootNameOf)) {
    if (taken.has(name.toLowerCase())) return fail('root.duplicateName', { name }, { field: 'fqdns' })
    taken.add(name.toLowerCase())
  }
  const pairs: Pair[] = []
  for (const fqdn of names) {
    if (signal.aborted) return fail('core.cancelled', { task: 'root.createPerHost' })
    const pair = await makePair(context, fqdn, input)
    if (!pair.ok) return pair
    pairs.push(pair.value)
    progress(pairs.length, names.length)
  }
  if (signal.aborted) return fail('core.cancelled', { task: 'root.createPerHost' })
  const saved = savePairs(context, pairs, input, joined.value, key)
  if (!saved.ok) return saved
  const hosts = pairs.map(({ fqdn, rootId, certificateId }) => ({ fqdn, rootId, certificateId }))
  return bundleHosts(context, input, hosts)
}

/** Goes on where an earlier try came to: everything is made, the bundles are not written. */
async function goOn(
  context: CertificateContext,
  input: Input,
  certificateIds: readonly string[],
): Promise<Reply<OutputOf<'root.createPerHost'>>> {
  const hosts: OutputOf<'root.createPerHost'>['hosts'] = []
  for (const certificateId of certificateIds) {
    const certificate = context.inventory.certificate(certificateId)
    if (!certificate.ok) return certificate
    const { rootId, document } = certificate.value
    // After a restart the roots are locked; the passphrase came with the command.
    const isOpen = context.ring.dataKey(rootId) !== null
    const opened = isOpen
      ? ok({})
      : await unlockRoot(context, { rootId, passphrase: input.passphrase, remember: false })
    if (!opened.ok) return opened
    hosts.push({ fqdn: nameOf(document.der), rootId, certificateId })
  }
  return bundleHosts(context, input, hosts)
}

/** Looks at where the bundles will be written. The roots are new, so nothing there can be theirs. */
async function lookAtFolder(context: CertificateContext, input: Input, names: readonly string[]): Promise<Reply<void>> {
  if (input.folder === undefined) return ok(undefined)
  const opened = await openExportFolder(context, folderOf(context.dependencies.workspace.path, input.folder))
  if (!opened.ok) return opened
  return opened.value.mayTake(
    [],
    names.flatMap((name) => bundleFileNames(name, input.form)),
  )
}

async function bundleHosts(
  context: CertificateContext,
  input: Input,
  hosts: OutputOf<'root.createPerHost'>['hosts'],
): Promise<Reply<OutputOf<'root.createPerHost'>>> {
  const advice = adviceOnLayout(hosts.length, input)
  if (input.folder === undefined) return ok({ hosts, bundles: [], passwordsPath: null, advice })
  const bundled = await bundleCertificates(
    context,
    {
      certificateIds: hosts.map(({ certificateId }) => certificateId),
      folder: input.folder,
      form: input.form,
      language: input.language,
      windowsVersions: input.windowsVersions,
      provider: input.provider,
      bindsReplicaServer: true,
      port: replicaPorts.certificate,
      disablesRevocationCheck: false,
    },
    // What was made stays, so its files are written too.
    new AbortController().signal,
    () => {},
  )
  if (!bundled.ok) {
    const partly: Partly = { done: ['root.createPerHost'], remaining: ['certificate.bundle'] }
    return { ok: false, failure: { ...bundled.failure, partly } }
  }
  const { bundles, passwordsPath } = bundled.value
  return ok({ hosts, bundles, passwordsPath, advice: [...advice, ...bundled.value.advice] })
}

/** A root is called after its host; a common name holds 64 characters. */
function rootNameOf(fqdn: string): string {
  const name = `Root of ${fqdn}`
  return name.length <= certificateLimits.commonNameLengthMax
    ? name
    : `Root of ${fqdn.split('.')[0] ?? fqdn}`.slice(0, certificateLimits.commonNameLengthMax)
}

async function makePair(context: CertificateContext, fqdn: string, input: Input): Promise<Reply<Pair>> {
  const name = rootNameOf(fqdn)
  const { years, keyBits, passphrase } = input
  const root = await makeRoot({ commonName: name, years, keyBits }, issueContext(context))
  if (!root.ok) return root
  const request = { fqdn, years: input.hostYears, keyBits: input.hostKeyBits }
  const host = await issueHost(request, root.value, issueContext(context))
  if (!host.ok) return { ok: false, failure: { ...host.failure, field: 'hostYears' } }
  const rootIds = reserveIds(context, 'root', 1)
  if (!rootIds.ok) return rootIds
  const certificateIds = reserveIds(context, 'certificate', 2)
  if (!certificateIds.ok) return certificateIds
  const [rootId = ''] = rootIds.value
  const [rootCertificateId = '', certificateId = ''] = certificateIds.value
  const { certificate, privateKey } = root.value
  const sealed = await sealNewRoot(context, {
    rootId,
    certificateId: rootCertificateId,
    name,
    keyBits,
    years,
    passphrase,
    certificate,
    privateKey,
  })
  const crl = await signNextCrl(context, { rootId, ...sealed }, undefined, [], root.value)
  if (!crl.ok) return crl
  return ok({
    fqdn,
    rootId,
    certificateId,
    rootName: name,
    sealed,
    rootThumbprint: root.value.thumbprint,
    host: host.value,
    crl: crl.value,
  })
}

function savePairs(
  context: CertificateContext,
  pairs: readonly Pair[],
  input: Input,
  joined: StoredRoot | null,
  key: string | null,
): Reply<void> {
  const { workspace, randomBytes } = context.dependencies
  const trustGroup = joined?.document.trustGroup ?? `with ${joined?.rootId ?? pairs[0]?.rootId ?? ''}`
  const saved = context.keeper.keepTogether((tell) => {
    if (joined && joined.document.trustGroup === undefined) {
      const { rootId, document, sealedKey } = joined
      workspace.saveRoot({ id: rootId, document: { ...document, trustGroup }, sealedKey })
    }
    for (const { fqdn, rootId, certificateId, rootName, sealed, rootThumbprint, host, crl } of pairs) {
      const document = { ...sealed.document, trustGroup }
      workspace.saveRoot({ id: rootId, document, sealedKey: sealed.sealedKey })
      workspace.appendAudit({ kind: 'root.created', subject: rootId, details: { thumbprint: rootThumbprint } })
      const plain = privateKeyToDer(host.privateKey)
      const seal = { key: sealed.dataKey, purpose: purposes.hostKey(certificateId) }
      workspace.saveCertificate({
        id: certificateId,
        rootId,
        document: {
          kind: 'host',
          der: host.certificate.toString('base64'),
          issuedInstant: context.keeper.now(),
          years: input.hostYears,
        },
        sealedKey: sealWithKey(plain, seal, randomBytes),
      })
      plain.fill(0)
      const details = { name: fqdn, thumbprint: host.thumbprint }
      workspace.appendAudit({ kind: 'certificate.issued', subject: certificateId, details })
      tell('root.created', { root: rootName })
      tell('certificate.issued', { name: fqdn, root: rootName })
      const root = { rootId, document, sealedKey: sealed.sealedKey }
      saveCrl(context, root, crl)
      tellCrl(tell, root, crl)
    }
    const certificateIds = pairs.map(({ certificateId }) => certificateId)
    if (key !== null) noteUnfinished(workspace, key, certificateIds)
    return ok(undefined)
  })
  for (const { rootId, sealed } of pairs) {
    if (saved.ok) context.ring.unlock(rootId, sealed.dataKey)
    sealed.dataKey.fill(0)
  }
  return saved
}

function adviceOnLayout(rootCount: number, input: Input): Advice[] {
  return [
    { code: 'layout.rootPerHost', params: { rootCount } },
    { code: 'layout.shortKey', params: { rootKeyBits: input.keyBits, hostKeyBits: input.hostKeyBits } },
    { code: 'layout.noAlternativeName', params: {} },
    { code: 'layout.oldSignature', params: {} },
    { code: 'layout.endlessDates', params: { years: input.hostYears } },
    { code: 'layout.noAuthority', params: {} },
    { code: 'layout.exportableRootKey', params: {} },
    { code: 'layout.revocationOff', params: {} },
  ]
}
