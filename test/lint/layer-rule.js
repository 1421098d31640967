/**
 * The layer rule: imports point inward. A path says what a file may import, and this rule holds it to that, with a
 * message that says where the import belongs instead.
 */
import { dirname, relative, resolve, sep } from 'node:path'
import { importVisitor } from './imports.js'

const siblings = ['emulator', 'authority', 'transport', 'workspace', 'runbook', 'labs']

/** The layers that each layer may import, besides itself. */
const inward = {
  kernel: [],
  contract: [],
  emulator: ['kernel', 'contract'],
  authority: ['kernel', 'contract'],
  transport: ['kernel', 'contract'],
  workspace: ['kernel', 'contract'],
  runbook: ['kernel', 'contract'],
  labs: ['kernel', 'contract'],
  app: [...siblings, 'kernel', 'contract'],
  shells: ['app', ...siblings, 'kernel', 'contract'],
  renderer: ['contract'],
}

/** Layers that are plain computation: no packages and nothing of Node, except what is named. */
const packagesOf = { kernel: [], contract: ['zod', 'i18next'], emulator: [], labs: ['zod'] }

/** Modules that one place alone may name, with the reason. */
const owners = [
  { module: 'electron', owner: 'src-main/shells/electron/', reason: 'everything else must run without Electron' },
  { module: 'node-forge', owner: 'src-main/authority/', reason: 'everybody else sees certificates as facts' },
  { module: 'node:sqlite', owner: 'src-main/workspace/', reason: 'everybody else sees a journal and an inventory' },
]

/** @type {import('eslint').Rule.RuleModule} */
export const layerRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      outward:
        '{{from}} may not import {{to}}: imports point inward (shells → app → emulator, authority, transport, workspace, runbook, labs → kernel, contract). Pass what you need as a parameter, or move it to a layer that both may import.',
      sibling:
        '{{from}} may not import {{to}}: the parts below app never know each other. Let app bring them together, or put the shared type into contract.',
      renderer:
        'The renderer may not import {{to}}: all it knows of the other side is src-main/contract. Make a call, or put the type there.',
      package: '{{from}} may not import "{{to}}": it is plain computation. Take what you need as a parameter.',
      owned: 'Only {{owner}} may import "{{to}}": {{reason}}.',
      test: '{{from}} may not import a test.',
    },
  },
  create(context) {
    const root = context.cwd
    const file = toPosix(relative(root, context.filename))
    const from = layerOf(file)

    return importVisitor((node, specifier) => {
      const problem = specifier.startsWith('.')
        ? problemOfPath(from, toPosix(relative(root, resolve(dirname(context.filename), specifier))))
        : problemOfModule(file, from, specifier)
      if (problem) context.report({ node, ...problem })
    })
  },
}

function problemOfPath(from, target) {
  if (from === null) return null
  if (target.startsWith('test/')) return { messageId: 'test', data: { from } }
  const to = layerOf(target)
  if (to === null || to === from || inward[from].includes(to)) return null
  if (from === 'renderer') return { messageId: 'renderer', data: { to: `src-main/${to}` } }
  const messageId = siblings.includes(from) && siblings.includes(to) ? 'sibling' : 'outward'
  return { messageId, data: { from, to } }
}

function problemOfModule(file, from, specifier) {
  if (from === null) return null
  const owned = owners.find(({ module }) => specifier === module || specifier.startsWith(`${module}/`))
  if (owned && !file.startsWith(owned.owner)) return { messageId: 'owned', data: { ...owned, to: specifier } }
  if (from === 'renderer' && specifier.startsWith('node:')) return { messageId: 'renderer', data: { to: specifier } }
  const allowed = packagesOf[from]
  if (!allowed || allowed.includes(specifier)) return null
  return { messageId: 'package', data: { from, to: specifier } }
}

/** The layer of a path below the root of the repository; null for tests and tools. */
function layerOf(path) {
  if (path.startsWith('src-renderer/')) return 'renderer'
  const [, layer] = /^src-main\/([^/]+)\//.exec(path) ?? []
  return layer !== undefined && layer in inward ? layer : null
}

function toPosix(path) {
  return path.split(sep).join('/')
}
