/** What goes into the files of a host, gathered from the inventory: key, roots to trust, CRLs, choices, a password. */
import type { HostExport, TrustedRoot } from '../../../authority/bundles/export.ts'
import { thumbprintOf } from '../../../authority/certificates/issue.ts'
import { drawPfxPassword } from '../../../authority/keys/passwords.ts'
import { adviseOnPfx } from '../../../authority/files/pfx-advice.ts'
import type { Advice } from '../../../contract/advice.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import { keyProviders, type PfxProfile, type TemplateFields } from '../../../contract/pfx-choices.ts'
import { signNextCrl, type FreshCrl } from '../crls/publishing.ts'
import type { Passwords } from '../export-folder/passwords-file.ts'
import { openHostKey } from '../keys/opening.ts'
import { type CertificateContext } from '../keys/context.ts'
import { certificateIn, nameOf } from '../inventory/documents.ts'
import type { StoredCertificate, StoredRoot } from '../inventory/documents.ts'
import { templateOf } from '../roots/templates.ts'
import { trustedRoots } from '../inventory/trust.ts'

/** What a call chose; the rest comes from a template. */
type Chosen = { readonly template?: string | undefined } & {
  readonly [Field in 'windowsVersions' | 'provider' | 'chainFormats']?: TemplateFields[Field] | undefined
}

export interface HostMaterial {
  readonly certificateId: string
  readonly fqdn: string
  readonly thumbprint: string
  readonly request: HostExport
  readonly profiles: readonly PfxProfile[]
  readonly advice: readonly Advice[]
  /** Own root first. */
  readonly roots: readonly StoredRoot[]
  readonly root: StoredRoot
}

/** CRLs that were signed for files and are kept together with them, by root. */
export type PendingCrls = Map<string, { readonly root: StoredRoot; readonly fresh: FreshCrl }>

/**
 * Gathers what the files of one host need. Its own root comes first; each root gets a CRL if it may sign one and its key is
 * at hand. Nothing is kept yet.
 * @param passwords Of the folder: a host keeps the password that it has there.
 * @param crls Takes the CRLs that had to be signed.
 * @returns The material, or `certificate.unknown`, `template.unknown`, `root.locked`.
 */
export async function gatherHostMaterial(
  context: CertificateContext,
  certificateId: string,
  chosen: Chosen,
  passwords: Passwords,
  crls: PendingCrls,
): Promise<Reply<HostMaterial>> {
  const certificate = context.inventory.certificate(certificateId)
  if (!certificate.ok) return certificate
  const root = context.inventory.root(certificate.value.rootId)
  // A certificate from elsewhere is known, but its key was never here.
  if (!root.ok) return fail('certificate.unknown', { certificateId }, { field: 'certificateIds' })
  const template = templateFor(context, root.value, certificate.value, chosen.template)
  if (!template.ok) return template
  const provider = chosen.provider ?? template.value.provider
  const { profiles, advice } = adviseOnPfx(chosen.windowsVersions ?? template.value.windowsVersions, provider)
  const hasKey = certificate.value.sealedKey !== null
  const key = hasKey ? openHostKey(context, certificate.value, root.value) : ok(null)
  if (!key.ok) return key
  const trusted: TrustedRoot[] = []
  const roots = trustedRoots(context.inventory, root.value)
  for (const each of roots) {
    const withCrl = await withCrlOf(context, each, each.rootId === root.value.rootId, crls)
    if (!withCrl.ok) return withCrl
    trusted.push(withCrl.value)
  }
  const [own, ...alsoTrusted] = trusted
  if (own === undefined) return fail('root.unknown', { rootId: root.value.rootId })
  const { document } = certificate.value
  const der = Buffer.from(document.der, 'base64')
  const fqdn = nameOf(document.der)
  return ok({
    certificateId,
    fqdn,
    thumbprint: thumbprintOf(der),
    request: {
      root: own,
      crl: own.crl,
      alsoTrusted,
      host: { fqdn, dnsNames: namesToCompare(document.der, fqdn), certificate: der, privateKey: key.value },
      password:
        key.value === null ? '' : passwords.takeFor(fqdn, () => drawPfxPassword(context.dependencies.randomBytes)),
      provider: keyProviders[provider].windowsName,
      profiles,
      chainFormats: [...new Set(chosen.chainFormats ?? template.value.chainFormats)],
      randomBytes: context.dependencies.randomBytes,
    },
    profiles: hasKey ? profiles : [],
    // Nobody needs to know about PFX files where there are none.
    advice: hasKey ? advice : [],
    roots,
    root: root.value,
  })
}

/** What the script compares the name of the computer with; a certificate from a request may have a common name only. */
function namesToCompare(base64Der: string, fqdn: string): string[] {
  const { dnsNames } = certificateIn(base64Der)
  return dnsNames.length === 0 ? [fqdn] : [...dnsNames]
}

function templateFor(
  context: CertificateContext,
  root: StoredRoot,
  { document }: StoredCertificate,
  named: string | undefined,
): Reply<TemplateFields> {
  if (named !== undefined) return templateOf(context, root, named)
  const own = document.template === undefined ? null : templateOf(context, root, document.template)
  // The one that it was issued by may have been deleted since.
  return own?.ok ? own : templateOf(context, root, undefined)
}

/** An imported root may have no right to sign CRLs; its hosts then do without. */
async function withCrlOf(
  context: CertificateContext,
  root: StoredRoot,
  isOwn: boolean,
  crls: PendingCrls,
): Promise<Reply<TrustedRoot>> {
  const maySign = context.inventory.maySignCrl(root)
  let crl: FreshCrl | null = context.inventory.latestCrl(root.rootId) ?? crls.get(root.rootId)?.fresh ?? null
  if (!crl && maySign) {
    const signed = await signNextCrl(context, root, undefined, [])
    // The CRL of a peer's root is worth having, but its key may be locked for good reasons.
    if (!signed.ok && isOwn) return fail('root.locked', { root: root.document.name })
    if (signed.ok) crls.set(root.rootId, { root, fresh: signed.value })
    crl = signed.ok ? signed.value : null
  }
  return ok({
    commonName: root.document.name,
    certificate: Buffer.from(root.document.der, 'base64'),
    crl: crl && maySign ? Buffer.from(crl.document.der, 'base64') : null,
  })
}
