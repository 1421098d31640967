import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

interface Package {
  readonly version?: string
  readonly license?: string
  readonly hasInstallScript?: boolean
}

const described = JSON.parse(read('package.json')) as Readonly<Record<string, Record<string, unknown> | undefined>>
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> }
const document = read('resources/docs/dependencies.md')

it('names every package that is asked for, with version and licence, and none that is not', () => {
  const asked = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.keys(described[kind] ?? {}),
  )
  const wanted = asked.map((name) => {
    const { version, license } = packages[`node_modules/${name}`] ?? {}
    return `${name} ${version} ${license}`
  })
  const rows = [...document.matchAll(/^\| `([^`]+)`\s*\| (\S+)\s*\| (.+?)\s*\|/gm)]
  expect(rows.map(([, name, version, licence]) => `${name} ${version} ${licence}`).sort()).toEqual(wanted.sort())
})

it('has a word on every package with a script at installation, in the list and in the document', () => {
  const scripted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  expect(Object.keys(described['allowScripts'] ?? {}).sort()).toEqual([...new Set(scripted)].sort())
  const last = document.slice(document.indexOf('## Scripts at installation'))
  for (const name of scripted) expect(last).toContain(`\`${name}\``)
})

it('asks for exact versions', () => {
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'])
    for (const version of Object.values(described[kind] ?? {})) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
})

it('stands beside what is promised about security, which is tried where it says', () => {
  const security = read('resources/docs/security.md')
  const paths = [...security.matchAll(/`((?:test|src-main|resources)\/[^`\s]+)`/g)].map(([, path = '']) => path)
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
