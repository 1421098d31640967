/** The wall clock is in real certificates only: the emulated world is the same in whatever year it is played. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aCore, makeReplicaServer, aVm, twoHosts } from '../a-core.ts'

describe('the same calls on two days', () => {
  it('lead to the same world, also around a leap day', async () => {
    const hashes: string[] = []
    for (const wall of ['2024-02-29T12:00:00Z', '2027-12-31T23:59:30Z']) {
      const test = await aCore({ wallStart: Date.parse(wall) })
      const trust = await twoHosts(test, join(test.folder, 'files'))
      await makeReplicaServer(test, trust.hostIds[1], trust.certificateIds[1])
      const vmId = await aVm(test, trust.hostIds[0])
      test.wall.now += 40 * 24 * 3_600_000
      await test.must('wizard.finish', { kind: 'enableReplication', vmId, draft: {} })
      await test.must('clock.skip', { seconds: 7_200 })
      hashes.push(await test.hash())
    }
    expect(hashes[0]).toBe(hashes[1])
  })
})
