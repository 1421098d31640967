#!/usr/bin/env node
/** The command `understudy`. */
import '../node-24.js'

// Only now, because what stands in import lines is compiled before the first file has begun to keep compiled code.
const [{ createAssembly }, { openErrorLog }, { readVersion }, { runCli }] = await Promise.all([
  import('../assembly.ts'),
  import('../error-log.ts'),
  import('../version.ts'),
  import('./run.ts'),
])
const log = openErrorLog(readVersion())
await runCli(process.argv.slice(2), createAssembly(readVersion(), log.report), log)
