import { expect, it } from 'vitest'
import { replicationHealth, replicationState } from '../../../../src-main/contract/ids.ts'
import { toneOfLane } from '../../../../src-renderer/views/overview/lane-tone.ts'

it('draws no lane as healthy over which nothing can be sent, whatever Windows still says of it', () => {
  for (const health of replicationHealth.options) {
    for (const state of replicationState.options) {
      for (const isCut of [true, false]) {
        const tone = toneOfLane({ health, state, isCut, canSend: false })
        expect({ health, state, isCut, tone: tone.tone }).not.toMatchObject({ tone: 'ok' })
        if (isCut) expect(tone).toEqual({ tone: 'bad', isDead: true, word: 'overview.unreachable' })
      }
    }
  }
})

it('puts its own word in the place of a health that would promise too much', () => {
  const lane = { state: 'Replicating', health: 'Normal', isCut: false } as const
  expect(toneOfLane({ ...lane, canSend: false }).word).toBe('overview.cannotSend')
  expect(toneOfLane({ ...lane, canSend: true })).toEqual({ tone: 'ok', isDead: false })
})
