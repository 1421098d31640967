/**
 * Who imports whom: reads the imports of every source (types, `import()` and the scripts of components included) and finds
 * circles among them. The rules on rooms and the search for dead code both stand on it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import ts from 'typescript'

/**
 * @param {string} root The root of the repository.
 * @param {readonly string[]} folders Folders below it.
 * @param {RegExp} kinds How the name of a file ends that is wanted: scripts and components, unless said otherwise.
 * @returns {string[]} Their sources, with slashes, from the root of the repository, in order.
 */
export function sourcesIn(root, folders, kinds = /\.(ts|js|svelte)$/) {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => join(folder, path)))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => kinds.test(path))
    .sort()
}

/**
 * @param {string} path The path of a source.
 * @param {string} text What it says.
 * @returns {string} What of it is a script, with everything else of a component left out.
 */
export function scriptOf(path, text) {
  if (!path.endsWith('.svelte')) return text
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')
}

/**
 * @param {string} path The path of a source, from the root of the repository.
 * @param {string} text What it says.
 * @returns {string[]} The paths that it imports, from the root of the repository; packages are left out.
 */
export function importsOf(path, text) {
  const { importedFiles } = ts.preProcessFile(scriptOf(path, text), true, true)
  // What a component fetches from its markup, as in `{#await import('./Menu.svelte')}`.
  const fetched = path.endsWith('.svelte') ? [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, name]) => name) : []
  return [...new Set([...importedFiles.map(({ fileName }) => fileName), ...fetched])]
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => targetOf(path, specifier))
}

/**
 * @param {string} path The path of the source that imports.
 * @param {string} specifier What it names, relative.
 * @returns {string} The path that is meant, from the root of the repository; without a question such as `?raw`.
 */
export function targetOf(path, specifier) {
  return posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''))
}

/**
 * @param {string} root The root of the repository.
 * @param {readonly string[]} paths Sources.
 * @returns {Map<string, string[]>} What each of them imports of the others.
 */
export function graphOf(root, paths) {
  const known = new Set(paths)
  return new Map(
    paths.map((path) => [path, importsOf(path, readFileSync(join(root, path), 'utf8')).filter((to) => known.has(to))]),
  )
}

/**
 * @param {ReadonlyMap<string, readonly string[]>} graph What each node leads to.
 * @returns {string[][]} Every set of two or more nodes that lead to each other, and every node that leads to itself (Tarjan).
 */
export function circlesOf(graph) {
  const order = new Map()
  const lowest = new Map()
  const stack = []
  const circles = []
  const visit = (node) => {
    order.set(node, order.size)
    lowest.set(node, order.get(node))
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next)
      if (stack.includes(next)) lowest.set(node, Math.min(lowest.get(node), lowest.get(next)))
    }
    if (lowest.get(node) !== order.get(node)) return
    const circle = stack.splice(stack.indexOf(node))
    if (circle.length > 1 || graph.get(node)?.includes(node)) circles.push(circle.sort())
  }
  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return circles
}

/**
 * What a rule of eslint visits to see every import of a file.
 * @param {(node: import('estree').Node, specifier: string) => void} check Called for each, with what it names.
 * @returns {import('eslint').Rule.RuleListener}
 */
export function importVisitor(check) {
  const see = (node, specifier) => {
    if (typeof specifier === 'string') check(node, specifier)
  }
  return {
    ImportDeclaration: (node) => see(node, node.source.value),
    ExportNamedDeclaration: (node) => see(node, node.source?.value),
    ExportAllDeclaration: (node) => see(node, node.source.value),
    ImportExpression: (node) => see(node, node.source.type === 'Literal' ? node.source.value : undefined),
    /** `import('./x.ts').Type`, which only the parser of TypeScript knows. */
    TSImportType: (/** @type {any} */ node) => see(node, node.source?.value ?? node.argument?.literal?.value),
  }
}
