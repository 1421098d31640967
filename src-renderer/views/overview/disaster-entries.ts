/** The list of what to do as it is drawn: words, sign and button of each entry. What is in it and in which order is the core's. */
import type { DisasterStep, DisasterView } from '../../../src-main/contract/views/disaster.ts'
import type { TextKey } from '../../i18n/translate.ts'
import type { IconName } from '../../parts/icon-name.ts'
import type { App } from '../../state/app.svelte.ts'

interface Entry {
  readonly key: string
  readonly state: DisasterStep['state']
  readonly icon: IconName
  readonly lead: string
  readonly title: string
  readonly text: string
  /** The first entry on which somebody can do something. */
  readonly isPrimary: boolean
  /** Absent where nobody can do anything. */
  readonly act?: { readonly verb: string; readonly run: () => void } | undefined
  /** What stands in the place of the button. */
  readonly aside?: string | undefined
}

/** Short enough that the way back is quick (Hyper-V Replica reference 7). */
const ttlSeconds = 300

/** Entries that are about something that is broken, not about something that is to be done. */
const broken: ReadonlySet<DisasterStep['step']> = new Set<DisasterStep['step']>([
  'splitBrain',
  'failover',
  'waitAlone',
  'waitReplica',
  'waitReverse',
])

/**
 * @param app Where the buttons act.
 * @param disaster As the core tells it.
 */
export function entriesOf(app: App, { steps }: DisasterView): Entry[] {
  const { t } = app.locale
  const primary = steps.findIndex((step) => step.state === 'open' && actOf(app, step) !== undefined)
  return steps.map((step, index) => {
    const { title, text } = wordsOf(step)
    const params = { count: 1, ...step.params }
    return {
      key: `${step.step} ${step.hostId ?? ''} ${step.vmIds.join(' ')}`,
      state: step.state,
      icon: iconOf(step, index === primary),
      lead: t(`disaster.${step.step}Lead`, params),
      title: t(title, params),
      text: t(text, params),
      isPrimary: index === primary,
      act: actOf(app, step),
      aside: asideOf(app, step),
    }
  })
}

function iconOf(step: DisasterStep, isCurrent: boolean): IconName {
  if (step.state === 'done') return 'ok'
  if (broken.has(step.step)) return 'bad'
  if (step.step === 'look') return 'warn'
  return isCurrent ? 'current' : 'todo'
}

function wordsOf({ step, state, params }: DisasterStep): { readonly title: TextKey; readonly text: TextKey } {
  if (step === 'keepOff' && state === 'done') {
    const isPending = Number(params['count']) > 0
    return { title: 'disaster.keptOff', text: isPending ? 'disaster.keptOffPending' : 'disaster.keptOffText' }
  }
  if (step === 'clients' && state === 'done') {
    return { title: 'disaster.clientsOver', text: 'disaster.clientsOverText' }
  }
  if (step === 'dns' && params['old'] === '') return { title: 'disaster.dnsMissing', text: 'disaster.dnsMissingText' }
  return { title: `disaster.${step}`, text: `disaster.${step}Text` }
}

function actOf(app: App, { step, state, hostId, vmIds, params }: DisasterStep): Entry['act'] {
  const { t } = app.locale
  const [vmId = ''] = vmIds
  switch (step) {
    case 'splitBrain':
      return { verb: t('disaster.splitBrainDo'), run: () => app.surfaces.open({ kind: 'keepSide', vmId }) }
    case 'failover': {
      const verb = t('disaster.failoverDo', { count: vmIds.length })
      const isOne = vmIds.length === 1
      return {
        verb,
        run: () =>
          app.surfaces.open(isOne ? { kind: 'failover', vmId } : { kind: 'failoverList', hostId: hostId ?? '' }),
      }
    }
    case 'start':
      return { verb: t('disaster.startDo'), run: () => void app.run('vm.start', { vmId }) }
    case 'runs':
      return { verb: t('disaster.runsDo'), run: () => app.router.go('result', { vmId }) }
    case 'keepOff':
      if (hostId === null) return undefined
      return state === 'done'
        ? { verb: t('hostPower.letIn'), run: () => app.surfaces.open({ kind: 'letHostIn', hostId }) }
        : { verb: t('hostPower.keepOff'), run: () => void app.run('host.keepOff', { hostId }) }
    case 'connect':
      return { verb: t('disaster.connectDo'), run: () => void connect(app, vmId) }
    case 'dns': {
      const record = { name: String(params['name']), address: String(params['address']), ttlSeconds }
      return { verb: t('disaster.dnsDo'), run: () => void app.run('dns.set', record) }
    }
    case 'shared':
      return { verb: t('disaster.sharedDo'), run: () => app.router.go('machine', { vmId }) }
    default:
      return undefined
  }
}

/** What After Failover proposes, in one go. */
async function connect(app: App, vmId: string): Promise<void> {
  await app.run('wizard.finish', { kind: 'afterFailover', vmId, draft: {} })
}

/** The running number stands here and at the headline, and nowhere else. */
function asideOf(app: App, { step, state, vmIds }: DisasterStep): string | undefined {
  if (step !== 'clients' || state === 'done') return undefined
  const vm = app.world.vm(vmIds[0] ?? '')
  const since = vm ? (app.world.machineNow(vm)?.awaySinceInstant ?? null) : null
  const now = app.world.view?.clock.now ?? 0
  return since === null ? undefined : app.locale.t('disaster.stillAway', { duration: (now - since) / 1000 })
}
