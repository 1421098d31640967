/** The long runs: damaged inputs, the whole corpus of chains, and crashes. `npm run fuzz -- 7` takes another seed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore } from '../../src-main/app/core.ts'
import { createClient } from '../../src-main/contract/client.ts'
import { openWorkspace } from '../../src-main/workspace/index.ts'
import { crashUntil } from '../app/crash.ts'
import { valueOf } from '../authority/builders.ts'
import { compareCorpus } from '../conformance/differential.ts'
import { feedDamagedInputs } from './inputs.ts'

const seed = Number(process.argv[2] ?? 1)
const inputs = 100_000
const operations = 500
const residentMegabytesMax = 256

const fed = await feedDamagedInputs(inputs, seed)
console.log(`${fed.inputs} damaged inputs (seed ${seed}):`, fed)
if (fed.residentMegabytesMax > residentMegabytesMax) throw new Error(`more than ${residentMegabytesMax} MB were used`)

const { unexplained, ...compared } = await compareCorpus()
console.log(`${compared.chains} chains beside OpenSSL:`, compared)
if (unexplained.length > 0) throw new Error(unexplained.join('\n'))

const folder = mkdtempSync(join(tmpdir(), 'understudy-crash-'))
const path = join(folder, 'crash.understudy')
const passphrase = 'a passphrase for a workspace that crashes'
const rootId = await prepareRoot()
const crashed = await crashUntil(operations, { path, log: join(folder, 'log.txt'), rootId, passphrase })
console.log(`${crashed.acknowledged} acknowledged operations:`, crashed)
rmSync(folder, { recursive: true, force: true })

async function prepareRoot(): Promise<string> {
  const now = () => new Date()
  const workspace = valueOf(openWorkspace({ path, mode: 'open-or-create', now, applicationVersion: '0.0.0' }))
  const core = valueOf(
    await createCore({ workspace, now, randomBytes, seed: 'crash', startInstant: 0, applicationVersion: '0.0.0' }),
  )
  const created = valueOf(await createClient(core).call('root.create', { name: 'Crash Root', passphrase }))
  await core.close()
  return created.rootId
}
