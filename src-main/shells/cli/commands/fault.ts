/** `understudy fault`: the failure catalogue of the emulated hosts, to be listed, injected and healed. */
import type { Command } from 'commander'
import { faultIds, type FaultId } from '../../../contract/faults.ts'
import { fail, type Failure, type FailureCode, ok, type Reply } from '../../../contract/failure.ts'
import { describeFailure } from '../../../contract/texts/index.ts'
import { type Language } from '../../../contract/texts/shape.ts'
import type { FaultTargetView, FaultView } from '../../../contract/views/fault.ts'
import type { HostView } from '../../../contract/views/host.ts'
import type { VmView } from '../../../contract/views/vm.ts'
import { texts } from '../../texts/index.ts'
import type { Declare, Run } from '../invocation.ts'
import { withSession, type Session } from './ca-session.ts'
import { hostNamed } from './host-names.ts'

interface ListOptions {
  readonly active?: boolean
}
interface TargetOptions {
  readonly host?: string
  readonly peer?: string
  readonly vm?: string
}

const lineWidthMax = 120

export function declareFault(program: Command, declare: Declare, choose: (run: Run) => void): void {
  const fault = declare(program, 'fault', 'faults of the emulated hosts, F01 to F45')
  const run = (work: (session: Session) => Promise<number | Failure>) =>
    choose((invocation) => withSession(invocation, work))
  declare(fault, 'list [fault]', 'every fault with its codes and events; with a fault, how it shows and its fix')
    .option('--active', 'only those that are active')
    .action((named: string | undefined, options: ListOptions) => run((session) => list(session, named, options)))
  const withTarget = (command: Command) =>
    command
      .option('--host <host>', 'name or FQDN of the host')
      .option('--peer <host>', 'the other one of two hosts')
      .option('--vm <machine>', 'name of the virtual machine, or its id')
  withTarget(
    declare(fault, 'inject <fault>', 'inject a fault; the target may be left out if there is only one'),
  ).action((named: string, options: TargetOptions) => run((session) => inject(session, named, options)))
  withTarget(declare(fault, 'heal <fault>', 'put a fault right, wherever it is active or at one target')).action(
    (named: string, options: TargetOptions) => run((session) => heal(session, named, options)),
  )
}

async function list(session: Session, named: string | undefined, options: ListOptions): Promise<number | Failure> {
  const wanted = named === undefined ? undefined : faultIdOf(named)
  if (wanted?.ok === false) return wanted.failure
  const reply = await session.client.call('fault.list', {})
  if (!reply.ok) return reply.failure
  const names = await namesOf(session)
  if (!names.ok) return names.failure
  const faults = reply.value.faults
    .filter((each) => wanted === undefined || each.faultId === wanted.value)
    .filter((each) => options.active !== true || each.active.length > 0)
  const { language } = session.terminal
  const lines =
    wanted === undefined
      ? tableOf(faults, names.value, language)
      : faults.flatMap((each) => detailsOf(each, names.value, language))
  return session.done({ faults }, lines)
}

async function inject(session: Session, named: string, options: TargetOptions): Promise<number | Failure> {
  const input = await inputOf(session, named, options)
  if (!input.ok) return input.failure
  const reply = await session.client.call('fault.inject', input.value)
  if (!reply.ok) return reply.failure
  const names = await namesOf(session)
  if (!names.ok) return names.failure
  const { target, refusal } = reply.value
  const lines = [`${input.value.faultId}  ${labelOf(target, names.value)}`]
  if (refusal !== null) {
    // The core gives the codes of failures only.
    const failure = { code: refusal.code as FailureCode, params: refusal.params }
    const code = refusal.windowsCode === null ? refusal.code : `${refusal.code}, ${refusal.windowsCode}`
    lines.push(`${describeFailure(failure, session.terminal.language).sentence} [${code}]`)
  }
  return session.done(reply.value, lines)
}

async function heal(session: Session, named: string, options: TargetOptions): Promise<number | Failure> {
  const input = await inputOf(session, named, options)
  if (!input.ok) return input.failure
  const reply = await session.client.call('fault.heal', input.value)
  if (!reply.ok) return reply.failure
  return session.done(reply.value, [`${input.value.faultId}  ${reply.value.healedCount}`])
}

interface Names {
  readonly hosts: readonly HostView[]
  readonly vms: readonly VmView[]
}

async function namesOf({ client }: Session): Promise<Reply<Names>> {
  const hosts = await client.call('host.list', {})
  if (!hosts.ok) return hosts
  const vms = await client.call('vm.list', {})
  return vms.ok ? ok({ hosts: hosts.value.hosts, vms: vms.value.vms }) : vms
}

