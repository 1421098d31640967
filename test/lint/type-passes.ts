/** Which layers the compiler can check in one pass: those whose tsconfig.json gives them the same. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Configuration {
  readonly extends?: string
  readonly compilerOptions?: Readonly<Record<string, unknown>>
  readonly include: readonly string[]
}

/** One run of the compiler. */
export interface Pass {
  /** The folders of its layers, in order. */
  readonly name: string
  /** What the compiler is given: the tsconfig.json of a layer that stands alone, or one for all of them, with absolute paths. */
  readonly project: string | object
}

/**
 * Puts layers together.
 * @param root The folder of the repository.
 * @param projects Paths of each tsconfig.json below it. They extend the one of the repository and include what is in their folder.
 * @throws Where one does something else, which would be lost in a common pass.
 */
export function passesOf(root: string, projects: readonly string[]): Pass[] {
  const groups = new Map<string, { compilerOptions: object; folders: string[]; include: string[] }>()
  for (const path of projects) {
    const folder = join(root, dirname(path))
    const { extends: base, compilerOptions = {}, include, ...more } = readConfiguration(join(root, path))
    const isUsual = base !== undefined && join(folder, base) === join(root, 'tsconfig.json')
    const { files = [], ...other } = more as { files?: readonly string[] }
    if (!isUsual || files.length > 0 || Object.keys(other).length > 0)
      throw new Error(`${path} does more than to extend tsconfig.json with options and to include files.`)
    const key = JSON.stringify(Object.entries(compilerOptions).sort())
    const group = groups.get(key) ?? { compilerOptions, folders: [], include: [] }
    group.folders.push(dirname(path))
    group.include.push(...include.map((pattern) => join(folder, pattern)))
    groups.set(key, group)
  }
  return [...groups.values()].map(({ compilerOptions, folders, include }) => ({
    name: folders.map((folder) => folder.replace('src-main/', '')).join(' '),
    project:
      folders.length === 1
        ? `${folders[0]}/tsconfig.json`
        : {
            extends: join(root, 'tsconfig.json'),
            compilerOptions: { ...compilerOptions, typeRoots: [join(root, 'node_modules', '@types')] },
            include,
          },
  }))
}

function readConfiguration(path: string): Configuration {
  return JSON.parse(readFileSync(path, 'utf8')) as Configuration
}
