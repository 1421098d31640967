#!/usr/bin/env node
/** The command `understudy`. */
import '../node-24.js'
import { createAssembly } from '../assembly.ts'
import { openErrorLog } from '../error-log.ts'
import { readVersion } from '../version.ts'
import { runCli } from './run.ts'

const log = openErrorLog(readVersion())
await runCli(process.argv.slice(2), createAssembly(readVersion(), log.report), log)
