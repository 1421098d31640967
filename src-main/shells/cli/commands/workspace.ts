/** `understudy workspace`: what can be done with a workspace as a file. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { texts } from '../../texts/index.ts'
import type { Declare, Invocation, Run } from '../invocation.ts'

export function declareWorkspace(program: Command, declare: Declare, choose: (run: Run) => void): void {
  const workspace = declare(program, 'workspace', 'look after the workspace file')
  declare(workspace, 'verify', 'replay the journal and compare the hash of the world with the stored one').action(() =>
    choose(verify),
  )
  declare(
    workspace,
    'copy <file>',
    'write the workspace, which nobody may have open, into a new file that is complete by itself',
  ).action((target: string) => choose((invocation) => copy(invocation, target)))
  declare(
    workspace,
    'recover <file>',
    'write the workspace into a new file without the first damaged row of the journal and all after it',
  ).action((target: string) => choose((invocation) => recover(invocation, target)))
  declare(
    workspace,
    'backup',
    'take a backup of the workspace, which nobody may have open; the newest five are kept',
  ).action(() => choose(backUp))
  declare(workspace, 'backups', 'list the backups, newest first').action(() => choose(list))
  declare(
    workspace,
    'restore [file]',
    'put a backup, the newest if none is named, in the place of the workspace, which is kept under another name',
  ).action((named?: string) => choose((invocation) => restore(invocation, named)))
  declare(
    workspace,
    'accept-loss',
    'open a workspace whose log is missing with what it holds; numbers that may have been given are left out',
  ).action(() => choose(acceptLoss))
}

async function copy(invocation: Invocation, named: string): Promise<number> {
  const { assembly, terminal } = invocation
  const [path, target] = [await invocation.workspacePath(), resolve(named)]
  const copied = await assembly.copyWorkspace(path, target)
  if (!copied.ok) return terminal.fail(copied.failure)
  if (terminal.isJson) terminal.printJson({ path, target })
  else terminal.print(texts.text('workspace.copied', terminal.language, { path, target }))
  return 0
}

async function backUp({ assembly, terminal, workspacePath }: Invocation): Promise<number> {
  const path = await workspacePath()
  const backedUp = await assembly.backUpWorkspace(path)
  if (!backedUp.ok) return terminal.fail(backedUp.failure)
  if (terminal.isJson) terminal.printJson({ path, backup: backedUp.value })
  else terminal.print(texts.text('workspace.copied', terminal.language, { path, target: backedUp.value }))
  return 0
}

async function list({ assembly, terminal, workspacePath }: Invocation): Promise<number> {
  const path = await workspacePath()
  const backups = await assembly.listBackups(path)
  if (terminal.isJson) terminal.printJson({ path, backups })
  else for (const { path: backup, takenAt } of backups) terminal.print(`${takenAt.toISOString()}  ${backup}`)
  return 0
}

async function restore({ assembly, terminal, workspacePath }: Invocation, named?: string): Promise<number> {
  const path = await workspacePath()
  const restored = await assembly.restoreWorkspace(path, named === undefined ? null : resolve(named))
  if (!restored.ok) return terminal.fail(restored.failure)
  const { from, keptAs } = restored.value
  if (terminal.isJson) terminal.printJson({ path, from, keptAs })
  else {
    terminal.print(texts.text('workspace.restored', terminal.language, { path, from }))
    if (keptAs !== null) terminal.print(texts.text('workspace.keptAs', terminal.language, { path: keptAs }))
  }
  return 0
}

async function recover(invocation: Invocation, named: string): Promise<number> {
  const { assembly, terminal } = invocation
  const [path, target] = [await invocation.workspacePath(), resolve(named)]
  const recovered = await assembly.recoverWorkspace(path, target)
  if (!recovered.ok) return terminal.fail(recovered.failure)
  const { lastSequence, lostRows } = recovered.value
  if (terminal.isJson) terminal.printJson({ path, target, lastSequence, lostRows })
  else terminal.print(texts.text('workspace.recovered', terminal.language, { path, target, lastSequence, lostRows }))
  return 0
}

async function acceptLoss(invocation: Invocation): Promise<number> {
  const { assembly, terminal } = invocation
  const path = await invocation.workspacePath()
  const accepted = await assembly.acceptLoss(path)
  if (!accepted.ok) return terminal.fail(accepted.failure)
  const { journalLength: rows } = accepted.value
  if (terminal.isJson) terminal.printJson({ path, journalLength: rows })
  else if (rows === 0) terminal.print(texts.text('workspace.lossAcceptedEmpty', terminal.language, { path }))
  else terminal.print(texts.text('workspace.lossAccepted', terminal.language, { path, rows }))
  return 0
}

async function verify(invocation: Invocation): Promise<number> {
  const { assembly, terminal } = invocation
  const path = await invocation.workspacePath()
  const verification = await assembly.verifyWorkspace(path)
  if (!verification.ok) return terminal.fail(verification.failure)
  const { worldHash: hash, journalLength: rows } = verification.value
  if (terminal.isJson) terminal.printJson({ path, worldHash: hash, journalLength: rows })
  else if (hash === null) terminal.print(texts.text('workspace.verifiedEmpty', terminal.language, { path }))
  else terminal.print(texts.text('workspace.verified', terminal.language, { path, rows, hash }))
  return 0
}
