import { describe, expect, it } from 'vitest'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { languages } from '../../../src-main/contract/texts/shape.ts'
import { parsePredicate } from '../../../src-main/labs/format/parse-predicate.ts'
import { subjectKey, type Subject } from '../../../src-main/labs/format/subject.ts'
import { holds } from '../../../src-main/labs/predicates/evaluate.ts'
import type { Memory, Sight } from '../../../src-main/labs/predicates/facts.ts'
import { findingCodes } from '../../../src-main/labs/predicates/finding.ts'
import { findHeld, findMissing } from '../../../src-main/labs/predicates/findings.ts'
import { sentenceOf } from '../../../src-main/labs/predicates/sentence.ts'
import { isLike } from '../../../src-main/labs/predicates/values.ts'
import { texts } from '../../../src-main/labs/texts/index.ts'

await Promise.all(languages.map(loadTexts))

/** A world of one host, one lane and two machines, which a test moves on. */
function aWorld() {
  const host = { name: 'HYPERVISOR-02', fqdn: 'HYPERVISOR-02.lab.example', trustedHosts: [] as string[], crls: null }
  const lane = { vmName: 'web01', state: 'Replicating', lagSeconds: 90 }
  const vms = [
    { name: 'web01', host: 'HYPERVISOR-01', replication: { health: 'Normal', failover: null as object | null } },
    { name: 'APP01', host: 'HYPERVISOR-01', replication: null },
  ]
  const known: Record<string, unknown> = {
    [key({ kind: 'host', host: 'HYPERVISOR-02' })]: host,
    [key({ kind: 'world' })]: { lanes: [lane], vms },
    [key({ kind: 'lane', vm: 'web01', isExtended: false })]: lane,
  }
  const memory: Memory = {}
  const clock = { now: 0 }
  const answers: Record<string, string | number | string[]> = {}
  const settings: Record<string, string> = { a: '2', b: '1' }
  const sight = (isPeek: boolean): Sight => ({
    facts: {
      get now() {
        return clock.now
      },
      valueOf: (subject) => known[key(subject)],
      settings: () => settings,
    },
    memory,
    prefix: 'x',
    answers,
    baselines: { whole: { a: '1', b: '1' }, start: { a: '2', b: '1' } },
    isPeek,
    whatHolds: findHeld,
  })
  return { host, lane, vms, clock, answers, settings, memory, sight }
}

const key = (subject: Subject) => subjectKey(subject)

function read(json: unknown) {
  const parsed = parsePredicate(json, { file: 'test', at: 'that' })
  return 'predicate' in parsed ? parsed.predicate : expect.fail(JSON.stringify(parsed.problem))
}

const onHost = (path: string, test: object) => ({ of: 'host HYPERVISOR-02', path, ...test })

