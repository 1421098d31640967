/**
 * What of Electron the shell uses, read from its sources and from the definitions that Electron brings: the list in
 * `resources/docs/electron-surface.md`, which `node test/packaging/electron-surface.ts` writes anew.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const sources = 'src-main/shells/electron/*.ts'
const document = join(root, 'resources', 'docs', 'electron-surface.md')

/** Names under which the sources have objects of Electron, with the type that the definitions give them. */
const typesOf: Readonly<Record<string, string>> = {
  app: 'App',
  commandLine: 'CommandLine',
  BrowserWindow: 'BrowserWindow',
  window: 'BrowserWindow',
  contents: 'WebContents',
  webContents: 'WebContents',
  contextBridge: 'ContextBridge',
  defaultSession: 'Session',
  dialog: 'Dialog',
  ipcMain: 'IpcMain',
  ipcRenderer: 'IpcRenderer',
  Menu: 'Menu',
  powerMonitor: 'PowerMonitor',
  protocol: 'Protocol',
  safeStorage: 'SafeStorage',
  screen: 'Screen',
  session: 'Session',
  shell: 'Shell',
}

interface Used {
  readonly type: string
  /** A member, or an event in quotes. */
  readonly name: string
  /** Platforms that the definitions confine it to; all, if empty. */
  readonly platforms: readonly string[]
  readonly files: readonly string[]
}

/** Finds what is used, in the order of types and names. */
export function surface(): Used[] {
  const definitions = readFileSync(join(root, 'node_modules', 'electron', 'electron.d.ts'), 'utf8')
  const found = new Map<string, { type: string; name: string; files: Set<string> }>()
  const pattern = new RegExp(
    `(?<!['"/])\\b(${Object.keys(typesOf).join('|')})(?=\\s*\\??\\.(\\w+)(?:\\(\\s*'([\\w-]+)')?)`,
    'g',
  )
  for (const path of globSync(sources, { cwd: root }).sort()) {
    const text = readFileSync(join(root, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    for (const [, object = '', member = '', literal] of text.matchAll(pattern)) {
      // The type of what it leads to is listed by itself.
      if (member in typesOf) continue
      const type = typesOf[object] ?? ''
      const isEvent = member === 'on' || member === 'once'
      const name = isEvent && literal !== undefined ? `'${literal}'` : member
      const entry = found.get(`${type}.${name}`) ?? { type, name, files: new Set<string>() }
      entry.files.add(basename(path))
      found.set(`${type}.${name}`, entry)
    }
  }
  return [...found.values()]
    .map(({ type, name, files }) => ({
      type,
      name,
      platforms: platformsOf(definitions, type, name),
      files: [...files],
    }))
    .sort((one, other) => (`${one.type}.${one.name}` < `${other.type}.${other.name}` ? -1 : 1))
}

/** @throws If the definitions have no such thing: then it does not exist in this Electron. */
function platformsOf(definitions: string, type: string, name: string): string[] {
  const begin = definitions.search(new RegExp(`^  (interface|class) ${type}\\b`, 'm'))
  const rest = definitions.slice(begin + 1)
  const end = rest.search(/^ {2}(interface|class|namespace) /m)
  const section = rest.slice(0, end < 0 ? undefined : end)
  const declared = name.startsWith("'") ? `(on|once)\\(event: ${name},` : `(static |readonly )?${name}\\??[(:<]`
  const at = section.search(new RegExp(`^    ${declared}`, 'm'))
  if (begin < 0 || at < 0) throw new Error(`Electron has no ${type}.${name}.`)
  const comment = section.slice(section.lastIndexOf('/**', at), at)
  const [, platforms = ''] = /@platform (.+)/.exec(comment) ?? []
  return platforms.split(',').filter(Boolean)
}

/** Writes the list as a table. */
export function surfaceTable(): string {
  const lines = surface().map(
    ({ type, name, platforms, files }) =>
      `| \`${type}\` | \`${name}\` | ${platforms.join(', ') || 'all'} | ${files.map((file) => `\`${file}\``).join(', ')} |`,
  )
  return ['| Type | Member or event | Platforms | Used in |', '| --- | --- | --- | --- |', ...lines].join('\n')
}

/** Takes the padding out of a table, which a formatter puts in. */
export function withoutPadding(table: string): string {
  return table.replaceAll(/-{3,}/g, '---').replaceAll(/ +/g, ' ').trim()
}

/** The part of the document that is written by this file. */
export function tableIn(text: string): string {
  return text.slice(text.indexOf('| Type '), text.indexOf('\n## ', text.indexOf('| Type ')))
}

if (import.meta.main) {
  const text = readFileSync(document, 'utf8')
  writeFileSync(document, text.replace(tableIn(text), `${surfaceTable()}\n`))
}
