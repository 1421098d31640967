/** Where things are: the user's workspace, cache and log on each platform, and the built files beside the program. */
import { existsSync } from 'node:fs'
import { dirname, join, posix, win32 } from 'node:path'

/**
 * The folder that holds `package.json`, `resources` and, from a checkout, the sources. A bundle lies elsewhere in it than this file
 * does, so it is looked for upwards.
 */
export const programFolder = folderWith('package.json', import.meta.dirname)

/** The built renderer, which every shell with a window serves. */
export const rendererFolder = join(programFolder, 'resources', 'build', 'renderer')

/** The labs that come with the program. */
export const labsFolder = join(programFolder, 'resources', 'labs')

/**
 * Gives the workspace that is used where the user names none: in the folder that the platform sets aside for a program's data.
 * @param platform `process.platform`.
 * @param environment `process.env`.
 * @param home The user's home folder.
 */
export function defaultWorkspacePath(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  const file = 'default.understudy'
  if (platform === 'win32') {
    return win32.join(environment['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Understudy', file)
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Understudy', file)
  return posix.join(xdgFolder(environment['XDG_DATA_HOME'], home, '.local', 'share'), 'understudy', file)
}

/**
 * Gives the folder for what can be made again: the place that the platform sets aside for it.
 * @param platform `process.platform`.
 * @param environment `process.env`.
 * @param home The user's home folder.
 */
export function cacheFolder(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'win32') return win32.join(localData(environment, home), 'Understudy', 'Cache')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches', 'Understudy')
  return posix.join(xdgFolder(environment['XDG_CACHE_HOME'], home, '.cache'), 'understudy')
}

/**
 * Gives the folder for the log of errors.
 * @param platform `process.platform`.
 * @param environment `process.env`.
 * @param home The user's home folder.
 */
export function logFolder(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'win32') return win32.join(localData(environment, home), 'Understudy', 'Logs')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Logs', 'Understudy')
  return posix.join(xdgFolder(environment['XDG_STATE_HOME'], home, '.local', 'state'), 'understudy')
}

/** On Windows: the part of the profile that does not roam to other computers. */
function localData(environment: Readonly<Record<string, string | undefined>>, home: string): string {
  return environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local')
}

/** The XDG base directory specification says to ignore a relative path. */
function xdgFolder(named: string | undefined, home: string, ...usual: readonly string[]): string {
  return named?.startsWith('/') ? named : posix.join(home, ...usual)
}

function folderWith(name: string, folder: string): string {
  if (existsSync(join(folder, name))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error(`${name} lies above the program.`)
  return folderWith(name, above)
}