describe('a condition about values', () => {
  const world = aWorld()
  it.each([
    [onHost('fqdn', { is: 'hypervisor-02.LAB.example' }), true],
    [onHost('fqdn', { isNot: 'HYPERVISOR-02' }), true],
    [onHost('fqdn', { in: ['a', 'HYPERVISOR-02.lab.example'] }), true],
    [onHost('fqdn', { like: '*.lab.*' }), true],
    [onHost('trustedHosts', { empty: true }), true],
    [onHost('crls', { empty: false }), false],
    [{ of: 'lane web01', path: 'lagSeconds', atMost: 90 }, true],
    [{ of: 'lane web01', path: 'lagSeconds', atLeast: 91 }, false],
    [{ of: 'lane web01', path: 'lagSeconds', about: { value: 100, by: 10 } }, true],
    [{ of: 'world', path: 'lanes', count: { is: 1 } }, true],
    [{ of: 'world', path: 'lanes', count: { atLeast: 2 } }, false],
    [{ of: 'world', path: 'vms', some: { path: 'replication', empty: true } }, true],
    [{ of: 'world', path: 'vms', every: { path: 'host', is: 'HYPERVISOR-01' } }, true],
    [{ of: 'world', path: 'vms', none: { path: 'name', is: 'db01' } }, true],
    [{ of: 'lane web01', path: 'vmName', same: { of: 'lane web01', path: 'vmName' } }, true],
    [{ atLeastOf: { n: 2, of: [onHost('fqdn', { empty: false }), onHost('name', { is: 'x' })] } }, false],
    [{ not: onHost('name', { is: 'x' }) }, true],
    // About what does not exist nothing is true, whatever is asked.
    [{ of: 'host HYPERVISOR-09', path: 'fqdn', isNot: 'x' }, false],
    [{ of: 'host HYPERVISOR-09', path: 'crls', empty: true }, false],
  ])('%j is %s', (json, expected) => {
    expect(holds(read(json), world.sight(false))).toBe(expected)
  })

  it('compares globs in time that grows with the text', () => {
    expect(isLike('a'.repeat(20_000), `${'*a'.repeat(2_000)}b`)).toBe(false)
    expect([isLike('abc', 'a*c'), isLike('ac', 'a*c'), isLike('ab', 'ab*b'), isLike('Abc', 'abc')]).toEqual([
      true,
      true,
      false,
      true,
    ])
  })
})

describe('a condition about time', () => {
  const isThere = onHost('trustedHosts', { empty: false })
  const see = (world: ReturnType<typeof aWorld>, json: unknown) => {
    const predicate = read(json)
    return (minutes: number) => {
      world.clock.now = minutes * 60_000
      return holds(predicate, world.sight(false))
    }
  }

  it('once it was so it stays so; what was never to be stays broken, with the instant', () => {
    const world = aWorld()
    const [once, never] = [see(world, { all: [{ once: isThere }] }), see(world, { never: isThere })]
    expect([once(1), never(1)]).toEqual([false, true])
    world.host.trustedHosts.push('a')
    expect([once(2), never(2)]).toEqual([true, false])
    world.host.trustedHosts.pop()
    expect([once(3), never(3)]).toEqual([true, false])
    const missing = findMissing(read({ never: isThere }), world.sight(true))!
    expect(missing).toMatchObject({ code: 'never', at: 120_000 })
    expect(sentenceOf(missing, 'en')).toContain('00:02:00')
  })

  it('is held only while it is so without a break', () => {
    const world = aWorld()
    const held = see(world, { held: { seconds: 120, that: isThere } })
    world.host.trustedHosts.push('a')
    expect([held(1), held(2)]).toEqual([false, false])
    world.host.trustedHosts.pop()
    expect(held(3)).toBe(false)
    world.host.trustedHosts.push('a')
    expect([held(4), held(5), held(6)]).toEqual([false, false, true])
  })

  it('is kept until the goal, and no longer', () => {
    const goal = { of: 'lane web01', path: 'lagSeconds', is: 0 }
    const json = { until: { hold: { not: isThere }, goal } }
    const [kept, broken] = [aWorld(), aWorld()]
    const [seeKept, seeBroken] = [see(kept, json), see(broken, json)]
    expect([seeKept(1), seeBroken(1)]).toEqual([false, false])
    broken.host.trustedHosts.push('a')
    expect([seeKept(2), seeBroken(2)]).toEqual([false, false])
    for (const world of [kept, broken]) world.lane.lagSeconds = 0
    expect([seeKept(3), seeBroken(3)]).toEqual([true, false])
    kept.host.trustedHosts.push('a')
    expect(seeKept(4)).toBe(true)
  })

  it('comes about in time, or too late for good', () => {
    const after = { of: 'lane web01', path: 'lagSeconds', is: 0 }
    for (const [minutes, expected] of [
      [3, true],
      [9, false],
    ] as const) {
      const world = aWorld()
      const within = see(world, { within: { seconds: 300, after, that: isThere } })
      within(0)
      world.lane.lagSeconds = 0
      expect(within(1)).toBe(false)
      world.host.trustedHosts.push('a')
      expect([within(minutes), within(minutes + 60)]).toEqual([expected, expected])
    }
  })

  it('has an order', () => {
    const first = { of: 'lane web01', path: 'lagSeconds', is: 0 }
    for (const [json, expected] of [
      [{ before: [first, isThere] }, true],
      [{ before: [isThere, first] }, false],
    ] as const) {
      const world = aWorld()
      const before = see(world, json)
      world.lane.lagSeconds = 0
      expect(before(1)).toBe(false)
      world.host.trustedHosts.push('a')
      expect(before(2)).toBe(expected)
    }
  })
})

