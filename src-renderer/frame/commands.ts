/** The commands of the palette: every place, every dialog, and what can be done with each machine now. */
import type { VmView } from '../../src-main/contract/views/vm.ts'
import type { App } from '../state/app.svelte.ts'
import { isTold } from '../state/told-places.ts'
import { lockAll } from '../views/certificates/keys/lock-all.ts'
import { rootEntries } from '../views/certificates/parts/menus.ts'
import { checkpointCommands, worldCommands } from './world-commands.ts'
import { hostActions } from '../views/hosts/host-actions.ts'
import { pageGroups } from '../views/hosts/settings-pages.ts'
import { replicationActions, seedActions, vmActions } from '../views/machines/vm-actions.ts'
import type { Command } from './command.ts'

/** The verbs of so many machines are made for one question; whoever has more types a name first. */
const machinesWithVerbsMax = 40

/**
 * What can be done with the machines that the typed words name; where they name none, with the first ones.
 * @param app Where the commands act.
 * @param words What was typed.
 */
export function machineCommands(app: App, words: string): Command[] {
  const parts = partsOf(words)
  const named = app.world.vms.filter(({ name }) => parts.some((part) => name.toLocaleLowerCase().includes(part)))
  // Every command begins with the name and a colon, and is often typed so.
  const typed = words.toLocaleLowerCase()
  const begun = app.world.vms.filter(({ name }) => typed.startsWith(`${name.toLocaleLowerCase()}:`))
  const chosen = begun.length > 0 ? begun : named.length > 0 ? named : app.world.vms
  return chosen
    .slice(0, machinesWithVerbsMax)
    .flatMap((vm) => [...commandsOfVm(app, vm), ...checkpointCommands(app, vm)])
}

function commandsOfVm(app: App, vm: VmView): Command[] {
  return [...replicationActions(app, vm), ...vmActions(app, vm), ...seedActions(app, vm)]
    .filter((action) => !action.disabled)
    .map((action): Command => ({
      id: `${action.id}-${vm.vmId}`,
      title: `${vm.name}: ${action.label}`,
      icon: 'vm',
      detail: app.world.host(vm.hostId)?.name ?? '',
      run: action.run,
    }))
}

/**
 * @param app Where the commands act.
 * @returns All commands that can be used now but those of machines, places first.
 */
