/**
 * "Will Hyper-V Replica take this file on host X?" X may be a host of the workspace, with its stores and its virtual time,
 * or any other name: then it is a bare host that trusts the roots of the workspace and has their newest CRLs, now.
 */
import { createHash } from 'node:crypto'
import { certificateFactsOf, crlFactsOf } from '../../../authority/verdict/facts.ts'
import { isIssuedBy, readCrl } from '../../../authority/inspection/inspect.ts'
import { type InspectedCertificate } from '../../../authority/certificates/inspected-certificate.ts'
import { type InspectedRequest } from '../../../authority/requests/read-request.ts'
import { parseFqdn } from '../../../authority/certificates/names.ts'
import type { CertificateFacts, CrlFacts, OwnQuestion } from '../../../contract/certificate-facts.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import type { HostView } from '../../../contract/views/host.ts'
import type { InspectionView } from '../../../contract/views/inspection.ts'
import { realCrlPoints } from '../crls/offering.ts'
import { foreignShift, type CertificateContext } from '../keys/context.ts'
import { certificateIn } from '../inventory/documents.ts'
import { questionOnHost, ruleViews } from './judging.ts'
import { requestRules } from './judging-requests.ts'
import { asFile, remediesOn } from './rule-remedies.ts'
import { type RemedyOf } from './remedy.ts'

export interface FoundCertificate {
  readonly certificate: InspectedCertificate
  /** Null when the file does not hold the private key. */
  readonly key: { readonly provider: string | null; readonly keySpec: 'exchange' | 'signature' } | null
}

type Judged = Pick<InspectionView, 'judged' | 'rules'>

/**
 * Judges what a file holds for a host, as if it had been imported where it belongs.
 * @param input Which host; nothing is judged when none is named.
 * @param found The certificates of the file.
 * @param request Its request, which is judged where there is no certificate; null without one.
 * @returns The rules, or `host.unknown`, or what is wrong with the name.
 */
export function judgeFile(
  context: CertificateContext,
  { hostId, fqdn }: Pick<ParsedInputOf<'certificate.inspect'>, 'hostId' | 'fqdn'>,
  found: readonly FoundCertificate[],
  request: { readonly request: InspectedRequest; readonly file: string } | null,
): Reply<Judged> {
  const { emulator } = context.keeper
  const name = fqdn === undefined ? ok(null) : parseFqdn(fqdn, { field: 'fqdn' })
  if (!name.ok) return name
  const views = emulator.world.hosts.flatMap((host) => emulator.hostView(host.hostId) ?? [])
  const view = views.find((each) =>
    hostId === undefined ? each.fqdn.toLowerCase() === name.value : each.hostId === hostId,
  )
  if (hostId !== undefined && !view) return fail('host.unknown', { hostId }, { field: 'hostId' })
  const certificateIndex = whichOf(found)
  const chosen = found[certificateIndex]
  const judgedName = view?.fqdn ?? name.value
  if (judgedName === null || (!chosen && !request)) return ok({ judged: null, rules: [] })
  if (!chosen && request) {
    return ok({
      judged: { certificateIndex: null, fqdn: judgedName, hostId: view?.hostId ?? null },
      rules: requestRules(request.request, request.file, judgedName),
    })
  }
  if (!chosen) throw new Error('there is a certificate or a request')
  const others = found.filter((each) => each !== chosen).map(({ certificate }) => certificate)
  const question = view
    ? questionThere(context, view.hostId, view.fqdn, chosen, others)
    : questionBare(context, judgedName, chosen, others)
  return ok({
    judged: { certificateIndex, fqdn: judgedName, hostId: view?.hostId ?? null },
    rules: view ? ruleViews(question, remedyFor(context, view, chosen, others)) : ruleViews(question),
  })
}

/** The certificate that a host would use: one with its key, else the first that is no authority. */
function whichOf(found: readonly FoundCertificate[]): number {
  const withKey = found.findIndex(({ key }) => key !== null)
  const host = found.findIndex(({ certificate }) => !certificate.isAuthority)
  return withKey >= 0 ? withKey : Math.max(0, host)
}

