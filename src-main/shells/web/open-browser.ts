/**
 * Opens the app in the user's browser. The address carries a token, and what a program gets as an argument every user of the
 * computer can read in the list of processes. So the browser gets a file that only its user can read, and the file leads on.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cacheFolder } from '../paths.ts'
import { systemProgram } from '../private/access-list.ts'
import { openPrivateFolder, writePrivateFile } from '../private/private-folder.ts'
import { isRunning } from '../private/running-process.ts'

interface Opened {
  /** False if nothing was opened; the user then opens the printed address by hand. */
  readonly isOpened: boolean
  /** Removes the file that leads to the address, as soon as it has been used. */
  forget(): void
}

const nothingOpened: Opened = { isOpened: false, forget: () => undefined }

/**
 * Opens an address in the user's browser.
 * @param url An http address on this computer; it appears in no list of arguments.
 */
export async function openBrowser(url: string): Promise<Opened> {
  const { platform, env: environment } = process
  if (openerFor(platform, environment, '').length === 0) return nothingOpened
  const folder = redirectFolder(platform, environment)
  if (folder === null) return nothingOpened
  removeLeftovers(folder)
  const name = `open-${process.pid}-${randomBytes(6).toString('hex')}.html`
  const path = writePrivateFile(folder, name, redirectPage(url))
  const forget = () => rmSync(path, { force: true })

  const [command, ...parameters] = openerFor(platform, environment, path)
  const started = Promise.withResolvers<boolean>()
  const child = spawn(command ?? '', parameters, { stdio: 'ignore', detached: true })
  child.once('error', () => started.resolve(false))
  child.once('spawn', () => started.resolve(true))
  child.unref()
  const isOpened = await started.promise
  if (!isOpened) forget()
  return { isOpened, forget }
}

/**
 * Gives the command that opens a file in the browser. No command interpreter sees the path, and where the system searches the
 * current folder for programs, the program is named by its whole path.
 * @param platform `process.platform`.
 * @param environment `process.env`.
 * @param file Absolute path of an HTML file.
 * @returns Nothing where there is no screen: the opener would then look for a browser in the terminal.
 */
export function openerFor(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
  file: string,
): readonly string[] {
  if (platform === 'win32') {
    const address = pathToFileURL(file, { windows: true }).href
    return [systemProgram(environment, 'rundll32.exe'), 'url.dll,FileProtocolHandler', address]
  }
  if (platform === 'darwin') return ['/usr/bin/open', file]
  return environment['DISPLAY'] || environment['WAYLAND_DISPLAY'] ? ['xdg-open', file] : []
}

/**
 * Gives the name of the snap that a browser comes from; snaps cannot read the hidden folders of their user.
 * @param desktopFile What `xdg-settings get default-web-browser` says, for example `firefox_firefox.desktop`.
 */
export function snapOf(desktopFile: string): string | null {
  const [, snap] = /^([a-z0-9-]+)_[\w.-]+\.desktop$/.exec(desktopFile.trim()) ?? []
  return snap ?? null
}

/** The page that the file holds; it is never served. */
export function redirectPage(url: string): string {
  const address = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Understudy</title>',
    '<link rel="icon" href="data:,"><meta name="referrer" content="no-referrer">',
    `<meta http-equiv="refresh" content="0; url=${address}">`,
    `<p><a href="${address}">Understudy</a></p></html>\n`,
  ].join('\n')
}

function redirectFolder(platform: string, environment: NodeJS.ProcessEnv): string | null {
  const own = openPrivateFolder(cacheFolder(platform, environment, homedir()))
  if (platform !== 'linux') return own
  const { stdout } = spawnSync('xdg-settings', ['get', 'default-web-browser'], { encoding: 'utf8', timeout: 3000 })
  const snap = snapOf(stdout ?? '')
  return snap === null ? own : openPrivateFolder(join(homedir(), 'snap', snap, 'common', 'understudy'))
}

/** A process that was killed could not remove its file. The token in it opens nothing any more. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = /^open-(\d+)-[0-9a-f]+\.html$/.exec(name) ?? []
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true })
  }
}
