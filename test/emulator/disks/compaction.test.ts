import { describe, expect, it } from 'vitest'
import { compact } from '../../../src-main/emulator/disks/compaction.ts'
import { contentOf, divergence, filesIn } from '../../../src-main/emulator/disks/content.ts'
import { parseWorld, type World } from '../../../src-main/emulator/index.ts'
import type { Content } from '../../../src-main/emulator/world/state/disk.ts'
import { simulate } from '../../simulation/simulation.ts'
import { createEmulator, createWorld } from '../../../src-main/emulator/index.ts'
import { hourMs, replicating, rules, startInstant, type Lab } from '../lab.ts'

/** Everything that lies on a history, in the order of the world. */
function contentsIn(world: World): Content[] {
  return world.vms.flatMap((vm) => [
    contentOf(vm, world.now),
    ...vm.checkpoints.map(({ content }) => content),
    ...vm.replications.flatMap(({ points, failover }) => [
      ...points,
      ...(failover === null ? [] : [failover.before.content]),
    ]),
  ])
}

/** All that can be asked of the contents: their files, and how far each is from each. */
function answers(world: World): unknown {
  const contents = contentsIn(world)
  const keys = [...new Set(contents.flatMap(({ positions }) => positions.map(({ contentKey }) => contentKey)))]
  return {
    files: contents.map((content) => filesIn(world, content)),
    distances: contents.map((content) => contents.map((other) => divergence(world, content, other, keys))),
  }
}

/** Fails over to and fro, with a new version of a file each time. */
function failOverOften(lab: Lab, times: number): void {
  let [from, to] = ['vm-1', 'vm-2']
  for (let time = 0; time < times; time += 1) {
    lab.do('vm.writeGuestFile', { vmId: from, path: 'C:\\data\\orders.txt' })
    lab.pass(20 * 60_000)
    lab.do('vm.shutDown', { vmId: from })
    lab.do('failover.prepare', { vmId: from })
    lab.pass(hourMs)
    lab.do('failover.start', { vmId: to })
    lab.do('replication.reverse', { vmId: to })
    lab.do('vm.start', { vmId: to })
    lab.pass(hourMs)
    ;[from, to] = [to, from]
  }
}

describe('compaction', () => {
  it('changes no answer, in worlds of all kinds', () => {
    let forgotten = 0
    for (const seed of ['compact-1', 'compact-2', 'compact-3', 'compact-4']) {
      const { inputs } = simulate(seed, 1_500)
      const emulator = createEmulator(createWorld({ seed, startInstant }), rules)
      for (const input of inputs) emulator.apply(structuredClone(input))
      const world = parseWorld(emulator.serialise())
      const before = { answers: answers(world), count: world.branches.length }
      compact(world)
      expect(answers(world)).toEqual(before.answers)
      forgotten += before.count - world.branches.length
      const once = JSON.stringify(world)
      compact(world)
      expect(JSON.stringify(world)).toBe(once)
    }
    expect(forgotten).toBeGreaterThan(10)
  })

  it('keeps the histories of a machine that fails over again and again bounded', () => {
    const lab = replicating()
    failOverOften(lab, 150)
    expect(lab.emulator.world.branches.length).toBeLessThan(64)
    const files = filesIn(lab.emulator.world, contentOf(lab.emulator.world.vms[0]!, lab.emulator.now()))
    expect(files.map(({ path, version }) => [path, version])).toEqual([['C:\\data\\orders.txt', 151]])
  })

  it('keeps the writes of files bounded, and each version that something holds', () => {
    const lab = replicating({ recoveryHistoryHours: 4 })
    const write = (count: number) => {
      for (let each = 0; each < count; each += 1)
        lab.do('vm.writeGuestFile', { vmId: 'vm-1', path: 'C:\\data\\orders.txt' })
    }
    for (let hour = 0; hour < 6; hour += 1) {
      write(300)
      lab.pass(hourMs)
    }
    const [primary, replica] = lab.emulator.world.vms
    expect(lab.emulator.world.branches[primary!.branch]!.fileWrites.length).toBeLessThan(600)
    const versions = replica!.replications[0]!.points.map(
      (point) => filesIn(lab.emulator.world, point).find(({ path }) => path === 'C:\\data\\orders.txt')?.version,
    )
    expect(new Set(versions).size).toBe(4)
    expect(versions.every((version) => version !== undefined && version % 300 === 1)).toBe(true)
  })
})
