/** The programs of the distribution that the check of the packages needs; as root on Debian the missing ones are installed. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** By program, the package of Debian that brings it. */
const packages = {
  'dpkg-deb': 'dpkg',
  mksquashfs: 'squashfs-tools',
  unsquashfs: 'squashfs-tools',
  '7za': 'p7zip-full',
  'desktop-file-validate': 'desktop-file-utils',
  appstreamcli: 'appstream',
  'update-mime-database': 'shared-mime-info',
}

export type PackagingTool = keyof typeof packages

/** Finds the programs. @returns Their paths, or the sentence that says which are missing. */
export function findPackagingTools(): { paths: Readonly<Record<PackagingTool, string>> } | { missing: string } {
  const names = Object.keys(packages) as PackagingTool[]
  const absent = names.filter((name) => onPath(name) === null)
  if (absent.length > 0) install([...new Set(absent.map((name) => packages[name]))])
  const missing = names.filter((name) => onPath(name) === null)
  if (missing.length > 0) {
    const wanted = [...new Set(missing.map((name) => packages[name]))].join(' ')
    return { missing: `Packages can be checked on Debian with ${missing.join(', ')}: apt-get install ${wanted}.` }
  }
  return { paths: Object.fromEntries(names.map((name) => [name, onPath(name)])) as Record<PackagingTool, string> }
}

function install(names: readonly string[]): void {
  if (process.getuid?.() !== 0 || onPath('apt-get') === null) return
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...parameters: string[]) =>
    execFileSync('apt-get', ['-q', ...parameters], {
      stdio: ['ignore', 'ignore', 2],
      env: environment,
      timeout: 300_000,
    })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...names)
  } catch {
    process.stderr.write(`apt-get could not install ${names.join(', ')}.\n`)
  }
}

function onPath(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    if (folder !== '' && existsSync(join(folder, name))) return join(folder, name)
  return null
}
