/**
 * The core: Understudy without any shell. Everything it needs comes in as `CoreDependencies`; everything it does goes
 * through `call` and `subscribe`.
 */
import { judgePeer } from '../authority/verdict/verdict.ts'
import { fail, ok, type Failure, type Reply } from '../contract/failure.ts'
import type { CorePort, Transport } from '../contract/client.ts'
import type { CallName, InputOf, OutputOf } from '../contract/registry.ts'
import type { CertificateView } from '../contract/views/authority.ts'
import { pace as paceSetting } from '../contract/ids.ts'
import { calls, isCallName } from '../contract/registry.ts'
import type { Emulator } from '../emulator/index.ts'
import { invariant } from '../kernel/invariant.ts'
import type { Action } from '../runbook/actions.ts'
import { actionsOf } from './actions/actions.ts'
import { runbookHandlers } from './actions/handlers.ts'
import type { CoreDependencies } from './base/dependencies.ts'
import { createDispatcher, type Handlers } from './base/dispatch.ts'
import { createEventHub } from './base/events.ts'
import { noLabs } from './base/lab-handlers.ts'
import { createTaskSlot } from './base/task-slot.ts'
import { discloseOnly } from './disclosure/edge.ts'
import { createDisclosure, type Disclosure } from './disclosure/setting.ts'
import type { HandlerContext } from './certificates/context.ts'
import { crlHandlers } from './certificates/crls/handlers.ts'
import { createCrlServer } from './certificates/crls/server.ts'
import { fileHandlers } from './certificates/files/handlers.ts'
import { inventoryHandlers } from './certificates/inventory/handlers.ts'
import { certificateNames } from './certificates/inventory/certificate-names.ts'
import { createInventoryReader } from './certificates/inventory/inventory.ts'
import { issuingHandlers } from './certificates/issuing/handlers.ts'
import type { CertificateContext } from './certificates/keys/context.ts'
import { listCertificates } from './certificates/inventory/listing.ts'
import { keyHandlers } from './certificates/keys/handlers.ts'
import { createKeyRing } from './certificates/keys/key-ring.ts'
import { lockIdleRoots } from './certificates/keys/locking.ts'
import { limitsIn } from './certificates/keys/protection.ts'
import { rootHandlers } from './certificates/roots/handlers.ts'
import { storeHandlers } from './certificates/stores/handlers.ts'
import { verdictHandlers } from './certificates/verdict/handlers.ts'
import { usableCertificates } from './certificates/verdict/usable.ts'
import { withFix } from './fixes.ts'
import { bulkHandlers } from './fleet/handlers.ts'
import { forecastHandlers } from './forecast/handlers.ts'
import { labResultHandlers } from './lab-results/handlers.ts'
import { listTries, saveTries } from './lab-results/tries.ts'
import { overviewHandlers } from './overview/handlers.ts'
import { draftHandlers } from './preferences/drafts.ts'
import { preferencesHandlers } from './preferences/handlers.ts'
import { createRecording } from './recording/recording.ts'
import { referenceTo } from './recording/references.ts'
import { renewalHandlers } from './renewal/handlers.ts'
import { rehearsalHandlers } from './rehearsal/handlers.ts'
import { whyHandlers } from './why/handlers.ts'
import { wizardHandlers } from './wizards/handlers.ts'
import { stopAlone } from './world/clock.ts'
import { createLeaving } from './world/leaving.ts'
import { createPresence } from './world/presence.ts'
import { keepSaved } from './world/saving.ts'
import { worldHandlers } from './world/handlers.ts'
import { openWorld } from './world/keeper.ts'
import { createPace } from './world/pace.ts'
import { failureWithThumbprint, replicationWithThumbprints, vmWithThumbprints } from './world/with-thumbprints.ts'

export type { CoreDependencies, Ticker } from './base/dependencies.ts'

