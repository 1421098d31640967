/** The menus of the Certificates area. Items that cannot be used now stay in their place, as everywhere in the app. */
import type { CertificateView, RootView } from '../../../../src-main/contract/views/authority.ts'
import type { MenuEntry } from '../../../parts/menu-entry.ts'
import type { App } from '../../../state/app.svelte.ts'

const line: MenuEntry = { kind: 'separator' }

/** Where roots come from. */
export function newRootEntries({ locale: { t }, surfaces }: App): MenuEntry[] {
  return [
    {
      kind: 'item',
      label: t('certificates.createRoot'),
      icon: 'plus',
      onselect: () => surfaces.open({ kind: 'createRoot' }),
    },
    {
      kind: 'item',
      label: t('roots.importRoot'),
      icon: 'upload',
      onselect: () => surfaces.open({ kind: 'importRoot' }),
    },
    {
      kind: 'item',
      label: t('roots.restoreRoot'),
      icon: 'renew',
      onselect: () => surfaces.open({ kind: 'restoreRoot' }),
    },
    line,
    {
      kind: 'item',
      label: t('requests.perHostOpen'),
      onselect: () => surfaces.open({ kind: 'rootPerHost' }),
    },
  ]
}

/** What concerns the whole area. */
export function areaEntries({ locale: { t }, surfaces, world }: App): MenuEntry[] {
  return [
    {
      kind: 'item',
      label: t('certificates.issueForHosts'),
      disabled: world.roots.length === 0,
      onselect: () => surfaces.open({ kind: 'issue' }),
    },
    line,
    { kind: 'item', label: t('crls.reminders'), onselect: () => surfaces.open({ kind: 'reminders' }) },
  ]
}

/** Certificates whose key never leaves its host. */
export function requestEntries({ locale: { t }, surfaces, world }: App): MenuEntry[] {
  return [
    {
      kind: 'item',
      label: t('requests.prepareOpen'),
      onselect: () => surfaces.open({ kind: 'prepareRequests' }),
    },
    {
      kind: 'item',
      label: t('requests.signOpen'),
      disabled: world.roots.length === 0,
      onselect: () => surfaces.open({ kind: 'signRequest' }),
    },
  ]
}

/**
 * What can be done with a root.
 * @param app Where it is done.
 * @param root The root.
 */
export function rootEntries({ locale: { t }, surfaces }: App, root: RootView): MenuEntry[] {
  const { rootId, certificateId } = root
  return [
    {
      kind: 'item',
      label: t('requests.signOpen'),
      onselect: () => surfaces.open({ kind: 'signRequest', rootId }),
    },
    { kind: 'item', label: t('crls.publish'), onselect: () => surfaces.open({ kind: 'publishCrl', rootId }) },
    { kind: 'item', label: t('crls.takeOver'), onselect: () => surfaces.open({ kind: 'takeOverCrl', rootId }) },
    {
      kind: 'item',
      label: t('bundles.open'),
      disabled: root.issuedCount === 0,
      onselect: () => surfaces.open({ kind: 'bundle', certificateIds: [certificateId] }),
    },
    {
      kind: 'item',
      label: t('certificates.export'),
      disabled: root.issuedCount === 0,
      onselect: () => surfaces.open({ kind: 'export', certificateIds: [certificateId] }),
    },
    line,
    {
      kind: 'item',
      label: t('roots.changePassphrase'),
      onselect: () => surfaces.open({ kind: 'changePassphrase', rootId }),
    },
    {
      kind: 'item',
      label: t('roots.recoverySheet'),
      onselect: () => surfaces.open({ kind: 'recoverySheet', rootId }),
    },
    line,
    { kind: 'item', label: t('roots.templates'), onselect: () => surfaces.open({ kind: 'templates', rootId }) },
    { kind: 'item', label: t('roots.reissue'), onselect: () => surfaces.open({ kind: 'reissueRoot', rootId }) },
    {
      kind: 'item',
      label: t('roots.rollOver'),
      disabled: root.successorRootId !== null,
      onselect: () => surfaces.open({ kind: 'rollOver', rootId }),
    },
    {
      kind: 'item',
      label: t('roots.endRollOver'),
      disabled: root.successorRootId === null || !root.trustedWithRootIds.includes(root.successorRootId),
      onselect: () => surfaces.open({ kind: 'endRollOver', rootId }),
    },
  ]
}

/**
 * What can be done with a host certificate.
 * @param app Where it is done.
 * @param certificate The certificate.
 */
export function certificateEntries(
  { locale: { t }, surfaces, world }: App,
  certificate: Pick<CertificateView, 'certificateId' | 'supersededBy' | 'status'>,
): MenuEntry[] {
  const certificateIds = [certificate.certificateId]
  return [
    {
      kind: 'item',
      label: t('bundles.open'),
      icon: 'download',
      onselect: () => surfaces.open({ kind: 'bundle', certificateIds }),
    },
    {
      kind: 'item',
      label: t('certificates.export'),
      onselect: () => surfaces.open({ kind: 'export', certificateIds }),
    },
    {
      kind: 'item',
      label: t('certificates.importMany'),
      icon: 'host',
      disabled: world.hosts.length === 0,
      onselect: () => surfaces.open({ kind: 'importOnHost', certificateIds }),
    },
    line,
    {
      kind: 'item',
      label: t('renewal.open'),
      icon: 'renew',
      onselect: () => surfaces.open({ kind: 'renewEverywhere', certificateId: certificate.certificateId }),
    },
    {
      kind: 'item',
      label: t('crls.renew'),
      icon: 'renew',
      disabled: certificate.supersededBy !== null,
      onselect: () => surfaces.open({ kind: 'renew', certificateIds }),
    },
    {
      kind: 'item',
      label: t('crls.revoke'),
      icon: 'ban',
      disabled: certificate.status === 'revoked',
      onselect: () => surfaces.open({ kind: 'revoke', certificateIds }),
    },
  ]
}
