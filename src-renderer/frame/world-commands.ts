/** Commands of the palette that act on the course of the world: faults, going back in time, checkpoints. */
import { faultIds } from '../../src-main/contract/faults.ts'
import type { VmView } from '../../src-main/contract/views/vm.ts'
import type { App } from '../state/app.svelte.ts'
import { isTold } from '../state/told-places.ts'
import { checkpointActions } from '../views/machines/checkpoint-tree.ts'
import { canTakeCheckpoint } from '../views/machines/vm-actions.ts'
import { openPartition } from '../views/network/open-partition.ts'
import type { Command } from './command.ts'

/**
 * @param app Where the commands act.
 * @returns What can be done now.
 */
export function worldCommands(app: App): Command[] {
  return [...timeCommands(app), ...networkCommands(app), ...faultCommands(app)]
}

function timeCommands(app: App): Command[] {
  const { t } = app.locale
  return [
    { id: 'goBack', title: t('time.goBack'), icon: 'rewind', run: () => app.surfaces.open({ kind: 'goBack' }) },
    { id: 'branches', title: t('time.branchesDo'), icon: 'rewind', run: () => app.surfaces.open({ kind: 'branches' }) },
  ]
}

/** The parts of the network, and its dialogs. */
function networkCommands(app: App): Command[] {
  const { t } = app.locale
  const make = (id: string, title: string, run: () => void): Command => ({ id, title, icon: 'network', run })
  return [
    make('networkZone', `${t('network.title')}: ${t('network.tabZone')}`, () =>
      app.router.go('network', {}, { tab: 'zone' }),
    ),
    make('networkResolve', `${t('network.title')}: ${t('network.resolveTitle')}`, () =>
      app.router.go('network', {}, { tab: 'resolve' }),
    ),
    {
      id: 'initialCopies',
      title: t('replication.copies'),
      icon: 'folder',
      run: () => app.surfaces.open({ kind: 'initialCopies' }),
    },
    make('dnsRecord', `${t('network.title')}: ${t('network.addRecord')}`, () =>
      app.surfaces.open({ kind: 'dnsRecord' }),
    ),
    ...(app.world.hosts.length < 2
      ? []
      : [make('partition', `${t('network.title')}: ${t('network.partition')}`, () => void openPartition(app))]),
  ]
}

/** What `Checkpoint` in the menu of the machine leaves: another name, and what is done with those that are there. */
export function checkpointCommands(app: App, vm: VmView): Command[] {
  const { t } = app.locale
  const { vmId } = vm
  const detail = app.world.host(vm.hostId)?.name ?? ''
  const make = (id: string, label: string, run: () => void): Command => ({
    id: `${id}-${vmId}`,
    title: `${vm.name}: ${label}`,
    icon: 'vm',
    detail,
    run,
  })
  const named = make('takeCheckpoint', t('checkpoints.takeNamed'), () =>
    app.surfaces.open({ kind: 'takeCheckpoint', vmId }),
  )
  const ofCheckpoints = vm.checkpoints.flatMap((checkpoint) =>
    checkpointActions(app, vm, checkpoint).map((action) =>
      make(
        `${action.id}-${checkpoint.checkpointId}`,
        t('checkpoints.ofNamed', { action: action.label, checkpoint: checkpoint.name }),
        action.run,
      ),
    ),
  )
  return [
    make('checkpoints', t('checkpoints.tab'), () => app.router.go('machine', { vmId }, { tab: 'checkpoints' })),
    ...(canTakeCheckpoint(vm) ? [named] : []),
    ...ofCheckpoints,
  ]
}

/** A way to every fault, and a way out of those that are active. */
function faultCommands(app: App): Command[] {
  const { t } = app.locale
  if (!isTold(app, 'faults')) return []
  const active = new Set(
    (app.world.view?.attention ?? [])
      .filter((item) => item.code === 'faultActive')
      .map((item) => String(item.params['fault'])),
  )
  const heals = faultIds
    .filter((faultId) => active.has(faultId))
    .map((faultId): Command => ({
      id: `heal-${faultId}`,
      title: t('faults.healOf', { fault: faultId }),
      icon: 'faults',
      run: () => void app.run('fault.heal', { faultId }),
    }))
  const places = faultIds.map((faultId): Command => ({
    id: `fault-${faultId}`,
    title: t('faults.details', { fault: faultId }),
    icon: 'faults',
    run: () => app.router.go('fault', { faultId }),
  }))
  return [...heals, ...places]
}
