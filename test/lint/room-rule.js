/**
 * The rule on rooms: inside a layer, imports lead down the order of rooms, and files of one room never in a circle. Types and
 * `import()` count, because whoever reads one of the files needs the other.
 */
import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { importsOf, importVisitor, targetOf } from './imports.js'
import { placeOf } from './rooms.js'

/** @type {import('eslint').Rule.RuleModule} */
export const roomRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      upward:
        '{{from}} may not import {{to}}, which stands above it in test/lint/rooms.js. Move what both need into a room below, or take it as a parameter.',
      circle: 'Files import each other: {{way}}. Move what they share into a file below them.',
      unplaced: '{{room}} has no place in the order of rooms. Give it one in test/lint/rooms.js.',
    },
  },
  create(context) {
    const root = context.cwd
    const file = relative(root, context.filename).split(sep).join('/')
    const from = placeOf(file)
    if (from === undefined) return {}
    if (from.level === -1)
      return {
        Program: (node) =>
          context.report({
            node,
            messageId: 'unplaced',
            data: { room: `${from.layer}/${placeName(file, from.room)}` },
          }),
      }

    return importVisitor((node, specifier) => {
      if (!specifier.startsWith('.')) return
      const target = targetOf(file, specifier)
      const to = placeOf(target)
      // A component that shows itself is a tree, not a circle.
      if (to === undefined || to.layer !== from.layer || target === file) return
      if (to.level > from.level)
        context.report({ node, messageId: 'upward', data: { from: from.room, to: placeName(target, to.room) } })
      else if (to.room === from.room) {
        const way = wayTo(root, target, file)
        if (way) context.report({ node, messageId: 'circle', data: { way: [file, ...way].join(' → ') } })
      }
    })
  },
}

/** How a message names a place: the files that lie directly in a layer by themselves. */
function placeName(path, room) {
  return room === '.' ? path.slice(path.lastIndexOf('/') + 1) : room
}

/** A way of imports between two files through their room alone; a circle through another room has an upward import. */
function wayTo(root, start, goal) {
  const { room, layer } = placeOf(goal) ?? {}
  const ways = new Map([[start, [start]]])
  for (const [path, way] of ways) {
    if (path === goal) return way
    for (const next of readImports(root, path)) {
      const place = placeOf(next)
      if (place?.room === room && place?.layer === layer && !ways.has(next)) ways.set(next, [...way, next])
    }
  }
  return undefined
}

/** What a file imports; nothing if it is not there, which the compiler says better. */
function readImports(root, path) {
  let text
  try {
    text = readFileSync(join(root, path), 'utf8')
  } catch {
    return []
  }
  const known = read.get(path)
  if (known?.text === text) return known.found
  const found = importsOf(path, text)
  read.set(path, { text, found })
  return found
}

/** What was read last of each file, with its text, so that an editor that keeps the rule running sees a change. */
const read = new Map()
