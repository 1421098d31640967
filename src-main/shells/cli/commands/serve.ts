/** `understudy serve`: the app in an ordinary browser, until Ctrl-C. */
import { InvalidArgumentError, Option, type Command } from 'commander'
import type { SessionAddress } from '../../web/session.ts'
import { newestBackupSentence } from '../../newest-backup.ts'
import { texts } from '../../texts/index.ts'
import { labsFolder } from '../../paths.ts'
import type { Declare, Invocation, Run } from '../invocation.ts'
import { portMax } from '../../../contract/limits/ports.ts'

interface ServeOptions {
  readonly port?: number
  readonly open: boolean
  readonly ownAddress?: boolean
  readonly sharedAddress?: boolean
}

export function declareServe(program: Command, declare: Declare, choose: (run: Run) => void): void {
  declare(program, 'serve', 'serve the app to the browser of this computer, until Ctrl-C')
    .option('--port <number>', 'the port to listen on (default: 47830, or any free one)', toPort)
    .option('--no-open', 'only print the address')
    .addOption(
      new Option('--own-address', 'use an address that nobody can guess (default where browsers find it)').conflicts(
        'sharedAddress',
      ),
    )
    .option('--shared-address', 'use 127.0.0.1, for a browser that finds no names below localhost')
    .action((options: ServeOptions) => choose((invocation) => serve(invocation, options)))
}

/**
 * Serves until the process is told to stop; standard output gets one line, the address.
 * @returns An exit code at once if something is in the way, otherwise never: the lifetime ends the process.
 */
async function serve(invocation: Invocation, options: ServeOptions): Promise<number> {
  const { assembly, lifetime, log, terminal } = invocation
  const workspacePath = await invocation.workspacePath()
  // Loaded side by side, because the first answer is waited for.
  const [{ startWebShell }, address, { rendererFolder }, core] = await Promise.all([
    import('../../web/web-shell.ts'),
    addressOf(options),
    import('../../built-renderer.ts').then(({ ensureRenderer }) => ensureRenderer(terminal.note)),
    assembly.openCore({
      workspacePath,
      beginning: invocation.beginning,
      hasPace: true,
      labsFolder,
      isBackedUp: true,
    }),
  ])
  if (!core.ok) {
    const exitCode = terminal.fail(core.failure)
    const asked = { failure: core.failure, workspacePath, language: terminal.language }
    const backup = await newestBackupSentence(assembly, asked)
    if (backup !== null) terminal.note(backup)
    return exitCode
  }
  lifetime.onEnd(() => core.value.close())

  const shell = await startWebShell({
    core: core.value,
    rendererFolder,
    reportError: log.report,
    address,
    ...(options.port === undefined ? {} : { port: options.port }),
  })
  if (!shell.ok) return terminal.fail(shell.failure)
  lifetime.onEnd(() => shell.value.close())

  const { language } = terminal
  const { url, port, takenPort } = shell.value
  terminal.print(url)
  if (takenPort !== null) terminal.note(texts.text('serve.portTaken', language, { taken: takenPort, used: port }))
  terminal.note(texts.text('serve.running', language))
  if (address === 'own') terminal.note(texts.text('serve.notFound', language))
  if (options.open) {
    const { openBrowser } = await import('../../web/open-browser.ts')
    const { isOpened, forget } = await openBrowser(url)
    lifetime.onEnd(async () => forget())
    void shell.value.entered.then(forget)
    if (!isOpened) terminal.note(texts.text('serve.noBrowser', language))
  }
  return Promise.withResolvers<number>().promise
}

async function addressOf({ ownAddress, sharedAddress }: ServeOptions): Promise<SessionAddress> {
  if (ownAddress || sharedAddress) return ownAddress ? 'own' : 'shared'
  const { chooseAddress } = await import('../../web/choose-address.ts')
  return chooseAddress(process.platform)
}

function toPort(text: string): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : NaN
  if (port <= portMax) return port
  throw new InvalidArgumentError(`A port is a whole number from 0 to ${portMax}.`)
}
