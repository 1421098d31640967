/** What is particular to macOS and Windows, as far as it shows without them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parsePlistFile } from 'app-builder-lib/out/util/plist.js'
import { filesInZip, readWindowsProgram } from './readers.ts'
import { demand, demandSame, type Tally } from './tally.ts'

interface InfoPlist {
  readonly CFBundleIdentifier: string
  readonly CFBundleExecutable: string
  readonly CFBundleShortVersionString: string
  readonly CFBundleIconFile: string
  readonly LSApplicationCategoryType: string
  readonly CFBundleDocumentTypes: readonly { CFBundleTypeExtensions: readonly string[]; LSHandlerRank: string }[]
}

export async function checkMac(tally: Tally, folder: string, sevenZip: string): Promise<void> {
  const app = join(folder, 'mac', 'Understudy.app', 'Contents')
  await tally.check('mac: Info.plist says what the app is and what it opens', async () => {
    const plist = await parsePlistFile<InfoPlist>(join(app, 'Info.plist'))
    demandSame(plist.CFBundleIdentifier, 'org.understudy.app', 'The identifier')
    demandSame(plist.CFBundleExecutable, 'Understudy', 'The program')
    demandSame(plist.LSApplicationCategoryType, 'public.app-category.utilities', 'The category')
    demandSame(plist.CFBundleShortVersionString, versionOfPackage(), 'The version')
    const [type] = plist.CFBundleDocumentTypes
    demandSame([type?.CFBundleTypeExtensions, type?.LSHandlerRank], [['understudy'], 'Owner'], 'What it opens')
    const icon = join(app, 'Resources', plist.CFBundleIconFile)
    demand(existsSync(icon) && statSync(icon).size > 100_000, 'The icon is missing or small.')
  })
  await tally.check('mac: the helpers have the name of the app', () => {
    const helpers = readdirSync(join(app, 'Frameworks')).filter((name) => name.endsWith('.app'))
    demand(helpers.length === 4 && helpers.every((name) => name.startsWith('Understudy Helper')), helpers.join(', '))
  })
  await tally.check('mac: the .zip holds the app, its archive and its command', () => {
    for (const arch of ['x64', 'arm64']) {
      const files = filesInZip(sevenZip, join(folder, `understudy-${versionOfPackage()}-mac-${arch}.zip`))
      for (const file of ['app.asar', 'command/understudy', 'legal/licences.txt'])
        demand(files.includes(`Understudy.app/Contents/Resources/${file}`), `${file} is missing.`)
    }
  })
}

export async function checkWindows(tally: Tally, folder: string, sevenZip: string): Promise<void> {
  const program = join(folder, 'win-unpacked', 'understudy-desktop.exe')
  await tally.check('win: the program says what it is, and has the icon', () => {
    const { strings, icons } = readWindowsProgram(program)
    demandSame(strings['ProductName'], 'Understudy', 'The product')
    demandSame(strings['CompanyName'], 'The Understudy authors', 'The company')
    demandSame(strings['LegalCopyright'], 'MIT licence', 'The copyright')
    demand(
      (strings['ProductVersion'] ?? '').startsWith(versionOfPackage()),
      `The version is ${strings['ProductVersion']}.`,
    )
    demand(icons >= 6, `It has ${icons} icons.`)
  })
  await tally.check('win: the .zip holds window, archive and command', () => {
    for (const arch of ['x64', 'arm64']) {
      const files = filesInZip(sevenZip, join(folder, `understudy-${versionOfPackage()}-win-${arch}.zip`))
      for (const file of [
        'understudy-desktop.exe',
        'understudy.cmd',
        'resources/app.asar',
        'resources/command/node.exe',
      ])
        demand(files.includes(file), `${file} is missing.`)
    }
  })
  await tally.check('win: the command starts the Node that lies beside it', () => {
    const script = readFileSync(join(folder, 'win-unpacked', 'understudy.cmd'), 'utf8')
    const started = [...script.matchAll(/%~dp0([^"]+)"/g)].map(([, path = '']) => path.replaceAll('\\', '/'))
    demandSame(started, ['resources/command/node.exe', 'resources/command/understudy.js'], 'What it starts')
    for (const path of started) demand(existsSync(join(folder, 'win-unpacked', path)), `${path} is not there.`)
  })
}

function versionOfPackage(): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
