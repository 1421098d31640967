/** Where files go when the user has not said otherwise: into a folder beside the workspace, named with its full path. */

/**
 * @param workspaceFolder The full path of the folder that holds the workspace, in the spelling of its operating system.
 * @param name The folder's own name.
 */
export function besideWorkspace(workspaceFolder: string, name: string): string {
  const separator = workspaceFolder.includes('\\') ? '\\' : '/'
  return `${workspaceFolder.replace(/[\\/]$/, '')}${separator}${name}`
}
