import { beforeAll, describe, expect, it } from 'vitest'
import type { WizardDraft, WizardView } from '../../../src-main/contract/views/wizard.ts'
import { httpsRule, peerOf, waitForState, type Template, type TestCore } from '../a-core.ts'
import { readyToEnable, type Stage } from './template.ts'

let template: Template<Stage>
let test: TestCore
beforeAll(async () => {
  template = await readyToEnable()
})

const kind = 'enableReplication' as const
const week = 7 * 24 * 3_600_000

describe('Enable Replication', () => {
  it('has the pages and defaults of Hyper-V Manager', async () => {
    test = await template.open()
    const view = await show()
    expect(view.pages.map((page) => page.page)).toEqual([
      'beforeYouBegin',
      'replicaServer',
      'connection',
      'disks',
      'frequency',
      'recoveryPoints',
      'initialReplication',
      'summary',
    ])
    expect(view.draft).toMatchObject({
      server: template.props.fqdns[1],
      port: 443,
      authentication: 'certificate',
      certificate: template.props.certificateIds[0],
      compression: true,
      disks: ['disk-1'],
      frequencySeconds: '300',
      recoveryPoints: 'latestOnly',
      coverageHours: 24,
      vss: false,
      vssFrequencyHours: 4,
      method: 'network',
      schedule: 'immediately',
    })
    expect(view).toMatchObject({ vmName: 'web01', hostName: 'HYPERVISOR-01', currentPage: 'beforeYouBegin' })
    expect(problems(view)).toEqual({})
    expect(view.canFinish).toBe(true)
    // In a workgroup the other host's settings cannot be read; a line says so and the wizard goes on (3.2, page 3).
    expect(field(view, 'connection', 'configurationUnread')).toMatchObject({ kind: 'note' })
    await test.must('host.setTrustedHosts', {
      hostId: template.props.hostIds[0],
      trustedHosts: [template.props.fqdns[1]],
    })
    const read = await show()
    expect(read.pages[2]?.fields.map((each) => each.name)).not.toContain('configurationUnread')
  })

  it('shows what is wrong at the field that it is wrong at, and keeps what was typed', async () => {
    test = await template.open()
    const now = (await test.must('clock.view', {})).now
    const cases: [WizardDraft, string, string][] = [
      [{ server: '' }, 'replicaServer:server', 'name.empty'],
      [{ server: 'two words' }, 'replicaServer:server', 'name.hasSpace'],
      [{ server: 'hypervisor-01' }, 'replicaServer:server', 'replication.sameHost'],
      [{ port: '' }, 'connection:port', 'replicaServer.badPort'],
      [{ port: '0' }, 'connection:port', 'replicaServer.badPort'],
      [{ port: 65_536 }, 'connection:port', 'replicaServer.badPort'],
      [{ port: '44x' }, 'connection:port', 'replicaServer.badPort'],
      [{ port: 443.5 }, 'connection:port', 'replicaServer.badPort'],
      [{ authentication: 'ntlm' }, 'connection:authentication', 'input.invalid'],
      [{ certificate: '' }, 'connection:certificate', 'connection.noClientCertificate'],
      [{ certificate: template.props.certificateIds[1] }, 'connection:certificate', 'connection.noClientCertificate'],
      [{ disks: [] }, 'disks:disks', 'replication.noDisk'],
      [{ frequencySeconds: '31' }, 'frequency:frequencySeconds', 'replication.badFrequency'],
      [{ recoveryPoints: 'additional', coverageHours: 25 }, 'recoveryPoints:coverageHours', 'replication.badHistory'],
      [{ recoveryPoints: 'additional', coverageHours: 'x' }, 'recoveryPoints:coverageHours', 'replication.badHistory'],
      [
        { recoveryPoints: 'additional', vss: true, vssFrequencyHours: 13 },
        'recoveryPoints:vssFrequencyHours',
        'replication.badVssFrequency',
      ],
      [{ schedule: 'at', startInstant: now - 1 }, 'initialReplication:startInstant', 'replication.startTooLate'],
      [{ schedule: 'at', startInstant: now + week + 1 }, 'initialReplication:startInstant', 'replication.startTooLate'],
      [{ schedule: 'at', startInstant: null }, 'initialReplication:startInstant', 'replication.startTooLate'],
    ]
    const before = await test.must('world.hash', {})
    for (const [draft, owner, code] of cases) {
      const view = await show(draft)
      expect(problems(view), JSON.stringify(draft)).toEqual({ [owner]: code })
      expect(view.canFinish).toBe(false)
      expect(view.draft).toMatchObject(draft)
      const [page] = owner.split(':')
      expect(view.pages.find((each) => each.page === page)?.state).toBe('problem')
      const failure = await finish(draft)
      expect(failure).toMatchObject({ code, field: owner })
      expect(await test.must('world.hash', {})).toEqual(before)
    }
  })

  it('does not mind a problem in a field that is greyed out', async () => {
    test = await template.open()
    const drafts: WizardDraft[] = [
      { authentication: 'kerberos', certificate: '' },
      { recoveryPoints: 'latestOnly', coverageHours: 99, vss: true, vssFrequencyHours: 99 },
      { recoveryPoints: 'additional', vss: false, vssFrequencyHours: 99 },
      { schedule: 'immediately', startInstant: 0 },
    ]
    for (const draft of drafts) expect(problems(await show(draft)), JSON.stringify(draft)).toEqual({})
  })

  it('takes numbers as the texts that a field of a form holds', async () => {
    test = await template.open()
    const { vmId } = template.props
    const draft = {
      port: ' 443 ',
      recoveryPoints: 'additional',
      coverageHours: '3',
      vss: 'true',
      vssFrequencyHours: '2',
    }
    expect(problems(await show(draft))).toEqual({})
    await test.must('wizard.finish', { kind, vmId, draft })
    expect(await test.must('replication.view', { vmId })).toMatchObject({
      port: 443,
      recoveryHistoryHours: 3,
      vssFrequencyHours: 2,
    })
  })

  it('exports the initial copy to a folder for external media, whose path is required', async () => {
    test = await template.open()
    const { vmId, hostIds } = template.props
    expect(problems(await show({ method: 'media' }))).toEqual({
      'initialReplication:destinationPath': 'initialCopy.badPath',
    })
    const media = { method: 'media', destinationPath: 'Q:\\Export' }
    expect(await finish(media)).toMatchObject({
      code: 'initialCopy.badPath',
      field: 'initialReplication:destinationPath',
    })
    await test.must('wizard.finish', { kind, vmId, draft: { ...media, destinationPath: 'C:\\Export' } })
    await test.must('clock.skip', { seconds: 7_200 })
    const { copies } = await test.must('initialCopy.list', {})
    expect(copies).toMatchObject([{ hostId: hostIds[0], vmName: 'web01' }])
  })

  it('refuses an existing machine as the initial copy at the method where there is none', async () => {
    test = await template.open()
    expect(await finish({ method: 'existing' })).toMatchObject({
      code: 'replication.noExistingCopy',
      field: 'initialReplication:method',
    })
  })

  it('shows in the summary what was chosen', async () => {
    test = await template.open()
    const at = (await test.must('clock.view', {})).now + 3_600_000
    const view = await show({
      port: '8443',
      compression: false,
      frequencySeconds: '30',
      recoveryPoints: 'additional',
      coverageHours: 8,
      vss: true,
      vssFrequencyHours: 2,
      schedule: 'at',
      startInstant: at,
    })
    const summary = Object.fromEntries(
      (view.pages.at(-1)?.fields ?? []).map((each) => [each.name, { value: each.value, params: each.params }]),
    )
    const value = (each: unknown) => ({ value: each, params: {} })
    expect(summary).toEqual({
      server: value(template.props.fqdns[1]),
      port: value(8443),
      compression: value(false),
      authentication: value('certificate'),
      excludedDisks: value([]),
      frequencySeconds: value('30'),
      recoveryPoints: value('additional'),
      coverageHours: value(8),
      vssFrequencyHours: value(2),
      method: value('network'),
      schedule: { value: 'at', params: { startInstant: at } },
    })
    expect(view.pages.at(-1)?.fields.every((each) => each.kind === 'fact')).toBe(true)
  })

  it('marks the pages before the current one as done and the rest as still to come', async () => {
    test = await template.open()
    const { vmId } = template.props
    const view = await test.must('wizard.view', { kind, vmId, page: 'disks' })
    expect(view.currentPage).toBe('disks')
    expect(view.pages.map((page) => page.state)).toEqual([
      'done',
      'done',
      'done',
      'current',
      'todo',
      'todo',
      'todo',
      'todo',
    ])
    expect((await test.must('wizard.view', { kind, vmId, page: 'noSuchPage' })).currentPage).toBe('beforeYouBegin')
  })

  it('writes PowerShell whose lines follow the draft and name the page that they come from', async () => {
    test = await template.open()
    const lines = async (draft: WizardDraft) => (await show(draft)).scripts.flatMap((script) => script.lines)
    const plain = await lines({})
    const pages = new Set((await show()).pages.map((page) => page.page))
    for (const line of plain) if (line.page !== null) expect(pages).toContain(line.page)
    const changed = await lines({ frequencySeconds: '900', port: '8443' })
    const differing = changed.filter((line, index) => line.text !== plain[index]?.text)
    expect(differing.map((line) => line.page)).toEqual(expect.arrayContaining(['frequency', 'connection']))
    expect(changed.map((line) => line.text).join('\n')).toContain('900')
  })

  it('is refused for a machine that replicates already, and for one that does not exist', async () => {
    test = await template.open()
    const { vmId } = template.props
    await test.must('wizard.finish', { kind, vmId, draft: {} })
    expect((await test.refusal('wizard.view', { kind, vmId })).code).toBe('replication.alreadyEnabled')
    expect((await test.refusal('wizard.finish', { kind, vmId, draft: {} })).code).toBe('replication.alreadyEnabled')
    expect((await test.refusal('wizard.view', { kind, vmId: 'vm-99' })).code).toBe('vm.unknown')
  })
})

