/** Which workspace a start names: by a switch, or as a file that was double-clicked or dragged onto the program. */
import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ending = '.understudy'
const prefix = '--workspace='

/**
 * Finds the file in a command line.
 * @param parameters The whole command line; what is neither our switch nor a workspace is passed over, because Chromium adds
 *   switches of its own.
 * @param workingDirectory What a relative path is relative to.
 * @returns An absolute path; null if none is named.
 */
export function namedWorkspace(parameters: readonly string[], workingDirectory: string): string | null {
  const bySwitch = parameters.findLast((parameter) => parameter.startsWith(prefix))?.slice(prefix.length)
  if (bySwitch) return absolute(bySwitch, workingDirectory)
  const byFile = parameters.findLast((parameter) => !parameter.startsWith('-') && parameter.endsWith(ending))
  return byFile === undefined ? null : absolute(byFile, workingDirectory)
}

/** Desktops of Linux name files as addresses. */
function absolute(named: string, workingDirectory: string): string | null {
  if (named.startsWith('file:')) {
    try {
      return fileURLToPath(named)
    } catch {
      return null
    }
  }
  return isAbsolute(named) ? named : resolve(workingDirectory, named)
}
