/** Makes installers: bundles, the Node of the command line, licences and descriptions, and then what electron-builder does. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Arch, build as packageApp, type CliOptions, type Configuration } from 'electron-builder'
import { allBundles, build } from '../../src-main/shells/build.ts'
import { programFolder } from '../../src-main/shells/paths.ts'
import { readBundledParts } from './bundled.ts'
import { pinnedNode, provideNode, type PackagedArch, type PackagedPlatform } from './command-node.ts'
import { billOfMaterials, licencesText } from './legal.ts'
import { metainfo } from './metainfo.ts'

export interface InstallersWanted {
  readonly platform: PackagedPlatform
  /** None: those that electron-builder.yml names. */
  readonly arches: readonly PackagedArch[]
  /** electron-builder's names of targets; none: those that electron-builder.yml names. */
  readonly targets: readonly string[]
  /** What depends on who builds. */
  readonly configuration: Configuration
  /** Provides the Node of the command line; as package.json pins it if left out. */
  readonly provide?: (platform: PackagedPlatform, arch: PackagedArch) => Promise<void>
}

const packageFolder = join(programFolder, 'resources', 'build', 'package')

/**
 * Builds the bundles, and what goes along beside them.
 * @param configuration What depends on who builds.
 */
export async function prepareInstallers(configuration: Configuration): Promise<void> {
  await build([...allBundles, 'command'])
  writePapers(configuration)
}

/** Packages for a platform what has been prepared. @returns The paths of the installers. */
export async function makeInstallers(wanted: InstallersWanted): Promise<string[]> {
  const { platform, arches, targets, configuration, provide = provideNode } = wanted
  const options: CliOptions = {
    projectDir: programFolder,
    publish: 'never',
    [platform]: [...targets],
    config: { ...configuration, beforePack: ({ arch }) => provide(platform, archOf(arch)) },
  }
  for (const arch of arches) options[arch] = true
  return packageApp(options)
}

/** Writes what goes along beside the bundles: licences, bill of materials, AppStream's description, what the command needs. */
function writePapers({ extraMetadata }: Configuration): void {
  const described = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as {
    name: string
    version: string
    homepage: string
    author: { name: string }
  }
  const { name, version, homepage, author } = { ...described, ...(extraMetadata as Partial<typeof described>) }
  rmSync(packageFolder, { recursive: true, force: true })
  const write = (path: string, text: string) => {
    mkdirSync(join(packageFolder, path, '..'), { recursive: true })
    writeFileSync(join(packageFolder, path), text)
  }
  const parts = readBundledParts()
  const node = { name: 'node', version: pinnedNode('linux', 'x64').version, licence: 'MIT', text: '' }
  write('legal/licences.txt', licencesText(parts))
  write('legal/understudy.cdx.json', `${JSON.stringify(billOfMaterials(version, [...parts, node]), null, 2)}\n`)
  cpSync(join(programFolder, 'LICENSE'), join(packageFolder, 'legal', 'understudy.txt'))
  const date = new Date().toISOString().slice(0, 10)
  write('metainfo/org.understudy.app.metainfo.xml', metainfo({ version, date, homepage, developer: author.name }))
  // By this file the command finds its folder and its version, as a checkout does by its own.
  write('command/package.json', `${JSON.stringify({ name, version, type: 'module' })}\n`)
  layOut('resources/installer/command/understudy', 'understudy')
  layOut('resources/build/command', '.')
  layOut('resources/build/renderer', 'resources/build/renderer')
  layOut('resources/labs', 'resources/labs')
}

/** Copies a part of the command line to where it is packaged from, without what only packaging needs. */
function layOut(from: string, to: string): void {
  cpSync(join(programFolder, from), join(packageFolder, 'command', to), {
    recursive: true,
    filter: (path) => !path.endsWith('licences.json'),
  })
}

function archOf(arch: Arch): PackagedArch {
  if (arch === Arch.x64) return 'x64'
  if (arch === Arch.arm64) return 'arm64'
  throw new Error(`There is no Node of ours for ${Arch[arch]}.`)
}
