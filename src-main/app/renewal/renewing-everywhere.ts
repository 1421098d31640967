/**
 * A certificate renewed everywhere: issued, bundled, imported, bound, set on every machine, and what had stopped goes on. A step that is
 * done is not done again, so that the same command goes on where it was stopped, also after a restart.
 */
import { ok, type Failure, type PartStep, type Reply } from '../../contract/failure.ts'
import type { CallName, InputOf, OutputOf, ParsedInputOf } from '../../contract/registry.ts'
import type { RenewalView } from '../../contract/views/renewal.ts'
import { folderOf } from '../base/folders.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { openExportFolder } from '../certificates/export-folder/export-folder.ts'
import { proposedFolders } from '../certificates/export-folder/remembered.ts'
import type { Progress } from '../certificates/keys/context.ts'
import { openRoot } from '../certificates/keys/unlocking.ts'
import { signingRoot } from '../certificates/inventory/trust.ts'
import { bindCommand, demandPower, planRenewal, renewalView, resumeCommand, setCommand } from './plan.ts'

type Input = ParsedInputOf<'certificate.renewEverywhere'>
type Output = OutputOf<'certificate.renewEverywhere'>

const steps = [
  'certificate.issue',
  'certificate.bundle',
  'certificate.importOnHost',
  'replicaServer.set',
  'replication.change',
  'replication.resume',
] as const satisfies readonly PartStep[]

/**
 * Renews a certificate everywhere it is used.
 * @returns What was done and where the bundle is; or the first refusal, with `partly` where something was done before it.
 */
export async function renewEverywhere(
  context: HandlerContext,
  input: Input,
  progress: Progress,
): Promise<Reply<Output>> {
  const planned = planRenewal(context, input.certificateId)
  if (!planned.ok) return planned
  const before = renewalView(context, planned.value, input.language)
  const looked = await lookAtAll(context, input)
  if (!looked.ok) return looked
  const { folder } = looked.value
  let done = 0
  const carriedOut: Output['steps'] = []
  let bundle: Pick<Output, 'bundlePath' | 'passwordsPath'> = { bundlePath: null, passwordsPath: null }
  for (const [index, work] of works(context, input, folder, (made) => (bundle = made)).entries()) {
    const reply = await work()
    if (!reply.ok) return { ok: false, failure: stoppedAt(context.withFix(reply.failure), index, before) }
    done += 1
    progress(done, steps.length)
    carriedOut.push({ ...before.steps[index]!, isDone: true, atInstant: context.keeper.now() })
  }
  const after = planRenewal(context, input.certificateId)
  if (!after.ok) return after
  const { successor, scripts } = renewalView(context, after.value, input.language)
  return ok({ ...before, successor, scripts, steps: carriedOut, ...bundle })
}

/** Everything that can be refused is asked before anything is issued: power, key and folder. */
async function lookAtAll(context: HandlerContext, input: Input): Promise<Reply<{ folder: string }>> {
  const planned = planRenewal(context, input.certificateId)
  if (!planned.ok) return planned
  const powered = demandPower(planned.value)
  if (!powered.ok) return powered
  const certificate = context.inventory.certificate(input.certificateId)
  const root = certificate.ok ? context.inventory.root(certificate.value.rootId) : certificate
  if (!root.ok) return root
  const { rootId } = signingRoot(context.inventory, root.value)
  const unlocked = await openRoot(context, rootId, input.passphrase)
  if (!unlocked.ok) return unlocked
  const { workspace } = context.dependencies
  const folder = input.folder ?? (await proposedFolders(workspace)).folder
  const opened = await openExportFolder(context, folderOf(workspace.path, folder))
  return opened.ok ? ok({ folder }) : opened
}

/** The steps, each of which looks at what is there first. */
function works(
  context: HandlerContext,
  { certificateId, newKey, language }: Input,
  folder: string,
  bundled: (made: Pick<Output, 'bundlePath' | 'passwordsPath'>) => void,
): readonly (() => Promise<Reply<unknown>>)[] {
  const plan = () => {
    const planned = planRenewal(context, certificateId)
    if (!planned.ok) throw new Error(`the renewal of ${certificateId} has lost its certificate`)
    return planned.value
  }
  const successor = () => plan().successorId ?? ''
  const each = <Name extends CallName, Item>(
    items: readonly Item[],
    command: (item: Item) => { readonly name: Name; readonly input: InputOf<Name> },
  ) => inOrder(context, items.map(command))
  return [
    () => (plan().successorId === null ? context.invoke('certificate.renew', { certificateId, newKey }) : done()),
    async () => {
      if (plan().isExported) return ok({})
      const written = await context.invoke('certificate.bundle', { certificateIds: [successor()], folder, language })
      if (!written.ok) return written
      const { bundles, passwordsPath } = written.value
      bundled({ bundlePath: bundles[0]?.path ?? null, passwordsPath })
      return written
    },
    () => {
      const { hosts, imported } = plan()
      const missing = hosts.filter((host) => !imported.has(host.hostId))
      return each(missing, ({ hostId }) => ({
        name: 'certificate.importOnHost',
        input: { hostId, certificateId: successor() },
      }))
    },
    () => each(plan().bound, (host) => bindCommand(host, successor())),
    () => each(plan().machines, (machine) => setCommand(machine, successor())),
    () => each(plan().stopped, resumeCommand),
  ]
}

const done = () => Promise.resolve(ok({}))

async function inOrder<Name extends CallName>(
  context: HandlerContext,
  commands: readonly { readonly name: Name; readonly input: InputOf<Name> }[],
): Promise<Reply<unknown>> {
  for (const { name, input } of commands) {
    const reply = await context.invoke(name, input)
    if (!reply.ok) return reply
  }
  return ok({})
}

/** What was done before the step that was refused; what an earlier run had done counts as well. */
function stoppedAt(failure: Failure, index: number, before: RenewalView): Failure {
  if (failure.partly) return failure
  const hasDone = before.steps.slice(0, index).some(({ isDone }) => !isDone)
  return hasDone
    ? { ...failure, partly: { done: [...steps.slice(0, index)], remaining: [...steps.slice(index)] } }
    : failure
}