export interface Core extends CorePort {
  /** The same calls and events with nothing left out, for what looks at the world from within: a lab. */
  readonly exact: Transport
  /** Decides what is told from now on, also whenever the workspace is opened again. */
  disclose(disclosure: Disclosure): Reply<void>
  /** Asks a query that is answered at once, for what looks at the world from within: a lab. */
  look(name: string, input: unknown): Reply<unknown>
  /** All certificates, at once. */
  certificates(): readonly CertificateView[]
  /** The emulated world as it is. */
  readonly emulated: Emulator
  /** What was done, as an administrator does it. */
  actions(): readonly Action[]
  /** Writes the time that has passed. */
  flush(): Reply<void>
  /** Replays the journal into a second world and compares the hashes. */
  verify(): { readonly actual: string; readonly expected: string; readonly journalLength: number }
}

/**
 * Opens the world of the workspace and starts the core.
 * @param dependencies Workspace, clocks, randomness.
 * @returns The core, or the workspace's failure; then the workspace is closed, as it is when the core is closed.
 */
export async function createCore(dependencies: CoreDependencies): Promise<Reply<Core>> {
  const reportError = dependencies.reportError ?? (() => {})
  const hub = createEventHub(reportError)
  const { workspace } = dependencies
  const inventory = createInventoryReader(workspace)
  const opened = await openWorld({
    workspace,
    rules: { judgePeer },
    hub,
    names: certificateNames(inventory),
    seed: dependencies.seed,
    startInstant: dependencies.startInstant,
    ...(dependencies.watch ? { timePassed: dependencies.watch.timePassed } : {}),
    ...(dependencies.opening ?? {}),
  })
  if (!opened.ok) {
    // Nobody else knows the workspace any more, and its lock must not outlive it.
    inventory.index.close()
    workspace.close()
    return opened
  }
  const keeper = opened.value
  const monotonicMilliseconds = dependencies.monotonicMilliseconds ?? (() => performance.now())
  const disclosure = createDisclosure(workspace)
  const ring = createKeyRing(
    {
      wallMilliseconds: () => dependencies.now().getTime(),
      monotonicMilliseconds,
    },
    () => limitsIn(workspace),
  )
  const certificates: CertificateContext = { dependencies, keeper, inventory, ring }
  const task = createTaskSlot(hub, {
    now: () => keeper.now(),
    holdKeys: () => ring.hold(),
  })
  // Works on copies and touches no key.
  const background = createTaskSlot(hub, { now: () => keeper.now(), holdKeys: () => () => {} })
  const presence = createPresence(monotonicMilliseconds)
  const leaving = createLeaving(workspace, () => dependencies.now().getTime())
  const pace = createPace({
    // As it was left; in a new workspace a minute a second, so that what was started is soon to be seen.
    initial: paceSetting.catch('x60').parse(dependencies.workspace.findSetting('pace')),
    ticker: dependencies.ticker,
    wallMilliseconds: () => dependencies.now().getTime(),
    moveBy: (milliseconds) =>
      void dispatcher.inTurn(() => keeper.advance(keeper.now() + milliseconds)).catch(reportError),
    presence,
    onNobody: (since) => {
      const sinceWallInstant = dependencies.now().getTime() - Math.round(monotonicMilliseconds() - since)
      void dispatcher.inTurn(() => stopAlone(context, sinceWallInstant)).catch(reportError)
    },
  })
  const stopSaving = keepSaved({
    ticker: dependencies.ticker,
    settle: () => dependencies.workspace.settle(),
    // In its turn, because a command in the middle of its work may have moved time and not be done.
    writeTime: () => void dispatcher.inTurn(() => keeper.flush()).catch(reportError),
  })
  const stopIdleLock = dependencies.ticker?.every(30_000, () => lockIdleRoots(certificates))

  const hosts = () =>
    keeper.emulator.world.hosts
      .flatMap((host) => keeper.emulator.hostView(host.hostId) ?? [])
      .map((view) => ({
        ...view,
        stores: view.stores.map((entry) => ({ ...entry, thumbprint: inventory.thumbprint(entry.certificateId) })),
      }))
  const thumbprintOf = (certificateId: string) => inventory.thumbprint(certificateId)
  const findVm = (vmId: string) => {
    const view = keeper.emulator.vmView(vmId)
    return view && vmWithThumbprints(view, thumbprintOf)
  }
  const vms = () => keeper.emulator.world.vms.flatMap(({ vmId }) => findVm(vmId) ?? [])

  const context: HandlerContext = {
    ...certificates,
    crlServer: createCrlServer(certificates),
    typedPasswords: new Map(),
    hub,
    disclosure,
    pace,
    presence,
    leaving,
    task,
    background,
    hosts,
    vms,
    findVm,
    replicationWithNames: (view) => replicationWithThumbprints(view, thumbprintOf),
    withFix: (failure: Failure) =>
      withFix(failureWithThumbprint(failure, thumbprintOf), {
        hosts: hosts(),
        vms: vms(),
        usableCertificates: (host) => usableCertificates(certificates, host),
        isExported: (certificateId) => workspace.hasExports(certificateId),
      }),
    async invoke<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<Reply<OutputOf<Name>>> {
      const parsed = calls[name].input.parse(input)
      // The table has one handler per name, which takes exactly the parsed input of that name.
      const handler = handlers[name] as (input: unknown) => Reply<OutputOf<Name>> | Promise<Reply<OutputOf<Name>>>
      return handler(parsed)
    },
  }
  const handlers: Handlers = {
    ...worldHandlers(context),
    ...renewalHandlers(context),
    ...inventoryHandlers(context),
    ...keyHandlers(context),
    ...crlHandlers(context),
    ...rootHandlers(context),
    ...fileHandlers(context),
    ...issuingHandlers(context),
    ...verdictHandlers(context),
    ...storeHandlers(context),
    ...overviewHandlers(context),
    ...preferencesHandlers(context),
    ...labResultHandlers(context),
    ...draftHandlers(context),
    ...wizardHandlers(context),
    ...runbookHandlers(context),
    ...rehearsalHandlers(context),
    ...forecastHandlers(context),
    ...whyHandlers(context),
    ...bulkHandlers(context),
    ...(dependencies.labs?.({
      rest: (isResting) => pace.rest(isResting),
      keepTry: (kept) => saveTries(workspace, [kept]),
      keptTries: () => listTries(workspace),
    }) ?? noLabs()),
  }
  const watch =
    dependencies.watch ??
    createRecording(workspace, { now: () => keeper.now(), referenceTo: (id) => referenceTo(certificates, id) })
  const dispatcher = createDispatcher(handlers, dependencies.workspace.path, reportError, watch)

  const exact: Transport = {
    call: (name, input) => dispatcher.call(name, input),
    subscribe: (listener) => hub.subscribe(listener),
  }
  const disclosed = discloseOnly(exact, disclosure)
  return ok({
    ...disclosed,
    // Whoever keeps tries beside this core has taken such a call out before: it is never carried out in the wrong world.
    call: (name, input, tryId) =>
      tryId === undefined ? disclosed.call(name, input) : Promise.resolve(fail('lab.notOffered')),
    exact,
    disclose: (decided) => disclosure.set(decided),
    verify: () => keeper.verify(),
    look(name, input) {
      if (!isCallName(name)) return fail('call.unknown', { name })
      // The handler table and the registry share the key, so the parsed input is the one that this handler takes.
      const handler = handlers[name] as (input: unknown) => Reply<unknown> | Promise<Reply<unknown>>
      const reply = handler(calls[name].input.parse(input))
      invariant(calls[name].kind === 'query' && !(reply instanceof Promise), `${name} is not answered at once`)
      return reply
    },
    certificates: () => listCertificates(certificates),
    get emulated() {
      return keeper.emulator
    },
    actions: () => actionsOf(keeper),
    flush: () => keeper.flush(),
    async close() {
      pace.stop()
      stopSaving()
      stopIdleLock?.()
      task.cancel()
      background.cancel()
      await dispatcher.close()
      await context.crlServer.stop()
      inventory.index.close()
      ring.lockAll()
      keeper.close()
      dependencies.workspace.close()
    },
  })
}
