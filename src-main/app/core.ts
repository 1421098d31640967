/**
 * The core: Understudy without any shell. Everything it needs comes in as `CoreDependencies`; everything it does goes
 * through `call` and `subscribe`.
 */
import { judgePeer } from '../authority/verdict/verdict.ts'
import { ok, type Failure, type Reply } from '../contract/failure.ts'
import type { CorePort } from '../contract/client.ts'
import type { CallName, InputOf, OutputOf } from '../contract/registry.ts'
import { pace as paceSetting } from '../contract/ids.ts'
import { calls } from '../contract/registry.ts'
import { openDesk } from './certificates/desk.ts'
import type { CoreDependencies } from './dependencies.ts'
import { createDispatcher, type Handlers } from './dispatch.ts'
import { createEventHub } from './events.ts'
import { withFix } from './fixes.ts'
import { authorityHandlers } from './handlers/authority.ts'
import { branchHandlers } from './handlers/branch.ts'
import { clockHandlers } from './handlers/clock.ts'
import { crlHandlers } from './handlers/crl.ts'
import { custodyHandlers } from './handlers/custody.ts'
import type { HandlerContext } from './context.ts'
import { inventoryHandlers } from './handlers/inventory.ts'
import { forecastHandlers } from './handlers/forecast.ts'
import { protectionHandlers } from './handlers/protection.ts'
import { rehearsalHandlers } from './handlers/rehearsal.ts'
import { fileHandlers } from './handlers/files.ts'
import { requestHandlers } from './handlers/requests.ts'
import { rootHandlers } from './handlers/roots.ts'
import { viewHandlers } from './handlers/views.ts'
import { wizardHandlers } from './handlers/wizard.ts'
import { worldHandlers } from './handlers/world.ts'
import { createPace } from './world/pace.ts'
import { keepSaved } from './world/saving.ts'
import { createTaskSlot } from './task-slot.ts'
import { openWorld } from './world/keeper.ts'

export type { CoreDependencies, Ticker } from './dependencies.ts'

export interface Core extends CorePort {
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
  const opened = await openWorld({
    workspace: dependencies.workspace,
    rules: { judgePeer },
    hub,
    seed: dependencies.seed,
    startInstant: dependencies.startInstant,
    ...(dependencies.opening ?? {}),
  })
  if (!opened.ok) {
    // Nobody else knows the workspace any more, and its lock must not outlive it.
    dependencies.workspace.close()
    return opened
  }
  const keeper = opened.value
  const desk = openDesk(dependencies, keeper)
  const task = createTaskSlot(hub, {
    now: () => keeper.now(),
    holdKeys: () => desk.holdKeys(),
  })
  // Works on copies and touches no key.
  const background = createTaskSlot(hub, { now: () => keeper.now(), holdKeys: () => () => {} })
  const pace = createPace({
    // As it was left; in a new workspace a minute a second, so that what was started is soon to be seen.
    initial: paceSetting.catch('x60').parse(dependencies.workspace.findSetting('pace')),
    ticker: dependencies.ticker,
    wallMilliseconds: () => dependencies.now().getTime(),
    moveBy: (milliseconds) =>
      void dispatcher.inTurn(() => keeper.advance(keeper.now() + milliseconds)).catch(reportError),
  })
  const stopSaving = keepSaved({
    ticker: dependencies.ticker,
    settle: () => dependencies.workspace.settle(),
    // In its turn, because a command in the middle of its work may have moved time and not be done.
    writeTime: () => void dispatcher.inTurn(() => keeper.flush()).catch(reportError),
  })
  const stopIdleLock = dependencies.ticker?.every(30_000, () => desk.lockIdle())

  const hosts = () =>
    keeper.emulator.world.hosts
      .flatMap((host) => keeper.emulator.hostView(host.hostId) ?? [])
      .map((view) => ({
        ...view,
        stores: view.stores.map((entry) => ({ ...entry, thumbprint: desk.thumbprint(entry.certificateId) })),
      }))
  const vms = () => keeper.emulator.world.vms.flatMap((vm) => keeper.emulator.vmView(vm.vmId) ?? [])

  const context: HandlerContext = {
    dependencies,
    keeper,
    desk,
    hub,
    pace,
    task,
    background,
    hosts,
    vms,
    withFix: (failure: Failure) =>
      withFix(failure, {
        hosts: hosts(),
        vms: vms(),
        usableCertificates: (host) => desk.usableCertificates(host),
        isExported: (certificateId) => desk.isExported(certificateId),
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
    ...viewHandlers(context),
    ...clockHandlers(context),
    ...branchHandlers(context),
    ...authorityHandlers(context),
    ...crlHandlers(context),
    ...custodyHandlers(context),
    ...fileHandlers(context),
    ...requestHandlers(context),
    ...inventoryHandlers(context),
    ...protectionHandlers(context),
    ...rootHandlers(context),
    ...wizardHandlers(context),
    ...rehearsalHandlers(context),
    ...forecastHandlers(context),
  }
  const dispatcher = createDispatcher(handlers, dependencies.workspace.path, reportError)

  return ok({
    call: (name, input) => dispatcher.call(name, input),
    subscribe: (listener) => hub.subscribe(listener),
    verify: () => keeper.verify(),
    async close() {
      pace.stop()
      stopSaving()
      stopIdleLock?.()
      task.cancel()
      background.cancel()
      await dispatcher.close()
      await desk.crls.stopServer()
      desk.close()
      keeper.close()
      dependencies.workspace.close()
    },
  })
}
