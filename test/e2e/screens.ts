/**
 * Every screen, wizard page and dialog of the app with a way to it that is the same in every language: by address, or by the name
 * of a command as the catalogue of the shown language has it.
 */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Language } from '../../src-main/contract/texts/shape.ts'
import { cs } from '../../src-renderer/i18n/cs/index.ts'
import { de } from '../../src-renderer/i18n/de/index.ts'
import { en } from '../../src-renderer/i18n/en/index.ts'
import type { App } from './fixtures.ts'

const catalogs: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, de, cs }

/** The areas of the catalogues: a text that begins with one of them and a point is a key that has no text. */
export const areas: readonly string[] = [...new Set(Object.keys(en).map((key) => key.split('.')[0] ?? ''))]

/** Gives the text of a key, with its places filled. */
export function textsOf(language: Language) {
  return (key: string, params: Readonly<Record<string, string>> = {}): string => {
    const text = catalogs[language][key]
    if (text === undefined) throw new Error(`There is no text for ${key}.`)
    return text.replace(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) => params[name] ?? '')
  }
}

export type Texts = ReturnType<typeof textsOf>

export interface Screen {
  readonly name: string
  open(page: Page, t: Texts): Promise<void>
}

/** The ids that a prepared world has given out. */
export interface Cast {
  readonly firstHostId: string
  readonly primaryVmId: string
  readonly replicaVmId: string
  readonly freeVmId: string
}

/** Two hosts that replicate three machines, and a fourth machine that does not; time stands still. */
export async function prepareWorld(app: App): Promise<Cast> {
  expect(await app.client.call('rehearsal.prepareTwoHosts', {})).toMatchObject({ ok: true })
  await app.client.call('clock.setPace', { pace: 'paused' })
  const world = await app.client.call('world.view', {})
  if (!world.ok) throw new Error(world.failure.code)
  const { hosts, vms } = world.value
  const firstHostId = hosts[0]?.hostId ?? ''
  const free = await app.client.call('vm.create', {
    hostId: firstHostId,
    name: 'file01',
    disks: [{ sizeBytes: 20 * 1024 ** 3 }],
    guestFiles: [{ path: 'C:\\Shares\\index.txt' }],
  })
  const primaryVmId = vms.find((vm) => vm.name === 'web01' && vm.replication?.mode === 'Primary')?.vmId ?? ''
  await app.client.call('checkpoint.create', { vmId: primaryVmId, name: 'Before the update' })
  const idOf = (mode: string) => vms.find((vm) => vm.name === 'web01' && vm.replication?.mode === mode)?.vmId ?? ''
  return {
    firstHostId,
    primaryVmId,
    replicaVmId: idOf('Replica'),
    freeVmId: free.ok ? free.value.vmId : '',
  }
}

/** Moves web01 to the second host, so that there is a result to show. */
export async function failOver(app: App, { primaryVmId }: Cast) {
  await app.client.call('vm.shutDown', { vmId: primaryVmId })
  await app.client.call('clock.skip', { seconds: 120 })
  const input = { kind: 'plannedFailover', vmId: primaryVmId, draft: { reverse: false, start: true } } as const
  expect(await app.client.call('wizard.finish', input)).toMatchObject({ ok: true })
}

const wizardPages = [
  'beforeYouBegin',
  'replicaServer',
  'connection',
  'disks',
  'frequency',
  'recoveryPoints',
  'initialReplication',
  'summary',
]
const extendPages = ['replicaServer', 'frequency', 'recoveryPoints', 'initialReplication', 'summary']
const settingsPages = [
  'hosts.pageReplication',
  'hosts.pageFirewall',
  'hosts.pageStores',
  'hosts.pageRevocation',
  'hosts.pageWinRm',
  'hosts.pageHost',
  'hostSettings.pageDisplayLanguage',
  'hostSettings.pageVolumes',
  'hostSettings.pageProcessor',
  'hostSettings.pageClock',
  'hostSettings.pageRegistry',
  'hostSettings.pageSwitches',
  'hostSettings.pageDomain',
  'hostSettings.pageHostsFile',
  'hostSettings.pageProxy',
]

/** One of each kind: the other pages are made of the same parts. */
const machineSettingsPages = ['addHardware', 'disks', 'failoverIp', 'integrationServices', 'checkpoints', 'writing']

