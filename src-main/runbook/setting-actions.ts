/** Settings of a host beside Replica itself that an administrator makes: domain, registry, service, switches, names. */
import type { Edition } from '../contract/ids.ts'

interface OnHost {
  readonly at: number
  readonly host: string
  readonly edition?: Edition | undefined
}

export interface SettingActions {
  joinDomain: OnHost & { readonly domain: string }
  leaveDomain: OnHost
  /** Null removes the value. */
  setRegistryValue: OnHost & { readonly name: string; readonly value: number | null }
  restartService: OnHost
  resizeVolume: OnHost & { readonly letter: string; readonly sizeBytes: number }
  addSwitch: OnHost & { readonly switchName: string; readonly kind: 'external' | 'internal' | 'private' }
  renameSwitch: OnHost & { readonly switchName: string; readonly newName: string }
  removeSwitch: OnHost & { readonly switchName: string }
  /** What is null stays as it is. */
  setAuthorizationEntry: OnHost & {
    readonly primaryServer: string
    readonly storageLocation: string | null
    readonly trustGroup: string | null
  }
  setHostsFileLine: OnHost & { readonly name: string; readonly address: string }
  removeHostsFileLine: OnHost & { readonly name: string }
  flushDnsCache: OnHost
}
