/**
 * Makes sure that there is a page to serve. An installed app brings its page along; a checkout builds it once.
 */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { rendererFolder } from './paths.ts'

/**
 * Builds the page if it is missing.
 * @param note Receives a line if the user has to wait.
 */
export async function ensureRenderer(note: (line: string) => void): Promise<{ rendererFolder: string }> {
  const isBuilt = await access(join(rendererFolder, 'index.html')).then(
    () => true,
    () => false,
  )
  if (!isBuilt) {
    note('Building the page; this happens once.')
    const { build } = await import('./build.ts')
    await build(['renderer'])
  }
  return { rendererFolder }
}
