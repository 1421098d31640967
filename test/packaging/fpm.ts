/**
 * Stands in for fpm: makes a real .deb with dpkg-deb, and of an .rpm a file with the arguments, which is what can be judged where
 * there is no rpmbuild.
 */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Options without a value. */
const flags = ['--force']

const options = new Map<string, string[]>()
const sources: string[] = []
const rest = process.argv.slice(2)
for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
  if (flags.includes(word)) continue
  if (!word.startsWith('-')) sources.push(word)
  else {
    const [name = '', value = rest.shift() ?? ''] = word.startsWith('--rpm-rpmbuild-define=')
      ? word.split(/=(.*)/s)
      : [word]
    options.set(name, [...(options.get(name) ?? []), value])
  }
}
const one = (name: string) => options.get(name)?.[0] ?? ''

if (one('-t') === 'deb') makeDeb()
else writeFileSync(one('--package'), JSON.stringify({ options: Object.fromEntries(options), sources }, null, 2))

function makeDeb(): void {
  const root = mkdtempSync(join(tmpdir(), 'understudy-deb-'))
  try {
    for (const source of sources) {
      const [from = '', to = ''] = source.split('=')
      const target = join(root, to)
      mkdirSync(dirname(target), { recursive: true })
      if (statSync(from).isDirectory()) cpSync(from, target, { recursive: true, verbatimSymlinks: true })
      else copyFileSync(from, target)
    }
    const control = join(root, 'DEBIAN')
    mkdirSync(control)
    for (const [option, script] of [
      ['--after-install', 'postinst'],
      ['--after-remove', 'postrm'],
    ] as const) {
      writeFileSync(join(control, script), readFileSync(one(option)))
      chmodSync(join(control, script), 0o755)
    }
    writeFileSync(join(control, 'control'), controlFile())
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, one('--package')])
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function controlFile(): string {
  const [synopsis = '', ...lines] = one('--description').split('\n')
  const fields = {
    Package: one('--name'),
    Version: one('--version'),
    Architecture: one('--architecture'),
    Maintainer: one('--maintainer'),
    Depends: (options.get('-d') ?? []).join(', '),
    Recommends: (options.get('--deb-recommends') ?? []).join(', '),
    Section: one('--category'),
    Priority: one('--deb-priority'),
    Homepage: one('--url'),
    Description: [synopsis, ...lines.map((line) => ` ${line.trim()}`)].join('\n'),
  }
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')
}
