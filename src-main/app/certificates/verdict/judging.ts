/** "Will Hyper-V Replica take this?": the verdict on certificates in emulated stores and in files. */
import { isIssuedBy } from '../../../authority/inspection/inspect.ts'
import { judgeOwn } from '../../../authority/verdict/verdict.ts'
import { endsOfVerdict } from '../../../authority/verdict/verdict-end.ts'
import type { CertificateFacts, CrlPoint, OwnJudgement, OwnQuestion } from '../../../contract/certificate-facts.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import type { RuleView } from '../../../contract/views/authority.ts'
import { isRevocationCheckDisabled, type World } from '../../../emulator/index.ts'
import { foreignShift, type CertificateContext } from '../keys/context.ts'
import type { StoredRoot } from '../inventory/documents.ts'
import { asFile, remediesOn } from './rule-remedies.ts'
import { type JudgedCertificate, type RemedyOf } from './remedy.ts'
import { foreignFacts, worldFacts } from '../inventory/world-facts.ts'

/** As long before its end the inventory calls a certificate one that expires soon. */
const soonMilliseconds = 30 * 24 * 3_600_000

/**
 * Puts the question whether a certificate is one of a host's own that Hyper-V Replica takes.
 * @param host The host's record in the world: its stores, CRLs and registry switch decide.
 * @param certificate The facts, with virtual dates.
 * @param store Where the certificate is on that host.
 * @param now The world's clock; the host judges by its own.
 * @param crlPoints Where hosts of this world can fetch CRLs from.
 * @param alongside Issuers that would be imported together with it.
 */
export function questionOnHost(
  host: World['hosts'][number],
  fqdn: string,
  certificate: CertificateFacts,
  store: OwnQuestion['store'],
  now: number,
  crlPoints: readonly CrlPoint[],
  alongside: readonly CertificateFacts[] = [],
): OwnQuestion {
  const inStore = (name: string) =>
    host.stores.filter((entry) => entry.store === name).map((entry) => entry.certificate)
  return {
    certificate,
    expectedName: fqdn,
    store,
    trustedRoots: inStore('LocalMachine\\Root'),
    intermediates: [...inStore('LocalMachine\\CA'), ...alongside],
    crls: host.crls,
    crlPoints,
    checkRevocation: !isRevocationCheckDisabled(host),
    atInstant: now + host.clockSkewSeconds * 1000,
  }
}

/** Judges a certificate as one of a host's own; takes what `questionOnHost` takes. */
export function judgeOnHost(...facts: Parameters<typeof questionOnHost>): OwnJudgement {
  return judgeOwn(questionOnHost(...facts))
}

/**
 * Judges, and gives the rows of the judgement as a screen shows them.
 * @param question What is judged.
 * @param remedyOf Finds what undoes a refusal; left out where there is no host to do it on.
 */
export function ruleViews(question: OwnQuestion, remedyOf?: RemedyOf): RuleView[] {
  const ends = endsOfVerdict(question, soonMilliseconds)
  return judgeOwn(question).rules.map(({ rule, judgement }) => {
    const end = ends.get(rule)
    return {
      rule,
      result: judgement.accepted ? 'passed' : 'failed',
      code: judgement.accepted ? null : judgement.code,
      params: { ...judgement.params },
      windowsCode: judgement.windowsCode,
      ends: end
        ? {
            instant: end.instant,
            leftSeconds: Math.floor((end.instant - question.atInstant) / 1000),
            code: end.judgement.code,
            windowsCode: end.judgement.windowsCode,
          }
        : null,
      fix: judgement.accepted ? null : (remedyOf?.(judgement.code, question) ?? null),
    }
  })
}

/**
 * The rules for a certificate of the inventory on a host: as it stands there if it was imported, else as if it were.
 * @returns The rules, or `certificate.unknown`, `host.unknown`.
 */
export function judgeCertificate(
  context: CertificateContext,
  { certificateId, hostId }: ParsedInputOf<'certificate.judge'>,
): Reply<{ rules: RuleView[] }> {
  const { emulator } = context.keeper
  const host = emulator.world.hosts.find((each) => each.hostId === hostId)
  const view = emulator.hostView(hostId)
  if (!host || !view) return fail('host.unknown', { hostId })
  const entry = host.stores.find((each) => each.certificate.certificateId === certificateId)
  const now = context.keeper.now()
  const root = context.inventory.rootOf(certificateId)
  const remedyOf = remediesOn(context, view, judgedIn(context, certificateId, root))
  if (entry) {
    const store = entry.store === 'CurrentUser\\Root' ? 'none' : entry.store
    const question = questionOnHost(host, view.fqdn, entry.certificate, store, now, emulator.world.crlPoints ?? [])
    return ok({ rules: ruleViews(question, remedyOf) })
  }
  const stored = context.inventory.certificate(certificateId)
  if (!stored.ok) return stored
  const { document } = stored.value
  const known =
    document.kind === 'foreign'
      ? foreignFacts(
          certificateId,
          Buffer.from(document.der, 'base64'),
          foreignShift(context),
          context.inventory.issuerOf(Buffer.from(document.der, 'base64')),
        )
      : worldFacts(certificateId, document, root?.document ?? null)
  const facts = { ...known, hasPrivateKey: true }
  // As if it had been imported there: where it would lie, and whether with its key, is not decided yet.
  const question = questionOnHost(host, view.fqdn, facts, 'LocalMachine\\My', now, emulator.world.crlPoints ?? [])
  const rules = ruleViews(question, remedyOf).map((each) =>
    each.rule === 'store' || each.rule === 'privateKey' ? { ...each, result: 'notChecked' as const } : each,
  )
  return ok({ rules })
}

/** The chain of a certificate as far as the inventory knows it. */
function judgedIn(
  { inventory }: CertificateContext,
  certificateId: string,
  root: StoredRoot | null,
): JudgedCertificate {
  const der = inventory.der(certificateId)
  const foreign = inventory.foreign()
  const issuer = der && foreign.find(({ certificate }) => isIssuedBy(der, certificate.der))?.certificate
  const top = issuer?.selfSigned === false ? inventory.issuerOf(issuer.der) : null
  const trusted =
    issuer?.selfSigned === true
      ? issuer
      : foreign.find((each) => each.certificateId === top?.certificateId)?.certificate
  const signer = root ?? inventory.roots().find(({ document }) => document.certificateId === top?.certificateId) ?? null
  const itself = der && foreign.find((each) => each.certificateId === certificateId)?.certificate
  return {
    certificateId,
    root: signer,
    trusted: signer
      ? { name: signer.document.name, der: signer.document.der }
      : trusted
        ? asFile(trusted)
        : itself?.selfSigned
          ? asFile(itself)
          : null,
    issuer: issuer?.selfSigned === false ? asFile(issuer) : null,
  }
}