/** Everything that can be seen while the machines replicate. */
export function screensOf(cast: Cast): Screen[] {
  const { firstHostId, primaryVmId, replicaVmId, freeVmId } = cast
  const place = (name: string, hash: string): Screen => ({ name, open: (page) => goToAddress(page, hash) })
  const command = (name: string, titleOf: (t: Texts) => string): Screen => ({
    name,
    async open(page, t) {
      await runByName(page, t, titleOf(t))
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  })
  const ofRoot = (name: string, key: string) => command(name, (t) => `Rehearsal Root: ${t(key)}`)
  const ofVm = (name: string, key: string, host: string, vm = 'web01') =>
    command(name, (t) => `${vm}: ${t(key)} ${host}`)
  /** A dialog of the replica with its aside open. */
  const onRealHosts = (name: string, key: string, expected: string): Screen => ({
    name,
    async open(page, t) {
      await runByName(page, t, `web01: ${t(key)} HYPERVISOR-02`)
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('common.onRealHosts') })
        .click()
      await expect(page.getByRole('dialog')).toContainText(expected)
    },
  })
  return [
    place('overview', '#/'),
    ...['summary', 'networking', 'replication', 'checkpoints', 'files'].map((tab) =>
      place(`machine, ${tab}`, `#/machines/${primaryVmId}?tab=${tab}`),
    ),
    place('replica', `#/machines/${replicaVmId}?tab=replication`),
    place('host', `#/hosts/${firstHostId}`),
    place('event log', `#/hosts/${firstHostId}/events`),
    place('certificates', '#/certificates'),
    place('roots', '#/certificates/roots'),
    place('inspect', '#/certificates/inspect'),
    place('audit trail', '#/certificates/audit'),
    place('faults', '#/faults'),
    place('fault, of a host', '#/faults/F01'),
    place('fault, a mistake', '#/faults/F31'),
    place('rehearsals', '#/rehearsals'),
    place('runbook', '#/rehearsals/runbook'),
    place('certificates for hosts', '#/certificates/hosts'),
    place('all machines', '#/machines?all=1'),
    {
      name: 'renew everywhere',
      async open(page, t) {
        await goToAddress(page, '#/certificates')
        await page
          .getByRole('row', { name: /hypervisor-01/ })
          .first()
          .click({ button: 'right' })
        await page.getByRole('menuitem', { name: t('renewal.open') }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
      },
    },
    place('forecast', '#/forecast'),
    forecastAnswer,
    ...['links', 'zone', 'resolve'].map((tab) => place(`network, ${tab}`, `#/network?tab=${tab}`)),
    {
      name: 'link',
      async open(page, t) {
        await goToAddress(page, '#/network')
        await page
          .getByRole('button', { name: t('network.editOf', { from: 'HYPERVISOR-01', to: 'HYPERVISOR-02' }) })
          .click()
        await expect(page.getByRole('dialog')).toBeVisible()
      },
    },
    command('partition', (t) => `${t('network.title')}: ${t('network.partition')}`),
    command('DNS record', (t) => `${t('network.title')}: ${t('network.addRecord')}`),
    command('initial copies', (t) => t('replication.copies')),
    ofVm('export', 'replication.export', 'HYPERVISOR-01', 'file01'),
    ofVm('enable as replica', 'replication.enableAsReplica', 'HYPERVISOR-01', 'file01'),
    ofVm('replication settings', 'replication.settings', 'HYPERVISOR-01'),
    place('settings', '#/settings'),
    ...wizardPages.map((page) => wizardPage(freeVmId, 'enableReplication', page)),
    command('add host', (t) => t('overview.addHost')),
    command('add machine', (t) => t('overview.addVm')),
    command('create root', (t) => t('certificates.createRoot')),
    command('issue', (t) => t('certificates.issueForHosts')),
    command('import', (t) => t('certificates.importMany')),
    command('prepare requests', (t) => t('requests.prepareOpen')),
    command('sign a request', (t) => t('requests.signOpen')),
    command('one root per host', (t) => t('requests.perHostOpen')),
    command('import root', (t) => t('roots.importRoot')),
    command('restore root', (t) => t('roots.restoreRoot')),
    ofRoot('bundles', 'bundles.open'),
    ofRoot('publish CRL', 'crls.publish'),
    ofRoot('change passphrase', 'roots.changePassphrase'),
    ofRoot('recovery sheet', 'roots.recoverySheet'),
    command('test connection', (t) => `HYPERVISOR-01: ${t('hosts.testConnection')}`),
    ...settingsPages.map((key): Screen => settingsPage(key)),
    ...machineSettingsPages.map((key) => machineSettingsPage('HYPERVISOR-02', key)),
    ...['memory', 'guestAddress'].map((key) => machineSettingsPage('HYPERVISOR-01', key)),
    ...['shutDown', 'turnOff', 'remove'].map((key) =>
      command(`host, ${key}`, (t) => `HYPERVISOR-01: ${t(`hostPower.${key}`)}`),
    ),
    ...extendPages.map((page) => wizardPage(replicaVmId, 'extendReplication', page)),
    ofVm('replication health', 'machines.viewHealth', 'HYPERVISOR-01'),
    ofVm('why', 'why.open', 'HYPERVISOR-01'),
    ofVm('remove replication', 'machines.removeReplication', 'HYPERVISOR-01'),
    ofVm('dry run', 'dryRun.menu', 'HYPERVISOR-01'),
    ofVm('planned failover', 'machines.plannedFailover', 'HYPERVISOR-01'),
    {
      name: 'planned failover, refused',
      async open(page, t) {
        await runByName(page, t, `web01: ${t('machines.plannedFailover')} HYPERVISOR-01`)
        await page.getByRole('button', { name: t('failover.do') }).click()
        await expect(page.getByRole('alert')).toBeVisible()
      },
    },
    ofVm('failover', 'machines.failover', 'HYPERVISOR-02'),
    onRealHosts('failover, on real hosts', 'machines.failover', 'Start-VM '),
    ofVm('test failover', 'machines.testFailover', 'HYPERVISOR-02'),
    onRealHosts('test failover, on real hosts', 'machines.testFailover', '-AsTest'),
    ofVm('shut down', 'machines.shutDown', 'HYPERVISOR-01'),
    ofVm('write a file', 'machines.writeFile', 'HYPERVISOR-01'),
    command('go back in time', (t) => t('time.goBack')),
    command('branches', (t) => t('time.branchesDo')),
    ofVm('checkpoint with a name', 'checkpoints.takeNamed', 'HYPERVISOR-01'),
    ...['apply', 'rename', 'remove', 'removeTree'].map((key) =>
      command(`checkpoint, ${key}`, (t) => `web01: ${t(`checkpoints.${key}`)} (Before the update)`),
    ),
    {
      name: 'palette',
      async open(page, t) {
        await page.keyboard.press('Control+k')
        await expect(page.getByRole('combobox', { name: t('frame.findCommand') })).toBeFocused()
      },
    },
    {
      name: 'activity',
      async open(page, t) {
        await page
          .getByRole('button', { name: t('frame.activity') })
          .first()
          .click()
        await expect(page.getByRole('complementary', { name: t('frame.activity') })).toBeVisible()
      },
    },
  ]
}

