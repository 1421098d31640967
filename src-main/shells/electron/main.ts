/**
 * The desktop app. This file is a table of contents; there is nothing to decide in this shell, because it can only be tried
 * where Electron runs. What Understudy does is in the core, what it shows in the page.
 */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { app } from 'electron'
import { createClient } from '../../contract/client.ts'
import { loadTexts } from '../../contract/texts/catalog.ts'
import { createAssembly, prepareDefaultFolder, type Beginning } from '../assembly.ts'
import { openErrorLog } from '../error-log.ts'
import { readInstant } from '../instant.ts'
import { languageOf } from '../language.ts'
import { newestBackupSentence } from '../newest-backup.ts'
import { defaultWorkspacePath, logFolder } from '../paths.ts'
import { bridgeCore } from './bridge.ts'
import { askBeforeClosing, closeBeforeQuit } from './closing.ts'
import { lockWithComputer } from './locking.ts'
import { setMenu } from './menu.ts'
import { namedWorkspace } from './named-file.ts'
import { openings, type Opening } from './opening.ts'
import { watchPage } from './page-trouble.ts'
import { denyByDefault } from './policy.ts'
import { watchCalls, type WatchedCore } from './running-calls.ts'
import { declareScheme, servePage } from './scheme.ts'
import { systemSecretKeeper } from './secret-keeper.ts'
import { endWithSelfTest, isSelfTest, selfTestAtFirstStart } from './self-test.ts'
import { refuseWithoutSandbox, reportStartFailure } from './start-failure.ts'
import { createWindow, keepOneInstance, showPage } from './window.ts'

const log = openErrorLog(app.getVersion())
declareScheme()
app.enableSandbox()
denyByDefault()
// By this name Windows gathers windows and notifications, and pins the app.
if (process.platform === 'win32') app.setAppUserModelId('org.understudy.app')

/** The ways to other workspaces, once one is open; until then a file that is double-clicked is the one to open. */
let opening: Opening | null = null
let handedOver: string | null = null

function open(path: string | null): void {
  if (path === null) return
  if (opening === null) handedOver = path
  else void opening.open(path)
}

// What macOS says of a file that was double-clicked, also before the app is ready.
app.on('open-file', (event, path) => {
  event.preventDefault()
  open(path)
})

const isOnlyOne =
  isSelfTest() || keepOneInstance((parameters, folder) => open(namedWorkspace(parameters.slice(1), folder)))
if (isOnlyOne) {
  // Electron becomes ready only after this script has run to its end, so nothing here may wait.
  app
    .whenReady()
    .then(isSelfTest() ? endWithSelfTest : start)
    .catch(async (error: unknown) => {
      log.report(error)
      await reportStartFailure({ code: 'core.internal', params: { detail: String(error) } })
    })
} else {
  app.quit()
}

async function start(): Promise<void> {
  if (await refuseWithoutSandbox()) return
  const named = handedOver ?? namedWorkspace(process.argv.slice(1), process.cwd())
  const workspacePath = resolve(named ?? defaultWorkspacePath(process.platform, process.env, homedir()))
  if (named === null) await prepareDefaultFolder(workspacePath)

  const assembly = createAssembly(app.getVersion(), log.report)
  const opened = await assembly.openCore({
    workspacePath,
    beginning: namedBeginning(),
    hasPace: true,
    labsFolder: join(import.meta.dirname, '..', '..', 'labs'),
    isBackedUp: true,
    secretKeeper: systemSecretKeeper,
  })
  if (!opened.ok) {
    const { failure } = opened
    return reportStartFailure(failure, (language) =>
      newestBackupSentence(assembly, { failure, workspacePath, language }),
    )
  }

  // Replaced once there is a window that speaks.
  let speak = () => Promise.resolve()
  const core = watchCalls(
    opened.value,
    () => performance.now(),
    (name) => {
      if (name === 'preferences.set') void speak().catch(log.report)
    },
  )
  closeBeforeQuit(core, log.report)
  try {
    await servePage(join(import.meta.dirname, '..', 'renderer'))
    bridgeCore(core)
    lockWithComputer(core)
    speak = await openWindow(core, workspacePath)
  } catch (error) {
    // Here something is open, unlike where a start fails.
    await core.close()
    throw error
  }
  await selfTestAtFirstStart()
}

/** Opens the window with all that belongs to it. @returns What to do when the user has chosen a language. */
async function openWindow(core: WatchedCore, workspacePath: string): Promise<() => Promise<void>> {
  let language = languageOf({}, app.getLocale())
  const spoken = () => language
  const window = createWindow(join(import.meta.dirname, 'preload.cjs'))
  watchPage(window, spoken)
  askBeforeClosing(window, core, spoken, log.report)
  const ways = openings(workspacePath, window, spoken)
  opening = ways

  const speak = async () => {
    const preferences = await createClient(core).call('preferences.view', {})
    if (preferences.ok && preferences.value.language !== null) language = preferences.value.language
    await loadTexts(language)
    setMenu({
      language,
      opening: ways,
      logFolder: logFolder(process.platform, process.env, homedir()),
      openSettings: () => void showPage(window, '#/settings').catch(log.report),
      reload: () => window.webContents.reload(),
    })
  }
  await speak()
  await showPage(window)
  return speak
}

/** As on the command line: `--seed=`, `--start=`. */
function namedBeginning(): Beginning {
  const seed = app.commandLine.getSwitchValue('seed')
  const startInstant = readInstant(app.commandLine.getSwitchValue('start'))
  return { ...(seed ? { seed } : {}), ...(startInstant === null ? {} : { startInstant }) }
}
