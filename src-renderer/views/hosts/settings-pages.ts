/** The pages of a host's settings in their groups, each with what it says at present. */
import type { RegistryValueName } from '../../../src-main/contract/registry-values.ts'
import type { HostView } from '../../../src-main/contract/views/host.ts'
import type { Format } from '../../../src-main/contract/texts/format.ts'
import type { TextKey, Translate } from '../../i18n/translate.ts'
import type { IconName } from '../../parts/icon-name.ts'

const pageIds = [
  'replication',
  'firewall',
  'stores',
  'revocation',
  'trustedHosts',
  'host',
  'displayLanguage',
  'volumes',
  'processor',
  'clock',
  'registry',
  'switches',
  'domain',
  'hostsFile',
  'proxy',
] as const

export type PageId = (typeof pageIds)[number]

/** Whether a text names a page. */
export function isPageId(text: string | undefined): text is PageId {
  return pageIds.some((id) => id === text)
}

interface SettingsPage {
  readonly id: PageId
  readonly icon: IconName
  readonly title: string
  readonly note: string
}

interface PageGroup {
  readonly title: string
  readonly pages: readonly SettingsPage[]
}

/** Values of the registry page; the other one has a page of its own. */
export type TuningValueName = Exclude<RegistryValueName, 'DisableCertRevocationCheck'>

/** What each value does, reference 4.4. */
export const tuningKeys = {
  MaximumActiveTransfers: 'hostSettings.MaximumActiveTransfers',
  ApplyVHDLimit: 'hostSettings.ApplyVHDLimit',
  ApplyVMLimit: 'hostSettings.ApplyVMLimit',
  ApplyChangeReplicaDiskThrottle: 'hostSettings.ApplyChangeReplicaDiskThrottle',
} as const satisfies Record<TuningValueName, TextKey>

// A record of literals lists exactly its keys.
export const tuningNames = Object.keys(tuningKeys) as readonly TuningValueName[]

export type SwitchKind = HostView['switches'][number]['kind']

/** The words of Virtual Switch Manager. */
export const switchKinds = {
  external: { label: 'hostSettings.external', help: 'hostSettings.externalHelp' },
  internal: { label: 'hostSettings.internal', help: 'hostSettings.internalHelp' },
  private: { label: 'hostSettings.private', help: 'hostSettings.privateHelp' },
} as const satisfies Record<SwitchKind, { label: TextKey; help: TextKey }>

export const displayLanguageKeys = {
  user: 'hostSettings.displayLanguageUser',
  english: 'hostSettings.displayLanguageEnglish',
} as const satisfies Record<HostView['displayLanguage'], TextKey>

export function proxyKey(proxy: HostView['proxy']): TextKey {
  const keys = {
    none: 'hostSettings.proxyNone',
    unreachable: 'hostSettings.proxyUnreachable',
    inspecting: 'hostSettings.proxyInspecting',
  } as const
  return keys[proxy]
}

/** How far a clock is off, in words. */
export function skewText(skewSeconds: number, t: Translate, format: Format): string {
  if (skewSeconds === 0) return t('hostSettings.pageClockExact')
  const duration = format.duration(Math.abs(skewSeconds))
  return t(skewSeconds > 0 ? 'hostSettings.pageClockAhead' : 'hostSettings.pageClockBehind', { duration })
}

/** How many volumes there are, or which of them are offline. */
function volumesNote({ volumes }: HostView, t: Translate): string {
  const offline = volumes.filter(({ isOnline }) => !isOnline).map(({ letter }) => `${letter}:`)
  if (offline.length === 0) return t('hostSettings.pageVolumesText', { count: volumes.length })
  return t('hostSettings.pageVolumesOffline', { volumes: offline.join(', ') })
}

/**
 * @param host The host as it is now.
 * @param t Texts of the reader's language.
 * @param format Values as that language writes them.
 */
export function pageGroups(host: HostView, t: Translate, format: Format): PageGroup[] {
  const page = (id: PageId, icon: IconName, title: TextKey, note: string): SettingsPage => ({
    id,
    icon,
    title: t(title),
    note,
  })
  const tuned = host.registry.filter((entry) => entry.name !== 'DisableCertRevocationCheck').length
  return [
    {
      title: t('hostSettings.groupReplication'),
      pages: [
        page(
          'replication',
          'rehearsals',
          'hosts.pageReplication',
          t(host.replicaServer.enabled ? 'hosts.pageReplicationOn' : 'hosts.pageReplicationOff'),
        ),
        page('firewall', 'shield', 'hosts.pageFirewall', t('hosts.pageFirewallText')),
        page('stores', 'certificates', 'hosts.pageStores', t('hosts.pageStoresText', { count: host.stores.length })),
        page(
          'revocation',
          'ban',
          'hosts.pageRevocation',
          t(host.revocationCheckDisabled ? 'hosts.pageRevocationOff' : 'hosts.pageRevocationOn'),
        ),
        page('trustedHosts', 'key', 'hosts.pageWinRm', t('hosts.pageWinRmText')),
      ],
    },
    {
      title: t('hostSettings.groupComputer'),
      pages: [
        page('host', 'host', 'hosts.pageHost', t('hosts.pageHostText')),
        page(
          'displayLanguage',
          'file',
          'hostSettings.pageDisplayLanguage',
          t(displayLanguageKeys[host.displayLanguage]),
        ),
        page('volumes', 'folder', 'hostSettings.pageVolumes', volumesNote(host, t)),
        page('processor', 'forecast', 'hostSettings.pageProcessor', host.processor.vendor),
        page('clock', 'activity', 'hostSettings.pageClock', skewText(host.clockSkewSeconds, t, format)),
        page('registry', 'settings', 'hostSettings.pageRegistry', t('hostSettings.pageRegistryText', { count: tuned })),
      ],
    },
    {
      title: t('hostSettings.groupNetwork'),
      pages: [
        page(
          'switches',
          'overview',
          'hostSettings.pageSwitches',
          t('hostSettings.pageSwitchesText', { count: host.switches.length }),
        ),
        page('domain', 'machines', 'hostSettings.pageDomain', host.domain ?? t('hostSettings.workgroup')),
        page(
          'hostsFile',
          'file',
          'hostSettings.pageHostsFile',
          t('hostSettings.pageHostsFileText', { count: host.hostsFile.length }),
        ),
        page('proxy', 'faults', 'hostSettings.pageProxy', t(proxyKey(host.proxy))),
      ],
    },
  ]
}
