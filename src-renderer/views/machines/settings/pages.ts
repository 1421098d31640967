/** The pages of a machine's Settings: their order, what stands beside their names, and why one cannot be changed now. */
import { isAllowed } from '../../../../src-main/contract/operations.ts'
import type { HostView } from '../../../../src-main/contract/views/host.ts'
import type { VmView } from '../../../../src-main/contract/views/vm.ts'
import type { TextKey, Translate } from '../../../i18n/translate.ts'
import type { IconName } from '../../../parts/icon-name.ts'
import { adapterPages } from './adapter-rules.ts'
import type { MachineForm } from './machine-form.svelte.ts'
import { pageKeys, serviceKeys } from './words.ts'
import type { PageKind } from './page-kind.ts'

interface Page {
  readonly id: string
  readonly kind: PageKind
  readonly title: string
  readonly note: string
  readonly icon?: IconName
  /** The adapter that the page is about; what its name is tells pages of the same title apart. */
  readonly adapterId?: string
  readonly subject?: string
}

interface PageGroup {
  readonly title: string
  readonly pages: readonly Page[]
}

/**
 * @param form What is set, with what has been typed.
 * @param vm The machine.
 * @param t The texts of the reader's language.
 */
export function pageGroups(form: MachineForm, vm: VmView, t: Translate): PageGroup[] {
  const page = (kind: PageKind, icon: IconName, note = ''): Page => ({
    id: kind,
    kind,
    icon,
    note,
    title: t(pageKeys[kind]),
  })
  const disks = vm.disks.filter((disk) => !form.flag(`${disk.diskId}.isRemoved`)).length
  const added = form.additions.filter((addition) => addition.kind === 'disk').length
  return [
    {
      title: t('machineSettings.hardware'),
      pages: [
        page('addHardware', 'plus'),
        page('memory', 'columns', `${form.text('memory.startup')} MB`),
        page('processor', 'settings', form.text('processor.count')),
        page('disks', 'folder', t('machineSettings.disks', { count: disks + added })),
        ...adapterIds(form, vm).flatMap((id) => pagesOfAdapter(form, vm, id, t)),
      ],
    },
    {
      title: t('machineSettings.management'),
      pages: [
        page('integrationServices', 'rehearsals', servicesNote(form, t)),
        page('checkpoints', 'rewind', checkpointsNote(form, t)),
        page('startAction', 'play'),
        page('stopAction', 'stop'),
      ],
    },
    {
      title: t('machineSettings.guest'),
      pages: [
        page('writing', 'activity', t('machineSettings.writingNote', { rate: form.text('writing.rate') })),
        page('shutdownTime', 'power', t('machineSettings.seconds', { seconds: form.text('shutDown.seconds') })),
      ],
    },
  ]
}

/** Those of the machine, then those that are about to be added. */
function adapterIds(form: MachineForm, vm: VmView): string[] {
  const added = form.additions.filter((addition) => addition.kind !== 'disk')
  return [...vm.adapters.map((adapter) => adapter.adapterId), ...added.map((addition) => addition.id)]
}

function pagesOfAdapter(form: MachineForm, vm: VmView, adapterId: string, t: Translate): Page[] {
  const name = vm.adapters.find((adapter) => adapter.adapterId === adapterId)?.name ?? form.text(`${adapterId}.name`)
  const own: Page = {
    id: adapterId,
    kind: 'adapter',
    adapterId,
    icon: 'host',
    title: name || t(pageKeys.adapter),
    note: form.text(`${adapterId}.switch`) || t('machines.notConnected'),
  }
  const kinds = ['macAddress', 'failoverIp', 'testFailover', 'guestAddress'] as const
  const parts = kinds.map((kind): Page => {
    const title = t(pageKeys[kind])
    return { id: `${adapterId}.${adapterPages[kind]}`, kind, adapterId, title, note: '', subject: name }
  })
  return form.flag(`${adapterId}.isRemoved`) ? [own] : [own, ...parts]
}

function servicesNote(form: MachineForm, t: Translate): string {
  const isEvery = Object.keys(serviceKeys).every((service) => form.flag(`services.${service}`))
  return t(isEvery ? 'machineSettings.servicesAll' : 'machineSettings.servicesSome')
}

function checkpointsNote(form: MachineForm, t: Translate): string {
  const keys: Readonly<Record<string, TextKey>> = {
    production: 'checkpoints.production',
    productionOnly: 'checkpoints.production',
    standard: 'checkpoints.standard',
  }
  return t(keys[form.text('checkpoints.type')] ?? 'checkpoints.typeDisabled')
}

/**
 * Why a page cannot be changed as things are; the core decides again when it is applied.
 * @param page The page.
 * @param vm The machine.
 * @param host Its host.
 */
export function lockOf(page: Pick<Page, 'kind' | 'adapterId'>, vm: VmView, host: HostView): TextKey | undefined {
  const { kind, adapterId } = page
  if (kind === 'writing' || kind === 'shutdownTime') return undefined
  if (!host.hasPower) return 'machineSettings.lock.hostOff'
  switch (kind) {
    case 'memory':
      return isAllowed('vm.setMemory', vm, null) ? undefined : 'machineSettings.lock.needsOff'
    case 'processor':
      return isAllowed('vm.setProcessor', vm, null) ? undefined : 'machineSettings.lock.needsOff'
    case 'macAddress':
      return isAllowed('adapter.setMacAddress', vm, null) ? undefined : 'machineSettings.lock.needsOff'
    case 'addHardware':
    case 'disks':
      return isAllowed('disk.add', vm, null) ? undefined : 'machineSettings.lock.savedState'
    case 'failoverIp':
      if (vm.adapters.some((adapter) => adapter.adapterId === adapterId && adapter.isLegacy)) {
        return 'machineSettings.lock.legacyAdapter'
      }
      return isReplicated(vm) ? undefined : 'machineSettings.lock.needsReplication'
    case 'testFailover':
      return isReplicated(vm) ? undefined : 'machineSettings.lock.needsReplication'
    case 'guestAddress':
      return vm.state === 'Running' || vm.state === 'Stopping' ? undefined : 'machineSettings.lock.needsRunning'
    default:
      return undefined
  }
}

function isReplicated(vm: VmView): boolean {
  return vm.replication !== null || vm.extendedReplication !== null
}

/** Checkpoints, a merge or an unfinished failover derive from the disks, which must stay as they are. */
export function hasLayers(vm: VmView): boolean {
  return (
    vm.checkpoints.length > 0 || vm.mergeEndsInstant !== null || vm.disks.some((disk) => disk.differencingBytes > 0)
  )
}
