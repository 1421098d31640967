/**
 * What undoes the refusal of a rule on a host of the workspace. A remedy is offered only where it is certain to be the right one:
 * the root that signed the certificate, its newest CRL if that still counts, the PFX that was exported for it.
 */
import type { RuleView } from '../../contract/views/authority.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { DeskContext } from './desk-context.ts'
import type { StoredRoot } from './inventory.ts'
import { worldCrlFacts } from './world-facts.ts'

type Remedy = NonNullable<RuleView['fix']>

/** @param code The failure code of the refusal. */
export type RemedyOf = (code: string) => Remedy | null

/**
 * Imports the PFX, where the certificate is on the host without its key or in a store where nobody looks.
 * @returns Null where it was never exported.
 */
export function importPfxOf(
  { dependencies, inventory }: DeskContext,
  { hostId, name }: HostView,
  code: string,
  certificateId: string,
): Remedy | null {
  if (code !== 'certificate.noPrivateKey' && code !== 'certificate.wrongStore') return null
  const stored = inventory.certificate(certificateId)
  if (!stored.ok || stored.value.document.isKeyOnHost || !dependencies.workspace.hasExports(certificateId)) return null
  return {
    code: 'importPfx',
    params: { host: name },
    steps: [{ call: 'certificate.importOnHost', input: { hostId, certificateId } }],
  }
}

/**
 * Imports the root of the chain.
 * @param root Its name, and its DER in base64; null where nobody here has it.
 */
export function importRootOf(
  { hostId, name }: HostView,
  code: string,
  root: { readonly name: string; readonly der: string } | null,
): Remedy | null {
  if (code !== 'certificate.untrustedRoot' || !root) return null
  const file = { name: `${root.name}.cer`, base64: root.der }
  return {
    code: 'importRoot',
    params: { host: name },
    steps: [{ call: 'store.importCertificate', input: { hostId, store: 'LocalMachine\\Root', file } }],
  }
}

/** Imports the newest CRL of a root of this workspace, unless it has ended on the clock of the host as well. */
export function importCrlOf(
  { inventory, keeper }: DeskContext,
  { hostId, name, clockSkewSeconds }: HostView,
  code: string,
  root: StoredRoot | null,
): Remedy | null {
  if (code !== 'certificate.revocationUnknown' && code !== 'certificate.revocationOffline') return null
  const crl = root && inventory.latestCrl(root.rootId)
  if (!crl) return null
  const end = worldCrlFacts(root.document, crl.document).nextUpdateInstant
  if (end !== null && end < keeper.now() + clockSkewSeconds * 1000) return null
  const file = { name: `${root.document.name}.crl`, base64: crl.document.der }
  return {
    code: 'importCrl',
    params: { host: name },
    steps: [{ call: 'store.importCrl', input: { hostId, file } }],
  }
}
