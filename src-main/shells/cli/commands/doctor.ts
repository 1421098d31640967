/** `understudy doctor`: whether this computer has what Understudy needs, and where its files are. Nothing in it is secret. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { describeFailure } from '../../../contract/texts/index.ts'
import { countErrors } from '../../error-log.ts'
import { cacheFolder, defaultWorkspacePath, logFolder } from '../../paths.ts'
import { runSelfTest } from '../../self-test.ts'
import { texts } from '../../texts/index.ts'
import { readVersion } from '../../version.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Declare, Invocation, Run } from '../invocation.ts'

export function declareDoctor(program: Command, declare: Declare, choose: (run: Run) => void): void {
  declare(program, 'doctor', 'check what Understudy needs on this computer, and say where its files are').action(() =>
    choose(examine),
  )
}

async function examine({ assembly, terminal, namedWorkspace }: Invocation): Promise<number> {
  const { platform, arch, env, versions } = process
  const workspacePath = namedWorkspace ?? defaultWorkspacePath(platform, env, homedir())
  const folders = { log: logFolder(platform, env, homedir()), cache: cacheFolder(platform, env, homedir()) }
  const tests = await runSelfTest({ applicationVersion: readVersion(), now: () => new Date() })
  const verified = existsSync(workspacePath) ? await assembly.verifyWorkspace(workspacePath) : null
  const errors = countErrors(folders.log)
  const isGood = tests.every(({ problem }) => problem === null) && verified?.ok !== false

  if (terminal.isJson) {
    const program = {
      understudy: readVersion(),
      node: versions.node,
      openssl: versions.openssl,
      sqlite: versions['sqlite'],
    }
    const workspace = {
      path: workspacePath,
      state: verified === null ? 'none' : verified.ok ? 'good' : verified.failure.code,
    }
    terminal.printJson({ program, platform: `${platform} ${arch}`, tests, workspace, folders, errors })
    return isGood ? exitCodes.done : exitCodes.findings
  }
  const say = (key: Parameters<typeof texts.text>[0], params: Parameters<typeof texts.text>[2] = {}) =>
    terminal.print(texts.text(key, terminal.language, params))
  say('doctor.program', { version: readVersion(), node: versions.node, platform: `${platform} ${arch}` })
  for (const { name, problem } of tests) {
    const part = texts.text(`selfTest.${name}`, terminal.language)
    say(problem === null ? 'doctor.works' : 'doctor.broken', { part, problem: problem ?? '' })
  }
  say('doctor.workspace', { path: workspacePath })
  if (verified === null) say('doctor.noWorkspace')
  else if (verified.ok) say('doctor.goodWorkspace')
  else terminal.print(describeFailure(verified.failure, terminal.language).sentence)
  say('doctor.log', { path: join(folders.log, 'errors.log') })
  say('doctor.errors', { count: errors })
  return isGood ? exitCodes.done : exitCodes.findings
}
