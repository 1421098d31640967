/**
 * CRLs that were not signed here, in the stores of emulated hosts: those of an authority of the company whose key is elsewhere,
 * and those that a root signed before it was taken over. Their real dates keep their distance from now, as those of foreign
 * certificates do.
 */
import { z } from 'zod'
import { crlFactsOf } from '../../../authority/verdict/facts.ts'
import { checkCrl, isCrlSignedBy, isIssuedBy, readCrl } from '../../../authority/inspection/inspect.ts'
import type { ParsedCrl } from '../../../authority/crls/crl.ts'
import type { CrlFacts } from '../../../contract/certificate-facts.ts'
import { fail, ok, type Nothing, type Reply } from '../../../contract/failure.ts'
import { foreignShift, type CertificateContext } from '../keys/context.ts'
import type { Authority } from '../inventory/inventory.ts'
import type { StoredCrl } from '../inventory/documents.ts'

const keptCrl = z.object({
  der: z.base64(),
  /** Virtual now minus wall now when it was imported, in milliseconds. */
  shift: z.int(),
})
type KeptCrl = z.infer<typeof keptCrl>

const keyPrefix = 'crl file '
const fileKey = (hostId: string, certificateId: string) => `${keyPrefix}${hostId} ${certificateId}`
const numberKey = (hostId: string, rootId: string) => `crl ${hostId} ${rootId}`

/**
 * Puts a CRL that was signed elsewhere into the Intermediate store of a host.
 * @returns Nothing, or `crl.foreign` where no certificate here has signed it, `crl.signatureUnknown`, `crl.isDelta`,
 *   `host.off`.
 */
export function putForeignCrl(context: CertificateContext, hostId: string, crl: ParsedCrl): Reply<Nothing> {
  const signer = context.inventory.authorities().find(({ der }) => isCrlSignedBy(crl, der))
  if (!signer) {
    const authorities = context.inventory.authorities().map(({ der }) => der)
    return notSignedHere(crl, authorities, 'file')
  }
  if (crl.isDelta) {
    return fail('crl.isDelta', { issuer: crl.issuer.map((each) => each.value).join(', ') }, { field: 'file' })
  }
  const kept = {
    der: crl.der.toString('base64'),
    shift: foreignShift(context),
  }
  const put = context.keeper.apply({
    kind: 'command',
    name: 'store.putCrl',
    input: { hostId, crl: worldFactsOf(context, signer, crl, kept) },
  })
  return put.ok ? keep(context, fileKey(hostId, signer.certificateId), kept) : put
}

/** Why a CRL counts for none of some authorities: another has signed it, or its signature is of a kind that cannot be checked. */
export function notSignedHere(crl: ParsedCrl, authorities: readonly Uint8Array[], field: string): Reply<never> {
  const issuer = crl.issuer.map((each) => each.value).join(', ')
  for (const authority of authorities) {
    const check = checkCrl(crl, authority)
    if (check?.result === 'unknown') {
      return fail('crl.signatureUnknown', { issuer, algorithm: check.algorithm }, { field })
    }
  }
  return fail('crl.foreign', { issuer }, { field })
}

/** Remembers which of a root's own CRLs a host has, in place of any other of the same issuer. */
export function keepOwnCrl(
  context: CertificateContext,
  hostId: string,
  root: { readonly rootId: string; readonly certificateId: string },
  { crlNumber }: StoredCrl,
): Reply<Nothing> {
  const { workspace } = context.dependencies
  const saved = workspace.transaction(() => {
    workspace.saveSetting(numberKey(hostId, root.rootId), crlNumber)
    workspace.removeSetting(fileKey(hostId, root.certificateId))
    return ok(undefined)
  })
  return saved.ok ? ok({}) : saved
}

/** The real CRL of an issuer that a host imported last, for a real handshake; null where it has none. */
export function importedCrl(context: CertificateContext, hostId: string, certificateId: string): Buffer | null {
  const { inventory, dependencies } = context
  const foreign = keptAt(context, fileKey(hostId, certificateId))
  if (foreign) return Buffer.from(foreign.der, 'base64')
  const root = inventory.roots().find(({ document }) => document.certificateId === certificateId)
  if (!root) return null
  const crlNumber = dependencies.workspace.findSetting(numberKey(hostId, root.rootId))
  // Workspaces of old did not keep which one it was.
  const stored =
    typeof crlNumber === 'number' ? inventory.crl(root.rootId, crlNumber) : inventory.latestCrl(root.rootId)
  return stored ? Buffer.from(stored.document.der, 'base64') : null
}

