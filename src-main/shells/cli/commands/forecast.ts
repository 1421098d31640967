/** `understudy forecast`: will the line carry it? */
import { Option, type Command } from 'commander'
import { createClient } from '../../../contract/client.ts'
import { fail, type Failure } from '../../../contract/failure.ts'
import { formatFor } from '../../../contract/texts/format.ts'
import { describeForecast } from '../../../contract/texts/forecast-summary.ts'
import { churnShape, type ChurnShape, type ForecastView } from '../../../contract/views/forecast.ts'
import type { Beginning } from '../../assembly.ts'
import type { Declare, Invocation, Run } from '../invocation.ts'
import type { Terminal } from '../terminal.ts'
import { exitCodes } from '../exit-codes.ts'
import { gigabyte } from '../../../contract/limits/bytes.ts'
import { replicationFrequencies, usualFrequencySeconds } from '../../../contract/limits/replication.ts'

interface ForecastOptions {
  readonly vms?: string
  readonly days?: string
  readonly interval?: string
  readonly churn?: ChurnShape
  readonly churnMb?: string
  readonly link?: string
  readonly latency?: string
  readonly history?: string
  readonly usedGb?: string
  readonly sizeGb?: string
  readonly replicaVolumeGb?: string
  readonly compression: boolean
  readonly fromWorkspace?: boolean
}

const mega = 1_000_000

export function declareForecast(program: Command, declare: Declare, choose: (run: Run) => void): void {
  declare(program, 'forecast', 'tell whether a line carries the replication of so many virtual machines')
    .option('--vms <count>', 'how many virtual machines (default: 50)')
    .option('--days <count>', 'how many days after the initial replication (default: 30)')
    .option(
      '--interval <seconds>',
      `replication frequency: ${replicationFrequencies.join(', ')} (default: ${usualFrequencySeconds})`,
    )
    .addOption(new Option('--churn <shape>', 'how their writing goes through the day').choices(churnShape.options))
    .option('--churn-mb <number>', 'what each machine writes in an hour on average, in MB (default: 500)')
    .option('--link <mbit>', 'the line in Mbit/s (default: 100)')
    .option('--latency <ms>', 'the latency of the line in milliseconds (default: 10)')
    .option('--no-compression', 'send changes as they are')
    .option('--history <hours>', 'additional hourly recovery points (default: 0)')
    .option('--used-gb <number>', 'what is on the disks of each machine, in GB (default: 40)')
    .option('--size-gb <number>', 'how large the disks of each machine may become, in GB (default: 100)')
    .option('--replica-volume-gb <number>', 'the volume of the Replica server, in GB')
    .option('--from-workspace', 'take machines, rates and line from the workspace')
    .action((options: ForecastOptions) => choose((invocation) => forecast(invocation, options)))
}

async function forecast(invocation: Invocation, options: ForecastOptions): Promise<number> {
  const { assembly, lifetime, terminal } = invocation
  const input = inputOf(options, invocation.beginning)
  if ('code' in input) return terminal.fail(input)
  const workspacePath = options.fromWorkspace === true ? await invocation.workspacePath() : ':memory:'
  const core = await assembly.openCore({ workspacePath, seed: 'forecast' })
  if (!core.ok) return terminal.fail(core.failure)
  lifetime.onEnd(() => core.value.close())
  core.value.subscribe(({ type, params }) => {
    if (type === 'task.progressed' && params.task === 'forecast') showProgress(terminal, Number(params.done))
  })
  const reply = await createClient(core.value).call('forecast.run', input)
  clearProgress(terminal)
  if (!reply.ok) return terminal.fail(reply.failure)
  if (terminal.isJson) terminal.printJson(reply.value)
  else for (const line of linesOf(reply.value, terminal)) terminal.print(line)
  return reply.value.carries ? exitCodes.done : exitCodes.findings
}

