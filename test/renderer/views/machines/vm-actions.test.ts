/** What the menu of a machine offers in each state of its replication is what the core then does. */
import { beforeAll, expect, it } from 'vitest'
import type { DisclosedPart } from '../../../../src-main/contract/disclosure.ts'
import type { CallName, InputOf } from '../../../../src-main/contract/registry.ts'
import type { VmView } from '../../../../src-main/contract/views/vm.ts'
import type { App } from '../../../../src-renderer/state/app.svelte.ts'
import type { Surface } from '../../../../src-renderer/state/surfaces.svelte.ts'
import { replicationActions, seedActions, vmActions } from '../../../../src-renderer/views/machines/vm-actions.ts'
import { type VmAction } from '../../../../src-renderer/views/machines/action.ts'
import { prepareTemplate, type Template, type TestCore } from '../../../app/a-core.ts'

interface Ids {
  readonly primary: string
  readonly replica: string
  readonly free: string
}

let template: Template<Ids>

beforeAll(async () => {
  template = await prepareTemplate(async (core) => {
    await core.must('rehearsal.prepareTwoHosts', {})
    const { vms, hosts } = await core.must('world.view', {})
    const idOf = (mode: string) => vms.find((vm) => vm.name === 'web01' && vm.replication?.mode === mode)?.vmId ?? ''
    const { vmId: free } = await core.must('vm.create', { hostId: hosts[0]?.hostId ?? '', name: 'free01' })
    return { primary: idOf('Primary'), replica: idOf('Replica'), free }
  })
})

/** As much of the app as a menu needs: the world of a core, and what it was asked to do. */
async function aMenu(core: TestCore, vmId: string) {
  const world = await core.must('world.view', {})
  const opened: Surface[] = []
  const replies: Promise<{ readonly ok: boolean }>[] = []
  const app = {
    locale: { t: (key: string) => key },
    world: {
      hosts: world.hosts,
      tells: (part: DisclosedPart) => world.discloses.includes(part),
      hostNow: (hostId: string) => world.now.hosts.find((host) => host.hostId === hostId),
      partnerOf: (vm: VmView) => world.vms.find((other) => other.guid === vm.guid && other.vmId !== vm.vmId),
    },
    surfaces: { open: (surface: Surface) => opened.push(surface) },
    router: { go: () => undefined },
    run: (name: CallName, input: InputOf<CallName>) => {
      const reply = core.call(name, input)
      replies.push(reply)
      return reply
    },
  } as unknown as App
  const vm = world.vms.find((each) => each.vmId === vmId) ?? expect.fail(`${vmId} is gone`)
  return { app, vm, opened, replies, actions: replicationActions(app, vm) }
}

const offered = (actions: readonly VmAction[]) => actions.filter((action) => !action.disabled).map(({ id }) => id)

type Prepare = (core: TestCore, ids: Ids) => Promise<void>

const suspend: Prepare = async (core, { primary }) => {
  await core.must('replication.suspend', { vmId: primary })
}
const resynchronize: Prepare = async (core, ids) => {
  const { hosts } = await core.must('world.view', {})
  const [fromHostId = '', toHostId = ''] = hosts.map(({ hostId }) => hostId)
  await core.must('network.setLink', { fromHostId, toHostId, bitsPerSecond: 10_000 })
  await suspend(core, ids)
  await core.must('clock.skip', { seconds: 600 })
  await core.must('replication.resume', { vmId: ids.primary, resynchronize: true })
}

const situations: readonly (readonly [string, Prepare, readonly string[]])[] = [
  ['Replicating', async () => undefined, ['machines.pauseReplication']],
  ['Suspended', suspend, ['machines.resumeReplication']],
  ['Resynchronizing', resynchronize, ['machines.pauseReplication', 'replication.stopResynchronization']],
  [
    'ResynchronizeSuspended',
    async (core, ids) => {
      await resynchronize(core, ids)
      await suspend(core, ids)
    },
    ['machines.resumeReplication', 'replication.stopResynchronization'],
  ],
  [
    'WaitingForStartResynchronize',
    async (core, ids) => {
      await suspend(core, ids)
      const { clock } = await core.must('world.view', {})
      const resynchronizeStartInstant = clock.now + 3_600_000
      await core.must('replication.resume', { vmId: ids.primary, resynchronize: true, resynchronizeStartInstant })
    },
    ['replication.stopResynchronization'],
  ],
]

const atOnce = new Set(['machines.pauseReplication', 'machines.resumeReplication', 'replication.stopResynchronization'])

for (const [state, prepare, expected] of situations) {
  it(`offers on a primary that is ${state} what the core does at once`, async () => {
    for (const id of expected) {
      const core = await template.open()
      await prepare(core, template.props)
      const { vm, actions, replies } = await aMenu(core, template.props.primary)
      expect(vm.replication?.state).toBe(state)
      expect(offered(actions).filter((each) => atOnce.has(each))).toEqual(expected)
      expect(offered(actions)).toContain('replication.settings')
      actions.find((action) => action.id === id)?.run()
      expect(await Promise.all(replies), id).toMatchObject([{ ok: true }])
    }
  })
}

