/**
 * PowerShell for the tests that need a real one: the one on the PATH, or one that `dotnet tool install` puts into the cache
 * folder once. It is a party of the tests and never part of the product; where neither is there, one line says so.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** What our scripts were first read by. */
const version = '7.6.9'
const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'understudy')
const installed = join(cache, `powershell-${version}`)
const ending = process.platform === 'win32' ? '.exe' : ''

/** Its path, without installing anything; null where it is not here. */
export function powerShellHere(): string | null {
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter((directory) => directory !== '')
  const paths = [...directories, installed].map((directory) => join(directory, `pwsh${ending}`))
  return paths.find((path) => existsSync(path)) ?? null
}

/** Finds PowerShell, and installs it where the .NET SDK is there. */
export async function findPowerShell(): Promise<string | null> {
  const path = powerShellHere() ?? (await install())
  if (path === null) console.warn('PowerShell is not here and could not be installed, so no script was run by it.')
  return path
}

/** Several test files may come here at once: each installs beside the place and puts it there in one step. */
async function install(): Promise<string | null> {
  await mkdir(cache, { recursive: true })
  const own = await mkdtemp(join(cache, 'installing-'))
  try {
    await execute('dotnet', ['tool', 'install', '--tool-path', own, 'PowerShell', '--version', version], {
      timeout: 120_000,
      env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
    })
    await rename(own, installed)
  } catch {
    await rm(own, { recursive: true, force: true })
  }
  return powerShellHere()
}
