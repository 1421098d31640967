/** The words for the values that Settings offers: one place, so that the list of pages and the pages say the same. */
import type { ChurnProfile, IntegrationServices } from '../../../../src-main/contract/views/machine.ts'
import type { VmView } from '../../../../src-main/contract/views/vm.ts'
import type { TextKey } from '../../../i18n/translate.ts'
import type { PageKind } from './page-kind.ts'

type Disk = VmView['disks'][number]

export const pageKeys: Readonly<Record<PageKind, TextKey>> = {
  addHardware: 'machineSettings.page.addHardware',
  memory: 'machineSettings.page.memory',
  processor: 'machineSettings.page.processor',
  disks: 'machineSettings.page.disks',
  adapter: 'machineSettings.page.adapter',
  macAddress: 'machineSettings.page.macAddress',
  failoverIp: 'machineSettings.page.failoverIp',
  testFailover: 'machineSettings.page.testFailover',
  guestAddress: 'machineSettings.page.guestAddress',
  integrationServices: 'machineSettings.page.integrationServices',
  checkpoints: 'machineSettings.page.checkpoints',
  startAction: 'machineSettings.page.startAction',
  stopAction: 'machineSettings.page.stopAction',
  writing: 'machineSettings.page.writing',
  shutdownTime: 'machineSettings.page.shutdownTime',
}

export const diskKindKeys: Readonly<Record<Disk['kind'], TextKey>> = {
  dynamic: 'machineSettings.kind.dynamic',
  fixed: 'machineSettings.kind.fixed',
  differencing: 'machineSettings.kind.differencing',
}

export const attachmentKeys: Readonly<Record<Disk['attachment'], TextKey>> = {
  virtualHardDisk: 'machineSettings.attachment.virtualHardDisk',
  passThrough: 'machineSettings.attachment.passThrough',
  sharedVhdx: 'machineSettings.attachment.sharedVhdx',
}

/** In the order of Hyper-V Manager. */
export const serviceKeys: Readonly<Record<keyof IntegrationServices, TextKey>> = {
  shutdown: 'machineSettings.service.shutdown',
  timeSynchronization: 'machineSettings.service.timeSynchronization',
  keyValuePairExchange: 'machineSettings.service.keyValuePairExchange',
  heartbeat: 'machineSettings.service.heartbeat',
  backup: 'machineSettings.service.backup',
  guestServices: 'machineSettings.service.guestServices',
}

export const serviceHelpKeys: Readonly<Partial<Record<keyof IntegrationServices, TextKey>>> = {
  shutdown: 'machineSettings.serviceHelp.shutdown',
  keyValuePairExchange: 'machineSettings.serviceHelp.keyValuePairExchange',
  backup: 'machineSettings.serviceHelp.backup',
}

export const startActionKeys: Readonly<Record<VmView['automaticStartAction'], TextKey>> = {
  nothing: 'machineSettings.start.nothing',
  startIfRunning: 'machineSettings.start.startIfRunning',
  start: 'machineSettings.start.start',
}

export const stopActionKeys: Readonly<Record<VmView['automaticStopAction'], TextKey>> = {
  save: 'machineSettings.stop.save',
  turnOff: 'machineSettings.stop.turnOff',
  shutDown: 'machineSettings.stop.shutDown',
}

export const profileKeys: Readonly<Record<ChurnProfile['kind'], TextKey>> = {
  steady: 'machineSettings.profile.steady',
  daily: 'machineSettings.profile.daily',
  bursty: 'machineSettings.profile.bursty',
}

/** The numbers of each kind of profile, in the order of their fields. */
export const profileFields: Readonly<
  Record<ChurnProfile['kind'], readonly { readonly name: string; readonly label: TextKey }[]>
> = {
  steady: [],
  daily: [
    { name: 'busyFromHour', label: 'machineSettings.busyFromHour' },
    { name: 'busyToHour', label: 'machineSettings.busyToHour' },
    { name: 'quietPercent', label: 'machineSettings.quietPercent' },
  ],
  bursty: [
    { name: 'windowMinutes', label: 'machineSettings.windowMinutes' },
    { name: 'burstMinutes', label: 'machineSettings.burstMinutes' },
    { name: 'quietPercent', label: 'machineSettings.quietPercent' },
  ],
}

/** The choices of a list or of radio buttons, in the order of the words. */
export function choicesOf(keys: Readonly<Record<string, TextKey>>, t: (key: TextKey) => string) {
  return Object.entries(keys).map(([value, key]) => ({ value, label: t(key) }))
}
