/** Where the button beside something that needs attention leads. */
import type { AttentionView } from '../../../src-main/contract/views/attention.ts'
import type { App } from '../../state/app.svelte.ts'
import { adapterPages } from '../machines/settings/adapter-rules.ts'

/** The page of the first adapter that can take an address. */
function openFailoverIp(app: App, vmId: string) {
  const adapter = app.world.vm(vmId)?.adapters.find(({ isLegacy }) => !isLegacy)
  if (!adapter) return app.router.go('machine', { vmId }, { tab: 'networking' })
  return app.surfaces.open({
    kind: 'machineSettings',
    vmId,
    page: `${adapter.adapterId}.${adapterPages.failoverIp}`,
  })
}

const answeredByWhy: ReadonlySet<AttentionView['code']> = new Set<AttentionView['code']>([
  'healthWarning',
  'healthCritical',
  'replicaSilent',
  'cannotSend',
])

/** What the button is called; where a lab hides causes Hyper-V Manager's own dialog opens in the place of "Why?". */
export function remedyLabel(app: App, { code }: AttentionView): string {
  const { t } = app.locale
  return answeredByWhy.has(code) && !app.world.tells('cause') ? t('machines.viewHealth') : t(`attention.${code}Do`)
}

/**
 * @param app Where the remedy acts.
 * @param item What needs attention.
 */
export function remedyOf(app: App, item: AttentionView) {
  const { vmId, hostId, certificateId } = item
  switch (item.code) {
    case 'healthWarning':
    case 'healthCritical':
    case 'replicaSilent':
    case 'cannotSend':
      if (!app.world.tells('cause')) return vmId && app.surfaces.open({ kind: 'replicationHealth', vmId })
      return vmId && app.surfaces.open({ kind: 'why', about: { kind: 'relationship', vmId } })
    case 'certificateExpiresSoon':
    case 'certificateExpired':
    case 'crlEndsSoon':
    case 'crlEnded':
      return certificateId ? app.router.go('certificate', { certificateId }) : app.router.go('certificates')
    case 'crlPublishSoon':
    case 'crlPublishDue':
    case 'rootCrlEndsSoon':
    case 'rootCrlEnded':
    case 'crlNotOnHosts':
      return app.router.go('roots')
    case 'machineDown':
      return vmId && app.surfaces.open({ kind: 'failover', vmId })
    case 'hostSilent':
    case 'machinesDownAlone':
      return hostId && app.router.go('host', { hostId })
    case 'volumeOffline':
      return (
        hostId && void app.run('volume.setOnline', { hostId, letter: String(item.params['volume']), isOnline: true })
      )
    case 'machineUnreached':
    case 'failedOverNotReversed':
      return vmId && app.router.go('result', { vmId })
    case 'noFailoverIp':
      return vmId && openFailoverIp(app, vmId)
    case 'splitBrain':
    case 'duplicateAddress':
      return vmId && app.router.go('machine', { vmId })
    case 'faultActive':
      return app.router.go('fault', { faultId: String(item.params['fault']) })
  }
}
