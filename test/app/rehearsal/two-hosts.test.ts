import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aCore, close } from '../a-core.ts'

describe('two hosts to rehearse with', () => {
  it('trust each other in both directions, and three machines replicate', { timeout: 60_000 }, async () => {
    const test = await aCore()
    await test.must('rehearsal.prepareTwoHosts', {})
    const { hosts, vms, lanes, nextStep } = await test.must('world.view', {})
    expect(hosts.map((host) => host.replicaServer.enabled)).toEqual([true, true])
    expect(
      vms
        .filter((vm) => vm.replication?.mode === 'Primary')
        .map((vm) => [vm.name, vm.state])
        .sort(),
    ).toEqual([
      ['db01', 'Running'],
      ['dc01', 'Running'],
      ['web01', 'Running'],
    ])
    expect(lanes.map((lane) => lane.state)).toEqual(['Replicating', 'Replicating', 'Replicating'])
    expect(new Set(lanes.map((lane) => lane.fromHostId)).size).toBe(2)
    expect(nextStep).toBe('failOver')
    for (const [client, server] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const tested = await test.must('connection.test', {
        hostId: hosts[client]?.hostId ?? '',
        replicaServer: hosts[server]?.fqdn ?? '',
      })
      expect(tested.engine?.agrees).toBe(true)
    }
    expect(test.core.verify()).toMatchObject({ actual: await test.hash() })
    // A planned failover with reverse needs nothing more.
    const web = vms.find((vm) => vm.name === 'web01' && vm.replication?.mode === 'Primary')
    await test.must('vm.shutDown', { vmId: web?.vmId ?? '' })
    await test.must('wizard.finish', { kind: 'plannedFailover', vmId: web?.vmId ?? '', draft: { reverse: true } })
  })

  it(
    'keep the passphrase of their root for its owner, apart from the files for hosts, and in no reply',
    { timeout: 60_000 },
    async () => {
      const test = await aCore()
      await test.must('rehearsal.prepareTwoHosts', {})
      const names = readdirSync(test.folder, { recursive: true, encoding: 'utf8' })
      const path = join(test.folder, 'test root-passphrase.txt')
      expect(names.filter((name) => name.includes('passphrase'))).toEqual(['test root-passphrase.txt'])
      expect(statSync(path).mode & 0o777).toBe(0o600)
      const written = readFileSync(path, 'utf8').trim()
      test.secrets.add(written)
      const { roots } = await test.must('root.list', {})
      await test.must('root.lock', { rootId: roots[0]?.rootId ?? '' })
      await test.must('root.unlock', { rootId: roots[0]?.rootId ?? '', passphrase: written })
      await test.must('activity.list', { limit: 500 })
    },
  )

  it(
    'need no secret that nobody was told: after a restart their root opens by itself',
    { timeout: 60_000 },
    async () => {
      const test = await aCore()
      await test.must('rehearsal.prepareTwoHosts', {})
      await close(test)
      const again = await aCore({ folder: test.folder })
      const [root] = (await again.must('root.list', {})).roots
      expect(root).toMatchObject({ isUnlocked: false, isPassphraseRemembered: true })
      const rootId = root?.rootId ?? ''
      await again.must('root.unlockRemembered', { rootId })
      await again.must('certificate.issue', { rootId, fqdns: ['hv03.lab.example'] })
      // Without the file it is a root like any other.
      await again.must('root.lock', { rootId })
      rmSync(join(test.folder, 'test root-passphrase.txt'))
      expect((await again.refusal('root.unlockRemembered', { rootId })).code).toBe('passphrase.notRemembered')
    },
  )

  it('are gone on with where files could not be written half-way, and nothing is made twice', async () => {
    const test = await aCore()
    // A folder in the way of a file: found only when that file is written.
    const folder = join(test.folder, 'test certificates')
    mkdirSync(join(folder, 'root.cer'), { recursive: true })
    const refused = await test.refusal('rehearsal.prepareTwoHosts', {})
    expect(refused).toMatchObject({ code: 'file.unwritable' })
    expect(refused.partly?.done).toEqual(['host.add', 'root.create', 'certificate.issue'])
    expect(refused.partly?.remaining[0]).toBe('certificate.export')
    await close(test)

    rmSync(folder, { recursive: true })
    const again = await aCore({ folder: test.folder })
    await again.must('rehearsal.prepareTwoHosts', {})
    expect((await again.must('host.list', {})).hosts).toHaveLength(2)
    expect((await again.must('root.list', {})).roots).toHaveLength(1)
    expect((await again.must('certificate.list', {})).certificates).toHaveLength(3)
    const { lanes } = await again.must('world.view', {})
    expect(lanes.map((lane) => lane.state)).toEqual(['Replicating', 'Replicating', 'Replicating'])
    // Done to the end: from now on the world is the user's.
    expect((await again.refusal('rehearsal.prepareTwoHosts', {})).code).toBe('rehearsal.worldNotEmpty')
  })
})
