/** What is particular to Linux: the .deb and what it installs, the AppImage, the arguments of the .rpm. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, copyFileSync, readFileSync, readdirSync, readlinkSync, statSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './archive.ts'
import { fieldOfDeb, filesInZip } from './readers.ts'
import { appImageRuntimeBytes } from './stand-ins.ts'
import { demand, demandSame, type Tally } from './tally.ts'
import type { PackagingTool } from './tools.ts'

type Tools = Readonly<Record<PackagingTool, string>>

/** Runs a program; what it writes is in the error if it refuses. */
function run(program: string, ...parameters: string[]): string {
  try {
    return execFileSync(program, parameters, {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${program}: ${stdout}${stderr}`, { cause: error })
  }
}

export async function checkLinux(tally: Tally, folder: string, tools: Tools, temporary: string): Promise<void> {
  const named = (ending: string) => join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? ending)
  const check = (name: string, work: () => void | Promise<void>) => tally.check(`linux: ${name}`, work)
  const root = join(temporary, 'installed')

  await check('the .deb says who made it, where its home is and what it needs', () => {
    const deb = named('-linux-amd64.deb')
    demandSame(fieldOfDeb(deb, 'Package'), 'understudy', 'The package')
    demandSame(fieldOfDeb(deb, 'Maintainer'), 'The Understudy authors <understudy@example.com>', 'The maintainer')
    demandSame(fieldOfDeb(deb, 'Homepage'), 'https://understudy.example/', 'The homepage')
    demandSame(fieldOfDeb(deb, 'Section'), 'admin', 'The section')
    demand(fieldOfDeb(deb, 'Depends').includes('libgtk-3-0'), 'It depends on no GTK.')
    demandSame(fieldOfDeb(named('-linux-arm64.deb'), 'Architecture'), 'arm64', 'The architecture of the other one')
  })
  await check('the .deb installs window, command, entry, type and icons, each under its own name', () => {
    run('dpkg-deb', '-x', named('-linux-amd64.deb'), root)
    run('dpkg-deb', '-e', named('-linux-amd64.deb'), join(temporary, 'control'))
    const files = filesBelow(root)
    for (const file of [
      'opt/Understudy/understudy-desktop',
      'opt/Understudy/resources/command/understudy',
      'usr/bin/understudy',
      'usr/share/applications/org.understudy.app.desktop',
      'usr/share/mime/packages/understudy-desktop.xml',
      'usr/share/metainfo/org.understudy.app.metainfo.xml',
      ...[16, 32, 48, 128, 256, 512].map(
        (size) => `usr/share/icons/hicolor/${size}x${size}/apps/understudy-desktop.png`,
      ),
    ])
      demand(files.includes(file), `${file} is missing.`)
    for (const file of [
      'opt/Understudy/understudy-desktop',
      'opt/Understudy/resources/command/node',
      'usr/bin/understudy',
    ])
      demand((statSync(join(root, file)).mode & 0o111) === 0o111, `${file} cannot be started by everybody.`)
    const after = readFileSync(join(temporary, 'control', 'postinst'), 'utf8')
    demand(!after.includes("'/usr/bin/understudy'"), 'The script after the installation takes the name of the command.')
    for (const script of ['postinst', 'postrm']) run('sh', '-n', join(temporary, 'control', script))
  })
  await check('the desktop entry is valid and opens workspaces', () => {
    const path = join(root, 'usr', 'share', 'applications', 'org.understudy.app.desktop')
    run(tools['desktop-file-validate'], path)
    const entry = readFileSync(path, 'utf8')
    for (const line of [
      'Exec=/opt/Understudy/understudy-desktop %U',
      'MimeType=application/vnd.understudy.workspace;',
      'StartupWMClass=org.understudy.app',
      'Icon=understudy-desktop',
    ])
      demand(entry.split('\n').includes(line), `The line ${line} is missing in ${entry}`)
  })
  await check('AppStream finds nothing wrong with the description', () => {
    run(tools.appstreamcli, 'validate', '--no-net', join(root, 'usr/share/metainfo/org.understudy.app.metainfo.xml'))
  })
  await check('.understudy is the type that the entry opens', () => {
    const mime = join(temporary, 'mime')
    mkdirSync(join(mime, 'packages'), { recursive: true })
    copyFileSync(join(root, 'usr/share/mime/packages/understudy-desktop.xml'), join(mime, 'packages', 'understudy.xml'))
    run(tools['update-mime-database'], mime)
    const globs = readFileSync(join(mime, 'globs2'), 'utf8')
    demand(globs.includes(':application/vnd.understudy.workspace:*.understudy'), globs)
  })
  await checkCommand(tally, join(root, 'opt', 'Understudy', 'resources', 'command', 'understudy'), temporary)
  await check('the AppImage holds the same app, and does not ask for it without a sandbox', () => {
    const image = join(temporary, 'image')
    run(
      tools.unsquashfs,
      '-no-progress',
      '-o',
      String(appImageRuntimeBytes),
      '-d',
      image,
      named('-linux-x86_64.AppImage'),
    )
    for (const file of [
      'AppRun',
      'understudy-desktop',
      'resources/app.asar',
      'usr/share/metainfo/org.understudy.app.metainfo.xml',
    ])
      demand(existsSync(join(image, file)), `${file} is missing.`)
    const entry = join(image, 'org.understudy.app.desktop')
    run(tools['desktop-file-validate'], entry)
    demand(!readFileSync(entry, 'utf8').includes('--no-sandbox'), 'Its entry starts the app without a sandbox.')
    demand(existsSync(join(image, readlinkSync(join(image, '.DirIcon')))), 'Its icon leads nowhere.')
  })
  await check('the .rpm gets summary, dependencies and the command', () => {
    const { options, sources } = JSON.parse(readFileSync(named('-linux-x86_64.rpm'), 'utf8')) as {
      options: Record<string, string[]>
      sources: string[]
    }
    demandSame(options['--rpm-summary'], ['Certificates and rehearsed failover for Hyper-V Replica'], 'The summary')
    demandSame(options['--architecture'], ['amd64'], 'The architecture')
    demand((options['-d'] ?? []).includes('gtk3'), 'It depends on no GTK.')
    for (const target of [
      '=/usr/bin/understudy',
      '=/usr/share/applications/org.understudy.app.desktop',
      '=/opt/Understudy',
    ])
      demand(
        sources.some((source) => source.endsWith(target)),
        `Nothing is put at ${target.slice(1)}.`,
      )
  })
  await check('the .zip holds the same app', () => {
    const files = filesInZip(tools['7za'], named('-linux-x64.zip'))
    demand(files.includes('understudy-desktop') && files.includes('resources/app.asar'), files.slice(0, 20).join(', '))
  })
}

/** The command line as it is installed, with its own Node and nothing of the checkout. */
async function checkCommand(tally: Tally, program: string, temporary: string): Promise<void> {
  const workspace = join(temporary, 'command.understudy')
  const environment = { PATH: '/usr/bin:/bin', HOME: temporary, LANG: 'C' }
  const understudy = (...parameters: string[]) =>
    execFileSync(program, parameters, { encoding: 'utf8', env: environment, cwd: temporary, timeout: 120_000 })
  await tally.check('linux: the installed command knows its version', () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
      version: string
    }
    demandSame(understudy('--version').trim(), version, 'The version')
  })
  await tally.check('linux: the installed command asks a workspace what expires', () => {
    const answer = JSON.parse(understudy('--workspace', workspace, '--json', 'ca', 'expiring')) as object
    demand(Object.keys(answer).length > 0, 'It answered nothing.')
  })
  await tally.check('linux: the installed command has its labs, in German too', () => {
    demand(understudy('--language', 'de', 'lab', 'list').includes('FO-02'), 'There is no lab FO-02.')
  })
}
