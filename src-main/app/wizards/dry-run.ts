/** Everything about a planned failover that needs no downtime, checked at once while the machine runs. Nothing is changed. */
import { ok, type Failure, type PartStep, type Reply } from '../../contract/failure.ts'
import type { OutputOf } from '../../contract/registry.ts'
import { wholeRows, type DryRunCheck, type DryRunView, type WholeRow } from '../../contract/views/dry-run.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { VmView } from '../../contract/views/vm.ts'
import { asideOf } from './aside.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { failureView } from '../base/failure-view.ts'
import type { WizardFacts } from './facts.ts'
import { plannedFailover } from './failover-dialogs.ts'
import { addressSteps, awaySecondsOf, carryThrough, hasBegun, type WholeCourse } from './whole-failover.ts'

type Checked = Pick<DryRunCheck, 'check' | 'group' | 'status' | 'params'> & { readonly failure?: Failure | undefined }

/**
 * The checks, how long each row would take, and what is done on real hosts.
 * @param facts The machine as its wizards know it.
 * @param language Of what the PowerShell says.
 */
export async function viewDryRun(
  context: HandlerContext,
  facts: WizardFacts,
  language: Language,
): Promise<Reply<DryRunView>> {
  const { keeper, withFix } = context
  const { vm, host, peerVm, peerHost } = facts
  const trial = await keeper.trial()
  const tried = await carryThrough(trial, vm.vmId, () => undefined)
  if (!tried.ok) return tried
  const found = [...prerequisites(context, facts), ...ours(context, facts)]
  const checks = [...found, ...rest(tried.value, found)].map(({ failure, ...check }): DryRunCheck => ({
    ...check,
    failure: failure === undefined ? null : failureView(withFix(failure)),
  }))
  const draft = { reverse: true, start: true }
  return ok({
    vmId: vm.vmId,
    name: vm.name,
    fromHost: host.name,
    toHost: peerHost?.name ?? '',
    isRunning: vm.state === 'Running',
    checks,
    canRun: checks.every(({ status }) => status !== 'failed'),
    about: tried.value.stopped === null ? tried.value.rows : [],
    awaySeconds: awaySecondsOf(trial, tried.value.replicaVmId),
    scripts: asideOf(
      [
        ...plannedFailover.aside(draft, facts),
        ...(peerVm ? addressSteps(keeper, peerVm.vmId) : []).map((step) => ({ step, note: 'onReplica' as const })),
      ],
      facts,
      language,
    ),
  })
}

/** The row that would be stopped by what a check has found. */
const rowOfCheck: Readonly<Partial<Record<DryRunCheck['check'], WholeRow>>> = {
  replicaState: 'sendData',
  connection: 'sendData',
  reverseConfiguration: 'reverse',
  remoteManagement: 'reverse',
  network: 'address',
}

/** What a row is called where it says what is done and what is left. */
const partOfRow: Readonly<Record<WholeRow, PartStep>> = {
  shutDown: 'vm.shutDown',
  sendData: 'failover.prepare',
  failOver: 'failover.start',
  reverse: 'replication.reverse',
  start: 'vm.start',
  address: 'vm.setGuestIp',
  dns: 'dns.set',
  client: 'failover.client',
}

/**
 * Carries it through, in the world itself, unless a check or a copy of the world says that it would be stopped.
 * @param facts The machine as its wizards know it.
 * @returns What each row took; or the refusal with its row as `field`, with `partly` where something was done before.
 */
export async function runWholeFailover(
  context: HandlerContext,
  facts: WizardFacts,
  signal: AbortSignal,
): Promise<Reply<OutputOf<'failover.runWhole'>>> {
  const { keeper, hub, withFix } = context
  const { vmId } = facts.vm
  const obstacle = await lookFirst(context, facts)
  if (obstacle !== null) return { ok: false, failure: withFix(obstacle) }
  const mark = (row: string, status: string, percent?: number) =>
    hub.emit('checklist.changed', keeper.now(), { vmId, row, status, progressPercent: percent ?? -1 })
  const tried = await carryThrough(keeper, vmId, mark, signal)
  if (!tried.ok) return { ok: false, failure: withFix(tried.failure) }
  const { replicaVmId, rows, stopped } = tried.value
  if (stopped === null) return ok({ vmId: replicaVmId, rows, awaySeconds: awaySecondsOf(keeper, replicaVmId) ?? 0 })
  const failure = { ...withFix(stopped.failure), field: stopped.row }
  if (rows.length === 0) return { ok: false, failure }
  const remaining = wholeRows.slice(wholeRows.indexOf(stopped.row)).map((row) => partOfRow[row])
  return { ok: false, failure: { ...failure, partly: { done: rows.map(({ row }) => partOfRow[row]), remaining } } }
}

