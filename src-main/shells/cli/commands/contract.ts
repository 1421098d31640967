/** `understudy contract`: the reference of all calls. */
import type { Command } from 'commander'
import type { Declare, Run } from '../invocation.ts'

export function declareContract(program: Command, declare: Declare, choose: (run: Run) => void): void {
  declare(program, 'contract', 'list every command and query, with JSON Schemas if --json is given').action(() =>
    choose(printContract),
  )
}

const printContract: Run = async ({ terminal }) => {
  const { describeCalls } = await import('../../../contract/describe.ts')
  const descriptions = describeCalls()
  if (terminal.isJson) {
    terminal.printJson(descriptions)
    return 0
  }
  const width = Math.max(...descriptions.map(({ name }) => name.length))
  for (const { name, kind, summary } of descriptions) {
    terminal.print(`${name.padEnd(width)}  ${kind.padEnd(7)}  ${summary}`)
  }
  return 0
}
