/**
 * Compiled code is kept between runs, because start-up is most of what a short command costs. Node believes what it finds there,
 * and without a folder it looks in the shared temporary one, where another user can put code under the name of ours. So
 * it gets a private folder, or nothing is kept.
 */
import * as nodeModule from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder } from '../paths.ts'
import { openPrivateFolder } from './private-folder.ts'

/**
 * Begins to keep compiled code, for this process and, by the environment, for those that it starts: bundler, linter and compiler
 * would use the shared folder if nothing were said. A folder that the user has named is used as it is.
 */
export function keepCompiledCode(): void {
  const { env: environment } = process
  if (environment['NODE_COMPILE_CACHE'] || environment['NODE_DISABLE_COMPILE_CACHE']) return
  const folder = findFolder()
  if (folder === null) environment['NODE_DISABLE_COMPILE_CACHE'] = '1'
  else {
    environment['NODE_COMPILE_CACHE'] = folder
    nodeModule.enableCompileCache(folder)
  }
}

function findFolder(): string | null {
  try {
    const own = openPrivateFolder(cacheFolder(process.platform, process.env, homedir()))
    return own === null ? null : join(own, 'compiled')
  } catch {
    // A user without a home folder.
    return null
  }
}
