/**
 * Finds out whether Electron can run here, and fetches its runtime if that is all that is missing. The npm package
 * `electron` holds no program, only an install script that downloads one.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder, programFolder } from './paths.ts'
import { openPrivateFolder } from './private/private-folder.ts'

type ElectronRuntime = { readonly path: string } | { readonly path: null; /** One sentence. */ readonly reason: string }

interface Surroundings {
  readonly platform: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly isRoot: boolean
}

/** A download that has brought nothing for this long is given up. */
const stallMilliseconds = 20_000
const downloadMillisecondsMax = 600_000

const packageFolder = join(programFolder, 'node_modules', 'electron')

/**
 * Finds the Electron program.
 * @param say Receives a line if the user has to wait for a download.
 */
export async function findElectron(say: (line: string) => void): Promise<ElectronRuntime> {
  const { platform, env: environment } = process
  const reason = whyNotHere({ platform, environment, isRoot: process.getuid?.() === 0 })
  if (reason !== null) return { path: null, reason }
  const installed = installedPath()
  if (installed !== null) return { path: installed }
  if (!existsSync(join(packageFolder, 'install.js'))) return { path: null, reason: 'Electron is not installed.' }

  say('Fetching the Electron runtime; this happens once.')
  await fetchRuntime()
  const fetched = installedPath()
  return fetched === null ? { path: null, reason: 'The Electron runtime could not be fetched.' } : { path: fetched }
}

/** Says in a sentence why Electron cannot open a window here, whether or not it is installed; null if it can. */
export function whyNotHere({ platform, environment, isRoot }: Surroundings): string | null {
  if (platform !== 'linux') return null
  if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return 'There is no display for Electron to use.'
  // Chromium's sandbox does not work for root, and without it we do not start.
  return isRoot ? 'Electron does not run as root.' : null
}

function installedPath(): string | null {
  try {
    const executable = readFileSync(join(packageFolder, 'path.txt'), 'utf8')
    const path = join(packageFolder, 'dist', executable)
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/** Runs the install script of the package, as long as it gets anywhere. */
async function fetchRuntime(): Promise<void> {
  // What is unpacked there is run later, so it is no place that others may write.
  const own = openPrivateFolder(cacheFolder(process.platform, process.env, homedir()))
  if (own === null) return
  const temporary = await mkdtemp(join(own, 'electron-'))
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  })
  const ended = Promise.withResolvers<void>()
  child.once('error', () => ended.resolve())
  child.once('exit', () => ended.resolve())

  let sizeBytes = 0
  let idleMilliseconds = 0
  const watch = setInterval(() => {
    void sizeOf(temporary).then((found) => {
      idleMilliseconds = found === sizeBytes ? idleMilliseconds + 1000 : 0
      sizeBytes = found
      // Unpacking writes elsewhere and takes its time, but by then the whole download is here.
      if (idleMilliseconds >= stallMilliseconds && !existsSync(join(packageFolder, 'dist'))) child.kill('SIGKILL')
    })
  }, 1000)
  const deadline = setTimeout(() => child.kill('SIGKILL'), downloadMillisecondsMax)
  await ended.promise
  clearInterval(watch)
  clearTimeout(deadline)
  await rm(temporary, { recursive: true, force: true })
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  const sizes = files.map((file) =>
    stat(join(file.parentPath, file.name)).then(
      ({ size }) => size,
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