describe('a condition about a failover', () => {
  it('counts how long a machine was away and what it lost', () => {
    const world = aWorld()
    const away = read({ away: 'web01', atMost: 60 })
    expect(holds(away, world.sight(false))).toBe(false)
    const loss = { lostSeconds: 42, lostBytes: 1_000 }
    const instants = { stoppedInstant: 1_000, startedInstant: 61_000, failedOverInstant: 30_000 }
    world.vms[0]!.replication!.failover = { kind: 'unplanned', ...instants, loss }
    expect(holds(away, world.sight(false))).toBe(true)
    expect(holds(read({ away: 'web01', atMost: 59 }), world.sight(false))).toBe(false)
    expect(holds(read({ lost: 'WEB01', atMost: 42 }), world.sight(false))).toBe(true)
    expect(holds(read({ lost: 'web01', atMost: 999, unit: 'bytes' }), world.sight(false))).toBe(false)
  })
})

describe('a condition about few changes', () => {
  it('holds where exactly what was broken differs from the start', () => {
    const world = aWorld()
    const precise = read({ changedOnly: 'broken' })
    const codeNow = () => findMissing(precise, world.sight(true))?.code ?? 'met'
    expect(codeNow()).toBe('changedTooLittle')
    world.settings['a'] = '3'
    expect(codeNow()).toBe('met')
    world.settings['b'] = '2'
    expect(codeNow()).toBe('changedTooMuch')
  })
})

describe('what is missing', () => {
  it.each([
    [onHost('fqdn', { is: 'x' }), 'HYPERVISOR-02, full name: HYPERVISOR-02.lab.example; it should be x.'],
    [{ of: 'lane web01', path: 'lagSeconds', atMost: 60 }, 'web01, behind by: 1 min 30 s; at most 1 min is wanted.'],
    [{ of: 'host HYPERVISOR-09', path: 'fqdn', is: 'x' }, 'HYPERVISOR-09 is not there.'],
    [onHost('trustedHosts', { empty: false }), 'HYPERVISOR-02, TrustedHosts: empty.'],
    [
      { of: 'world', path: 'vms', none: { path: 'name', is: 'web01' } },
      'Everything, virtual machines: web01, HYPERVISOR-01 is still there.',
    ],
    [{ answer: 'cause', is: 'rule' }, 'Not answered, or not right yet.'],
  ])('of %j is said with the values of now', (json, expected) => {
    expect(sentenceOf(findMissing(read(json), aWorld().sight(true))!, 'en')).toBe(expected)
  })

  it('is said in the words of the author where they fit the finding, and else in our own', () => {
    const finding = findMissing(
      read({ of: 'world', path: 'lanes', every: { path: 'lagSeconds', atMost: 60 } }),
      aWorld().sight(true),
    )!
    expect(sentenceOf(finding, 'de', '{m:item.vmName} ist {m:item.lagSeconds} im Rückstand.')).toBe(
      'web01 ist 1 min 30 s im Rückstand.',
    )
    expect(sentenceOf(finding, 'de', '{m:item.colour}')).toContain('Rückstand')
  })

  it('has a sentence for every kind of finding in every language', () => {
    for (const code of findingCodes)
      for (const language of languages) expect(texts.has(`missing.${code}`), `${code} ${language}`).toBe(true)
  })
})
