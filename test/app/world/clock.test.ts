import { describe, expect, it } from 'vitest'
import { momentsAhead } from '../../../src-main/app/world/ahead.ts'
import { aCore, httpsRule, makeReplicaServer, temporaryFolder, twoHosts, aVm, waitForState } from '../a-core.ts'

const dayMs = 86_400_000

describe('going ahead', () => {
  it('goes to an instant months away and stops the clock there', async () => {
    const test = await aCore()
    const { now } = await test.must('clock.view', {})
    const { clock, stoppedBy, isReached } = await test.must('clock.goTo', { toInstant: now + 180 * dayMs })
    expect(clock).toMatchObject({ now: now + 180 * dayMs, pace: 'paused' })
    expect({ stoppedBy, isReached }).toEqual({ stoppedBy: null, isReached: true })
    expect(test.core.verify()).toMatchObject({ actual: await test.hash() })
  })

  it('refuses what is not ahead', async () => {
    const test = await aCore()
    const { now } = await test.must('clock.view', {})
    for (const toInstant of [now, now - 1, now + 4_000 * dayMs]) {
      expect(await test.refusal('clock.goTo', { toInstant })).toMatchObject({ code: 'time.notAhead' })
    }
    expect((await test.must('clock.view', {})).now).toBe(now)
  })

  it('stops within the hour after a machine has become Critical, and names it', async () => {
    const test = await aCore()
    const trust = await twoHosts(test, temporaryFolder())
    const [first, second] = trust.hostIds
    await makeReplicaServer(test, second, trust.certificateIds[1])
    const vmId = await aVm(test, first)
    await test.must('wizard.finish', { kind: 'enableReplication', vmId, draft: {} })
    await waitForState(test, vmId, 'Replicating')
    await test.must('host.setFirewallRule', { hostId: second, rule: httpsRule, enabled: false })
    const { now } = await test.must('clock.view', {})
    const { clock, stoppedBy, isReached } = await test.must('clock.goTo', { toInstant: now + 30 * dayMs })
    expect(stoppedBy).toEqual({ vmId, vmName: 'web01' })
    expect(isReached).toBe(false)
    expect(clock.now - now).toBeLessThan(dayMs)
    // Whoever knows it already may go on.
    const { isReached: goesOn } = await test.must('clock.goTo', { toInstant: clock.now + dayMs })
    expect(goesOn).toBe(true)
  })
})

describe('what is ahead', () => {
  it('names the ends of certificates and CRLs on hosts, each instant once, in their order', async () => {
    const test = await aCore()
    await twoHosts(test, temporaryFolder())
    const { moments } = await test.must('clock.ahead', {})
    const ends = moments.filter(({ kind }) => kind === 'certificateExpires')
    expect(ends.flatMap(({ names }) => names)).toEqual(['HYPERVISOR-01', 'HYPERVISOR-02'])
    expect(moments.find(({ kind }) => kind === 'crlEnds')?.names).toEqual(['Test Root'])
  })

  it('leaves out what is past, and says what comes next', () => {
    expect(momentsAhead({ now: 100, nextEventInstant: 100, hosts: [], vms: [] })).toEqual([])
    expect(momentsAhead({ now: 100, nextEventInstant: 101, hosts: [], vms: [] })).toEqual([
      { kind: 'nextEvent', instant: 101, names: [] },
    ])
  })
})
