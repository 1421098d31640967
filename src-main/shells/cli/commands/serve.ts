/** `understudy serve`: the app in an ordinary browser, until Ctrl-C. */
import { InvalidArgumentError, type Command } from 'commander'
import type { Declare, Invocation, Run } from '../invocation.ts'

interface ServeOptions {
  readonly port?: number
  readonly open: boolean
}

export function declareServe(program: Command, declare: Declare, choose: (run: Run) => void): void {
  declare(program, 'serve', 'serve the app to the browser of this computer, until Ctrl-C')
    .option('--port <number>', 'the port to listen on (default: any free one)', toPort)
    .option('--no-open', 'only print the address')
    .action((options: ServeOptions) => choose((invocation) => serve(invocation, options)))
}

/**
 * Serves until the process is told to stop; standard output gets one line, the address.
 * @returns An exit code at once if something is in the way, otherwise never: the lifetime ends the process.
 */
async function serve(invocation: Invocation, options: ServeOptions): Promise<number> {
  const { assembly, lifetime, terminal } = invocation
  // Loaded side by side, because the first answer is waited for.
  const [{ startWebShell }, { rendererFolder }, core] = await Promise.all([
    import('../../web/web-shell.ts'),
    import('../../built-renderer.ts').then(({ ensureRenderer }) => ensureRenderer(terminal.note)),
    assembly.openCore({ workspacePath: await invocation.workspacePath(), hasPace: true }),
  ])
  if (!core.ok) return terminal.fail(core.failure)
  lifetime.onEnd(() => core.value.close())

  const shell = await startWebShell({
    core: core.value,
    rendererFolder,
    ...(options.port === undefined ? {} : { port: options.port }),
  })
  if (!shell.ok) return terminal.fail(shell.failure)
  lifetime.onEnd(() => shell.value.close())

  terminal.print(shell.value.url)
  terminal.note('Understudy is running; press Ctrl-C to end it.')
  if (options.open) {
    const { openBrowser } = await import('../../web/open-browser.ts')
    if (!(await openBrowser(shell.value.url))) terminal.note('No browser could be opened; open the address above.')
  }
  return Promise.withResolvers<number>().promise
}

function toPort(text: string): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : NaN
  if (port <= 65_535) return port
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
}
