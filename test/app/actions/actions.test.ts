import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { actionsOf, translatedCommands } from '../../../src-main/app/actions/actions.ts'
import { silentCommands } from '../../../src-main/app/actions/silence.ts'
import { readBranches } from '../../../src-main/app/world/branches.ts'
import { commandsIn } from '../../../src-main/app/world/done-commands.ts'
import { emulatorCommands } from '../../../src-main/emulator/index.ts'
import type { Action } from '../../../src-main/runbook/actions.ts'
import { aCore, temporaryFolder, type TestCore } from '../a-core.ts'

let actions: Action[]
let thumbprints: string[]
beforeAll(async () => {
  const test = await aCore({ folder: temporaryFolder('file') })
  const report = await test.must('rehearsal.run', { folder: join(test.folder, 'out') })
  thumbprints = report.certificates.map((each) => each.thumbprint)
  actions = readActions(test)
}, 60_000)

const first = 'HYPERVISOR-01.lab.example'
const second = 'HYPERVISOR-02.lab.example'

describe('the actions of a rehearsal', () => {
  it('are what an administrator did, in order, without what only the emulation needs', () => {
    const told = actions.map((action) => `${action.action} ${action.host.split('.')[0]}`)
    const importing = (host: string) => [
      `importPfx ${host}`,
      `trustRoot ${host}`,
      `setRevocationCheck ${host}`,
      `setRevocationCheck ${host}`,
      `importPfx ${host}`,
      `trustRoot ${host}`,
      `importCrl ${host}`,
    ]
    expect(told).toEqual([
      'setDnsSuffix HYPERVISOR-01',
      'setDnsSuffix HYPERVISOR-02',
      'startVm HYPERVISOR-01',
      ...importing('HYPERVISOR-01'),
      ...importing('HYPERVISOR-02'),
      'setReplicaServer HYPERVISOR-02',
      'setFirewallRule HYPERVISOR-02',
      'setRevocationCheck HYPERVISOR-01',
      'setRevocationCheck HYPERVISOR-02',
      'setRevocationCheck HYPERVISOR-01',
      'setRevocationCheck HYPERVISOR-02',
      'enableReplication HYPERVISOR-01',
      'startInitialReplication HYPERVISOR-01',
      'shutDownVm HYPERVISOR-01',
      'setReplicaServer HYPERVISOR-01',
      'setFirewallRule HYPERVISOR-01',
      'setTrustedHosts HYPERVISOR-01',
      'setTrustedHosts HYPERVISOR-02',
      'prepareFailover HYPERVISOR-01',
      'startFailover HYPERVISOR-02',
      'reverseReplication HYPERVISOR-02',
      'startVm HYPERVISOR-02',
      'connectAdapter HYPERVISOR-02',
      'losePower HYPERVISOR-02',
      'startFailover HYPERVISOR-01',
      'startVm HYPERVISOR-01',
      'setGuestIp HYPERVISOR-01',
      `setDnsRecord ${actions.at(-1)?.host.split('.')[0]}`,
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

/** Reads the workspace beside the core that writes it. */
function readActions({ workspace }: TestCore): Action[] {
  const branches = readBranches(workspace)
  return actionsOf({ commands: () => commandsIn(workspace, branches.rowsOf(branches.currentId)) })
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
    const told = readActions(test).map(({ at: _at, host: _host, ...action }) => action)
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
    const before = readActions(test)
    await test.must('volume.setOnline', { hostId, letter: 'C', isOnline: false })
    await test.must('volume.setOnline', { hostId, letter: 'C', isOnline: true })
    expect(readActions(test)).toEqual(before)
  })
})