export function commandsOf(app: App): Command[] {
  const { t } = app.locale
  const places: Command[] = [
    { id: 'overview', title: t('frame.overview'), icon: 'overview', run: () => app.router.go('overview') },
    { id: 'machines', title: t('frame.machines'), icon: 'machines', run: () => app.router.go('machines') },
    { id: 'network', title: t('network.title'), icon: 'network', run: () => app.router.go('network') },
    {
      id: 'certificates',
      title: t('frame.certificates'),
      icon: 'certificates',
      run: () => app.router.go('certificates'),
    },
    { id: 'faults', title: t('frame.faults'), icon: 'faults', run: () => app.router.go('faults') },
    { id: 'rehearsals', title: t('frame.rehearsals'), icon: 'rehearsals', run: () => app.router.go('rehearsals') },
    { id: 'forecast', title: t('forecast.title'), icon: 'forecast', run: () => app.router.go('forecast') },
    { id: 'labs', title: t('labs.title'), icon: 'labs', run: () => app.router.go('labs') },
    { id: 'settings', title: t('frame.settings'), icon: 'settings', run: () => app.router.go('settings') },
  ]
  const dialogs: Command[] = [
    { id: 'addHost', title: t('overview.addHost'), icon: 'plus', run: () => app.surfaces.open({ kind: 'addHost' }) },
    { id: 'addVm', title: t('overview.addVm'), icon: 'plus', run: () => app.surfaces.open({ kind: 'addVm' }) },
    {
      id: 'createRoot',
      title: t('certificates.createRoot'),
      icon: 'key',
      run: () => app.surfaces.open({ kind: 'createRoot' }),
    },
    {
      id: 'issue',
      title: t('certificates.issueForHosts'),
      icon: 'certificates',
      run: () => app.surfaces.open({ kind: 'issue' }),
    },
    {
      id: 'prepareRequests',
      title: t('requests.prepareOpen'),
      icon: 'file',
      run: () => app.surfaces.open({ kind: 'prepareRequests' }),
    },
    {
      id: 'signRequest',
      title: t('requests.signOpen'),
      icon: 'certificates',
      run: () => app.surfaces.open({ kind: 'signRequest' }),
    },
    {
      id: 'rootPerHost',
      title: t('requests.perHostOpen'),
      icon: 'key',
      run: () => app.surfaces.open({ kind: 'rootPerHost' }),
    },
    {
      id: 'lockAll',
      title: t('protection.lockAll'),
      icon: 'lock',
      run: () => void lockAll(app),
    },
    {
      id: 'import',
      title: t('certificates.importMany'),
      icon: 'download',
      run: () => app.surfaces.open({ kind: 'importOnHost', certificateIds: [] }),
    },
    {
      id: 'inspect',
      title: t('certificates.inspect'),
      icon: 'search',
      run: () => app.router.go('inspect'),
    },
    {
      id: 'importRoot',
      title: t('roots.importRoot'),
      icon: 'key',
      run: () => app.surfaces.open({ kind: 'importRoot' }),
    },
    {
      id: 'restoreRoot',
      title: t('roots.restoreRoot'),
      icon: 'key',
      run: () => app.surfaces.open({ kind: 'restoreRoot' }),
    },
    { id: 'roots', title: t('roots.placeRoots'), icon: 'key', run: () => app.router.go('roots') },
    {
      id: 'reminders',
      title: t('crls.reminders'),
      icon: 'certificates',
      run: () => app.surfaces.open({ kind: 'reminders' }),
    },
    { id: 'audit', title: t('roots.placeAudit'), icon: 'file', run: () => app.router.go('audit') },
    {
      id: 'activity',
      title: t('frame.activity'),
      icon: 'activity',
      run: () => (app.activity.isOpen = !app.activity.isOpen),
    },
    { id: 'skip', title: t('frame.skip'), icon: 'skip', run: () => void app.run('clock.skipToNextEvent', {}) },
    {
      id: 'skip15',
      title: t('frame.skipMinutes'),
      icon: 'skip',
      run: () => void app.run('clock.skip', { seconds: 900 }),
    },
  ]
  const ofHosts = app.world.hosts.flatMap((host): Command[] => [
    {
      id: `settings-${host.hostId}`,
      title: t('overview.settingsOf', { host: host.name }),
      icon: 'host',
      run: () => app.surfaces.open({ kind: 'hostSettings', hostId: host.hostId }),
    },
    ...hostActions(app, host)
      .filter((action) => !action.disabled)
      .map((action): Command => ({
        id: `${action.id}-${host.hostId}`,
        title: `${host.name}: ${action.label}`,
        icon: action.icon,
        run: action.run,
      })),
    ...pageGroups(host, t, app.locale.format)
      .flatMap((group) => group.pages)
      .map(({ id, title, icon }): Command => ({
        id: `page-${id}-${host.hostId}`,
        title: `${host.name}: ${title}`,
        icon,
        detail: t('overview.settingsOf', { host: host.name }),
        run: () => app.surfaces.open({ kind: 'hostSettings', hostId: host.hostId, page: id }),
      })),
  ])
  const ofRoots = app.world.roots.flatMap((root) =>
    rootEntries(app, root).flatMap((entry, index): Command[] =>
      entry.kind === 'item' && !entry.disabled
        ? [
            {
              id: `root-${index}-${root.rootId}`,
              title: `${root.name}: ${entry.label}`,
              icon: 'key',
              run: entry.onselect,
            },
          ]
        : [],
    ),
  )
  const told = places.filter(({ id }) => isTold(app, id))
  return [...told, ...dialogs, ...ofHosts, ...ofRoots, ...worldCommands(app)]
}

/**
 * Commands whose text holds every typed word. The one that was typed as it is comes first; then things that are called so, because
 * going somewhere costs nothing; then those that begin with what was typed, then those in which each typed word begins a word.
 * @param commands All commands.
 * @param words What was typed.
 */
export function find(commands: readonly Command[], words: string): Command[] {
  const parts = partsOf(words)
  return commands
    .map((command) => ({ command, text: textOf(command) }))
    .filter(({ text }) => parts.every((part) => text.includes(part)))
    .map(({ command, text }) => ({ command, rank: rank(command, text, parts) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ command }) => command)
}

function partsOf(words: string): string[] {
  return words.toLocaleLowerCase().split(/\s+/).filter(Boolean)
}

function textOf({ title, detail, keywords }: Command): string {
  return `${title} ${detail ?? ''} ${keywords ?? ''}`.trim().toLocaleLowerCase()
}

function rank({ title, detail, keywords, isThing }: Command, text: string, parts: readonly string[]): number {
  const typed = parts.join(' ')
  if (typed === '') return isThing ? 1 : 0
  const shown = `${title} ${detail ?? ''}`.trim().toLocaleLowerCase()
  if (shown === typed || title.toLocaleLowerCase() === typed) return 0
  if (isThing && isCalled(`${title} ${keywords ?? ''}`, parts)) return 1
  if (text.startsWith(typed)) return 2
  if (parts.every((part) => ` ${text}`.includes(` ${part}`))) return 3
  return text.startsWith(parts[0] ?? '') ? 4 : 5
}

/** Whether each typed word begins a word of the name, or is the end of it: machines of one kind differ there. */
function isCalled(name: string, parts: readonly string[]): boolean {
  const padded = ` ${name.toLocaleLowerCase()} `
  return parts.every((part) => padded.includes(` ${part}`) || padded.includes(`${part} `))
}