async function inputOf(session: Session, named: string, { host, peer, vm }: TargetOptions) {
  const faultId = faultIdOf(named)
  if (!faultId.ok) return faultId
  const names = await namesOf(session)
  if (!names.ok) return names
  const hostIds: Record<'hostId' | 'otherHostId', string | undefined> = { hostId: undefined, otherHostId: undefined }
  for (const [key, typed, field] of [
    ['hostId', host, '--host'],
    ['otherHostId', peer, '--peer'],
  ] as const) {
    if (typed === undefined) continue
    const found = hostNamed(names.value.hosts, typed, field)
    if (!found.ok) return found
    hostIds[key] = found.value.hostId
  }
  const vmIds = vm === undefined ? [] : await machinesNamed(session, faultId.value, vm, names.value)
  if (vm !== undefined && vmIds.length === 0) return fail('vm.unknown', { vmId: vm }, { field: '--vm' })
  return ok({
    faultId: faultId.value,
    ...(hostIds.hostId === undefined ? {} : { hostId: hostIds.hostId }),
    ...(hostIds.otherHostId === undefined ? {} : { otherHostId: hostIds.otherHostId }),
    ...(vmIds[0] === undefined ? {} : { vmId: vmIds[0] }),
  })
}

/** A replicated machine has one name on two hosts; of its sides, the one that the fault can be injected at comes first. */
async function machinesNamed({ client }: Session, faultId: FaultId, typed: string, { vms }: Names): Promise<string[]> {
  const named = vms.filter((each) => each.vmId === typed || each.name.toLowerCase() === typed.toLowerCase())
  const listed = await client.call('fault.list', {})
  const fault = listed.ok ? listed.value.faults.find((each) => each.faultId === faultId) : undefined
  const places = [...(fault?.active ?? []), ...(fault?.candidates ?? [])]
  const fits = (vm: VmView) => places.some((place) => place.vmId === vm.vmId)
  return [...named.filter(fits), ...named.filter((vm) => !fits(vm))].map((vm) => vm.vmId)
}

function faultIdOf(named: string): Reply<FaultId> {
  const found = faultIds.find((each) => each === named.toUpperCase())
  if (found !== undefined) return ok(found)
  return fail('input.invalid', { field: 'fault', problem: 'notOneOf', bound: `${faultIds[0]}–${faultIds.at(-1)}` })
}

function tableOf(faults: readonly FaultView[], names: Names, language: Language): string[] {
  const word = (name: 'fault' | 'target' | 'codes' | 'events' | 'what') => texts.text(`faultTable.${name}`, language)
  const rows = faults.map((each) => ({
    fault: `${each.active.length > 0 ? '●' : ' '} ${each.faultId}`,
    target: each.target,
    codes: each.windowsCodes.join(' '),
    events: each.eventIds.join(' '),
    what: [each.texts[language].what, ...each.active.map((place) => `● ${labelOf(place, names)}`)],
  }))
  const all = [
    {
      fault: `  ${word('fault')}`,
      target: word('target'),
      codes: word('codes'),
      events: word('events'),
      what: [word('what')],
    },
    ...rows,
  ]
  const width = (key: 'fault' | 'target' | 'codes' | 'events') => Math.max(...all.map((row) => row[key].length))
  const widths = { fault: width('fault'), target: width('target'), codes: width('codes'), events: width('events') }
  const indent = widths.fault + widths.target + widths.codes + widths.events + 8
  const lineWidth = Math.max(indent + 30, Math.min(lineWidthMax + 20, process.stdout.columns ?? lineWidthMax + 20))
  return all.flatMap((row) => {
    const start = (['fault', 'target', 'codes', 'events'] as const)
      .map((key) => row[key].padEnd(widths[key]))
      .join('  ')
    const wrapped = row.what.flatMap((text) => wrap(text, lineWidth - indent))
    return wrapped.map((text, index) => `${index === 0 ? start : ' '.repeat(indent - 2)}  ${text}`.trimEnd())
  })
}

function detailsOf(fault: FaultView, names: Names, language: Language): string[] {
  const { what, symptom, fix } = fault.texts[language]
  const codes = [...fault.windowsCodes, ...fault.eventIds].join(' ')
  return [
    `${fault.faultId}  ${what}`,
    ...(codes === '' ? [] : [`     ${codes}`]),
    ...wrap(symptom, lineWidthMax - 5).map((line) => `     ${line}`),
    ...wrap(`→ ${fix}`, lineWidthMax - 5).map((line) => `     ${line}`),
    ...fault.active.map((place) => `   ● ${labelOf(place, names)}`),
    ...fault.candidates.map((place) => `   ○ ${labelOf(place, names)}`),
  ]
}

function labelOf({ hostId, otherHostId, vmId }: FaultTargetView, { hosts, vms }: Names): string {
  const host = (id: string | null) => hosts.find((each) => each.hostId === id)?.name
  const vm = vms.find((each) => each.vmId === vmId)
  const machine = vm === undefined ? undefined : `${vm.name} (${vm.vmId}, ${host(vm.hostId) ?? ''})`
  return [host(hostId), host(otherHostId), machine].filter((each) => each !== undefined).join(' – ')
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
