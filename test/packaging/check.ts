/**
 * `npm run dist:check`: packages for all three platforms with stand-ins for what would be downloaded, and reads back what was made. It ends
 * with what it could not prove, and with one line that says how many checks passed and how many failed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import {
  nodeFolder,
  provideNode,
  type PackagedArch,
  type PackagedPlatform,
} from '../../resources/installer/command-node.ts'
import { configurationFrom } from '../../resources/installer/configuration.ts'
import { makeInstallers, prepareInstallers } from '../../resources/installer/make-installers.ts'
import { programFolder } from '../../src-main/shells/paths.ts'
import { createTally } from './tally.ts'
import { standInElectron, standInNode, standInTools } from './stand-ins.ts'
import { checkLinux } from './linux.ts'
import { checkMac, checkWindows } from './other-platforms.ts'
import { checkArchive } from './archive.ts'
import { checkWindow } from './window.ts'
import { findPackagingTools } from './tools.ts'

/** What only a download, a signature or another system can show; the build on a build machine of each platform does. */
const notProven = [
  'Electron’s own program was a stand-in: that the app starts in it, with its switches set, is shown on a build machine.',
  'The installer and the portable program for Windows need parts of NSIS that are downloads.',
  'The .dmg needs macOS, signing and notarising need their certificates.',
  'The .rpm was judged by the arguments that fpm would get.',
  'The runtime in front of an AppImage was a stand-in, and so was the Node of every platform but this one.',
]

const targets = {
  linux: ['AppImage', 'deb', 'rpm', 'zip'],
  mac: ['zip'],
  win: ['zip'],
} as const

/** `npm run dist:check -- mac` checks one of them. */
const platforms = (['linux', 'mac', 'win'] as const).filter(
  (platform) => process.argv.length === 2 || process.argv.includes(platform),
)

const arches: readonly PackagedArch[] = ['x64', 'arm64']

const found = findPackagingTools()
if ('missing' in found) {
  process.stdout.write(`${found.missing}\n`)
  process.exitCode = 2
} else await checkPackages(found.paths)

async function checkPackages(tools: Exclude<typeof found, { missing: string }>['paths']): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'understudy-packages-'))
  const output = join(programFolder, 'resources', 'dist', 'check')
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  const tally = createTally()
  try {
    Object.assign(
      process.env,
      standInTools(temporary, {
        mksquashfs: tools.mksquashfs,
        desktopFileValidate: tools['desktop-file-validate'],
        sevenZip: tools['7za'],
      }),
    )
    const own = configurationFrom({})
    await prepareInstallers(own)
    for (const platform of platforms) {
      const folder = join(output, platform)
      await tally.check(`${platform}: everything is packaged`, async () => {
        await makeInstallers({
          platform,
          arches,
          targets: targets[platform],
          configuration: { ...own, ...standInConfiguration(standInElectron(temporary, platform), folder) },
          provide,
        })
      })
      for (const arch of arches) await checkArchive(tally, unpacked(folder, platform, arch), platform, arch)
    }
    if (platforms.includes('linux')) {
      await checkLinux(tally, join(output, 'linux'), tools, temporary)
      await checkWindow(tally, unpacked(join(output, 'linux'), 'linux', 'x64'), temporary)
    }
    if (platforms.includes('mac')) await checkMac(tally, join(output, 'mac'), tools['7za'])
    if (platforms.includes('win')) await checkWindows(tally, join(output, 'win'), tools['7za'])
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
  for (const sentence of notProven) process.stdout.write(`Not shown here: ${sentence}\n`)
  // electron-builder sets an exit code of its own when it has ended well.
  process.exit(tally.report())
}

function standInConfiguration(electron: string, output: string): Configuration {
  return {
    electronDist: electron,
    directories: { output },
    // What takes the time is to compress what nobody will download.
    compression: 'store',
    mac: { identity: null },
  }
}

/** The real Node for this machine, because the command line is started; a file in its place for the others. */
async function provide(platform: PackagedPlatform, arch: PackagedArch): Promise<void> {
  if (platform === 'linux' && arch === process.arch) return provideNode(platform, arch)
  rmSync(nodeFolder(platform, arch), { recursive: true, force: true })
  standInNode(nodeFolder(platform, arch), platform, arch)
}

/** The folder that electron-builder leaves beside the installers. */
function unpacked(folder: string, platform: PackagedPlatform, arch: PackagedArch): string {
  const suffix = arch === 'x64' ? '' : `-${arch}`
  if (platform === 'mac') return join(folder, `mac${suffix}`, 'Understudy.app')
  return join(folder, `${platform}${suffix}-unpacked`)
}
