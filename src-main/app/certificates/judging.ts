/** "Will Hyper-V Replica take this?": the verdict on certificates in emulated stores and in files. */
import { createHash } from 'node:crypto'
import {
  certificateFactsOf,
  readCertificates,
  readCrl,
  readPfx,
  type InspectedCertificate,
} from '../../authority/inspect.ts'
import { judgeOwn } from '../../authority/verdict.ts'
import type { CertificateFacts, OwnJudgement, OwnQuestion } from '../../contract/certificate-facts.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { InspectionView, RuleView } from '../../contract/views/authority.ts'
import { isRevocationCheckDisabled, type World } from '../../emulator/index.ts'
import { readInput } from './importing.ts'
import type { DeskContext } from './desk-context.ts'
import { worldFacts } from './world-facts.ts'

/**
 * Judges a certificate as one of a host's own.
 * @param host The host's record in the world: its stores, CRLs and registry switch decide.
 * @param certificate The facts, with virtual dates.
 * @param store Where the certificate is on that host.
 * @param now The world's clock; the host judges by its own.
 */
export function judgeOnHost(
  host: World['hosts'][number],
  fqdn: string,
  certificate: CertificateFacts,
  store: OwnQuestion['store'],
  now: number,
): OwnJudgement {
  const inStore = (name: string) =>
    host.stores.filter((entry) => entry.store === name).map((entry) => entry.certificate)
  return judgeOwn({
    certificate,
    expectedName: fqdn,
    store,
    trustedRoots: inStore('LocalMachine\\Root'),
    intermediates: inStore('LocalMachine\\CA'),
    crls: host.crls,
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
    return ok({ rules: ruleViews(judgeOnHost(host, view.fqdn, entry.certificate, store, now)) })
  }
  const stored = context.inventory.certificate(certificateId)
  if (!stored.ok) return stored
  const root = context.inventory.rootOf(certificateId)
  const facts = { ...worldFacts(certificateId, stored.value.document, root?.document ?? null), hasPrivateKey: true }
  // As if it had been imported there: where it would lie, and whether with its key, is not decided yet.
  const rules = ruleViews(judgeOnHost(host, view.fqdn, facts, 'LocalMachine\\My', now)).map((each) =>
    each.rule === 'store' || each.rule === 'privateKey' ? { ...each, result: 'notChecked' as const } : each,
  )
  return ok({ rules })
}

/**
 * Opens a file and says what it is.
 * @returns The inspection, or why the file cannot be read.
 */
export async function inspectFile(
  context: DeskContext,
  input: ParsedInputOf<'certificate.inspect'>,
): Promise<Reply<InspectionView>> {
  const read = await readInput(input.file)
  if (!read.ok) return read
  const { name, bytes } = read.value
  const empty = { pfx: null, crl: null, rules: [] }
  if (/\.(pfx|p12)$/i.test(name)) {
    const pfx = await readPfx(bytes, input.password ?? '', name)
    if (!pfx.ok) return pfx
    const rules = judgeFile(context, input.hostId, pfx.value.host, pfx.value.key)
    if (!rules.ok) return rules
    const { key } = pfx.value
    const certificates = [
      certificateRow(pfx.value.host, key !== null),
      ...pfx.value.chain.map((each) => certificateRow(each, false)),
    ]
    const { macDigest, certificatesEncrypted } = pfx.value
    return ok({
      ...empty,
      fileKind: 'pfx',
      certificates,
      rules: rules.value,
      pfx: {
        profile: macDigest === 'sha1' ? 'compat' : macDigest === 'sha256' ? 'modern' : 'other',
        encryptsCertificates: certificatesEncrypted,
        provider: key?.provider ?? null,
        isMachineKeySet: key?.machineKeySet ?? false,
        keySpec: key?.keySpec ?? 'none',
      },
    })
  }
  if (/\.crl$/i.test(name)) {
    const crl = readCrl(bytes, name)
    if (!crl.ok) return crl
    return ok({
      ...empty,
      fileKind: 'crl',
      certificates: [],
      crl: {
        crlNumber: Number.parseInt(crl.value.crlNumber ?? '0', 16),
        thisUpdateWallInstant: crl.value.thisUpdate.getTime(),
        nextUpdateWallInstant: crl.value.nextUpdate?.getTime() ?? 0,
        revokedCount: crl.value.revoked.length,
      },
    })
  }
  const certificates = readCertificates(bytes, name)
  if (!certificates.ok) return certificates
  const [first] = certificates.value
  const rules = first ? judgeFile(context, input.hostId, first, null) : ok([])
  if (!rules.ok) return rules
  return ok({
    ...empty,
    fileKind: 'certificate',
    certificates: certificates.value.map((each) => certificateRow(each, false)),
    rules: rules.value,
  })
}

/** The rules for a file on a host, with the file's real dates moved into virtual time. */
function judgeFile(
  context: DeskContext,
  hostId: string | undefined,
  certificate: InspectedCertificate,
  key: { readonly provider: string | null; readonly keySpec: 'exchange' | 'signature' } | null,
): Reply<RuleView[]> {
  if (hostId === undefined) return ok([])
  const { emulator } = context.keeper
  const host = emulator.world.hosts.find((each) => each.hostId === hostId)
  const view = emulator.hostView(hostId)
  if (!host || !view) return fail('host.unknown', { hostId })
  const known = context.inventory.idOf(certificate.der)
  const root = known === null ? null : context.inventory.rootOf(known)
  const shift = context.keeper.now() - context.dependencies.now().getTime()
  const facts = certificateFactsOf(certificate, {
    certificateId: known ?? `file ${createHash('sha256').update(certificate.der).digest('hex')}`,
    issuerCertificateId: root?.document.certificateId ?? null,
    key,
    instantOf: (date) => date.getTime() + shift,
  })
  return ok(ruleViews(judgeOnHost(host, view.fqdn, facts, 'LocalMachine\\My', context.keeper.now())))
}

function certificateRow(
  certificate: InspectedCertificate,
  hasPrivateKey: boolean,
): InspectionView['certificates'][number] {
  return {
    issuedTo: certificate.commonName,
    issuedBy: certificate.issuerCommonName,
    dnsNames: [...certificate.dnsNames],
    serial: certificate.serialNumber,
    thumbprint: certificate.thumbprint,
    notBeforeWallInstant: certificate.notBefore.getTime(),
    notAfterWallInstant: certificate.notAfter.getTime(),
    isAuthority: certificate.isAuthority,
    keyAlgorithm: certificate.keyAlgorithm,
    keyBits: certificate.keyBits,
    keyUsages: [...certificate.keyUsages],
    extendedKeyUsages: [...certificate.extendedKeyUsages],
    hasPrivateKey,
  }
}
