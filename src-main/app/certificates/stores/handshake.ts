/**
 * The effect behind a connection test: a real mutual TLS handshake on loopback with the PFX files that the two hosts
 * imported, read from disk again. Our verdict on the real certificates at the real time is laid beside the engine's.
 */
import { certificateFactsOf, crlFactsOf } from '../../../authority/verdict/facts.ts'
import { readCertificates, readCrl, type InspectedPfx } from '../../../authority/inspection/inspect.ts'
import { type InspectedCertificate } from '../../../authority/certificates/inspected-certificate.ts'
import { standingOf } from '../../../authority/verdict/differences.ts'
import { judgePeer } from '../../../authority/verdict/verdict.ts'
import type {
  CertificateFacts,
  PeerJudgement,
  PeerQuestion,
  VerdictStanding,
} from '../../../contract/certificate-facts.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { HostView } from '../../../contract/views/host.ts'
import { compareOpinions } from '../../../transport/engine-codes.ts'
import { performHandshake, type EngineOpinion, type TlsParty } from '../../../transport/loopback-tls.ts'
import { realCrlPoints } from '../crls/offering.ts'
import { importedCrl, serialsOf } from '../crls/foreign.ts'
import { readPfxOf, type StoreContext } from './pfx-sources.ts'
import { versionsOf } from '../inventory/documents.ts'
import { worldFacts } from '../inventory/world-facts.ts'
import type { CertificateContext } from '../keys/context.ts'

const timeoutMilliseconds = 10_000

interface HandshakeQuestion {
  readonly client: HostView
  readonly clientCertificateId: string
  readonly server: HostView
  readonly serverCertificateId: string
  /** The name that was typed as Replica server. */
  readonly serverName: string
  /** Passwords of the two PFX files, where they were given. */
  readonly clientPassword?: string
  readonly serverPassword?: string
}

interface Opinion {
  readonly accepted: boolean
  readonly code: string
  readonly windowsCode: string | null
}

interface HandshakeResult {
  /** What each side's engine thinks of the other side's certificate. */
  readonly client: Opinion
  readonly server: Opinion
  readonly clientVerdict: Opinion
  readonly serverVerdict: Opinion
  readonly protocol: string
  readonly cipher: string
  readonly agrees: boolean
}

/**
 * Performs the handshake.
 * @returns Both opinions, or `pfx.notFound`, `pfx.passwordUnknown` and what reading a PFX can give.
 */
export async function performRealHandshake(
  context: StoreContext,
  question: HandshakeQuestion,
): Promise<Reply<HandshakeResult>> {
  const clientPfx = await readPfxOf(
    context,
    question.client.hostId,
    question.clientCertificateId,
    question.clientPassword,
  )
  if (!clientPfx.ok) return clientPfx
  const serverPfx = await readPfxOf(
    context,
    question.server.hostId,
    question.serverCertificateId,
    question.serverPassword,
  )
  if (!serverPfx.ok) return serverPfx
  const clientParty = party(context, question.client, clientPfx.value)
  if (!clientParty.ok) return clientParty
  const serverParty = party(context, question.server, serverPfx.value)
  if (!serverParty.ok) return serverParty

  const report = await performHandshake({
    client: clientParty.value,
    server: serverParty.value,
    serverName: question.serverName,
    timeoutMilliseconds,
  })
  // Each side has signed with its key.
  const { workspace } = context.dependencies
  const audited = workspace.transaction(() => {
    for (const [subject, host] of [
      [question.clientCertificateId, question.client],
      [question.serverCertificateId, question.server],
    ] as const) {
      workspace.appendAudit({ kind: 'certificate.usedInHandshake', subject, details: { host: host.fqdn } })
    }
    return ok(undefined)
  })
  if (!audited.ok) return audited
  const byClient = judgeReal(context, question.client, question.server, serverPfx.value, 'server', question.serverName)
  const byServer = judgeReal(context, question.server, question.client, clientPfx.value, 'client', null)
  const verdicts = { clientVerdict: ofJudgement(byClient.judgement), serverVerdict: ofJudgement(byServer.judgement) }
  if (!report.completed) {
    const broken: Opinion = { accepted: false, code: report.code, windowsCode: null }
    const agrees = !(byClient.judgement.accepted && byServer.judgement.accepted)
    return ok({ client: broken, server: broken, ...verdicts, protocol: '', cipher: '', agrees })
  }
  return ok({
    client: ofEngine(report.client),
    server: ofEngine(report.server),
    ...verdicts,
    protocol: report.protocol,
    cipher: report.cipher,
    // An engine that was given no CRL did not look for revocation: its silence is no contradiction.
    agrees: [
      compareOpinions(byClient.judgement, report.client, byClient.standing),
      compareOpinions(byServer.judgement, report.server, byServer.standing),
    ].every((comparison) => comparison !== 'differs'),
  })
}

/** What a host brings to the handshake: key and chain from its PFX, roots and CRLs from its stores. */
function party(context: CertificateContext, host: HostView, pfx: InspectedPfx): Reply<TlsParty> {
  if (!pfx.key) return fail('pfx.noPrivateKey', { file: host.fqdn })
  const crls = host.revocationCheckDisabled ? [] : [...crlsOf(context, host), ...fetchedCrls(context, host)]
  return ok({
    key: pfx.key.privateKey,
    certificateChain: [
      pfx.host.der,
      ...pfx.chain.filter((each) => !each.selfSigned).map((each) => each.der),
      ...issuersOn(context, host),
    ],
    // Beside the roots the engine takes issuers from here; without their root they are no anchors.
    trustedRoots: [...rootsOf(context, host).map((each) => each.der), ...issuersOn(context, host)],
    ...(crls.length > 0 ? { crls } : {}),
  })
}