/** What there is only after a failover. */
export function screensAfterFailover({ replicaVmId }: Cast): Screen[] {
  const place = (name: string, hash: string): Screen => ({ name, open: (page) => goToAddress(page, hash) })
  return [
    place('rehearsals, filled', '#/rehearsals'),
    place('result', `#/rehearsals/${replicaVmId}`),
    ...['adapter', 'dns', 'summary'].map((page) => wizardPage(replicaVmId, 'afterFailover', page)),
    wizardPage(replicaVmId, 'reverseReplication', 'connection'),
  ]
}

/**
 * What there is only with many hosts, and while one of them does not answer: web01 has failed over to the second host, whose machines
 * then stand still, and afterwards db01 runs twice.
 */
export async function screensOfFleet(app: App, { firstHostId }: Cast): Promise<Screen[]> {
  const place = (name: string, hash: string): Screen => ({ name, open: (page) => goToAddress(page, hash) })
  await app.client.call('host.add', { name: 'HYPERVISOR-03', dnsSuffix: 'lab.example' })
  /** Presses a button of the overview that opens a dialog, once the page knows what has happened. */
  const fromOverview = (name: string, prepare: () => Promise<void>, key: string): Screen => ({
    name,
    async open(page, t) {
      await prepare()
      await goToAddress(page, '#/')
      await page
        .getByRole('button', { name: t(key) })
        .first()
        .click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  })
  const losePower = async () => {
    await app.client.call('host.losePower', { hostId: firstHostId })
    await app.client.call('clock.skip', { seconds: 120 })
  }
  return [
    place('overview, many hosts', '#/'),
    {
      name: 'all machines, several selected',
      async open(page, t) {
        await goToAddress(page, '#/machines?all=1')
        const rows = page.getByRole('grid', { name: t('machines.all') }).getByRole('row')
        await rows.nth(1).click()
        await rows.nth(3).click({ modifiers: ['Shift'] })
        await expect(page.getByRole('toolbar').last()).toBeVisible()
      },
    },
    {
      name: 'bulk',
      async open(page, t) {
        await page
          .getByRole('toolbar')
          .last()
          .getByRole('button', { name: t('bulk.replication.suspend') })
          .click()
        await expect(page.getByRole('dialog')).toBeVisible()
      },
    },
    fromOverview('failover of a silent host', losePower, 'disaster.failoverDo_one'),
    place('overview, many hosts and one that is silent', '#/'),
    place('list of a host that is silent', `#/hosts/${firstHostId}`),
    fromOverview('keep a side', () => runTwice(app, firstHostId), 'disaster.splitBrainDo'),
  ]
}

/** The machines of a silent host are failed over, and it comes back with them. */
async function runTwice(app: App, hostId: string) {
  const list = await app.client.call('failover.list', { hostId })
  const vmIds = list.ok ? list.value.machines.map(({ vmId }) => vmId) : []
  await app.client.call('failover.runList', { vmIds, goesOn: true })
  await app.client.call('host.restorePower', { hostId })
  await app.client.call('clock.skip', { seconds: 600 })
}

/** Leaves whatever is open, and goes to an address. */
export async function goToAddress(page: Page, hash: string) {
  await page.evaluate((address) => (location.hash = address), hash)
  await settle(page)
}

/** Waits until what is shown no longer says that it is being read. */
export async function settle(page: Page) {
  await expect(page.getByRole('main').locator('.skeleton')).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
}

/** Closes the dialog in front, if there is one. */
export async function leave(page: Page) {
  const drawer = page.locator('.drawer').getByRole('button').first()
  if (await drawer.isVisible()) await drawer.click()
  const shown: Locator = page.getByRole('dialog')
  if (await shown.isVisible()) await page.keyboard.press('Escape')
  await expect(shown).toBeHidden()
}

async function runByName(page: Page, t: Texts, title: string) {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: t('frame.findCommand') }).fill(title)
  await expect(page.getByRole('option')).not.toHaveCount(0)
  await page.keyboard.press('Enter')
}

