/**
 * The desktop app. This file is a table of contents; there is nothing to decide in this shell, because it can only be tried
 * where Electron runs. What Understudy does is in the core, what it shows in the page.
 */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { createAssembly, prepareDefaultFolder, type Beginning } from '../assembly.ts'
import { openErrorLog } from '../error-log.ts'
import { readInstant } from '../instant.ts'
import { defaultWorkspacePath } from '../paths.ts'
import { bridgeCore } from './bridge.ts'
import { closeBeforeQuit } from './closing.ts'
import { lockWithComputer } from './locking.ts'
import { setMenu } from './menu.ts'
import { denyByDefault } from './policy.ts'
import { declareScheme, servePage } from './scheme.ts'
import { systemSecretKeeper } from './secret-keeper.ts'
import { reportStartFailure } from './start-failure.ts'
import { keepOneInstance, openWindow } from './window.ts'

const log = openErrorLog(app.getVersion())
declareScheme()
app.enableSandbox()
denyByDefault()

if (keepOneInstance()) {
  // Electron becomes ready only after this script has run to its end, so nothing here may wait.
  app
    .whenReady()
    .then(start)
    .catch(async (error: unknown) => {
      log.report(error)
      await reportStartFailure({ code: 'core.internal', params: { detail: String(error) } })
    })
} else {
  app.quit()
}

async function start(): Promise<void> {
  const named = app.commandLine.getSwitchValue('workspace')
  const workspacePath = named || defaultWorkspacePath(process.platform, process.env, homedir())
  if (!named) await prepareDefaultFolder(workspacePath)

  const core = await createAssembly(app.getVersion(), log.report).openCore({
    workspacePath,
    beginning: namedBeginning(),
    hasPace: true,
    labsFolder: join(import.meta.dirname, '..', '..', 'labs'),
    secretKeeper: systemSecretKeeper,
  })
  if (!core.ok) return reportStartFailure(core.failure)

  await servePage(join(import.meta.dirname, '..', 'renderer'))
  bridgeCore(core.value)
  closeBeforeQuit(core.value, log.report)
  lockWithComputer(core.value)
  setMenu()
  await openWindow(join(import.meta.dirname, 'preload.cjs'))
}

/** As on the command line: `--seed=`, `--start=`. */
function namedBeginning(): Beginning {
  const seed = app.commandLine.getSwitchValue('seed')
  const startInstant = readInstant(app.commandLine.getSwitchValue('start'))
  return { ...(seed ? { seed } : {}), ...(startInstant === null ? {} : { startInstant }) }
}