function rootsOf(context: CertificateContext, host: HostView): { certificateId: string; der: Buffer }[] {
  return host.stores
    .filter((entry) => entry.store === 'LocalMachine\\Root')
    .flatMap((entry) => {
      const { certificateId } = entry
      const der = versionIn(context, entry) ?? context.inventory.der(certificateId)
      return der ? [{ certificateId, der }] : []
    })
}

/** Issuing authorities in the Intermediate store of a host, which it knows and sends along. */
function issuersOn(context: CertificateContext, host: HostView): Buffer[] {
  return host.stores
    .filter((entry) => entry.store === 'LocalMachine\\CA')
    .flatMap(({ certificateId }) => context.inventory.der(certificateId) ?? [])
}

/** A root may have been issued again since the host imported it; it goes by the one with the dates in the store. */
function versionIn(context: CertificateContext, entry: HostView['stores'][number]): Buffer | null {
  const root = context.inventory.rootOf(entry.certificateId)
  if (!root?.document.previous) return null
  const version = versionsOf(root).findLast(
    (each) => worldFacts(entry.certificateId, each, null).notAfterInstant === entry.notAfterInstant,
  )
  return version ? Buffer.from(version.der, 'base64') : null
}

function crlsOf(context: CertificateContext, host: HostView): Buffer[] {
  return host.crls.flatMap((crl) => importedCrl(context, host.hostId, crl.issuerCertificateId) ?? [])
}

/** What the host fetches, because its own store has nothing of the same issuer that still holds. */
function fetchedCrls(context: CertificateContext, host: HostView): Buffer[] {
  const wallNow = context.dependencies.now().getTime()
  const holds = ({ issuerCertificateId }: HostView['crls'][number]) => {
    const der = importedCrl(context, host.hostId, issuerCertificateId)
    const crl = der ? readCrl(der, 'inventory') : null
    return crl?.ok === true && (crl.value.nextUpdate?.getTime() ?? Infinity) >= wallNow
  }
  const inStore = new Set(host.crls.filter(holds).map((crl) => crl.issuerCertificateId))
  return realCrlPoints(context)
    .filter(({ isReachable, crl }) => isReachable && !inStore.has(crl.issuerCertificateId))
    .map(({ der }) => der)
}

/** Our verdict of one host on the other's real certificate, at the real time. */
function judgeReal(
  context: CertificateContext,
  judge: HostView,
  other: HostView,
  peer: InspectedPfx,
  role: 'server' | 'client',
  expectedName: string | null,
): { judgement: PeerJudgement; standing: VerdictStanding } {
  const roots = rootsOf(context, judge)
  const { inventory } = context
  const factsOf = (certificate: InspectedCertificate, key: InspectedPfx['key'] = null) => {
    const issuer = inventory.issuerOf(certificate.der)
    return certificateFactsOf(certificate, {
      certificateId: inventory.idOf(certificate.der) ?? 'peer',
      issuerCertificateId: issuer?.certificateId ?? null,
      ...(issuer ? { issuerIsRoot: issuer.selfSigned } : {}),
      key,
    })
  }
  const question: PeerQuestion = {
    certificate: factsOf(peer.host, peer.key),
    expectedName,
    role,
    trustedRoots: roots.flatMap(({ certificateId, der }) => factsOfRoot(certificateId, der)),
    intermediates: [
      ...peer.chain,
      ...[judge, other].flatMap((host) => issuersOn(context, host)).flatMap((der) => certificatesOf(der)),
    ]
      .filter((each) => !each.selfSigned)
      .map((each) => factsOf(each)),
    crls: judge.crls.flatMap(({ issuerCertificateId }) => {
      const signer = inventory.authorities().find((each) => each.certificateId === issuerCertificateId)
      const der = importedCrl(context, judge.hostId, issuerCertificateId)
      const parsed = der ? readCrl(der, 'inventory') : null
      return signer && parsed?.ok
        ? [crlFactsOf(parsed.value, { issuerCertificateId, certificateIdOf: serialsOf(context, signer) })]
        : []
    }),
    crlPoints: realCrlPoints(context),
    checkRevocation: !judge.revocationCheckDisabled,
    atInstant: context.dependencies.now().getTime(),
  }
  const judgement = judgePeer(question)
  return { judgement, standing: standingOf(question) }
}

function factsOfRoot(certificateId: string, der: Buffer): CertificateFacts[] {
  return certificatesOf(der).map((certificate) =>
    certificateFactsOf(certificate, { certificateId, issuerCertificateId: certificateId, key: null }),
  )
}

/** One certificate, or none where it cannot be read. */
function certificatesOf(der: Buffer): InspectedCertificate[] {
  const read = readCertificates(der, 'inventory')
  return read.ok ? read.value.slice(0, 1) : []
}

function ofJudgement(judgement: PeerJudgement): Opinion {
  return { accepted: judgement.accepted, code: judgement.code, windowsCode: judgement.windowsCode }
}

function ofEngine(opinion: EngineOpinion): Opinion {
  return { accepted: opinion.authorized, code: opinion.code ?? 'accepted', windowsCode: null }
}