/** What would stop it, found while the machine runs; the checks are about the way there, which one that has begun has behind it. */
async function lookFirst(context: HandlerContext, facts: WizardFacts): Promise<Failure | null> {
  const { keeper } = context
  const { vmId } = facts.vm
  const found = hasBegun(keeper, vmId) ? [] : [...prerequisites(context, facts), ...ours(context, facts)]
  const closed = found.find(({ failure }) => failure !== undefined)
  if (closed?.failure) return { ...closed.failure, field: rowOfCheck[closed.check] ?? closed.check }
  const tried = await carryThrough(await keeper.trial(), vmId, () => undefined)
  if (!tried.ok) return tried.failure
  const { stopped } = tried.value
  return stopped === null ? null : { ...stopped.failure, field: stopped.row }
}

/** Hyper-V's own three, of which the first comes last. */
function prerequisites({ keeper }: HandlerContext, { vm, peerVm, now }: WizardFacts): Checked[] {
  const { emulator } = keeper
  const replication = peerVm?.replication
  const group = 'prerequisites' as const
  const isReady = replication?.state === 'Replicating' && replication.testVmId === null
  const state = replication?.state ?? 'Disabled'
  const notReady: Failure =
    replication?.testVmId != null
      ? { code: 'failover.testRunning', params: { vm: vm.name } }
      : { code: 'failover.replicaNotReady', params: { vm: vm.name, state } }
  const back = emulator.checkReverse(vm.vmId, 'connection')
  const sent = vm.replication?.lastReplicationInstant ?? now
  return [
    { check: 'vmOff', group, status: vm.state === 'Off' ? 'successful' : 'comesLast', params: {} },
    judged('replicaState', group, isReady ? undefined : notReady, { agoSeconds: Math.floor((now - sent) / 1_000) }),
    judged('reverseConfiguration', group, back.ok ? undefined : back.failure, {
      host: vm.replication?.primaryServer ?? '',
    }),
  ]
}

function ours({ keeper }: HandlerContext, { vm, host, peerVm, peerHost, dnsRecord }: WizardFacts): Checked[] {
  const { emulator } = keeper
  const group = 'also' as const
  const trusted = emulator.checkReverse(vm.vmId, 'remoteManagement')
  const way = emulator
    .reachability()
    .relationships.find(({ fromVmId, relationshipType }) => fromVmId === vm.vmId && relationshipType === 'Simple')
  const obstacle = way?.obstacle ?? undefined
  const hosts = { host: host.name, peer: peerHost?.name ?? '' }
  return [
    judged('remoteManagement', group, trusted.ok ? undefined : trusted.failure, hosts),
    judged('connection', group, obstacle, { ...hosts, port: vm.replication?.port ?? 0 }),
    addressCheck(vm, peerVm),
    networkCheck(peerVm, peerHost?.name ?? '', peerHost?.switches[0]?.name),
    {
      check: 'dns',
      group,
      status: dnsRecord === null ? 'warning' : 'successful',
      params: {
        vm: vm.name,
        name: dnsRecord?.name ?? '',
        address: dnsRecord?.address ?? '',
        ttlSeconds: dnsRecord?.ttlSeconds ?? 0,
      },
    },
  ]
}

function addressCheck(vm: VmView, peerVm: VmView | null): Checked {
  const address = vm.adapters[0]?.ip?.address ?? ''
  const failoverIp = peerVm?.adapters[0]?.failoverIp?.address ?? ''
  const status = failoverIp === '' ? 'warning' : 'successful'
  return { check: 'failoverIp', group: 'also', status, params: { address, failoverIp } }
}

function networkCheck(peerVm: VmView | null, host: string, firstSwitch: string | undefined): Checked {
  const connected = peerVm?.adapters[0]?.switchName ?? null
  const name = connected ?? firstSwitch
  const failure: Failure | undefined = name === undefined ? { code: 'host.noSwitch', params: { host } } : undefined
  return judged('network', 'also', failure, { switch: name ?? '', isConnected: connected === null ? 0 : 1 })
}

/** What the attempt on a copy met beyond the checks: no room in the memory of the other host, for one. */
function rest({ stopped }: WholeCourse, found: readonly Checked[]): Checked[] {
  if (found.some(({ status }) => status === 'failed')) return []
  return [judged('rehearsed', 'also', stopped?.failure, {})]
}

function judged(
  check: DryRunCheck['check'],
  group: DryRunCheck['group'],
  failure: Failure | undefined,
  params: DryRunCheck['params'],
): Checked {
  return { check, group, status: failure === undefined ? 'successful' : 'failed', params, failure }
}
