/** "Will Hyper-V Replica take this?": the verdict on certificates in emulated stores and in files. */
import { judgeOwn } from '../../authority/verdict.ts'
import type { CertificateFacts, CrlPoint, OwnJudgement, OwnQuestion } from '../../contract/certificate-facts.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { RuleView } from '../../contract/views/authority.ts'
import { isRevocationCheckDisabled, type World } from '../../emulator/index.ts'
import type { DeskContext } from './desk-context.ts'
import { worldFacts } from './world-facts.ts'

/**
 * Judges a certificate as one of a host's own.
 * @param host The host's record in the world: its stores, CRLs and registry switch decide.
 * @param certificate The facts, with virtual dates.
 * @param store Where the certificate is on that host.
 * @param now The world's clock; the host judges by its own.
 * @param crlPoints Where hosts of this world can fetch CRLs from.
 * @param alongside Issuers that would be imported together with it.
 */
export function judgeOnHost(
  host: World['hosts'][number],
  fqdn: string,
  certificate: CertificateFacts,
  store: OwnQuestion['store'],
  now: number,
  crlPoints: readonly CrlPoint[],
  alongside: readonly CertificateFacts[] = [],
): OwnJudgement {
  const inStore = (name: string) =>
    host.stores.filter((entry) => entry.store === name).map((entry) => entry.certificate)
  return judgeOwn({
    certificate,
    expectedName: fqdn,
    store,
    trustedRoots: inStore('LocalMachine\\Root'),
    intermediates: [...inStore('LocalMachine\\CA'), ...alongside],
    crls: host.crls,
    crlPoints,
    checkRevocation: !isRevocationCheckDisabled(host),
    atInstant: now + host.clockSkewSeconds * 1000,
  })
}

/** The rows of a judgement as a screen shows them. */
export function ruleViews(judgement: OwnJudgement): RuleView[] {
  return judgement.rules.map(({ rule, judgement: each }) => ({
    rule,
    result: each.accepted ? 'passed' : 'failed',
    code: each.accepted ? null : each.code,
    params: { ...each.params },
    windowsCode: each.windowsCode,
  }))
}

/**
 * The rules for a certificate of the inventory on a host: as it stands there if it was imported, else as if it were.
 * @returns The rules, or `certificate.unknown`, `host.unknown`.
 */
export function judgeCertificate(
  context: DeskContext,
  { certificateId, hostId }: ParsedInputOf<'certificate.judge'>,
): Reply<{ rules: RuleView[] }> {
  const { emulator } = context.keeper
  const host = emulator.world.hosts.find((each) => each.hostId === hostId)
  const view = emulator.hostView(hostId)
  if (!host || !view) return fail('host.unknown', { hostId })
  const entry = host.stores.find((each) => each.certificate.certificateId === certificateId)
  const now = context.keeper.now()
  if (entry) {
    const store = entry.store === 'CurrentUser\\Root' ? 'none' : entry.store
    return ok({
      rules: ruleViews(judgeOnHost(host, view.fqdn, entry.certificate, store, now, emulator.world.crlPoints ?? [])),
    })
  }
  const stored = context.inventory.certificate(certificateId)
  if (!stored.ok) return stored
  const root = context.inventory.rootOf(certificateId)
  const facts = { ...worldFacts(certificateId, stored.value.document, root?.document ?? null), hasPrivateKey: true }
  // As if it had been imported there: where it would lie, and whether with its key, is not decided yet.
  const rules = ruleViews(
    judgeOnHost(host, view.fqdn, facts, 'LocalMachine\\My', now, emulator.world.crlPoints ?? []),
  ).map((each) =>
    each.rule === 'store' || each.rule === 'privateKey' ? { ...each, result: 'notChecked' as const } : each,
  )
  return ok({ rules })
}
