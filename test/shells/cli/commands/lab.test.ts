import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeFailure } from '../../../../src-main/contract/texts/index.ts'
import type { Language } from '../../../../src-main/contract/texts/shape.ts'
import { exitCodes } from '../../../../src-main/shells/cli/exit-codes.ts'
import type { Invocation } from '../../../../src-main/shells/cli/invocation.ts'
import { check, explainObjective, list, run, verify } from '../../../../src-main/shells/cli/commands/lab-commands.ts'
import { failingLabs, inconsistentLabs } from '../../../labs/fixtures/broken-labs.ts'
import { filesOf, soundLab, type Files } from '../../../labs/fixtures/sound-lab.ts'
import { temporaryFolder } from '../../child.ts'

/** What a command is given, with everything that it says kept. */
function anInvocation(language: Language = 'en', isJson = false) {
  const said: string[] = []
  const endings: (() => unknown)[] = []
  const invocation = {
    terminal: {
      language,
      isJson,
      print: (line: string) => void said.push(line),
      note: (line: string) => void said.push(line),
      printJson: (value: unknown) => void said.push(JSON.stringify(value)),
      fail(failure: Parameters<typeof describeFailure>[0]) {
        said.push(`${describeFailure(failure, language).sentence} [${failure.code}]`)
        return exitCodes.refused
      },
    },
    lifetime: { onEnd: (work: () => unknown) => void endings.push(work) },
    log: { report: (error: unknown) => expect.fail(String(error)), path: () => null },
  } as unknown as Invocation
  return { invocation, said, end: async () => void (await Promise.all(endings.map((work) => work()))) }
}

/** A pack on disk. */
function packOf(files: Files): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const soundPack = () => packOf(filesOf(soundLab()))

describe('understudy lab', () => {
  it('lists and checks the labs that come with it', async () => {
    const { invocation, said } = anInvocation('cs')
    expect([await list(invocation, {}), await check(invocation, undefined, {})]).toEqual([0, 0])
    expect(said).toContain('TS-01: Jeden kód, tři příčiny (15 min, začátečník)')
    expect(await check(invocation, 'XX-1', {})).toBe(exitCodes.refused)
  })

  it('says in the reader’s language what is wrong with a lab, and exits with 3', async () => {
    const { invocation, said } = anInvocation('de')
    expect(await check(invocation, undefined, { pack: packOf(inconsistentLabs[0]!.files) })).toBe(exitCodes.findings)
    expect(said.join()).toContain('{v:nobody} führt zu nichts.')
  })

  it('turns red for a lab that goes wrong when it is run, and says so as JSON', async () => {
    const { invocation, said } = anInvocation('en', true)
    const pack = packOf(failingLabs.find(({ code }) => code === 'metAtStart')!.files)
    expect(await verify(invocation, 'TS-90', { seeds: '1', pack })).toBe(exitCodes.findings)
    expect(JSON.parse(said[0]!)).toMatchObject({
      labs: [{ id: 'TS-90', seeds: 1, problems: [{ code: 'metAtStart' }] }],
    })
  })

  it('divides the labs of a pack among machines', async () => {
    const pack = packOf(inconsistentLabs[0]!.files)
    const counts = []
    for (const shard of ['1/2', '2/2']) {
      const { invocation, said } = anInvocation('en', true)
      await verify(invocation, undefined, { all: true, seeds: '1', shard, pack })
      counts.push((JSON.parse(said.at(-1)!) as { labs: unknown[] }).labs.length)
    }
    expect(counts).toEqual([1, 0])
    const { invocation } = anInvocation()
    expect(await verify(invocation, undefined, { all: true, seeds: '1', shard: '3/2' })).toBe(exitCodes.refused)
    expect(await verify(invocation, undefined, { all: true, seeds: '9..1' })).toBe(exitCodes.refused)
  })

  it('walks a condition and says what is missing', async () => {
    const { invocation, said } = anInvocation()
    expect(await explainObjective(invocation, 'TS-90', 'place', { pack: soundPack() })).toBe(0)
    expect(said).toEqual(['✗ answer : Not answered, or not right yet.'])
  })

  it('plays a solution with the PowerShell of each step, in the reader’s language', async () => {
    const { invocation, said, end } = anInvocation('de')
    expect(await run(invocation, 'TS-90', { pack: soundPack(), try: '1', solve: true })).toBe(0)
    await end()
    expect(said.join('\n')).toContain('2 host.setDnsSuffix')
    expect(said.some((line) => line.startsWith('    # HYPERVISOR-0'))).toBe(true)
    expect(said.at(-1)).toBe('100 von 100 Punkten; zum Bestehen sind 70 nötig.')
  })

  it('plays calls from a script, refuses what is locked, and exits with 3 below the pass mark', async () => {
    const { invocation, said, end } = anInvocation()
    const script = join(temporaryFolder(), 'calls.jsonl')
    writeFileSync(script, JSON.stringify({ call: 'fault.heal', input: { faultId: 'F01' } }))
    expect(await run(invocation, 'TS-90', { pack: soundPack(), try: '1', script })).toBe(exitCodes.findings)
    await end()
    expect(said.join('\n')).toContain('[lab.locked]')
    expect(said.at(-1)).toBe('0 of 100 points; 70 are needed to pass.')
  })
})