const numbers = {
  vms: ['vms', 1],
  days: ['days', 1],
  interval: ['intervalSeconds', 1],
  churnMb: ['churnBytesPerHour', mega],
  link: ['linkBitsPerSecond', mega],
  latency: ['latencyMilliseconds', 1],
  history: ['recoveryHistoryHours', 1],
  usedGb: ['usedBytes', gigabyte],
  sizeGb: ['sizeBytes', gigabyte],
  replicaVolumeGb: ['replicaVolumeBytes', gigabyte],
} as const

/** The input of the call, or what is wrong with the command line. */
function inputOf(options: ForecastOptions, { seed }: Beginning) {
  const input: Record<string, number> = {}
  for (const [name, [member, factor]] of Object.entries(numbers)) {
    const text = options[name as keyof typeof numbers]
    if (text === undefined) continue
    const value = Math.round(Number(text) * factor)
    if (text.trim() === '' || !Number.isSafeInteger(value)) {
      const option = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
      return fail('input.invalid', { field: option, problem: 'notNumber', bound: text }, { field: option })
        .failure satisfies Failure
    }
    input[member] = value
  }
  return {
    ...input,
    compression: options.compression,
    fromWorkspace: options.fromWorkspace === true,
    ...(seed === undefined ? {} : { seed }),
    ...(options.churn === undefined ? {} : { churn: options.churn }),
  }
}

const barWidth = 30

/** A bar on a terminal; where nobody watches, nothing. */
function showProgress({ isJson }: Terminal, percent: number): void {
  if (isJson || !process.stderr.isTTY) return
  const full = Math.floor((percent * barWidth) / 100)
  process.stderr.write(`\r[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}] ${String(percent).padStart(3)} %`)
}

function clearProgress({ isJson }: Terminal): void {
  if (!isJson && process.stderr.isTTY) process.stderr.write(`\r${' '.repeat(barWidth + 8)}\r`)
}

/** Vm, cycles and bytes in columns under the sentence that answers the question. */
function* linesOf(view: ForecastView, { language }: Terminal): Generator<string> {
  const { size: bytes, shortestSpan, lineSpeed } = formatFor(language)
  const span = (seconds: number | null) => (seconds === null ? '> 366 d' : shortestSpan(seconds))
  yield describeForecast(view, language)
  yield ''
  const { rpo, initialReplication: initial } = view
  yield* aligned([
    [
      'RPO p50 / p95 / p99 / max',
      [rpo.p50Seconds, rpo.p95Seconds, rpo.p99Seconds, rpo.worstSeconds].map(span).join(' / '),
    ],
    ['cycles / missed', `${view.cycles} / ${view.missedCycles}`],
    ['resynchronizations', String(view.resynchronizations)],
    ['link', `${lineSpeed(view.linkBitsPerSecond)}, ${view.linkUsePercent} %`],
    ['initial replication', `${bytes(initial.sizeBytes)}, ${span(initial.seconds)}`],
    ['log / undo', `${bytes(view.logBytesMax)} / ${bytes(view.undoBytesMax)}`],
    ['days emulated', `${view.simulatedDays} / ${view.days}`],
  ])
  yield ''
  const worst = view.vms.toSorted((one, other) => other.rpo.worstSeconds - one.rpo.worstSeconds).slice(0, worstShown)
  yield* aligned([
    ['vm', 'MB/h', 'p50', 'p95', 'p99', 'max', 'missed', 'log', 'undo'],
    ...worst.map((vm) => [
      vm.name,
      String(Math.round(vm.churnBytesPerHour / mega)),
      ...[vm.rpo.p50Seconds, vm.rpo.p95Seconds, vm.rpo.p99Seconds, vm.rpo.worstSeconds].map(span),
      String(vm.missedCycles),
      bytes(vm.logBytesMax),
      bytes(vm.undoBytesMax),
    ]),
  ])
}

const worstShown = 10

function* aligned(rows: readonly (readonly string[])[]): Generator<string> {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows)
    yield row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd()
}
