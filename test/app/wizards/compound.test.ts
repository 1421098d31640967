import { beforeAll, describe, expect, it } from 'vitest'
import { fail, type Failure } from '../../../src-main/contract/failure.ts'
import type { CallName, InputOf } from '../../../src-main/contract/registry.ts'
import type { Workspace } from '../../../src-main/workspace/index.ts'
import { aCore, aVm, close, makeReplicaServer, type Template, type TestCore } from '../a-core.ts'
import { replicating, type ReplicatingStage } from './template.ts'

let template: Template<ReplicatingStage>
beforeAll(async () => {
  template = await replicating()
})

/** A workspace whose volume is full at the n-th time that something is written from now on. */
class FullVolume {
  #left = Number.POSITIVE_INFINITY

  /** @param count What can still be written. */
  fillAfter(count: number): void {
    this.#left = count
  }

  readonly around = (workspace: Workspace): Workspace => {
    const transaction: Workspace['transaction'] = (work) => {
      this.#left -= 1
      return this.#left < 0 ? fail('workspace.diskFull', { path: workspace.path }) : workspace.transaction(work)
    }
    return new Proxy(workspace, {
      get(target, name) {
        if (name === 'transaction') return transaction
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
  }
}

interface Compound {
  /** What has to be so before it. */
  readonly before: (test: TestCore) => Promise<void>
  /** Gives the refusal, if there is one. */
  readonly run: (test: TestCore) => Promise<Failure | null>
}

const props = () => template.props

async function finish(test: TestCore, kind: 'plannedFailover' | 'failover' | 'reverseReplication', vmId: string) {
  const reply = await test.call('wizard.finish', { kind, vmId, draft: {} })
  return reply.ok ? null : reply.failure
}

const compounds: Readonly<Record<string, Compound>> = {
  'a planned failover': {
    before: async (test) => void (await test.must('vm.shutDown', { vmId: props().vmId })),
    run: async (test) => {
      const reply = await test.call('failover.runPlanned', { vmId: props().vmId, reverse: false, start: true })
      return reply.ok ? null : reply.failure
    },
  },
  'a planned failover from its dialog': {
    before: async (test) => void (await test.must('vm.shutDown', { vmId: props().vmId })),
    run: (test) => finish(test, 'plannedFailover', props().vmId),
  },
  'an unplanned failover': {
    before: async (test) => void (await test.must('host.losePower', { hostId: props().hostIds[0]! })),
    run: async (test) => {
      const reply = await test.call('failover.runUnplanned', { vmId: props().replicaVmId })
      return reply.ok ? null : reply.failure
    },
  },
  'an unplanned failover from its dialog': {
    before: async (test) => void (await test.must('host.losePower', { hostId: props().hostIds[0]! })),
    run: (test) => finish(test, 'failover', props().replicaVmId),
  },
  'a planned failover that is carried through to the first client': {
    before: async (test) => {
      const { hostIds, certificateIds } = props()
      await makeReplicaServer(test, hostIds[0], certificateIds[0])
      for (const hostId of hostIds) await test.must('host.setTrustedHosts', { hostId, trustedHosts: ['*'] })
    },
    run: (test) => refusalOf(test, 'failover.runWhole', { vmId: props().vmId }),
  },
  'the machines of a host that does not answer': {
    before: async (test) => void (await test.must('host.losePower', { hostId: props().hostIds[0]! })),
    run: (test) => refusalOf(test, 'failover.runList', { vmIds: [props().replicaVmId] }),
  },
  'keeping one of two sides': {
    before: async (test) => {
      const [hostId] = props().hostIds
      await test.must('host.losePower', { hostId: hostId! })
      await test.must('failover.runUnplanned', { vmId: props().replicaVmId })
      await test.must('host.restorePower', { hostId: hostId! })
    },
    run: (test) => refusalOf(test, 'failover.keepSide', { vmId: props().replicaVmId }),
  },
  'one operation on many machines': {
    before: async (test) => void (await aVm(test, props().hostIds[0], 'second', '10.10.1.22')),
    run: async (test) => {
      const { vms } = await test.must('vm.list', {})
      const vmIds = vms.filter((vm) => vm.state === 'Running').map((vm) => vm.vmId)
      return refusalOf(test, 'bulk.run', { operation: 'vm.save', vmIds })
    },
  },
}

async function refusalOf<Name extends CallName>(test: TestCore, name: Name, input: InputOf<Name>) {
  const reply = await test.call(name, input)
  return reply.ok ? null : reply.failure
}

describe.each(Object.entries(compounds))('%s', (_name, { before, run }) => {
  it('changes nothing, or says how far it came and goes on from there, wherever the volume is full', async () => {
    const whole = await template.open()
    await before(whole)
    expect(await run(whole)).toBeNull()
    const expected = await whole.hash()
    await close(whole)

    let isThrough = false
    let partlyCount = 0
    for (let count = 0; !isThrough; count += 1) {
      expect(count).toBeLessThan(12)
      const volume = new FullVolume()
      const test = await template.open({ around: volume.around })
      await before(test)
      const untouched = await test.hash()
      volume.fillAfter(count)
      const failure = await run(test)
      volume.fillAfter(Number.POSITIVE_INFINITY)
      isThrough = failure === null
      if (failure !== null) {
        expect(failure.code).toBe('workspace.diskFull')
        if (failure.partly === undefined) expect(await test.hash()).toBe(untouched)
        else {
          partlyCount += 1
          expect(failure.partly.done).not.toEqual([])
          expect(failure.partly.remaining).not.toEqual([])
        }
        // Also after a restart.
        await close(test)
        const again = await aCore({ folder: test.folder })
        expect(await run(again)).toBeNull()
        expect(await again.hash()).toBe(expected)
        await close(again)
      } else await close(test)
    }
    expect(partlyCount).toBeGreaterThan(0)
  })
})

describe('a failover to a host whose memory does not suffice', () => {
  it('is refused before anything is done', async () => {
    const test = await template.open()
    const { hostIds, replicaVmId } = props()
    const { memoryBytes } = await test.must('host.view', { hostId: hostIds[1]! })
    const { vmId } = await test.must('vm.create', {
      hostId: hostIds[1]!,
      name: 'load',
      memoryBytes: Math.floor((memoryBytes - 2 ** 31) / 2 ** 21) * 2 ** 21,
      disks: [{ sizeBytes: 10 * 2 ** 30 }],
    })
    await test.must('vm.start', { vmId })
    await test.must('host.losePower', { hostId: hostIds[0]! })
    const before = await test.hash()
    const failure = await test.refusal('failover.runUnplanned', { vmId: replicaVmId })
    expect(failure).toMatchObject({ code: 'vm.notEnoughMemory', windowsCode: '0x8007000E' })
    expect(failure.partly).toBeUndefined()
    expect(await test.hash()).toBe(before)
    await test.must('vm.turnOff', { vmId })
    await test.must('failover.runUnplanned', { vmId: replicaVmId })
  })
})

describe('a failover that goes on', () => {
  it('is not taken for one to another recovery point', async () => {
    const test = await template.open()
    const { hostIds, replicaVmId: vmId } = props()
    await test.must('host.losePower', { hostId: hostIds[0] })
    const { recoveryPoints } = await test.must('replication.view', { vmId })
    const oldest = recoveryPoints.toSorted((one, other) => one.at - other.at)[0]!
    await test.must('failover.start', { vmId })
    const before = await test.hash()
    const { recoveryPointId } = oldest
    expect((await test.refusal('failover.runUnplanned', { vmId, recoveryPointId })).code).toBe('replication.wrongState')
    expect(await test.hash()).toBe(before)
    await test.must('failover.runUnplanned', { vmId })
    expect(await test.must('vm.view', { vmId })).toMatchObject({ state: 'Running' })
  })
})
