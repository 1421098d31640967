/** What stands behind the Network screen: values with units, states of links, groups of hosts, steps of a look-up. */
import { describe, expect, it } from 'vitest'
import {
  bandwidthText,
  fromForm,
  presetNames,
  presetOf,
  presets,
  toForm,
  type LinkView,
} from '../../../../src-renderer/views/network/link-form.ts'
import { linkState, positionsOf } from '../../../../src-renderer/views/network/link-state.ts'
import { changeTo, groupsOf, membersOf } from '../../../../src-renderer/views/network/partition-groups.ts'
import { stepsOf } from '../../../../src-renderer/views/network/resolve-steps.ts'
import { aCore } from '../../../app/a-core.ts'

const link: LinkView = {
  fromHostId: 'host-1',
  toHostId: 'host-2',
  isConnected: true,
  isPartitioned: false,
  isUp: true,
  bitsPerSecond: 50_000_000,
  backBitsPerSecond: 50_000_000,
  effectiveBitsPerSecond: 50_000_000,
  backEffectiveBitsPerSecond: 50_000_000,
  latencyMilliseconds: 20,
  lossPermille: 15,
}

describe('the form of a link', () => {
  it('writes each value in its unit and reads it back', () => {
    expect(toForm(link)).toMatchObject({ bandwidth: '50', unit: 'Mbit', isSame: true, latency: '20', loss: '1.5' })
    for (const name of presetNames) expect(fromForm(toForm(presets[name])).values).toEqual(presets[name])
    expect(presetOf(presets.dsl)).toBe('dsl')
    expect(presetOf(link)).toBeUndefined()
  })

  it('takes a comma for a point', () => {
    const form = { ...toForm(link), bandwidth: '2,5', unit: 'Gbit', latency: '0', loss: '0,1' } as const
    const bitsPerSecond = 2_500_000_000
    const values = { bitsPerSecond, backBitsPerSecond: bitsPerSecond, latencyMilliseconds: 0, lossPermille: 1 }
    expect(fromForm(form).values).toEqual(values)
    const other = { ...form, isSame: false, back: '800', backUnit: 'kbit' } as const
    expect(fromForm(other).values).toEqual({ ...values, backBitsPerSecond: 800_000 })
    expect(toForm({ ...link, backBitsPerSecond: 800_000 })).toMatchObject({
      isSame: false,
      back: '800',
      backUnit: 'kbit',
    })
  })

  it('names the fields that hold no such number', () => {
    const form = { ...toForm(link), bandwidth: '', isSame: false, back: 'x', latency: '10001', loss: '-1' }
    expect(fromForm(form)).toEqual({ problems: { bandwidth: true, back: true, latency: true, loss: true } })
    expect(fromForm({ ...toForm(link), back: 'x', latency: '1.5', loss: '101' }).problems).toEqual({
      bandwidth: false,
      back: false,
      latency: true,
      loss: true,
    })
  })

  it('says a bandwidth in the unit that says it shortest', () => {
    const units = { kbit: 'kbit/s', Mbit: 'Mbit/s', Gbit: 'Gbit/s' }
    expect(bandwidthText(1_000_000_000, String, units)).toBe('1 Gbit/s')
    expect(bandwidthText(2_400_000, String, units)).toBe('2.4 Mbit/s')
    expect(bandwidthText(999, String, units)).toBe('0.999 kbit/s')
  })
})

it('says of a link what has to be put right first', () => {
  const all = () => true
  expect(linkState(link, all)).toBe('up')
  expect(linkState(link, (hostId) => hostId === 'host-1')).toBe('noPower')
  expect(linkState({ ...link, isUp: false }, all)).toBe('unusable')
  expect(linkState({ ...link, isUp: false, isPartitioned: true }, all)).toBe('partitioned')
  expect(linkState({ ...link, isUp: false, isPartitioned: true, isConnected: false }, all)).toBe('cut')
})

