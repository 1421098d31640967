/**
 * What stands in where packaging would fetch a program: Electron for three platforms, fpm, and the tools of AppImages. Each has as
 * much of the shape of the real one as is looked at.
 */
import { appendFileSync, chmodSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { programFolder } from '../../src-main/shells/paths.ts'
import type { PackagedArch, PackagedPlatform } from '../../resources/installer/command-node.ts'

/** The words by which @electron/fuses finds the switches in Electron's program. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** Sentinel, version 1, how many switches, and each of them off. */
function fuseWire(): Buffer {
  const count = Object.values(FuseV1Options).filter((value) => typeof value === 'number').length
  return Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, count]), Buffer.from('0'.repeat(count))])
}

/** Makes a folder that has the shape of Electron for a platform. @returns The folder. */
export function standInElectron(folder: string, platform: PackagedPlatform): string {
  const target = join(folder, `electron-${platform}`)
  mkdirSync(target, { recursive: true })
  write(join(target, 'LICENSE'), 'Electron’s licence')
  write(join(target, 'LICENSES.chromium.html'), '<title>Chromium’s licences</title>')
  if (platform === 'mac') makeMac(join(target, 'Electron.app', 'Contents'))
  else {
    for (const language of ['en-US', 'de', 'cs', 'fr']) write(join(target, 'locales', `${language}.pak`), language)
    mkdirSync(join(target, 'resources'))
    if (platform === 'win') makeWindows(target)
    else makeLinux(target)
  }
  return target
}

function makeLinux(target: string): void {
  writeFileSync(join(target, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuseWire()]))
  chmodSync(join(target, 'electron'), 0o755)
  write(join(target, 'chrome-sandbox'), '')
}

/** A program that Windows would start, with a version resource that can be read: a package has one. */
function makeWindows(target: string): void {
  const program = join(target, 'electron.exe')
  copyFileSync(join(programFolder, 'node_modules', 'electron-winstaller', 'vendor', 'Setup.exe'), program)
  appendFileSync(program, fuseWire())
}

function makeMac(contents: string): void {
  const describe = (path: string, name: string) =>
    write(join(path, 'Info.plist'), plist({ CFBundleExecutable: name, CFBundleName: name, CFBundleVersion: '45.4.1' }))
  describe(contents, 'Electron')
  write(join(contents, 'MacOS', 'Electron'), '#!/bin/sh\nexit 0\n')
  const frameworks = join(contents, 'Frameworks')
  const framework = join(frameworks, 'Electron Framework.framework')
  const resources = join(framework, 'Versions', 'A', 'Resources')
  for (const language of ['en', 'de', 'cs', 'fr']) {
    write(join(contents, 'Resources', `${language}.lproj`, 'InfoPlist.strings'), '')
    write(join(resources, `${language}.lproj`, 'locale.pak'), language)
  }
  writeFileSync(join(framework, 'Versions', 'A', 'Electron Framework'), fuseWire())
  symlinkSync('A', join(framework, 'Versions', 'Current'))
  for (const name of ['Electron Framework', 'Resources'])
    symlinkSync(join('Versions', 'Current', name), join(framework, name))
  for (const suffix of ['', ' (Renderer)', ' (Plugin)', ' (GPU)']) {
    const name = `Electron Helper${suffix}`
    describe(join(frameworks, `${name}.app`, 'Contents'), name)
    write(join(frameworks, `${name}.app`, 'Contents', 'MacOS', name), '')
  }
}

function plist(entries: Readonly<Record<string, string>>): string {
  const lines = Object.entries(entries).map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>${lines.join('')}</dict></plist>
`
}

/** A file where the Node of another platform would be. */
export function standInNode(folder: string, platform: PackagedPlatform, arch: PackagedArch): void {
  mkdirSync(folder, { recursive: true })
  write(join(folder, platform === 'win' ? 'node.exe' : 'node'), `Node for ${platform} on ${arch}`, 0o755)
  write(join(folder, 'node-licence.txt'), 'Node’s licence')
}

/** How long the stand-in for the runtime of an AppImage is, in bytes: what stands behind it is a file system. */
export const appImageRuntimeBytes = 4096

/**
 * Makes the programs that electron-builder is told of by its environment.
 * @returns That environment.
 */
export function standInTools(
  folder: string,
  { mksquashfs, desktopFileValidate, sevenZip }: Record<Tool, string>,
): NodeJS.ProcessEnv {
  const fpm = join(folder, 'fpm')
  write(fpm, `#!/bin/sh\nexec '${process.execPath}' '${join(import.meta.dirname, 'fpm.ts')}' "$@"\n`, 0o755)
  const tools = join(folder, 'appimage')
  write(join(tools, 'mksquashfs'), `#!/bin/sh\nexec '${mksquashfs}' "$@"\n`, 0o755)
  write(join(tools, 'desktop-file-validate'), `#!/bin/sh\nexec '${desktopFileValidate}' "$@"\n`, 0o755)
  for (const arch of ['x64', 'arm64']) {
    write(join(tools, 'runtimes', `runtime-${arch}`), 'R'.repeat(appImageRuntimeBytes))
    mkdirSync(join(tools, 'lib', arch), { recursive: true })
  }
  return { CUSTOM_FPM_PATH: fpm, APPIMAGE_TOOLS_PATH: tools, ELECTRON_BUILDER_7ZIP_PATH: sevenZip }
}

type Tool = 'mksquashfs' | 'desktopFileValidate' | 'sevenZip'

function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  chmodSync(path, mode)
}