describe('Finish', () => {
  it('enables replication, starts the initial replication and says so', async () => {
    test = await template.open()
    const { vmId, fqdns } = template.props
    expect(await test.must('wizard.finish', { kind, vmId, draft: {} })).toEqual({
      kind,
      vmId,
      checklist: [],
      message: 'replicationEnabled',
      params: { vm: 'web01', server: fqdns[1] },
    })
    expect((await test.must('replication.view', { vmId })).state).toBe('InitialReplicationInProgress')
    await waitForState(test, vmId, 'Replicating')
    const replica = await test.must('vm.view', { vmId: await peerOf(test, vmId) })
    expect(replica.adapters[0]?.switchName).toBeNull()
  })

  it('waits with the initial replication until the instant that was chosen', async () => {
    test = await template.open()
    const { vmId } = template.props
    const startInstant = (await test.must('clock.view', {})).now + 3_600_000
    await test.must('wizard.finish', { kind, vmId, draft: { schedule: 'at', startInstant } })
    expect((await test.must('replication.view', { vmId })).state).toBe('ReadyForInitialReplication')
    await test.must('clock.skip', { seconds: 3_601 })
    expect((await test.must('replication.view', { vmId })).state).toBe('InitialReplicationInProgress')
  })

  it('leaves out the disks that were unticked', async () => {
    test = await template.open()
    const { vmId } = await test.must('vm.create', {
      hostId: template.props.hostIds[0],
      name: 'db01',
      disks: [{ sizeBytes: 2 ** 30 }, { sizeBytes: 2 ** 31 }],
    })
    const { disks } = await test.must('vm.view', { vmId })
    const [first = '', second = ''] = disks.map((disk) => disk.diskId)
    const view = await test.must('wizard.view', { kind, vmId, draft: { disks: [first] } })
    expect(field(view, 'summary', 'excludedDisks').value).toEqual([disks[1]?.path])
    expect(view.scripts.flatMap((script) => script.lines.map((line) => line.text)).join()).toContain(disks[1]?.path)
    await test.must('wizard.finish', { kind, vmId, draft: { disks: [first] } })
    expect(await test.must('replication.view', { vmId })).toMatchObject({
      replicatedDiskIds: [first],
      excludedDiskIds: [second],
    })
  })

  it('that meets a disabled firewall rule points at the port, and its remedy lets the next one succeed', async () => {
    test = await template.open()
    const { vmId, hostIds } = template.props
    await test.must('host.setFirewallRule', { hostId: hostIds[1], rule: httpsRule, enabled: false })
    const before = await test.must('world.hash', {})
    const failure = await finish({ compression: false })
    expect(failure).toMatchObject({
      code: 'connection.firewallRuleDisabled',
      field: 'connection:port',
      windowsCode: '0x00002EFD',
      fix: { code: 'enableFirewallRule' },
    })
    expect(await test.must('world.hash', {})).toEqual(before)
    await test.fix(failure)
    await test.must('wizard.finish', { kind, vmId, draft: { compression: false } })
    expect((await test.must('replication.view', { vmId })).compression).toBe(false)
  })

  it('points at the field for every other reason of the connection, and changes nothing', async () => {
    const { vmId, hostIds, certificateIds } = template.props
    const server = hostIds[1]
    const remove = (hostId: string, store: 'LocalMachine\\Root' | 'LocalMachine\\My', certificateId: string) => () =>
      test.must('store.remove', { hostId, store, certificateId })
    const rootCertificate = 'certificate-1'
    const cases: [() => Promise<unknown>, WizardDraft, string, string, string | null][] = [
      [
        () => Promise.resolve(),
        { server: 'nobody.lab.example' },
        'connection.nameNotResolved',
        'replicaServer:server',
        null,
      ],
      [
        () => test.must('host.losePower', { hostId: server }),
        {},
        'connection.timedOut',
        'replicaServer:server',
        'powerOnHost',
      ],
      [
        () => test.must('replicaServer.set', { hostId: server, enabled: false }),
        {},
        'connection.notReplicaServer',
        'connection:port',
        'enableReplicaServer',
      ],
      [() => Promise.resolve(), { port: '444' }, 'connection.wrongPort', 'connection:port', null],
      [
        remove(server, 'LocalMachine\\My', certificateIds[1]),
        {},
        'connection.serverCertificateMissing',
        'connection:certificate',
        null,
      ],
      [
        remove(server, 'LocalMachine\\Root', rootCertificate),
        {},
        'connection.certificateRefused',
        'connection:certificate',
        'importRoot',
      ],
      [
        () =>
          test.must('replicaServer.set', {
            hostId: server,
            enabled: true,
            certificateId: certificateIds[1],
            allowAnyServer: false,
          }),
        {},
        'connection.notAuthorized',
        'connection:certificate',
        'addAuthorizationEntry',
      ],
    ]
    for (const [prepare, draft, code, owner, fix] of cases) {
      test = await template.open()
      await prepare()
      const before = await test.must('world.hash', {})
      const failure = await finish(draft)
      expect(failure, code).toMatchObject({ code, field: owner })
      expect(failure.fix?.code ?? null, code).toBe(fix)
      expect(await test.must('world.hash', {}), code).toEqual(before)
      if (fix === null) continue
      await test.fix(failure)
      await test.must('wizard.finish', { kind, vmId, draft })
    }
  })

  it('is refused where the volume of the Replica server is too small', async () => {
    test = await template.open()
    const { vmId } = await test.must('vm.create', {
      hostId: template.props.hostIds[0],
      name: 'files01',
      disks: [{ sizeBytes: 2 * 1024 ** 4, usedBytes: 1024 ** 4 }],
    })
    await test.must('vm.create', {
      hostId: template.props.hostIds[1],
      name: 'big',
      disks: [{ sizeBytes: 2 * 1024 ** 4, usedBytes: 1.5 * 1024 ** 4 }],
    })
    const before = await test.must('world.hash', {})
    const failure = await test.refusal('wizard.finish', { kind, vmId, draft: {} })
    expect(failure).toMatchObject({ code: 'replication.storageFull', field: 'replicaServer:server' })
    expect(await test.must('world.hash', {})).toEqual(before)
  })
})

function show(draft: WizardDraft = {}): Promise<WizardView> {
  return test.must('wizard.view', { kind, vmId: template.props.vmId, draft })
}

function finish(draft: WizardDraft) {
  return test.refusal('wizard.finish', { kind, vmId: template.props.vmId, draft })
}

function problems(view: WizardView): Record<string, string> {
  return Object.fromEntries(
    view.pages.flatMap((page) =>
      page.fields.flatMap((each) => (each.problem ? [[`${page.page}:${each.name}`, each.problem.code]] : [])),
    ),
  )
}

function field(view: WizardView, page: string, name: string) {
  const found = view.pages.find((each) => each.page === page)?.fields.find((each) => each.name === name)
  return found ?? expect.fail(`no field ${page}:${name}`)
}
