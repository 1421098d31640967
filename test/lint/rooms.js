/**
 * The order of rooms, written down once: in every layer, a room may import itself and what stands before it. An entry is a
 * folder of the layer or, where a file stands apart from its folder, that file; `.` is all other files that lie directly in
 * the layer. Who needs something from a later room moves it down, or has it handed in.
 */

/** @type {Readonly<Record<string, readonly string[]>>} */
export const orders = {
  'src-main/kernel': ['.'],
  'src-main/contract': [
    'advice.ts',
    'failures',
    'failure.ts',
    'call.ts',
    'certificate-facts.ts',
    'ids.ts',
    'events.ts',
    'faults.ts',
    'pfx-choices.ts',
    'registry-values.ts',
    'views',
    'calls',
    'registry.ts',
    'client.ts',
    'describe.ts',
    'texts/shape.ts',
    'texts/en',
    'texts/de',
    'texts/cs',
    'texts',
    'texts/faults',
  ],
  'src-main/emulator': [
    'world/state',
    'world',
    'network',
    'disks',
    'hosts',
    'connection',
    'sending',
    'machines',
    'replication',
    'failover',
    'invariants',
    'outages',
    'faults',
    'views',
    'commands.ts',
    'index.ts',
    'forecast',
  ],
  'src-main/authority': [
    'der',
    'keys',
    'certificates',
    'files',
    'crls',
    'verdict',
    'scripts',
    'requests',
    'inspection',
    'bundles/readme-texts',
    'bundles',
    'vault',
  ],
  'src-main/transport': ['.'],
  'src-main/workspace': ['.'],
  'src-main/runbook': ['setting-actions.ts', 'actions.ts', 'texts/runbook-texts.ts', 'texts/machine', 'texts', '.'],
  'src-main/shells': [
    'node-24.js',
    'paths.ts',
    'version.ts',
    'language.ts',
    'lifetime.ts',
    'problem-of.ts',
    'assembly.ts',
    'build.ts',
    'built-renderer.ts',
    'electron-runtime.ts',
    'page-policy.ts',
    'page-files.ts',
    'web',
    'electron',
    'cli',
    'cli/commands',
    'cli/run.ts',
    'cli/main.ts',
    'start.ts',
  ],
  'src-renderer': [
    'connect',
    'i18n/catalog.ts',
    'i18n/en',
    'i18n/de',
    'i18n/cs',
    'i18n',
    'state',
    'parts',
    'views',
    'wizard',
    'views/certificates/parts',
    'views/certificates/keys',
    'views/certificates/files',
    'views/certificates/crls',
    'views/certificates/verdict',
    'views/certificates/issuing',
    'views/certificates/roots',
    'views/certificates/inventory',
    'views/time',
    'views/hosts',
    'views/machines/settings',
    'views/machines',
    'views/failover',
    'views/network',
    'views/faults',
    'views/forecast',
    'views/overview',
    'views/rehearsals',
    'views/settings',
    'views/start',
    'frame',
    'main.ts',
    '.',
  ],
}

/**
 * Where a source stands.
 * @param {string} path From the root of the repository, with slashes.
 * @returns {{ layer: string, room: string, level: number } | undefined} Its layer, its entry, and how high that is, -1 if the
 * layer has no such entry; undefined outside the layers that have an order.
 */
export function placeOf(path) {
  const layer = Object.keys(orders).find((name) => path.startsWith(`${name}/`))
  const order = layer === undefined ? undefined : orders[layer]
  if (layer === undefined || order === undefined) return undefined
  const inside = path.slice(layer.length + 1)
  const folder = inside.includes('/') ? inside.slice(0, inside.lastIndexOf('/')) : '.'
  const room = order.includes(inside) ? inside : folder
  return { layer, room, level: order.indexOf(room) }
}