it('opens a dialog to resynchronize, and offers a planned failover only while it replicates', async () => {
  const core = await template.open()
  expect(offered((await aMenu(core, template.props.primary)).actions)).toContain('machines.plannedFailover')
  await suspend(core, template.props)
  const { actions, opened } = await aMenu(core, template.props.primary)
  expect(offered(actions)).not.toContain('machines.plannedFailover')
  actions.find(({ id }) => id === 'machines.resynchronize')?.run()
  expect(opened).toEqual([{ kind: 'resynchronize', vmId: template.props.primary }])
})

it('pauses and resumes a replica, and has no settings for it', async () => {
  const core = await template.open()
  for (const id of ['machines.pauseReplication', 'machines.resumeReplication']) {
    const { actions, replies } = await aMenu(core, template.props.replica)
    expect(offered(actions)).toContain(id)
    expect(offered(actions)).not.toContain('replication.settings')
    actions.find((action) => action.id === id)?.run()
    expect(await Promise.all(replies), id).toMatchObject([{ ok: true }])
  }
})

it('exports what the core copies, and makes only a machine wait as replica that does not replicate', async () => {
  const core = await template.open()
  const { primary, replica, free } = template.props
  const { hosts } = await core.must('world.view', {})
  for (const [vmId, canExport, canWait] of [
    [free, true, true],
    [primary, true, false],
    [replica, false, false],
  ] as const) {
    const { app, vm } = await aMenu(core, vmId)
    expect(offered(vmActions(app, vm)).includes('replication.export')).toBe(canExport)
    expect(offered(seedActions(app, vm)).includes('replication.enableAsReplica')).toBe(canWait)
  }
  const hostId = hosts[1]?.hostId ?? ''
  const { vmId } = await core.must('vm.copyToHost', { vmId: free, hostId })
  await core.must('replication.enableAsReplica', { vmId })
  await core.refusal('vm.copyToHost', { vmId: replica, hostId: hosts[0]?.hostId ?? '' })
})

it('offers a machine without its storage what the core takes: off, and then away', async () => {
  const core = await template.open()
  const { vms } = await core.must('world.view', {})
  const { hostId } = vms.find((vm) => vm.vmId === template.props.free) ?? expect.fail('no machine')
  const vmId = template.props.free
  const menu = async () => {
    const { app, vm } = await aMenu(core, vmId)
    return offered(vmActions(app, vm))
  }
  await core.must('vm.start', { vmId })
  await core.must('volume.setOnline', { hostId, letter: 'C', isOnline: false })
  expect(await menu()).toEqual(expect.arrayContaining(['machines.resume', 'machines.turnOff']))
  expect(await menu()).not.toContain('machines.delete')
  expect((await core.refusal('vm.resume', { vmId })).code).toBe('vm.storageLost')
  await core.must('vm.turnOff', { vmId })
  expect(await menu()).not.toContain('machines.start')
  expect(await menu()).toContain('machines.delete')
  await core.must('vm.remove', { vmId })
})

it('offers nothing that would be done on a host that does not answer, but what leads elsewhere', async () => {
  const core = await template.open()
  const { hosts } = await core.must('world.view', {})
  await core.must('host.losePower', { hostId: hosts[0]?.hostId ?? '' })
  const { app, vm, actions } = await aMenu(core, template.props.primary)
  expect(offered(actions)).toEqual(['machines.viewHealth'])
  expect(offered(vmActions(app, vm))).toEqual(['eventLog.open'])
})

it('asks before a test failover is stopped, because its machine is deleted', async () => {
  const core = await template.open()
  await core.must('failover.startTest', { vmId: template.props.replica })
  const { actions, opened, replies } = await aMenu(core, template.props.replica)
  actions.find(({ id }) => id === 'machines.stopTestFailover')?.run()
  expect(opened).toEqual([{ kind: 'stopTest', vmId: template.props.replica }])
  expect(replies).toEqual([])
})

it('offers a planned failover that is checked first where the machine is the primary', async () => {
  const core = await template.open()
  const { actions, opened } = await aMenu(core, template.props.primary)
  actions.find(({ id }) => id === 'dryRun.menu')?.run()
  expect(opened).toEqual([{ kind: 'dryRun', vmId: template.props.primary }])
  const replica = await aMenu(core, template.props.replica)
  expect(replica.actions.map(({ id }) => id)).not.toContain('dryRun.menu')
})

it('leaves out what tells a cause where a lab hides it; the dialog of Hyper-V Manager stays', async () => {
  const core = await template.open()
  core.core.disclose({ parts: [], untoldRows: [] })
  const { actions, opened } = await aMenu(core, template.props.primary)
  const ids = actions.map(({ id }) => id)
  expect([ids.includes('why.open'), ids.includes('dryRun.menu')]).toEqual([false, false])
  actions.find(({ id }) => id === 'machines.plannedFailover')?.run()
  expect(opened).toEqual([{ kind: 'plannedFailover', vmId: template.props.primary }])
})