/**
 * Lets what hosts have imported find each other in whatever order it came, as on a real host: certificates the issuer that
 * came after them, and foreign CRLs the certificates that they revoke. Hosts without power have to wait for the next import.
 */
export function relateImports(context: CertificateContext): Reply<Nothing> {
  const { keeper, dependencies } = context
  const hosts = keeper.emulator.world.hosts.filter(({ hostId }) => keeper.emulator.hostView(hostId)?.hasPower)
  for (const { hostId, stores } of hosts) {
    for (const { store, certificate } of [...stores]) {
      const issuer = certificate.issuerCertificateId === null ? issuerOf(context, certificate.certificateId) : null
      if (!issuer) continue
      const related = { ...certificate, issuerCertificateId: issuer.certificateId, issuerIsRoot: issuer.selfSigned }
      const { hasPrivateKey } = certificate
      const put = keeper.apply({
        kind: 'command',
        name: 'store.put',
        input: { hostId, store, certificate: related, hasPrivateKey },
      })
      if (!put.ok) return put
    }
  }
  const kept = Object.keys(dependencies.workspace.listSettings(keyPrefix))
  for (const { hostId, crls } of hosts) {
    for (const crl of [...crls]) {
      const key = fileKey(hostId, crl.issuerCertificateId)
      const facts = kept.includes(key) ? factsAt(context, key, crl.issuerCertificateId) : null
      // After a rewind the host may have another one again.
      if (facts?.thisUpdateInstant !== crl.thisUpdateInstant || facts.revoked.length === crl.revoked.length) continue
      const put = keeper.apply({ kind: 'command', name: 'store.putCrl', input: { hostId, crl: facts } })
      if (!put.ok) return put
    }
  }
  return ok({})
}

function issuerOf({ inventory }: CertificateContext, certificateId: string): Authority | null {
  const der = inventory.der(certificateId)
  return der ? inventory.issuerOf(der) : null
}

function factsAt(context: CertificateContext, key: string, certificateId: string): CrlFacts | null {
  const kept = keptAt(context, key)
  const signer = context.inventory.authorities().find((each) => each.certificateId === certificateId)
  const crl = kept ? readCrl(Buffer.from(kept.der, 'base64'), 'inventory') : null
  return kept && signer && crl?.ok ? worldFactsOf(context, signer, crl.value, kept) : null
}

function worldFactsOf(
  context: CertificateContext,
  signer: Authority,
  crl: ParsedCrl,
  { shift }: Pick<KeptCrl, 'shift'>,
) {
  return crlFactsOf(crl, {
    issuerCertificateId: signer.certificateId,
    certificateIdOf: serialsOf(context, signer),
    instantOf: (date) => date.getTime() + shift,
  })
}

/** Which certificate of an issuer has a serial number; another issuer may have given the same one. */
export function serialsOf(
  { inventory }: CertificateContext,
  signer: Authority,
): (serialNumber: string) => string | null {
  const foreign = new Map(
    inventory
      .foreign()
      .filter(({ certificate }) => isIssuedBy(certificate.der, signer.der))
      .map(({ certificateId, certificate }) => [certificate.serialNumber, certificateId]),
  )
  return (serialNumber) => {
    const own = inventory.index.findBySerial(serialNumber)
    const isOwn = own !== undefined && isIssuedBy(Buffer.from(own.der, 'base64'), signer.der)
    return isOwn ? own.view.certificateId : (foreign.get(serialNumber) ?? null)
  }
}

function keep({ dependencies: { workspace } }: CertificateContext, key: string, kept: KeptCrl): Reply<Nothing> {
  const saved = workspace.transaction(() => {
    workspace.saveSetting(key, kept)
    return ok(undefined)
  })
  return saved.ok ? ok({}) : saved
}

function keptAt({ dependencies }: CertificateContext, key: string): KeptCrl | null {
  const value = dependencies.workspace.findSetting(key)
  return value === undefined ? null : keptCrl.parse(value)
}
