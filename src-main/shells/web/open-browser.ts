/**
 * Opens an address in the user's browser. The platform's opener gets the address as one argument and no command
 * interpreter sees it, so nothing in it can be taken for a command.
 */
import { spawn } from 'node:child_process'

/**
 * @param url An http address on this computer.
 * @returns False if the platform has no opener or it did not start; the user then opens the printed address by hand.
 */
export async function openBrowser(url: string): Promise<boolean> {
  const [command, ...parameters] = openerFor(process.platform, process.env, url)
  if (command === undefined) return false
  const started = Promise.withResolvers<boolean>()
  const child = spawn(command, parameters, { stdio: 'ignore', detached: true })
  child.once('error', () => started.resolve(false))
  child.once('spawn', () => started.resolve(true))
  child.unref()
  return started.promise
}

/**
 * Gives the command that opens an address.
 * @param platform `process.platform`.
 * @param environment `process.env`.
 * @returns Nothing where there is no screen: the opener would then look for a browser in the terminal.
 */
export function openerFor(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
  url: string,
): readonly string[] {
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler', url]
  if (platform === 'darwin') return ['open', url]
  return environment['DISPLAY'] || environment['WAYLAND_DISPLAY'] ? ['xdg-open', url] : []
}
