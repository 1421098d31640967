/**
 * The first file of every command. It is plain JavaScript that any Node can read, because its job is to say in one
 * sentence that Node is too old, where TypeScript files would only give a syntax error.
 */
const required = 24

if (Number.parseInt(process.versions.node, 10) < required) {
  process.stderr.write(
    `Understudy needs Node ${required} and runs on Node ${process.versions.node} here; ` +
      'run "npm ci" and use the npm scripts, which bring the right Node along.\n',
  )
  process.exit(2)
}

// node:sqlite warns on every start that it is new. That is no news for the user, and every other warning still shows.
const emitWarning = process.emitWarning
process.emitWarning = (...parameters) => {
  if (String(parameters[0]).startsWith('SQLite is an experimental feature')) return
  Reflect.apply(emitWarning, process, parameters)
}

// Only now, because it is TypeScript.
const { keepCompiledCode } = await import('./private/compile-cache.ts')
keepCompiledCode()
