/**
 * The certificate desk: what the core offers around roots, certificates and files, joined to the emulated hosts. Keys
 * never leave it but in exported PFX files.
 */
import { exportNames } from '../../authority/files/export-names.ts'
import { fail, ok, type Nothing, type Reply } from '../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/registry.ts'
import type { CertificateView, RootView } from '../../contract/views/authority.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { UnreadableRow } from '../../workspace/index.ts'
import type { CoreDependencies } from '../dependencies.ts'
import type { WorldKeeper } from '../world/keeper.ts'
import { bundleCertificates } from './files/bundling.ts'
import { exportMany, renewMany, revokeMany } from './issuing/bulk.ts'
import { exportCertificates, writeCrl } from './files/exporting.ts'
import { performRealHandshake, type HandshakeQuestion, type HandshakeResult } from './stores/handshake.ts'
import { createImporter, type Importer } from './stores/importing.ts'
import { createInventoryReader } from './inventory/inventory.ts'
import { inspectFile, structureOf } from './verdict/inspecting.ts'
import { judgeCertificate, judgeOnHost } from './verdict/judging.ts'
import { createKeyRing } from './key-ring.ts'
import { importRoot } from './roots/adopting.ts'
import { changePassphrase, recoverySheet, restoreRoot } from './keys/custody.ts'
import { openCrlDesk, type CrlDesk } from './crls/crl-desk.ts'
import { publishCrl } from './crls/publishing.ts'
import { renewCertificate } from './issuing/renewing.ts'
import { revokeCertificate } from './crls/revoking.ts'
import { openRootDesk, type RootDesk } from './root-desk.ts'
import type { DeskContext, Progress } from './context.ts'
import { searchCertificates, type HostInWorld } from './inventory/searching.ts'
import { endingCertificates, type EndingCertificate } from './inventory/ending.ts'
import { confirmClock } from './keys/clock-check.ts'
import { createRoot } from './roots/creating.ts'
import { issueCertificates } from './issuing/issuing.ts'
import { limitsIn, lockAllRoots, setProtection, viewProtection } from './keys/protection.ts'
import { forgetPassphrase, isRemembered, unlockRemembered } from './keys/remembering.ts'
import { unlockRoot } from './keys/unlocking.ts'

