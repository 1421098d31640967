import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { describe, expect, it, onTestFinished } from 'vitest'
import { passesOf } from './type-passes.ts'

const root = join(import.meta.dirname, '..', '..')

/** A repository with a `tsconfig.json` like ours, and some layers of one source each. */
function aRepository(layers: Readonly<Record<string, readonly [configuration: object, source: string]>>) {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-types-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const compilerOptions = {
    target: 'ES2024',
    lib: ['ES5'],
    module: 'NodeNext',
    types: [],
    strict: true,
    noEmit: true,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [] }))
  for (const [name, [configuration, source]] of Object.entries(layers)) {
    const layer = join(folder, 'src-main', name)
    mkdirSync(layer, { recursive: true })
    const usual = { extends: '../../tsconfig.json', include: ['**/*.ts'] }
    writeFileSync(join(layer, 'tsconfig.json'), JSON.stringify({ ...usual, ...configuration }))
    writeFileSync(join(layer, 'source.ts'), source)
  }
  return { folder, projects: Object.keys(layers).map((name) => `src-main/${name}/tsconfig.json`) }
}

/** The smallest library with a global of its own. */
const withScriptHost = { compilerOptions: { lib: ['ES5', 'ScriptHost'] } }

describe('a pass of the compiler', () => {
  it('is for layers that are given the same globals, and refuses to each what the others have', () => {
    const uses = `export const host = new ActiveXObject('x')\n`
    const { folder, projects } = aRepository({
      deep: [{}, 'export const one = 1\n'],
      high: [{}, uses],
      page: [withScriptHost, uses],
    })
    const passes = passesOf(folder, projects)
    expect(passes.map(({ name }) => name)).toEqual(['deep high', 'page'])
    const outcomes = passes.map(({ project }) => {
      const path = join(folder, typeof project === 'string' ? project : 'pass.json')
      if (typeof project !== 'string') writeFileSync(path, JSON.stringify(project))
      const compiler = join(root, 'node_modules', 'typescript', 'lib', 'tsc.js')
      const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', path], { encoding: 'utf8' })
      return [status, stdout.match(/\S+source\.ts\(.*/g)]
    })
    expect(outcomes).toEqual([
      [expect.any(Number), [expect.stringMatching(/high\/source\.ts.*Cannot find name 'ActiveXObject'/)]],
      [0, null],
    ])
    expect(outcomes[0]?.[0]).not.toBe(0)
  })

  it.each([{ exclude: ['x.ts'] }, { files: ['x.ts'] }, { extends: '../other.json' }])(
    'is not made of a configuration that does something else: %j',
    (configuration) => {
      const { folder, projects } = aRepository({ deep: [configuration, ''] })
      expect(() => passesOf(folder, projects)).toThrow('does more than')
    },
  )

  it('is one for what is plain computation, one for what runs on Node, and one for the tests', () => {
    const projects = [...globSync('src-main/*/tsconfig.json', { cwd: root }).sort(), 'test/tsconfig.json']
    expect(passesOf(root, projects).map(({ name }) => name)).toEqual([
      'app authority shells transport workspace',
      'contract emulator kernel labs runbook',
      'test',
    ])
  })
})
