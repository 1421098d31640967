/** What the palette can lead to: machines, hosts, roots, faults, codes of Windows, settings and languages. Things come before verbs. */
import { faultIds, faultTable, type FaultId } from '../../src-main/contract/faults.ts'
import { describeFault } from '../../src-main/contract/texts/faults.ts'
import type { Language } from '../../src-main/contract/texts/shape.ts'
import type { Theme } from '../../src-main/contract/views/preferences.ts'
import type { CertificateRow } from '../../src-main/contract/views/inventory.ts'
import { windowsCodes } from '../../src-main/contract/windows-codes.ts'
import type { App } from '../state/app.svelte.ts'
import { isTold } from '../state/told-places.ts'
import type { Command } from './command.ts'

/**
 * @param app Where they are, as it is now.
 * @returns Everything but certificates, of which the core may have thousands.
 */
export function thingsOf(app: App): Command[] {
  const catalogue = isTold(app, 'faults') ? [...faults(app), ...codes(app)] : []
  return [...machines(app), ...hosts(app), ...roots(app), ...catalogue, ...settings(app)]
}

function machines(app: App): Command[] {
  const hostNames = new Map(app.world.hosts.map(({ hostId, name }) => [hostId, name]))
  return app.world.vms.map(({ vmId, name, hostId, guid, replication }) => ({
    id: `thing-${vmId}`,
    title: name,
    icon: 'vm',
    detail: [replication && app.locale.t(`mode.${replication.mode}`), hostNames.get(hostId)].filter(Boolean).join(', '),
    keywords: guid,
    isThing: true,
    run: () => app.router.go('machine', { vmId }),
  }))
}

function hosts(app: App): Command[] {
  return app.world.hosts.map(({ hostId, name, fqdn, ipAddress }) => ({
    id: `thing-${hostId}`,
    title: name,
    icon: 'host',
    detail: fqdn,
    keywords: `${fqdn} ${ipAddress}`,
    isThing: true,
    run: () => app.router.go('host', { hostId }),
  }))
}

function roots(app: App): Command[] {
  return app.world.roots.map(({ rootId, name }) => ({
    id: `thing-${rootId}`,
    title: name,
    icon: 'key',
    detail: app.locale.t('roots.placeRoots'),
    isThing: true,
    run: () => app.router.go('roots'),
  }))
}

/** By its number, by what is done, and by every code that Windows shows for it. */
function faults(app: App): Command[] {
  return faultIds.map((faultId): Command => ({
    id: `thing-${faultId}`,
    title: faultId,
    icon: 'faults',
    detail: describeFault(faultId, app.locale.language).what,
    isThing: true,
    run: () => app.router.go('fault', { faultId }),
  }))
}

/** A code leads to the fault that it is the first sign of, else to all faults. */
function codes(app: App): Command[] {
  const firstFault = (code: string) =>
    faultIds.find((id: FaultId) => faultTable[id].windowsCodes.some((each) => each === code))
  return Object.entries(windowsCodes).map(([symbol, code]): Command => {
    const faultId = firstFault(code)
    return {
      id: `thing-${code}-${symbol}`,
      title: code,
      icon: 'faults',
      detail: faultId === undefined ? symbol : `${symbol}, ${faultId}`,
      keywords: symbol,
      isThing: true,
      run: () => (faultId === undefined ? app.router.go('faults') : app.router.go('fault', { faultId })),
    }
  })
}

const languages: readonly (readonly [Language, string])[] = [
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['cs', 'Čeština'],
]

const themes: readonly (readonly [Theme, 'settings.themeSystem' | 'settings.themeLight' | 'settings.themeDark'])[] = [
  ['system', 'settings.themeSystem'],
  ['light', 'settings.themeLight'],
  ['dark', 'settings.themeDark'],
]

function settings(app: App): Command[] {
  const { t } = app.locale
  const area = t('frame.settings')
  return [
    ...languages.map(([language, name]): Command => ({
      id: `thing-language-${language}`,
      title: name,
      icon: 'settings',
      detail: `${area}: ${t('settings.language')}`,
      keywords: `${t('settings.language')} language`,
      isThing: true,
      run: () => void app.preferences.setLanguage(language),
    })),
    ...themes.map(([theme, key]): Command => ({
      id: `thing-theme-${theme}`,
      title: `${t('settings.theme')}: ${t(key)}`,
      icon: 'settings',
      detail: area,
      isThing: true,
      run: () => app.preferences.setTheme(theme),
    })),
  ]
}

/** Certificates that the core has found: by name, by serial number, by thumbprint. */
export function certificateThings(app: App, rows: readonly CertificateRow[]): Command[] {
  return rows.map(({ certificateId, issuedTo, thumbprint, rootName, notAfterWallInstant }) => ({
    id: `thing-${certificateId}`,
    title: issuedTo,
    icon: 'certificates',
    detail: `${thumbprint.slice(0, 8)}, ${app.locale.format.date(notAfterWallInstant)}`,
    keywords: `${thumbprint} ${rootName}`,
    isThing: true,
    run: () => app.router.go('certificate', { certificateId }),
  }))
}
