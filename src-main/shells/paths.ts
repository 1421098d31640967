/** Where things are: the user's workspace on each platform, and the built files beside the program. */
import { join, posix, win32 } from 'node:path'

/** The folder that holds `package.json`, `resources` and, from a checkout, the sources. */
export const programFolder = join(import.meta.dirname, '..', '..')

/** The built renderer, which every shell with a window serves. */
export const rendererFolder = join(programFolder, 'resources', 'build', 'renderer')

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
  // The XDG base directory specification says to ignore a relative path.
  const data = environment['XDG_DATA_HOME']
  return posix.join(data?.startsWith('/') ? data : posix.join(home, '.local', 'share'), 'understudy', file)
}
