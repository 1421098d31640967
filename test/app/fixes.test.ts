/** A remedy leads on: once carried out it is not what is told to do next. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Fix } from '../../src-main/contract/failure.ts'
import type { CallName } from '../../src-main/contract/registry.ts'
import { createRandomStream, nextBelow } from '../../src-main/kernel/random.ts'
import type { Template, TestCore } from './a-core.ts'
import { replicating, type ReplicatingStage } from './wizards/template.ts'
import { troubles } from './wizards/troubles.ts'

let template: Template<ReplicatingStage>
beforeAll(async () => {
  template = await replicating()
})

/** Longer than any series of causes that one after the other hide each other. */
const remediesMax = 8

/** What somebody wants who is refused; whole names, so that a remedy can be the same call for something else. */
const wishes: readonly ((props: ReplicatingStage) => readonly [string, object])[] = [
  ({ vmId }) => ['vm.start', { vmId }],
  ({ replicaVmId: vmId }) => ['vm.start', { vmId }],
  ({ vmId }) => ['replication.resume', { vmId }],
  ({ replicaVmId: vmId }) => ['replication.reverse', { vmId }],
  ({ vmId }) => ['replication.setAsReplica', { vmId }],
  ({ vmId }) => ['failover.prepare', { vmId }],
  ({ replicaVmId: vmId }) => ['failover.start', { vmId }],
  ({ replicaVmId: vmId }) => ['failover.startTest', { vmId }],
  ({ replicaVmId: vmId }) => ['failover.complete', { vmId }],
  ({ vmId }) => ['wizard.finish', { kind: 'plannedFailover', vmId, draft: { reverse: true } }],
  ({ replicaVmId: vmId }) => ['wizard.finish', { kind: 'failover', vmId, draft: {} }],
  ({ replicaVmId: vmId }) => ['wizard.finish', { kind: 'reverseReplication', vmId, draft: {} }],
  ({ hostIds, fqdns }) => ['connection.test', { hostId: hostIds[0], replicaServer: fqdns[1] }],
  ({ hostIds, fqdns }) => ['connection.test', { hostId: hostIds[1], replicaServer: fqdns[0] }],
]

/** Carries out what each refusal offers, until there is no refusal or no remedy; gives the remedies in their order. */
async function followed(test: TestCore, call: string, input: object): Promise<string[]> {
  const done: string[] = []
  while (done.length < remediesMax) {
    const reply = await test.call(call as CallName, input)
    const fix: Fix | undefined = reply.ok ? undefined : reply.failure.fix
    if (fix === undefined) return done
    done.push(JSON.stringify(fix.steps))
    expect(fix.steps.some((step) => step.call === call && JSON.stringify(step.input) === JSON.stringify(input))).toBe(
      false,
    )
    for (const step of fix.steps) {
      // A machine that is shut down takes a moment; what a remedy itself is refused with is another story.
      if (!(await test.call(step.call as CallName, step.input as never)).ok) return done
      await test.must('clock.skip', { seconds: 120 })
    }
  }
  return done
}

describe('a remedy, in worlds that went wrong at random', () => {
  it.each(Array.from({ length: 8 }, (_, index) => `world ${index}`))(
    'is not offered again once it was carried out: %s',
    async (seed) => {
      const random = createRandomStream(seed, 'remedies')
      const test = await template.open()
      for (let step = 0; step < 4 + nextBelow(random, 6); step += 1) {
        await troubles[nextBelow(random, troubles.length)]?.(test, template.props)
      }
      for (const wish of wishes.toSorted(() => nextBelow(random, 3) - 1)) {
        const [call, input] = wish(template.props)
        const done = await followed(test, call, input)
        expect(new Set(done).size, `${seed}: ${call} ${JSON.stringify(input)}: ${done.join(' then ')}`).toBe(
          done.length,
        )
      }
    },
  )
})
