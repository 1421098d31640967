/**
 * The programs that judge our certificates and that nobody here wrote. As root on Debian the missing ones are installed;
 * elsewhere their absence is said in one sentence. OpenSSL is mandatory, because without any outside judge the suite would
 * prove nothing.
 */
import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findPowerShell, powerShellHere } from '../powershell/find-powershell.ts'

const execute = promisify(execFile)

export interface ToolResult {
  readonly code: number
  /** Standard output and standard error, in this order. */
  readonly text: string
}

/**
 * Runs a program without a shell.
 * @param program A path, or a name on the PATH.
 * @param args Its arguments.
 */
export async function run(program: string, args: readonly string[]): Promise<ToolResult> {
  try {
    const { stdout, stderr } = await execute(program, [...args], { timeout: 60_000, maxBuffer: 16 * 1024 * 1024 })
    return { code: 0, text: stdout + stderr }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number') throw error
    const output = 'stdout' in error && 'stderr' in error ? `${String(error.stdout)}${String(error.stderr)}` : ''
    return { code: error.code, text: output }
  }
}

const packages = { openssl: 'openssl', certtool: 'gnutls-bin', certutil: 'libnss3-tools', pk12util: 'libnss3-tools' }

export type ToolName = keyof typeof packages | 'keytool' | 'bun' | 'pwsh'

/** Which of the programs are not on this machine, for the last lines of `npm test`. */
export function missingTools(): ToolName[] {
  return toolNames.filter((name) => pathOf(name) === null)
}

const toolNames = ['openssl', 'certtool', 'certutil', 'pk12util', 'keytool', 'bun', 'pwsh'] as const

/**
 * Sees to the judges before the first test: two tests that install at the same time would be in each other's way.
 * @returns Which are still not on this machine.
 */
export async function ensureTools(): Promise<ToolName[]> {
  await installMissing()
  return missingTools()
}

/**
 * Finds the judges, and installs what is missing where that is allowed.
 * @returns The path of each tool that is here. The others have been named on the terminal.
 */
export async function findTools(): Promise<ReadonlyMap<ToolName, string>> {
  await installMissing()
  const found = new Map<ToolName, string>()
  for (const name of toolNames) {
    const path = pathOf(name)
    if (path === null) console.warn(`${name} is not here, so nothing was checked with it.`)
    else found.set(name, path)
  }
  if (!found.has('openssl')) {
    throw new Error('The conformance tests need OpenSSL 3: install the package "openssl" and run them again.')
  }
  return found
}

async function installMissing(): Promise<void> {
  const wanted = Object.entries(packages)
  if (wanted.some(([name]) => onPath(name) === null)) await install([...new Set(wanted.map(([, name]) => name))])
  await findPowerShell()
}

async function install(names: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || onPath('apt-get') === null) return
  const attempt = () =>
    execute('apt-get', ['install', '-y', '--no-install-recommends', ...names], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 120_000,
    })
  try {
    await attempt().catch(async () => {
      await execute('apt-get', ['update'], { timeout: 60_000 })
      await attempt()
    })
  } catch {
    console.warn(`apt-get could not install ${names.join(', ')}.`)
  }
}

function pathOf(name: ToolName): string | null {
  if (name === 'pwsh') return powerShellHere()
  return name === 'bun' ? bunProgram() : onPath(name)
}

function onPath(name: string): string | null {
  const directories = (process.env['PATH'] ?? '').split(delimiter)
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  for (const directory of directories) {
    for (const ending of endings) {
      const path = join(directory, name + ending)
      if (directory !== '' && existsSync(path)) return path
    }
  }
  return null
}

/** Bun comes with the development dependencies; its package puts the program itself beside its manifest. */
function bunProgram(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve('bun/package.json')
    const path = join(dirname(manifest), 'bin', 'bun.exe')
    return existsSync(path) ? realpathSync(path) : onPath('bun')
  } catch {
    return onPath('bun')
  }
}
