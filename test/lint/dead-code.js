/**
 * Finds what nobody uses: exports that no other source imports, and sources that no way in leads to. An export that only
 * tests import is dead as well, unless a list says why the tests need it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { importsOf, scriptOf, targetOf } from './imports.js'

/** Stands for every export of a file, where it is taken as a whole. */
const all = '*'

/**
 * @typedef {object} Source What a file declares and takes.
 * @property {Set<string>} exported The names that it exports itself.
 * @property {string[]} passedOn The files of which it exports everything.
 * @property {{ path: string, name: string }[]} uses What it imports by name, `*` for everything.
 * @property {string[]} named Names of sources that it says in a text, as whoever starts a child process does.
 */

/**
 * Reads what a source exports and imports.
 * @param {string} path Its path, from the root of the repository.
 * @param {string} text What it says.
 * @returns {Source}
 */
export function readSource(path, text) {
  const isComponent = path.endsWith('.svelte')
  const file = ts.createSourceFile('source.ts', scriptOf(path, text), ts.ScriptTarget.Latest, true)
  const exported = new Set(isComponent ? ['default'] : [])
  /** @type {string[]} */
  const passedOn = []
  /** @type {{ path: string, name: string }[]} */
  const uses = []
  /** @type {string[]} */
  const named = []
  const use = (specifier, names) => {
    if (specifier?.startsWith('.')) uses.push(...names.map((name) => ({ path: targetOf(path, specifier), name })))
  }

  const visit = (node) => {
    if (ts.isImportDeclaration(node)) use(node.moduleSpecifier.text, namesOfClause(node.importClause))
    else if (ts.isExportDeclaration(node)) {
      const from = node.moduleSpecifier?.text
      const elements = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : []
      for (const { name } of elements) exported.add(name.text)
      if (from && !node.exportClause) passedOn.push(targetOf(path, from))
      else
        use(from, elements.length > 0 ? elements.map((element) => (element.propertyName ?? element.name).text) : [all])
    } else if (ts.isExportAssignment(node)) exported.add('default')
    else if (ts.isImportTypeNode(node))
      use(node.argument.literal?.text, [node.qualifier ? firstName(node.qualifier) : all])
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      use(node.arguments[0]?.text, namesOfFetch(node))
    else if (ts.isStringLiteralLike(node)) {
      const [name] = /[\w.-]+\.(ts|js)$/.exec(node.text) ?? []
      if (name && !ts.isImportDeclaration(node.parent) && !ts.isExportDeclaration(node.parent)) named.push(name)
    } else if (hasExport(node)) for (const name of namesOfDeclaration(node)) exported.add(name)
    ts.forEachChild(node, visit)
  }
  visit(file)
  if (isComponent)
    for (const target of importsOf(path, text))
      if (!uses.some((known) => known.path === target)) uses.push({ path: target, name: all })
  return { exported, passedOn, uses, named }
}

/** What an import statement takes; nothing of a file that is only run. */
function namesOfClause(clause) {
  if (!clause) return []
  const named = clause.namedBindings
  return [
    ...(clause.name ? ['default'] : []),
    ...(named && ts.isNamespaceImport(named) ? [all] : []),
    ...(named && ts.isNamedImports(named)
      ? named.elements.map((element) => (element.propertyName ?? element.name).text)
      : []),
  ]
}

/** What is taken of `await import(…)` and of `import(…).then(…)`, everything where that cannot be seen. */
function namesOfFetch(call) {
  const { parent } = call
  if (ts.isPropertyAccessExpression(parent) && parent.name.text === 'then' && ts.isCallExpression(parent.parent)) {
    const [taker] = parent.parent.arguments
    return (taker && ts.isArrowFunction(taker) && namesOfPattern(taker.parameters[0]?.name)) || [all]
  }
  if (!ts.isAwaitExpression(parent)) return [all]
  const outer = ts.isParenthesizedExpression(parent.parent) ? parent.parent.parent : parent.parent
  if (ts.isPropertyAccessExpression(outer)) return [outer.name.text]
  return (ts.isVariableDeclaration(outer) && namesOfPattern(outer.name)) || [all]
}

function namesOfPattern(pattern) {
  if (!pattern || !ts.isObjectBindingPattern(pattern)) return undefined
  return pattern.elements.map((element) => (element.propertyName ?? element.name).text)
}

function firstName(qualifier) {
  return ts.isIdentifier(qualifier) ? qualifier.text : firstName(qualifier.left)
}

function hasExport(node) {
  return ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
}

function namesOfDeclaration(node) {
  if (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return ['default']
  if (!ts.isVariableStatement(node)) return node.name ? [node.name.text] : []
  return node.declarationList.declarations.flatMap(({ name }) =>
    ts.isIdentifier(name) ? [name.text] : name.elements.map((element) => element.name.text),
  )
}

/**
 * @param {ReadonlyMap<string, Source>} sources Every source, of tests too, by path.
 * @param {object} choices
 * @param {(path: string) => boolean} choices.isWayIn Whether something outside the sources starts the file.
 * @param {(path: string) => boolean} choices.isTest Whether what the file uses is not thereby alive, except in tests.
 * @returns {{ files: string[], exports: string[] }} Sources that no way in leads to, and `path: name` of exports that no
 * other living source takes.
 */
export function findDead(sources, { isWayIn, isTest }) {
  const alive = new Map()
  /** Where a name that is asked of a file is declared, through files that pass everything on. */
  const declarationsOf = (path, name, seen = new Set()) => {
    const source = sources.get(path)
    if (!source || seen.has(path)) return []
    seen.add(path)
    const here = name === all ? [...source.exported] : source.exported.has(name) ? [name] : []
    const found = here.map((known) => ({ path, name: known }))
    return name !== all && found.length > 0
      ? found
      : [...found, ...source.passedOn.flatMap((next) => declarationsOf(next, name, seen))]
  }
  /** Marks what a file and everything it leads to take. */
  const reach = (start) => {
    const waiting = [start]
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const source = sources.get(path)
      if (!source || alive.has(path)) continue
      alive.set(path, source)
      waiting.push(...source.uses.map((use) => use.path), ...source.passedOn)
    }
  }
  for (const path of sources.keys()) if (isWayIn(path)) reach(path)

  const taken = new Set()
  for (const [path, { uses }] of sources)
    for (const use of uses)
      for (const declared of declarationsOf(use.path, use.name))
        if (declared.path !== path && (!isTest(path) || isTest(declared.path)))
          taken.add(`${declared.path}: ${declared.name}`)

  return {
    files: [...sources.keys()].filter((path) => !alive.has(path)),
    exports: [...sources].flatMap(([path, { exported }]) =>
      isWayIn(path) ? [] : [...exported].map((name) => `${path}: ${name}`).filter((known) => !taken.has(known)),
    ),
  }
}

/**
 * @param {string} root The root of the repository.
 * @param {readonly string[]} paths Sources.
 * @returns {Map<string, Source>}
 */
export function readSources(root, paths) {
  return new Map(paths.map((path) => [path, readSource(path, readFileSync(join(root, path), 'utf8'))]))
}
