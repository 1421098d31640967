/**
 * Makes sure that there is a page to serve. An installed app brings its page along; a checkout builds it when it is missing or
 * older than its sources.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { programFolder, rendererFolder } from './paths.ts'

/**
 * Builds the page if that is needed.
 * @param note Receives a line if the user has to wait.
 */
export async function ensureRenderer(note: (line: string) => void): Promise<{ rendererFolder: string }> {
  if (existsSync(join(programFolder, 'src-renderer'))) {
    const { build, findStale } = await import('./build.ts')
    const stale = await findStale(['renderer'])
    if (stale.length > 0) note('Building the page.')
    await build(stale)
  }
  return { rendererFolder }
}