/** A short forecast, so that there is an answer to look at. */
const forecastAnswer: Screen = {
  name: 'forecast, answered',
  async open(page, t) {
    await goToAddress(page, '#/forecast')
    await page.getByLabel(t('forecast.vms'), { exact: true }).fill('3')
    await page.getByLabel(t('forecast.days'), { exact: true }).fill('1')
    await page.getByRole('button', { name: t('forecast.ask') }).click()
    await expect(page.getByRole('region', { name: t('forecast.answer') })).toBeVisible()
  },
}

function wizardPage(vmId: string, kind: string, name: string): Screen {
  return {
    name: `${kind}, ${name}`,
    async open(page, t) {
      await goToAddress(page, `#/machines/${vmId}/${kind}`)
      const pages = page.getByRole('navigation', { name: t('wizard.pages') })
      const title = t(`wizard.page.${name}`)
      await expect(pages.getByText(title, { exact: true })).toBeVisible()
      // The page that is shown is no button.
      const button = pages.getByRole('button', { name: title, exact: true })
      if (await button.isVisible()) await button.click()
      await expect(page.getByRole('heading', { name: title, level: 2 })).toBeVisible()
    },
  }
}

function settingsPage(key: string): Screen {
  return {
    name: `Hyper-V Settings, ${key}`,
    async open(page, t) {
      await runByName(page, t, t('overview.settingsOf', { host: 'HYPERVISOR-01' }))
      await page
        .getByRole('dialog')
        .getByRole('tab', { name: new RegExp(`^${t(key)}(?!\\p{L})`, 'u') })
        .click()
    },
  }
}

/** A page of the Settings of web01 on one of its hosts. */
function machineSettingsPage(host: string, key: string): Screen {
  return {
    name: `Settings on ${host}, ${key}`,
    async open(page, t) {
      await runByName(page, t, `web01: ${t('machineSettings.open')} ${host}`)
      const title = t(`machineSettings.page.${key}`)
      await page
        .getByRole('dialog')
        .getByRole('tab', { name: new RegExp(`^${title}`) })
        .click()
      await expect(page.getByRole('tabpanel', { name: new RegExp(`^${title}`) })).toBeVisible()
    },
  }
}
