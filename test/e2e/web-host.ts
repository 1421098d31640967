/**
 * A process that holds one web shell after the other, so that not every test pays for the start of a process: the parts of the
 * program, put together as `understudy serve` does it. Keys are kept ones, and a guess at a passphrase costs little. `web-process.ts` is
 * its other end.
 */
import { dirname } from 'node:path'
import type { CorePort } from '../../src-main/contract/client.ts'
import { createAssembly } from '../../src-main/shells/assembly.ts'
import { labsFolder, rendererFolder } from '../../src-main/shells/paths.ts'
import { readVersion } from '../../src-main/shells/version.ts'
import { startWebShell, type WebShell } from '../../src-main/shells/web/web-shell.ts'
import { keptKeys, markKeys, reuseKeys } from '../authority/kept-keys.ts'
import { connectEnds } from '../electron-double/messages.ts'

/** What the tests ask of the process. */
export interface WebHost {
  /** Opens a workspace and serves it; gives the address to enter by. */
  open(workspacePath: string): Promise<string>
  /** Ends what is served as the end of the process would. */
  close(): Promise<void>
}

const reportError = (error: unknown) => console.error(error)
/** A thousandth of what the program asks for. */
const passphraseCost = { N: 2 ** 7, r: 8, p: 1 }
const assembly = createAssembly(readVersion(), reportError, { keys: keptKeys, passphraseCost })
const noKeyTaken = markKeys()
const start = process.cwd()
let served: { readonly core: CorePort; readonly shell: WebShell } | undefined

const functions: WebHost = {
  async open(workspacePath) {
    const folder = dirname(workspacePath)
    process.chdir(folder)
    const core = await assembly.openCore({ workspacePath, hasPace: true, labsFolder })
    if (!core.ok) throw new Error(core.failure.code)
    const shell = await startWebShell({ core: core.value, rendererFolder, port: 0, reportError })
    if (!shell.ok) throw new Error(shell.failure.code)
    served = { core: core.value, shell: shell.value }
    return shell.value.url
  },
  async close() {
    await served?.shell.close()
    await served?.core.close()
    served = undefined
    reuseKeys(noKeyTaken)
    process.chdir(start)
  },
}

connectEnds<Record<string, never>>(
  {
    send: (message) => void process.send?.(message),
    onMessage: (listener) => process.on('message', listener as (message: unknown) => void),
  },
  functions,
)
// Who asked is gone.
process.once('disconnect', () => process.exit())
