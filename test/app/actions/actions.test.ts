import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createInventoryReader } from '../../../src-main/app/certificates/inventory/inventory.ts'
import { createKeyRing } from '../../../src-main/app/certificates/keys/key-ring.ts'
import { createEventHub } from '../../../src-main/app/base/events.ts'
import type { HandlerContext } from '../../../src-main/app/certificates/context.ts'
import { actionsOf, translatedCommands } from '../../../src-main/app/actions/actions.ts'
import { silentCommands } from '../../../src-main/app/actions/silence.ts'
import { openWorld } from '../../../src-main/app/world/keeper.ts'
import { judgePeer } from '../../../src-main/authority/verdict/verdict.ts'
import { emulatorCommands } from '../../../src-main/emulator/index.ts'
import type { Action } from '../../../src-main/runbook/actions.ts'
import { aCore, temporaryFolder, valueOf, type TestCore } from '../a-core.ts'

let actions: Action[]
let thumbprints: string[]
beforeAll(async () => {
  const test = await aCore({ folder: temporaryFolder('file') })
  const report = await test.must('rehearsal.run', { folder: join(test.folder, 'out') })
  thumbprints = report.certificates.map((each) => each.thumbprint)
  actions = await readActions(test)
}, 60_000)

const first = 'HYPERVISOR-01.lab.example'
const second = 'HYPERVISOR-02.lab.example'

