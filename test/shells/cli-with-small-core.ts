/** The command `understudy` on a small core, started as a process of its own by tests. */
import '../../src-main/shells/node-24.js'
import { runCli } from '../../src-main/shells/cli/run.ts'
import { openErrorLog } from '../../src-main/shells/error-log.ts'
import { smallAssembly } from './small-assembly.ts'

await runCli(process.argv.slice(2), smallAssembly, openErrorLog('0.1.0-test'))
