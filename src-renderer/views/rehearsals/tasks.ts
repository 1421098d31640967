/** The list "After failover": machine, address, name, clients, old primary, direction, each judged by the state of the world. */
import type { MachineReachability } from '../../../src-main/contract/views/reachability.ts'
import type { FailoverView } from '../../../src-main/contract/views/replication.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { App } from '../../state/app.svelte.ts'
import { goToWizard, replicationActions } from '../machines/vm-actions.ts'

interface Task {
  readonly id: 'vm' | 'ip' | 'dns' | 'clients' | 'old' | 'reverse'
  readonly title: string
  readonly text: string
  readonly isDone: boolean
  readonly verb?: string
  /** Absent where nothing can be done yet. */
  readonly run?: (() => void) | undefined
  /** What takes a task back that is done. */
  readonly wayBack?: { readonly verb: string; readonly run: () => void }
}

/** Short enough that the way back is quick (Hyper-V Replica reference 7). */
const ttlSeconds = 300

/**
 * @param app Where the tasks act.
 * @param vm The record that failed over.
 * @param failover What it remembers.
 */
export function tasksOf(app: App, vm: VmView, failover: FailoverView): Task[] {
  const now = app.world.machineNow(vm)
  return [
    vmTask(app, vm),
    ipTask(app, vm, now),
    dnsTask(app, vm),
    clientsTask(app, vm, now),
    oldTask(app, vm, failover),
    reverseTask(app, vm, failover),
  ]
}

function vmTask(app: App, vm: VmView): Task {
  const { t } = app.locale
  const host = hostName(app, vm)
  const runs = vm.state === 'Running'
  return {
    id: 'vm',
    title: t('result.taskVm'),
    text: t(runs ? 'result.taskVmRunning' : 'result.taskVmOff', { host }),
    isDone: runs,
    verb: t('result.taskVmDo'),
    run: () => void app.run('vm.start', { vmId: vm.vmId }),
  }
}

function ipTask(app: App, vm: VmView, now: MachineReachability | undefined): Task {
  const { t } = app.locale
  const adapter = vm.adapters[0]
  const address = adapter?.ip?.address
  const isConnected = now?.obstacle !== 'notConnected' && adapter?.switchName != null
  const isDone = address !== undefined && isConnected
  return {
    id: 'ip',
    title: t('result.taskIp'),
    text:
      address === undefined
        ? t('result.taskIpNone')
        : t(isDone ? 'result.taskIpSet' : 'result.taskIpNotConnected', { address }),
    isDone,
    verb: t('result.taskIpDo'),
    run: () => goToWizard(app, vm.vmId, 'afterFailover'),
  }
}

function dnsTask(app: App, vm: VmView): Task {
  const { t } = app.locale
  const address = vm.adapters[0]?.ip?.address
  const name = app.world.machineNow(vm)?.dnsName ?? vm.name.toLowerCase()
  const record = app.world.view?.dnsRecords.find((each) => each.name.toLowerCase() === name.toLowerCase())
  const isDone = record !== undefined && record.address === address
  const text = !record
    ? t('result.taskDnsMissing', { name })
    : isDone
      ? t('result.taskDnsSame', { name, address: record.address })
      : t('result.taskDnsOther', { name, address: record.address, ttl: app.locale.format.duration(record.ttlSeconds) })
  return {
    id: 'dns',
    title: t('result.taskDns'),
    text,
    isDone,
    verb: t('result.taskDnsDo'),
    run: address === undefined ? undefined : () => void app.run('dns.set', { name, address, ttlSeconds }),
  }
}

function clientsTask(app: App, vm: VmView, now: MachineReachability | undefined): Task {
  const { t } = app.locale
  const isDone = now?.state === 'reached' && now.vmId === vm.vmId
  const params = { name: now?.dnsName ?? vm.name, vm: vm.name, address: now?.address ?? t('common.none') }
  return {
    id: 'clients',
    title: t('result.taskClients'),
    text: t(isDone ? 'result.taskClientsOk' : 'result.taskClientsNot', params),
    isDone,
  }
}

/** After a failover nothing starts the old primary from here: its host is kept off until somebody lets it in again. */
function oldTask(app: App, vm: VmView, failover: FailoverView): Task {
  const { t } = app.locale
  const old = app.world.partnerOf(vm)
  const now = old ? app.world.hostNow(old.hostId) : undefined
  const host = old ? hostName(app, old) : failover.fromHost
  const task = { id: 'old', title: t('result.taskOld') } as const
  if (!old || !now) return { ...task, text: t('result.taskOldSilent', { host }), isDone: false }
  if (now.keptOff !== null) {
    const isPending = now.keptOff.pending.some(({ vmId }) => vmId === old.vmId)
    const params = { host, vm: vm.name, time: app.locale.format.time(now.keptOff.sinceInstant) }
    return {
      ...task,
      text: t(isPending ? 'result.taskOldPending' : 'result.taskOldKeptOff', params),
      isDone: true,
      wayBack: {
        verb: t('hostPower.letIn'),
        run: () => app.surfaces.open({ kind: 'letHostIn', hostId: old.hostId }),
      },
    }
  }
  if (!now.answers) {
    const startsAgain = old.automaticStartAction !== 'nothing'
    return {
      ...task,
      text: t(startsAgain ? 'result.taskOldStarts' : 'result.taskOldSilent', { host, vm: vm.name }),
      isDone: false,
      verb: t('hostPower.keepOff'),
      run: () => void app.run('host.keepOff', { hostId: old.hostId }),
    }
  }
  const runs = old.state === 'Running'
  return {
    ...task,
    text: t(runs ? 'result.taskOldRunning' : 'result.taskOldOff', { host }),
    isDone: !runs,
    verb: t('result.taskOldDo'),
    run: () => app.surfaces.open({ kind: 'turnOffVm', vmId: old.vmId }),
  }
}

function reverseTask(app: App, vm: VmView, failover: FailoverView): Task {
  const { t } = app.locale
  const old = app.world.partnerOf(vm)
  const host = old ? hostName(app, old) : failover.fromHost
  const isBack = old ? (app.world.hostNow(old.hostId)?.answers ?? false) : false
  const action = replicationActions(app, vm).find((each) => each.id === 'machines.reverseReplication')
  return {
    id: 'reverse',
    title: t('result.taskReverse'),
    text: failover.isReversed
      ? t('result.taskReverseDone', { vm: vm.name, host })
      : t(isBack ? 'result.taskReverseReady' : 'result.taskReverseWaits', { host }),
    isDone: failover.isReversed,
    verb: t('result.reverse'),
    run: isBack && action ? action.run : undefined,
  }
}

function hostName(app: App, vm: VmView): string {
  return app.world.host(vm.hostId)?.name ?? ''
}
