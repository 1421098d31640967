/**
 * Workspaces of released versions open with the world that they had, whatever was moved or became stricter since. They are
 * recorded by test/fixtures/record.ts; what is known of each stands beside it, and is never recorded again: where the world has
 * another shape by now, test/fixtures/format-9.ts writes it in the shape that it had (decision 0037).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { faultIds } from '../../../src-main/contract/faults.ts'
import { emulatorCommands } from '../../../src-main/emulator/index.ts'
import { describeSample, dropSnapshots, saveSnapshot, withCopy, type SampleFacts } from '../../fixtures/samples.ts'

// A replay of some virtual days takes its time on a machine that does other things too.
vi.setConfig({ testTimeout: 90_000 })

const folder = join(import.meta.dirname, '../../fixtures/workspaces')
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.understudy'))
  .map((name) => name.replace(/\.understudy$/, ''))
const fileOf = (name: string) => join(folder, `${name}.understudy`)
const factsOf = (name: string) =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as SampleFacts & { readonly passphrase: string }

describe.each(names)('the sample workspace %s', (name) => {
  const { passphrase, ...facts } = factsOf(name)

  const format = facts.worldFormat ?? 9

  it('opens as it is with the same world, branches, inventory and commands', async () => {
    expect(await describeSample(fileOf(name), format)).toEqual(facts)
  })

  it('opens from a snapshot of this version with the same', async () => {
    expect(await describeSample(fileOf(name), format, saveSnapshot)).toEqual(facts)
  })

  it('replays from its first row to the same world', async () => {
    expect(await describeSample(fileOf(name), format, dropSnapshots)).toEqual(facts)
  })

  it('is what its journal says', async () => {
    const verified = await withCopy(fileOf(name), (_ask, core) => Promise.resolve(core.verify()))
    expect(verified.actual).toBe(verified.expected)
  })

  it('unlocks its roots with their passphrase', async () => {
    await withCopy(fileOf(name), async (ask) => {
      for (const { rootId } of (await ask('root.list', {})).roots) {
        await ask('root.unlock', { rootId, passphrase })
      }
      expect((await ask('root.list', {})).roots.map(({ isUnlocked }) => isUnlocked)).toEqual(
        facts.roots.map(() => true),
      )
    })
  })

  it('is a closed file of less than three megabytes', () => {
    expect(statSync(fileOf(name)).size).toBeLessThan(3 * 1024 ** 2)
    expect(readdirSync(folder)).not.toContain(`${name}.understudy-wal`)
  })
})

describe('the sample workspaces', () => {
  it('have every command in their journals', () => {
    const recorded = new Set(names.flatMap((name) => factsOf(name).commands))
    expect([...recorded].sort()).toEqual([...emulatorCommands].sort())
  })
})

describe('the sample workspace of the whole emulator', () => {
  const facts = factsOf('0.1')

  it('has every fault, injected and healed', () => {
    expect(facts.faults).toEqual([...faultIds])
  })

  it('has certificates, a revoked one among them, roots, CRLs and branches', () => {
    expect(facts.certificates.join()).toContain('revoked')
    expect(facts.roots).toHaveLength(2)
    expect(facts.crls).toBeGreaterThan(1)
    expect(facts.branches).toBe(3)
  })
})
