#!/usr/bin/env node
/** The command `understudy`. */
import '../node-24.js'
import { createAssembly } from '../assembly.ts'
import { readVersion } from '../version.ts'
import { runCli } from './run.ts'

await runCli(process.argv.slice(2), createAssembly(readVersion()))
