#!/usr/bin/env node
/** The command `understudy`. */
import '../node-24.js'

// Only now, because what stands in import lines is compiled before the first file has begun to keep compiled code.
const { createAssembly } = await import('../assembly.ts')
const { openErrorLog } = await import('../error-log.ts')
const { readVersion } = await import('../version.ts')
const { runCli } = await import('./run.ts')

const log = openErrorLog(readVersion())
await runCli(process.argv.slice(2), createAssembly(readVersion(), log.report), log)