it('puts two hosts side by side and every other number on a circle', () => {
  expect(positionsOf(2)).toEqual([
    { x: 56, y: 84 },
    { x: 264, y: 84 },
  ])
  expect(new Set(positionsOf(7).map(({ x, y }) => `${x} ${y}`)).size).toBe(7)
})

describe('groups of hosts', () => {
  const hostIds = ['host-1', 'host-2', 'host-3', 'host-4']

  it('are the hosts that no partition parts', () => {
    const groups = groupsOf(hostIds, [
      { partitionId: 'partition-1', hostIds: ['host-2', 'host-3'], isKeptOff: false },
      { partitionId: 'partition-2', hostIds: ['host-3'], isKeptOff: false },
    ])
    expect(membersOf(groups)).toEqual([['host-1', 'host-4'], ['host-2'], ['host-3']])
  })

  it('come about by one partition for each but the largest, and what fits stays', () => {
    const wanted = new Map([
      ['host-1', 0],
      ['host-2', 1],
      ['host-3', 1],
      ['host-4', 2],
    ])
    expect(
      changeTo(wanted, [
        { partitionId: 'partition-1', hostIds: ['host-4'], isKeptOff: false },
        { partitionId: 'partition-2', hostIds: ['host-2'], isKeptOff: false },
      ]),
    ).toEqual({ cut: [{ hostIds: ['host-1'] }], rejoin: [{ partitionId: 'partition-2' }] })
    const together = new Map(hostIds.map((hostId) => [hostId, 3]))
    expect(changeTo(together, [{ partitionId: 'partition-1', hostIds: ['host-4'], isKeptOff: false }])).toEqual({
      cut: [],
      rejoin: [{ partitionId: 'partition-1' }],
    })
  })

  it('leave the partition of a host that is kept off as it is, whichever group is the largest', () => {
    const fence = { partitionId: 'partition-1', hostIds: ['host-1'], isKeptOff: true }
    const apart = new Map([
      ['host-1', 0],
      ['host-2', 1],
    ])
    expect(changeTo(apart, [fence])).toEqual({ cut: [], rejoin: [] })
  })

  it('are what the core then has', async () => {
    const core = await aCore()
    const ids: string[] = []
    for (const name of ['A', 'B', 'C', 'D']) ids.push((await core.must('host.add', { name })).hostId)
    const wanted = new Map(ids.map((hostId, index) => [hostId, [0, 1, 1, 2][index]!]))
    for (let round = 0; round < 2; round += 1) {
      const { partitions } = await core.must('network.view', {})
      const { cut, rejoin } = changeTo(wanted, partitions)
      expect(cut.length).toBe(round === 0 ? 2 : 0)
      for (const input of cut) await core.must('network.partition', input)
      for (const input of rejoin) await core.must('network.rejoin', input)
    }
    const { partitions, links } = await core.must('network.view', {})
    expect(membersOf(groupsOf(ids, partitions))).toEqual(membersOf(wanted))
    expect(links.filter(({ isUp }) => isUp).map(({ fromHostId, toHostId }) => [fromHostId, toHostId])).toEqual([
      [ids[1], ids[2]],
    ])
  })
})

describe('the steps of a look-up', () => {
  const outcomes = (...input: Parameters<typeof stepsOf>) => stepsOf(...input).map(({ outcome }) => outcome)

  it('end where the answer is', () => {
    expect(outcomes('cache', 'web01.lab.example', false)).toEqual(['noAnswer', 'answered', 'notAsked', 'notAsked'])
    expect(outcomes('broadcast', 'web01', false)).toEqual(['noAnswer', 'noAnswer', 'noAnswer', 'answered'])
  })

  it('leave out what is not asked', () => {
    expect(outcomes('dns', 'web01.lab.example', true)).toEqual(['notAsked', 'noAnswer', 'answered', 'notAsked'])
    expect(outcomes(null, 'web01.lab.example', false)).toEqual(['noAnswer', 'noAnswer', 'noAnswer', 'notAsked'])
    expect(outcomes('address', '10.0.0.1', false)).toEqual(['notAsked', 'notAsked', 'notAsked', 'notAsked'])
  })
})
