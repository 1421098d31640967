/** Where a folder that a user named is: a relative one lies beside the workspace, wherever the program was started. */
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder's path absolute.
 * @param workspacePath The workspace file; one in memory has no place, so the current folder stands in.
 * @param folder What the user named.
 */
export function folderOf(workspacePath: string, folder: string): string {
  return workspacePath === ':memory:' ? resolve(folder) : resolve(dirname(workspacePath), folder)
}
