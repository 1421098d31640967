/** What must be true of the unpacked app of every platform: what is in it and what is not, its size, its switches. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { PackagedArch, PackagedPlatform } from '../../resources/installer/command-node.ts'
import { filesInAsar, fusesIn, hashOfAsar, readWindowsProgram, textInAsar } from './readers.ts'
import { demand, demandSame, type Tally } from './tally.ts'

/** How large the parts may be, in bytes. */
const budgets = { asar: 15_000_000, command: 20_000_000 }

/** All that may be in the archive. */
const allowedInAsar = [
  /^package\.json$/,
  /^resources(\/(build|labs))?$/,
  /^resources\/build\/electron(\/(main\.js|preload\.cjs))?$/,
  /^resources\/build\/renderer(\/index\.html|\/assets(\/.+)?)?$/,
  /^resources\/labs\/(pack\.json|labs(\/.+)?)$/,
]

/** What no file that is given to others may look like: sources, maps, tests, keys. */
const unwanted =
  /\.(ts|svelte|map|pfx|pem|key|understudy)$|\.(test|spec)\.|(^|\/)(test|node_modules|src-main|src-renderer)\//

/** Switches as electron-builder.yml sets them; one that Electron adds later is not among them. */
const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
}

/** Where things are in the unpacked app of a platform. */
export function partsOf(app: string, platform: PackagedPlatform): { program: string; resources: string } {
  if (platform === 'mac') return { program: app, resources: join(app, 'Contents', 'Resources') }
  const program = join(app, platform === 'win' ? 'understudy-desktop.exe' : 'understudy-desktop')
  return { program, resources: join(app, 'resources') }
}

export async function checkArchive(
  tally: Tally,
  app: string,
  platform: PackagedPlatform,
  arch: PackagedArch,
): Promise<void> {
  const { program, resources } = partsOf(app, platform)
  const asar = join(resources, 'app.asar')
  const check = (name: string, run: () => void | Promise<void>) => tally.check(`${platform} ${arch}: ${name}`, run)

  await check('the archive holds the bundles, the labs and nothing else', () => {
    const files = filesInAsar(asar)
    const strange = files.filter((file) => !allowedInAsar.some((pattern) => pattern.test(file)) || unwanted.test(file))
    demand(strange.length === 0, `It also holds ${strange.slice(0, 10).join(', ')}.`)
    for (const file of ['resources/build/electron/preload.cjs', 'resources/build/renderer/index.html'])
      demand(files.includes(file), `${file} is missing.`)
    const { main, homepage, author, devDependencies, scripts } = JSON.parse(textInAsar(asar, 'package.json')) as Record<
      string,
      unknown
    >
    demand(files.includes(String(main)), `${String(main)}, where the app starts, is missing.`)
    demand(Boolean(homepage) && Boolean(author), 'Homepage or author is missing.')
    demand(devDependencies === undefined && scripts === undefined, 'It names what only developers need.')
  })
  await check(`the archive has at most ${budgets.asar / 1e6} MB`, () => {
    const { size } = statSync(asar)
    demand(size <= budgets.asar, `It has ${(size / 1e6).toFixed(1)} MB.`)
  })
  await check('the switches are set in the program', async () => {
    const found = await fusesIn(program)
    demandSame(Object.fromEntries(Object.keys(fuses).map((name) => [name, found[name]])), fuses, 'What is set')
  })
  await check('the archive is the one that the program expects', () => {
    const hash = hashOfAsar(asar)
    // On Linux Electron has no place for it.
    if (platform === 'win') {
      const [entry] = readWindowsProgram(program).integrity
      demandSame(entry, { file: 'resources\\app.asar', alg: 'SHA256', value: hash }, 'What is embedded')
    } else if (platform === 'mac') {
      const plist = readFileSync(join(app, 'Contents', 'Info.plist'), 'utf8')
      demand(
        plist.includes('<key>Resources/app.asar</key>') && plist.includes(hash),
        'Info.plist has another checksum.',
      )
    }
  })
  await check('the command line lies beside it, with its Node, page and labs', () => {
    const command = join(resources, 'command')
    const files = filesBelow(command)
    const node = platform === 'win' ? 'node.exe' : 'node'
    for (const file of [
      node,
      'understudy.js',
      'package.json',
      'resources/build/renderer/index.html',
      'resources/labs/pack.json',
    ])
      demand(files.includes(file), `${file} is missing.`)
    demandSame(
      files.filter((file) => unwanted.test(file)),
      [],
      'What should not be there',
    )
    const bytes = files
      .filter((file) => file !== node)
      .reduce((sum, file) => sum + statSync(join(command, file)).size, 0)
    demand(bytes <= budgets.command, `Without its Node it has ${(bytes / 1e6).toFixed(1)} MB.`)
  })
  await check('licences and the bill of materials go along', () => {
    const licences = readFileSync(join(resources, 'legal', 'licences.txt'), 'utf8')
    const bill = JSON.parse(readFileSync(join(resources, 'legal', 'understudy.cdx.json'), 'utf8')) as Bill
    demandSame([bill.bomFormat, bill.specVersion], ['CycloneDX', '1.6'], 'The form of the bill')
    const names = bill.components.map(({ name }) => name)
    for (const name of ['electron', 'node', 'svelte', 'hono', 'zod', 'node-forge', 'commander'])
      demand(names.includes(name), `The bill does not name ${name}.`)
    for (const name of names.filter((each) => each !== 'node'))
      demand(licences.includes(`${name} `), `The licence of ${name} is missing.`)
  })
  await check('the languages of the app are the ones of Electron that go along', () => {
    const folder = platform === 'mac' ? resources : join(app, 'locales')
    const languages = readdirSync(folder).filter((name) => /\.(pak|lproj)$/.test(name))
    demand(
      languages.length === 3 && !languages.some((name) => name.startsWith('fr')),
      `There are ${languages.join(', ')}.`,
    )
  })
}

interface Bill {
  readonly bomFormat: string
  readonly specVersion: string
  readonly components: readonly { readonly name: string }[]
}

/** All files below a folder, with slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}
