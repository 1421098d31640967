/**
 * What undoes the refusal of a rule on a host of the workspace. A remedy is offered only where it is certain to be the right one:
 * the root that signed the certificate, its newest CRL if that still counts, the PFX that was exported for it. What has to be
 * issued anew is in `renewal-remedies.ts`.
 */
import type { InspectedCertificate } from '../../../authority/certificates/inspected-certificate.ts'
import { judgeOwn } from '../../../authority/verdict/verdict.ts'
import type { OwnQuestion } from '../../../contract/certificate-facts.ts'
import type { HostView } from '../../../contract/views/host.ts'
import type { CertificateContext } from '../keys/context.ts'
import type { StoredRoot } from '../inventory/documents.ts'
import { issueAnew } from './renewal-remedies.ts'
import { worldCrlFacts } from '../inventory/world-facts.ts'
import type { Remedy, RemedyOf, BroughtCertificate, JudgedCertificate } from './remedy.ts'

/** A certificate from elsewhere as a remedy brings it. */
export function asFile({ commonName, der }: Pick<InspectedCertificate, 'commonName' | 'der'>): BroughtCertificate {
  return { name: commonName, der: der.toString('base64') }
}

/** All remedies for one certificate on one host, the nearest first. */
export function remediesOn(context: CertificateContext, view: HostView, judged: JudgedCertificate): RemedyOf {
  const { certificateId, root, trusted, issuer } = judged
  return (code, question) =>
    (certificateId === null ? null : importPfxOf(context, view, code, certificateId)) ??
    importRootOf(view, code, trusted) ??
    importIssuerOf(view, code, issuer) ??
    setClockOf(view, code, question) ??
    importCrlOf(context, view, code, root) ??
    publishCrlOf(context, code, root) ??
    issueAnew(context, view, code, judged)
}

const keyCodes: ReadonlySet<string> = new Set([
  'certificate.noPrivateKey',
  'certificate.wrongStore',
  'certificate.signatureKey',
])
const revocationCodes: ReadonlySet<string> = new Set([
  'certificate.revocationUnknown',
  'certificate.revocationOffline',
  'certificate.revocationForeign',
])
const dateCodes: ReadonlySet<string> = new Set(['certificate.expired', 'certificate.notYetValid'])

/**
 * Imports the PFX, where the certificate is on the host without its key, with one that only signs, or in a store where nobody
 * looks.
 * @returns Null where it was never exported.
 */
function importPfxOf(
  { dependencies, inventory }: CertificateContext,
  { hostId, name }: HostView,
  code: string,
  certificateId: string,
): Remedy | null {
  if (!keyCodes.has(code)) return null
  const stored = inventory.certificate(certificateId)
  if (!stored.ok || stored.value.document.isKeyOnHost || !dependencies.workspace.hasExports(certificateId)) return null
  return {
    code: 'importPfx',
    params: { host: name },
    steps: [{ call: 'certificate.importOnHost', input: { hostId, certificateId } }],
  }
}

/** Imports the root of the chain. */
function importRootOf({ hostId, name }: HostView, code: string, root: BroughtCertificate | null): Remedy | null {
  if (code !== 'certificate.untrustedRoot' || !root) return null
  const file = { name: `${root.name}.cer`, base64: root.der }
  return {
    code: 'importRoot',
    params: { host: name },
    steps: [{ call: 'store.importCertificate', input: { hostId, store: 'LocalMachine\\Root', file } }],
  }
}

/** Imports the authority between certificate and root. */
function importIssuerOf({ hostId, name }: HostView, code: string, issuer: BroughtCertificate | null): Remedy | null {
  if (code !== 'certificate.chainIncomplete' || !issuer) return null
  const file = { name: `${issuer.name}.cer`, base64: issuer.der }
  return {
    code: 'importIssuer',
    params: { host: name },
    steps: [{ call: 'store.importCertificate', input: { hostId, store: 'LocalMachine\\CA', file } }],
  }
}

/** Sets a clock right that alone is to blame. */
function setClockOf({ hostId, name, clockSkewSeconds }: HostView, code: string, question: OwnQuestion): Remedy | null {
  if (!dateCodes.has(code) || clockSkewSeconds === 0) return null
  const { rules } = judgeOwn({ ...question, atInstant: question.atInstant - clockSkewSeconds * 1000 })
  return rules.some(({ rule, judgement }) => rule === 'dates' && judgement.accepted)
    ? {
        code: 'setClock',
        params: { host: name },
        steps: [{ call: 'host.setClockSkew', input: { hostId, skewSeconds: 0 } }],
      }
    : null
}

/** Imports the newest CRL of a root of this workspace, unless it has ended on the clock of the host as well. */
function importCrlOf(
  { inventory, keeper }: CertificateContext,
  { hostId, name, clockSkewSeconds }: HostView,
  code: string,
  root: StoredRoot | null,
): Remedy | null {
  if (!revocationCodes.has(code)) return null
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

/** Signs the next CRL, where there is none that could be imported; then that one can be. */
function publishCrlOf({ inventory }: CertificateContext, code: string, root: StoredRoot | null): Remedy | null {
  if (!revocationCodes.has(code) || !root || !inventory.maySignCrl(root)) return null
  return {
    code: 'publishCrl',
    params: { root: root.document.name },
    steps: [{ call: 'crl.publish', input: { rootId: root.rootId } }],
  }
}
