/** Remedies for certificates that nothing can put right: another one has to take their place. */
import type { HostView } from '../../../contract/views/host.ts'
import { outsideConstraint } from '../issuing/names.ts'
import type { CertificateContext } from '../keys/context.ts'
import { certificateIn, nameOf } from '../inventory/documents.ts'
import type { StoredRoot } from '../inventory/documents.ts'
import type { JudgedCertificate, Remedy } from './remedy.ts'
import { stateAt } from '../inventory/searching.ts'
import { signingRoot } from '../inventory/trust.ts'

const endedCodes: ReadonlySet<string> = new Set(['certificate.expired', 'certificate.revoked'])
const faultyCodes: ReadonlySet<string> = new Set([
  'certificate.wrongUsage',
  'certificate.nameDiffers',
  'certificate.nameNotPermitted',
  'certificate.keyNotRsa',
  'certificate.weakKey',
  'certificate.issuerNoAuthority',
])

/**
 * Another certificate for the host: one that is ready, a renewal of the judged one, or a new one.
 * @returns Null where it is not certain which root should issue it, or one was issued that has not been exported yet.
 */
export function issueAnew(
  context: CertificateContext,
  view: HostView,
  code: string,
  { certificateId, root }: JudgedCertificate,
): Remedy | null {
  const isEnded = endedCodes.has(code)
  if (!isEnded && !faultyCodes.has(code)) return null
  const ready = currentFor(context, view.fqdn, certificateId)
  if (ready !== null) {
    return context.dependencies.workspace.hasExports(ready)
      ? {
          code: 'importPfx',
          params: { host: view.name },
          steps: [{ call: 'certificate.importOnHost', input: { hostId: view.hostId, certificateId: ready } }],
        }
      : null
  }
  const renewal = isEnded && certificateId !== null ? renewalOf(context, view, certificateId) : null
  if (renewal) return renewal
  const issuer = issuingRoot(context, view, root)
  return issuer
    ? {
        code: 'issueCertificate',
        params: { host: view.name },
        steps: [{ call: 'certificate.issue', input: { rootId: issuer.rootId, hostIds: [view.hostId] } }],
      }
    : null
}

/** A certificate that names the host, is good, and could take the place of the judged one. */
function currentFor(
  { inventory, dependencies }: CertificateContext,
  fqdn: string,
  judged: string | null,
): string | null {
  const wallNow = dependencies.now().getTime()
  const found = inventory.index
    .all()
    .findLast(
      ({ view }) =>
        view.kind === 'host' &&
        view.certificateId !== judged &&
        view.dnsNames.includes(fqdn.toLowerCase()) &&
        !view.isKeyOnHost &&
        ['valid', 'expiresSoon'].includes(stateAt(view, wallNow)),
    )
  return found?.view.certificateId ?? null
}

function renewalOf({ inventory }: CertificateContext, { fqdn }: HostView, certificateId: string): Remedy | null {
  const stored = inventory.certificate(certificateId)
  if (!stored.ok) return null
  const { document } = stored.value
  const isRenewable = document.kind === 'host' && document.supersededBy === undefined && !document.isKeyOnHost
  const namesHost = certificateIn(document.der).dnsNames.includes(fqdn.toLowerCase())
  return isRenewable && namesHost
    ? {
        code: 'renewCertificate',
        params: { name: nameOf(document.der) },
        steps: [{ call: 'certificate.renew', input: { certificateId } }],
      }
    : null
}

/** The root that signed the chain or its successor; else the only one that the host trusts, or the only one there is. */
function issuingRoot(context: CertificateContext, view: HostView, signer: StoredRoot | null): StoredRoot | null {
  const wallNow = context.dependencies.now()
  const able = context.inventory
    .roots()
    .filter(
      (root) =>
        signingRoot(context.inventory, root).rootId === root.rootId &&
        certificateIn(root.document.der).notAfter > wallNow &&
        outsideConstraint(root, view.fqdn.toLowerCase(), '') === null,
    )
  const preferred = signer && able.find(({ rootId }) => rootId === signingRoot(context.inventory, signer).rootId)
  const trusted = able.filter(({ document }) =>
    view.stores.some(
      ({ store, certificateId }) => store === 'LocalMachine\\Root' && certificateId === document.certificateId,
    ),
  )
  return preferred ?? only(trusted) ?? only(able)
}

function only(roots: readonly StoredRoot[]): StoredRoot | null {
  return roots.length === 1 ? (roots[0] ?? null) : null
}
