/** Asking whether a line carries it. The world of the forecast is its own; that of the workspace is only looked at. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { ForecastView } from '../../contract/views/forecast.ts'
import {
  checkForecast,
  drawMachines,
  forecastSteps,
  type Forecast,
  type ForecastInput,
  type ForecastMachine,
} from '../../emulator/forecast/index.ts'
import type { Handlers } from '../base/dispatch.ts'
import type { WorldContext } from '../world/context.ts'
import { diskLimits } from '../../contract/limits/disk.ts'

/**
 * Makes the handler.
 * @param context What handlers share.
 */
export function forecastHandlers(context: WorldContext): Pick<Handlers, 'forecast.run'> {
  const { background, dependencies, keeper } = context
  return {
    'forecast.run': (input) =>
      background.run('forecast', async (signal, progress): Promise<Reply<ForecastView>> => {
        const wallStart = dependencies.now().getTime()
        const { world } = keeper.emulator
        const known = input.fromWorkspace ? machinesOf(world) : null
        if (known?.length === 0) return fail('forecast.noMachines')
        const question = { ...input, ...lineOf(world, input), vms: known?.length ?? input.vms }
        const checked = checkForecast(question)
        if (!checked.ok) return checked
        const machines = known ?? drawMachines(question)
        const forecast = await inSlices(question, machines, signal, progress)
        if (forecast === null) return fail('core.cancelled', { task: 'forecast' })
        return ok({ ...forecast, wallMilliseconds: dependencies.now().getTime() - wallStart })
      }),
  }
}

async function inSlices(
  input: ForecastInput,
  machines: readonly ForecastMachine[],
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): Promise<Forecast | null> {
  const steps = forecastSteps(input, machines)
  let shown = -1
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    // A hundred steps are as many as anybody sees.
    const percent = Math.floor(step.value / 10)
    if (percent > shown) progress((shown = percent), 100)
    await new Promise((resolve) => setImmediate(resolve))
    if (signal.aborted) return null
  }
}

type World = WorldContext['keeper']['emulator']['world']

/** What could replicate: neither copies nor the machines of a test failover. */
function machinesOf(world: World): ForecastMachine[] {
  return world.vms
    .filter((vm) => vm.testOfVmId === null && vm.disks.length > 0)
    .filter((vm) => !vm.replications.some(({ mode }) => mode === 'Replica'))
    .map((vm) => ({
      name: vm.name,
      churnBytesPerHour: vm.churnBytesPerHour,
      churnProfile: vm.churnProfile,
      usedBytes: total(vm.disks.map((disk) => disk.usedBytes)),
      sizeBytes: total(vm.disks.map((disk) => disk.sizeBytes)),
    }))
}

/** A forecast looks at the sum of the disks, as far as one disk can be that large. */
function total(sizes: readonly number[]): number {
  return Math.min(
    diskLimits.diskBytesMax,
    sizes.reduce((bytes, size) => bytes + size, 0),
  )
}

/** The line that was named; else that of the workspace, the slowest of several; else one that many have. */
function lineOf(world: World, input: ParsedInputOf<'forecast.run'>) {
  const slowest = input.fromWorkspace
    ? world.links
        .map((link) => ({ ...link, bitsPerSecond: Math.min(link.bitsPerSecond, link.back?.bitsPerSecond ?? Infinity) }))
        .toSorted((one, other) => one.bitsPerSecond - other.bitsPerSecond)[0]
    : undefined
  return {
    linkBitsPerSecond: input.linkBitsPerSecond ?? slowest?.bitsPerSecond ?? 100_000_000,
    latencyMilliseconds: input.latencyMilliseconds ?? slowest?.latencyMilliseconds ?? 10,
  }
}
