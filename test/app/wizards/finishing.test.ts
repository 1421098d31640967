/** What a wizard says of Finish before it is chosen is what Finish does. */
import { beforeAll, describe, expect, it } from 'vitest'
import { wizardKind } from '../../../src-main/contract/views/wizard.ts'
import { createRandomStream, nextBelow } from '../../../src-main/kernel/random.ts'
import type { CallName } from '../../../src-main/contract/registry.ts'
import type { Template } from '../a-core.ts'
import { replicating, type ReplicatingStage } from './template.ts'
import { troubles } from './troubles.ts'

let template: Template<ReplicatingStage>
beforeAll(async () => {
  template = await replicating()
})

describe('a failover', () => {
  it('that would be refused cannot finish, and the view says why and what puts it right', async () => {
    const test = await template.open()
    const { replicaVmId: vmId } = template.props
    const before = await test.hash()
    const view = await test.must('wizard.view', { kind: 'failover', vmId })
    expect(view).toMatchObject({
      canFinish: false,
      refusal: { code: 'failover.primaryRunning', field: 'recoveryPoint:recoveryPoint' },
    })
    expect(await test.hash()).toBe(before)
    expect(await test.refusal('wizard.finish', { kind: 'failover', vmId, draft: {} })).toEqual(view.refusal)
  })

  it('that was planned for a machine that runs cannot finish, and can once it is off', async () => {
    const test = await template.open()
    const { vmId } = template.props
    const view = await test.must('wizard.view', { kind: 'plannedFailover', vmId })
    expect(view).toMatchObject({
      canFinish: false,
      refusal: { code: 'failover.vmRunning', field: 'options:vmOff', fix: { code: 'shutDownVm' } },
    })
    await test.must('vm.shutDown', { vmId })
    const { events } = test
    const heard = events.length
    const again = await test.must('wizard.view', { kind: 'plannedFailover', vmId })
    expect(again).toMatchObject({ canFinish: true, refusal: null })
    expect(events.slice(heard).map(({ type }) => type)).not.toContain('checklist.changed')
  })
})

describe('every wizard, in worlds that went wrong at random', () => {
  it.each(Array.from({ length: 12 }, (_, index) => `world ${index}`))('%s', async (seed) => {
    const random = createRandomStream(seed, 'finishing')
    const test = await template.open()
    for (let step = 0; step < 4 + nextBelow(random, 6); step += 1) {
      await troubles[nextBelow(random, troubles.length)]?.(test, template.props)
    }
    const kinds = wizardKind.options.toSorted(() => nextBelow(random, 3) - 1)
    for (const kind of kinds) {
      for (const vmId of [template.props.vmId, template.props.replicaVmId]) {
        const draft = kind === 'plannedFailover' ? { reverse: nextBelow(random, 2) === 1 } : {}
        const before = await test.hash()
        const view = await test.call('wizard.view', { kind, vmId, draft })
        expect(await test.hash(), `${kind} changed the world by showing it`).toBe(before)
        const finish = await test.call('wizard.finish' as CallName, { kind, vmId, draft })
        const says = view.ok && view.value.canFinish
        const does = finish.ok ? 'done' : finish.failure.code
        expect(says, `${seed}: ${kind} of ${vmId}: ${does}`).toBe(finish.ok)
        if (view.ok && !finish.ok && view.value.refusal) expect(view.value.refusal.code).toBe(finish.failure.code)
      }
    }
  })
})
