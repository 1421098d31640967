/** The view that a step is about: opened when the step begins, and again with a button. */
import type { LabFocus } from '../../../src-main/contract/views/lab.ts'
import type { App } from '../../state/app.svelte.ts'
import type { RouteName } from '../../state/route.ts'
import { pageGroups } from '../hosts/settings-pages.ts'

/** What pages are called in labs, where that is not what they are called here. */
const pageNames: Readonly<Record<string, string>> = { replicationConfiguration: 'replication' }

/** Pages with a form: whoever is in the midst of one is not carried off. */
const forms: ReadonlySet<RouteName> = new Set(['wizard', 'hostCertificates', 'inspect'])

/**
 * Shows the place of a view, and leaves the focus in the text; a page of settings is a question in front of the work and is opened only by
 * `openPage`.
 */
export function showFocus(app: App, focus: LabFocus): void {
  if (focus === null || forms.has(app.router.route.name)) return
  const { view, hostId, vmId } = focus
  if (view === 'host' && hostId !== null) app.router.replace('host', { hostId })
  else if (view === 'vm' && vmId !== null) app.router.replace('machine', { vmId })
  else if (view !== 'host' && view !== 'vm') app.router.replace(view)
}

/** Opens the page of the settings of a host that a step is about. */
export function openPage(app: App, focus: LabFocus): void {
  if (focus?.hostId == null) return
  app.surfaces.open({ kind: 'hostSettings', hostId: focus.hostId, page: pageOf(focus.page ?? '') })
}

/** What a view is called on its screen. */
export function focusName(app: App, focus: LabFocus): string {
  const { t } = app.locale
  if (focus === null) return ''
  if (focus.vmId !== null) {
    const vm = app.world.vm(focus.vmId)
    const host = app.world.host(vm?.hostId ?? '')
    return t('labs.vmOnHost', { vm: vm?.name ?? '', host: host?.name ?? '' })
  }
  const host = app.world.host(focus.hostId ?? '')
  if (host) {
    const pages = pageGroups(host, t, app.locale.format).flatMap((group) => group.pages)
    const page = pages.find(({ id }) => id === pageOf(focus.page ?? ''))?.title
    return page === undefined ? host.name : t('labs.pageOfHost', { host: host.name, page })
  }
  if (focus.view === 'network') return t('network.title')
  return t(focus.view === 'certificates' ? 'frame.certificates' : 'frame.overview')
}

function pageOf(name: string): string {
  return pageNames[name] ?? name
}
