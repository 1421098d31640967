/** `understudy workspace`: what can be done with a workspace as a file. */
import type { Command } from 'commander'
import type { Declare, Invocation, Run } from '../invocation.ts'

export function declareWorkspace(program: Command, declare: Declare, choose: (run: Run) => void): void {
  const workspace = declare(program, 'workspace', 'look after the workspace file')
  declare(workspace, 'verify', 'replay the journal and compare the hash of the world with the stored one').action(() =>
    choose(verify),
  )
}

async function verify(invocation: Invocation): Promise<number> {
  const { assembly, terminal } = invocation
  const path = await invocation.workspacePath()
  const verification = await assembly.verifyWorkspace(path)
  if (!verification.ok) return terminal.fail(verification.failure)
  const { worldHash, journalLength } = verification.value
  if (terminal.isJson) terminal.printJson({ path, worldHash, journalLength })
  else terminal.print(`${path}: replaying ${journalLength} journal rows gives the stored hash ${worldHash}.`)
  return 0
}
