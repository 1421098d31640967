/** What the guide for authors of labs says, done: its files are written, its commands run, in the order of the page. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { expect, it } from 'vitest'
import { loadTexts } from '../../../../src-main/contract/texts/catalog.ts'
import { describeFailure } from '../../../../src-main/contract/texts/index.ts'
import { createAssembly } from '../../../../src-main/shells/assembly.ts'
import { declareCall } from '../../../../src-main/shells/cli/commands/call.ts'
import { declareLab } from '../../../../src-main/shells/cli/commands/lab.ts'
import { exitCodes } from '../../../../src-main/shells/cli/exit-codes.ts'
import type { Invocation, Run } from '../../../../src-main/shells/cli/invocation.ts'
import { temporaryFolder } from '../../child.ts'

const guide = readFileSync(join(import.meta.dirname, '../../../../resources/docs/labs.md'), 'utf8')

/** Fences in their order: a file by its name, or commands. */
const fences = [...guide.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, kind, name, text = '']) => ({
  kind,
  name,
  text,
}))

/** Runs one line; files that it names lie in the folder. */
async function runLine(line: string, folder: string): Promise<{ exitCode: number; said: string[] }> {
  const parameters = line.split(' ').slice(1)
  const [first = '', named = ''] = parameters
  const workspace = first === '--workspace' ? join(folder, named) : undefined
  const rest = (workspace === undefined ? parameters : parameters.slice(2)).map((parameter, index, all) =>
    ['--script', '--from', '--pack'].includes(all[index - 1] ?? '') ? join(folder, parameter) : parameter,
  )
  const said: string[] = []
  const endings: (() => unknown)[] = []
  const report = (error: unknown) => expect.fail(String(error))
  const invocation = {
    assembly: createAssembly('0.1.0-test', report),
    terminal: {
      language: 'en',
      isJson: false,
      print: (text: string) => void said.push(text),
      note: (text: string) => void said.push(text),
      printJson: (value: unknown) => void said.push(JSON.stringify(value)),
      fail(failure: Parameters<typeof describeFailure>[0]) {
        said.push(`${describeFailure(failure, 'en').sentence} [${failure.code}]`)
        return exitCodes.refused
      },
    },
    lifetime: { onEnd: (work: () => unknown) => void endings.push(work) },
    log: { report, path: () => null },
    namedWorkspace: workspace,
    beginning: {},
    workspacePath: async () => workspace!,
  } as unknown as Invocation
  let chosen: Run | undefined
  const program = new Command().exitOverride()
  const declare = (parent: Command, name: string, description: string) =>
    parent.command(name).description(description).exitOverride()
  declareLab(program, declare, (run) => (chosen = run))
  declareCall(program, declare, (run) => (chosen = run))
  await program.parseAsync(rest, { from: 'user' })
  const exitCode = await chosen!(invocation)
  for (const end of endings) await end()
  return { exitCode, said }
}

it('leads an author from what was recorded to a lab that verifies', { timeout: 60_000 }, async () => {
  await loadTexts('en')
  const folder = temporaryFolder()
  const all: string[] = []
  for (const { kind, name, text } of fences) {
    if (kind !== 'sh') {
      const path = join(folder, name!)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
      continue
    }
    for (const line of text.trim().split('\n')) {
      const { exitCode, said } = await runLine(line, folder)
      expect([line, exitCode === 0 ? 'done' : 'red', exitCode === 0 ? [] : said]).toEqual([
        line,
        name === 'fails' ? 'red' : 'done',
        name === 'fails' ? said : [],
      ])
      all.push(line, ...said)
    }
  }
  expect(fences.length).toBeGreaterThan(10)
  // What the page quotes of what they say.
  expect(all).toContain('{"of":"host HYPERVISOR-01","path":"fqdn","is":"HYPERVISOR-01.lab.example"}')
  expect(all.join('\n')).toContain('The section “title” is missing.')
  expect(all.join('\n')).toContain('100 of 100 points')
})

it('names no command, no section and no subject that there is not', () => {
  const texts = ['/src-main/shells/cli/commands/lab.ts', '/src-main/labs/format/subject.ts']
    .map((path) => readFileSync(join(import.meta.dirname, '../../../..', path), 'utf8'))
    .join('\n')
  for (const [, command = ''] of guide.matchAll(/understudy (?:--workspace \S+ )?lab (\w+)/g))
    expect(texts).toMatch(new RegExp(`'${command}[ ']`))
})