/** What can be done on the host with the roots and CRLs of the workspace, or with the issuers that the file brings. */
function remedyFor(
  context: CertificateContext,
  view: HostView,
  chosen: FoundCertificate,
  others: readonly InspectedCertificate[],
): RemedyOf {
  const { inventory } = context
  const below = [chosen.certificate, ...others.filter((each) => !each.selfSigned)]
  const issued = (der: Uint8Array) => below.some((each) => isIssuedBy(each.der, der))
  const root = inventory.roots().find(({ document }) => issued(certificateIn(document.der).der)) ?? null
  const around = [...inventory.foreign().map(({ certificate }) => certificate), ...others]
  const brought = around.find((each) => each.selfSigned && issued(each.der))
  const between = around.find((each) => !each.selfSigned && isIssuedBy(chosen.certificate.der, each.der))
  return remediesOn(context, view, {
    certificateId: inventory.idOf(chosen.certificate.der),
    root,
    trusted: root ? { name: root.document.name, der: root.document.der } : brought ? asFile(brought) : null,
    issuer: between ? asFile(between) : null,
  })
}

function questionThere(
  context: CertificateContext,
  hostId: string,
  fqdn: string,
  chosen: FoundCertificate,
  others: readonly InspectedCertificate[],
): OwnQuestion {
  const { emulator } = context.keeper
  const host = emulator.world.hosts.find((each) => each.hostId === hostId)
  if (!host) throw new Error('a host that has a view is in the world')
  // The real dates of the file keep their distance from now.
  const shift = foreignShift(context)
  const facts = factsWith(context, others, (date) => date.getTime() + shift)
  return questionOnHost(
    host,
    fqdn,
    facts(chosen.certificate, chosen.key),
    'LocalMachine\\My',
    context.keeper.now(),
    emulator.world.crlPoints ?? [],
    others.filter((each) => !each.selfSigned).map((each) => facts(each, null)),
  )
}

function questionBare(
  context: CertificateContext,
  fqdn: string,
  chosen: FoundCertificate,
  others: readonly InspectedCertificate[],
): OwnQuestion {
  const { inventory, dependencies } = context
  const facts = factsWith(context, others, (date) => date.getTime())
  const roots = inventory.roots()
  return {
    certificate: facts(chosen.certificate, chosen.key),
    expectedName: fqdn,
    store: 'LocalMachine\\My',
    trustedRoots: roots.map(({ document }) => facts(certificateIn(document.der), null)),
    intermediates: others.filter((each) => !each.selfSigned).map((each) => facts(each, null)),
    crls: roots.flatMap(({ rootId, document }) =>
      newestCrl(context, rootId, document.certificateId, chosen.certificate),
    ),
    crlPoints: realCrlPoints(context),
    checkRevocation: true,
    atInstant: dependencies.now().getTime(),
  }
}

/** The newest CRL of a root; its entries count for the file too, which the inventory may not know. */
function newestCrl(
  { inventory }: CertificateContext,
  rootId: string,
  issuerCertificateId: string,
  judged: InspectedCertificate,
): CrlFacts[] {
  const stored = inventory.latestCrl(rootId)
  const crl = stored ? readCrl(Buffer.from(stored.document.der, 'base64'), 'inventory') : null
  if (!crl?.ok) return []
  const certificateIdOf = (serialNumber: string) =>
    serialNumber === judged.serialNumber ? idOf(inventory, judged) : inventory.idOfSerial(serialNumber)
  return [crlFactsOf(crl.value, { issuerCertificateId, certificateIdOf })]
}

/** Makes the facts of certificates, whose issuers are looked for in the inventory and beside them in the file. */
function factsWith(
  { inventory }: CertificateContext,
  others: readonly InspectedCertificate[],
  instantOf: (date: Date) => number,
): (certificate: InspectedCertificate, key: FoundCertificate['key']) => CertificateFacts {
  const candidates = [
    ...inventory.authorities(),
    ...others.map(({ der, selfSigned }) => ({ certificateId: idOf(inventory, { der }), der, selfSigned })),
  ]
  return (certificate, key) => {
    const issuer = candidates.find((each) => isIssuedBy(certificate.der, each.der))
    return certificateFactsOf(certificate, {
      certificateId: idOf(inventory, certificate),
      issuerCertificateId: issuer?.certificateId ?? null,
      ...(issuer ? { issuerIsRoot: issuer.selfSigned } : {}),
      key,
      instantOf,
    })
  }
}

function idOf(inventory: CertificateContext['inventory'], { der }: Pick<InspectedCertificate, 'der'>): string {
  return inventory.idOf(der) ?? `file ${createHash('sha256').update(der).digest('hex')}`
}