describe('the actions of a rehearsal', () => {
  it('are what an administrator did, in order, without what only the emulation needs', () => {
    const told = actions.map((action) => `${action.action} ${action.host.split('.')[0]}`)
    const importing = (host: string) => [
      ...[`importPfx ${host}`, `trustRoot ${host}`],
      ...[`setRevocationCheck ${host}`, `setRevocationCheck ${host}`],
      ...[`importPfx ${host}`, `trustRoot ${host}`, `importCrl ${host}`],
    ]
    expect(told).toEqual([
      ...['setDnsSuffix HYPERVISOR-01', 'setDnsSuffix HYPERVISOR-02', 'startVm HYPERVISOR-01'],
      ...importing('HYPERVISOR-01'),
      ...importing('HYPERVISOR-02'),
      ...['setReplicaServer HYPERVISOR-02', 'setFirewallRule HYPERVISOR-02'],
      ...['setRevocationCheck HYPERVISOR-01', 'setRevocationCheck HYPERVISOR-02'],
      ...['setRevocationCheck HYPERVISOR-01', 'setRevocationCheck HYPERVISOR-02'],
      ...['enableReplication HYPERVISOR-01', 'startInitialReplication HYPERVISOR-01'],
      ...['shutDownVm HYPERVISOR-01', 'setReplicaServer HYPERVISOR-01', 'setFirewallRule HYPERVISOR-01'],
      ...['setTrustedHosts HYPERVISOR-01', 'setTrustedHosts HYPERVISOR-02'],
      ...['prepareFailover HYPERVISOR-01', 'startFailover HYPERVISOR-02'],
      ...['reverseReplication HYPERVISOR-02', 'startVm HYPERVISOR-02'],
      ...['connectAdapter HYPERVISOR-02', 'losePower HYPERVISOR-02'],
      ...['startFailover HYPERVISOR-01', 'startVm HYPERVISOR-01'],
      ...['setGuestIp HYPERVISOR-01', `setDnsRecord ${actions.at(-1)?.host.split('.')[0]}`],
    ])
  })

  it('carry names, thumbprints and files instead of ids', () => {
    expect(actions.find((action) => action.action === 'enableReplication')).toMatchObject({
      host: first,
      vm: 'web01',
      replicaServer: second,
      port: 443,
      thumbprint: thumbprints[1],
      frequencySeconds: 300,
      excludedDiskPaths: [],
    })
    expect(actions.find((action) => action.action === 'trustRoot')).toMatchObject({
      file: 'root.cer',
      thumbprint: thumbprints[0],
    })
    expect(actions.filter((action) => action.action === 'startFailover')).toMatchObject([
      { host: second, kind: 'planned', pointsBack: 0 },
      { host: first, kind: 'unplanned', pointsBack: 0 },
    ])
    const { at: _at, ...last } = actions.at(-1) ?? expect.fail('no action')
    expect(last).toMatchObject({ name: 'web01.lab.example', address: '10.10.2.21' })
    expect(JSON.stringify(actions)).not.toMatch(/"(vm|host|disk|certificate|adapter)-\d/)
  })

  it('stand at the virtual instant of their row', () => {
    const instants = actions.map((action) => action.at)
    expect(instants).toEqual([...instants].sort((one, other) => one - other))
    expect(new Set(instants).size).toBeGreaterThan(5)
  })
})

/** Opens world and inventory beside the core that wrote the workspace, and reads only. */
async function readActions(test: TestCore): Promise<Action[]> {
  const dependencies = {
    workspace: test.workspace,
    now: () => new Date(test.wall.now),
    randomBytes: (count: number) => new Uint8Array(count),
    seed: 'test',
    startInstant: 0,
    applicationVersion: '0.1.0-test',
  }
  const { workspace, seed, startInstant } = dependencies
  const keeper = valueOf(
    await openWorld({ workspace, rules: { judgePeer }, hub: createEventHub(), seed, startInstant }),
  )
  const hosts = keeper.emulator.world.hosts.flatMap((host) => keeper.emulator.hostView(host.hostId) ?? [])
  const inventory = createInventoryReader(workspace)
  const ring = createKeyRing({ wallMilliseconds: () => test.wall.now, monotonicMilliseconds: () => test.wall.now })
  // The translation reads these five members of what handlers share.
  return actionsOf({ dependencies, keeper, inventory, ring, hosts: () => hosts } as unknown as HandlerContext)
}

describe('the actions on a machine', () => {
  it('name disks, adapters and checkpoints as an administrator would, also those that are gone', async () => {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
    const { vmId } = await test.must('vm.create', { hostId, name: 'web01' })
    await test.must('disk.add', { vmId, sizeBytes: 1024 ** 3, name: 'data' })
    await test.must('vm.setIntegrationServices', { vmId, services: { backup: false } })
    const { checkpointId } = await test.must('checkpoint.create', { vmId, name: 'before' })
    await test.must('checkpoint.rename', { vmId, checkpointId, name: 'old' })
    await test.must('checkpoint.apply', { vmId, checkpointId })
    await test.must('checkpoint.remove', { vmId, checkpointId })
    await test.must('host.shutDown', { hostId })
    const told = (await readActions(test)).map(({ at: _at, host: _host, ...action }) => action)
    expect(told.slice(1)).toMatchObject([
      { action: 'addDisk', vm: 'web01', name: 'data', folder: null },
      { action: 'setIntegrationServices', services: { VSS: false } },
      { action: 'createCheckpoint', checkpoint: 'before' },
      { action: 'renameCheckpoint', checkpoint: 'before', newName: 'old' },
      { action: 'applyCheckpoint', checkpoint: 'old' },
      { action: 'removeCheckpoint', checkpoint: 'old', includeSubtree: false },
      { action: 'shutDownHost' },
    ])
  })
})

describe('every command', () => {
  it('has a translation for the runbook, or a reason to have none', () => {
    const known = [...translatedCommands, ...Object.keys(silentCommands)]
    expect(known.toSorted()).toEqual([...emulatorCommands].toSorted())
  })

  it('that only takes storage away and gives it back leaves no line in the runbook', async () => {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
    await test.must('vm.create', { hostId, name: 'web01' })
    const before = await readActions(test)
    await test.must('volume.setOnline', { hostId, letter: 'C', isOnline: false })
    await test.must('volume.setOnline', { hostId, letter: 'C', isOnline: true })
    expect(await readActions(test)).toEqual(before)
  })
})