export interface CertificateDesk extends Omit<Importer, 'readPfxOf'> {
  /** How CRLs are kept up to date and reach the hosts. */
  readonly crls: CrlDesk
  listRoots(): RootView[]
  /** Roots, certificates and CRLs that are in no list because their rows are damaged. */
  unreadable(): UnreadableRow[]
  /** Resolves when the inventory has been read; searches before wait in one go. */
  whenIndexed(): Promise<void>
  /** All certificates with everything that is known of them. */
  listCertificates(): CertificateView[]
  search(question: ParsedInputOf<'certificate.search'>): Reply<OutputOf<'certificate.search'>>
  /** Whether some host certificate names this FQDN. */
  hasCertificateFor(fqdn: string): boolean
  /** Which certificates of no emulated host need attention, the first to end first. */
  endingCertificates(): EndingCertificate[]
  findCertificate(certificateId: string): Reply<CertificateView>
  thumbprint(certificateId: string): string | null
  isExported(certificateId: string): boolean
  /** The name under which the CRL of a root is exported. */
  crlFileName(rootId: string): string
  /** Certificates in Personal of a host that pass every rule of Hyper-V Replica reference 5.1, in the store's order. */
  usableCertificates(host: HostView): string[]
  /** Re-issue, roll-over and templates of roots. */
  readonly roots: RootDesk
  createRoot(input: ParsedInputOf<'root.create'>): Promise<Reply<OutputOf<'root.create'>>>
  unlock(input: ParsedInputOf<'root.unlock'>): Promise<Reply<Nothing>>
  lock(rootId: string): Reply<Nothing>
  lockAll(): Reply<OutputOf<'root.lockAll'>>
  confirmClock(): Reply<OutputOf<'protection.confirmClock'>>
  viewProtection(): Promise<Reply<OutputOf<'protection.view'>>>
  setProtection(input: ParsedInputOf<'protection.set'>): Promise<Reply<OutputOf<'protection.set'>>>
  unlockRemembered(input: ParsedInputOf<'root.unlockRemembered'>): Promise<Reply<Nothing>>
  forgetPassphrase(input: ParsedInputOf<'root.forgetPassphrase'>): Reply<OutputOf<'root.forgetPassphrase'>>
  /** Keeps roots from locking themselves while a long task runs; ends with the returned function. */
  holdKeys(): () => void
  /** Locks every root and ends reading the inventory. */
  close(): void
  /** Locks roots whose time is over. */
  lockIdle(): void
  issue(
    input: ParsedInputOf<'certificate.issue'>,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Reply<OutputOf<'certificate.issue'>>>
  exportFiles(
    input: ParsedInputOf<'certificate.export'>,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Reply<OutputOf<'certificate.export'>>>
  bundle(
    input: ParsedInputOf<'certificate.bundle'>,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Reply<OutputOf<'certificate.bundle'>>>
  publish(input: ParsedInputOf<'crl.publish'>): Promise<Reply<OutputOf<'crl.publish'>>>
  revoke(input: ParsedInputOf<'certificate.revoke'>): Promise<Reply<OutputOf<'certificate.revoke'>>>
  renew(input: ParsedInputOf<'certificate.renew'>): Promise<Reply<OutputOf<'certificate.renew'>>>
  renewMany(
    input: ParsedInputOf<'certificate.renewMany'>,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Reply<OutputOf<'certificate.renewMany'>>>
  revokeMany(
    input: ParsedInputOf<'certificate.revokeMany'>,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Reply<OutputOf<'certificate.revokeMany'>>>
  exportMany(
    input: ParsedInputOf<'certificate.exportMany'>,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Reply<OutputOf<'certificate.exportMany'>>>
  importRoot(input: ParsedInputOf<'root.import'>): Promise<Reply<OutputOf<'root.import'>>>
  changePassphrase(input: ParsedInputOf<'root.changePassphrase'>): Promise<Reply<Nothing>>
  recoverySheet(input: ParsedInputOf<'root.recoverySheet'>): Reply<OutputOf<'root.recoverySheet'>>
  restore(input: ParsedInputOf<'root.restore'>): Promise<Reply<OutputOf<'root.restore'>>>
  inspect(input: ParsedInputOf<'certificate.inspect'>): Promise<Reply<OutputOf<'certificate.inspect'>>>
  structure(input: ParsedInputOf<'certificate.structure'>): Promise<Reply<OutputOf<'certificate.structure'>>>
  judge(input: ParsedInputOf<'certificate.judge'>): Reply<OutputOf<'certificate.judge'>>
  handshake(question: HandshakeQuestion): Promise<Reply<HandshakeResult>>
}

/**
 * Opens the desk.
 * @param dependencies Workspace, clock and randomness.
 * @param keeper The emulated world.
 */
export function openDesk(dependencies: CoreDependencies, keeper: WorldKeeper): CertificateDesk {
  const inventory = createInventoryReader(dependencies.workspace)
  const ring = createKeyRing(
    {
      wallMilliseconds: () => dependencies.now().getTime(),
      monotonicMilliseconds: dependencies.monotonicMilliseconds ?? (() => performance.now()),
    },
    () => limitsIn(dependencies.workspace),
  )
  const context: DeskContext = { dependencies, keeper, inventory, ring }
  const importer = createImporter(context)
  const wallNow = () => dependencies.now().getTime()
  const hosts = (): HostInWorld[] =>
    keeper.emulator.world.hosts.flatMap(({ hostId, stores }) => {
      const view = keeper.emulator.hostView(hostId)
      return view ? [{ hostId, fqdn: view.fqdn, stores }] : []
    })
  const rootName = (rootId: string) => {
    const root = inventory.root(rootId)
    return root.ok ? root.value.document.name : rootId
  }

  /** Writes the CRL that was just signed where it is wanted. */
  async function withFile(rootId: string, crlNumber: number, folder: string | undefined) {
    if (folder === undefined) return ok({ crlNumber, path: null })
    const written = await writeCrl(context, rootId, folder)
    return written.ok ? ok({ crlNumber, path: written.value }) : written
  }

  return {
    ...importer,
    crls: openCrlDesk(context, () => inventory.index.all().map(({ view }) => view)),
    listRoots: () => inventory.rootViews(ring, (rootId) => isRemembered(context, rootId), wallNow()),
    unreadable: () => inventory.unreadable(),
    whenIndexed: () => inventory.index.whenReady(),
    listCertificates: () => inventory.certificateViews(hosts(), wallNow()),
    search: (question) =>
      searchCertificates(
        {
          index: inventory.index,
          wallNow: wallNow(),
          rootNames: new Map(inventory.roots().map(({ rootId, document }) => [rootId, document.name])),
          hosts: hosts(),
          isExported: (certificateId) => dependencies.workspace.hasExports(certificateId),
        },
        question,
      ),
    hasCertificateFor: (fqdn) =>
      inventory.index.all().some(({ view }) => view.kind === 'host' && view.dnsNames.includes(fqdn)),
    endingCertificates: () => endingCertificates(inventory.index.all(), hosts(), wallNow()),
    findCertificate(certificateId) {
      const view = inventory.certificateView(certificateId, hosts(), wallNow())
      return view ? ok(view) : fail('certificate.unknown', { certificateId })
    },
    thumbprint: (certificateId) => inventory.thumbprint(certificateId),
    isExported: (certificateId) => dependencies.workspace.hasExports(certificateId),
    crlFileName: (rootId) => exportNames('', rootName(rootId)).crl,
    usableCertificates(view) {
      const host = keeper.emulator.world.hosts.find((each) => each.hostId === view.hostId)
      if (!host) return []
      return host.stores
        .filter((entry) => entry.store === 'LocalMachine\\My')
        .filter(
          (entry) =>
            judgeOnHost(
              host,
              view.fqdn,
              entry.certificate,
              'LocalMachine\\My',
              keeper.now(),
              keeper.emulator.world.crlPoints ?? [],
            ).accepted,
        )
        .map((entry) => entry.certificate.certificateId)
    },
    roots: openRootDesk(context),
    createRoot: (input) => createRoot(context, input),
    unlock: (input) => unlockRoot(context, input),
    lock(rootId) {
      const root = inventory.root(rootId)
      if (!root.ok) return root
      ring.lock(rootId)
      const recorded = keeper.record('root.locked', { root: rootName(rootId) })
      return recorded.ok ? ok({}) : recorded
    },
    lockAll: () => lockAllRoots(context),
    confirmClock: () => confirmClock(context),
    viewProtection: () => viewProtection(context),
    setProtection: (input) => setProtection(context, input),
    unlockRemembered: (input) => unlockRemembered(context, input),
    forgetPassphrase: (input) => forgetPassphrase(context, input),
    holdKeys: () => ring.hold(),
    close() {
      inventory.index.close()
      ring.lockAll()
    },
    lockIdle: () => ring.lockIdle().forEach((rootId) => keeper.record('root.locked', { root: rootName(rootId) })),
    issue: (input, signal, progress) => issueCertificates(context, input, signal, progress),
    exportFiles: (input, signal, progress) => exportCertificates(context, input, signal, progress),
    bundle: (input, signal, progress) => bundleCertificates(context, input, signal, progress),
    async publish({ rootId, folder, validDays }) {
      const published = await publishCrl(context, rootId, validDays)
      return published.ok ? withFile(rootId, published.value.crlNumber, folder) : published
    },
    async revoke(input) {
      const revoked = await revokeCertificate(context, input)
      return revoked.ok ? withFile(revoked.value.rootId, revoked.value.crlNumber, input.folder) : revoked
    },
    renew: (input) => renewCertificate(context, input),
    renewMany: (input, signal, progress) => renewMany(context, input, signal, progress),
    revokeMany: (input, signal, progress) => revokeMany(context, input, signal, progress),
    exportMany: (input, signal, progress) => exportMany(context, input, signal, progress),
    importRoot: (input) => importRoot(context, input),
    changePassphrase: (input) => changePassphrase(context, input),
    recoverySheet: (input) => recoverySheet(context, input),
    restore: (input) => restoreRoot(context, input),
    inspect: (input) => inspectFile(context, input),
    structure: (input) => structureOf(input),
    judge: (input) => judgeCertificate(context, input),
    handshake: (question) => performRealHandshake(context, importer, question),
  }
}
