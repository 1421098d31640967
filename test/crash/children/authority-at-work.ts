/**
 * A process that renews, issues, revokes and publishes without end, and writes down each thing only after the core has
 * acknowledged it. It is there to be killed.
 */
import { randomBytes, randomInt } from 'node:crypto'
import { fsyncSync, openSync, writeSync } from 'node:fs'
import { createCore } from '../../../src-main/app/core.ts'
import { createClient } from '../../../src-main/contract/client.ts'
import type { Reply } from '../../../src-main/contract/failure.ts'
import { openWorkspace } from '../../../src-main/workspace/index.ts'

/** One line of the log of acknowledged work. */
export type Acknowledged =
  | { readonly done: 'issued'; readonly certificateId: string; readonly serial: string }
  | { readonly done: 'revoked'; readonly certificateId: string; readonly crlNumber: number }
  | { readonly done: 'published'; readonly crlNumber: number }

const [path = '', log = '', rootId = '', passphrase = ''] = process.argv.slice(2)
const now = () => new Date()
const workspace = must(openWorkspace({ path, mode: 'open-or-create', now, applicationVersion: '0.0.0' }))
const core = must(
  await createCore({ workspace, now, randomBytes, seed: 'crash', startInstant: 0, applicationVersion: '0.0.0' }),
)
const client = createClient(core)
const file = openSync(log, 'a')
must(await client.call('root.unlock', { rootId, passphrase }))
process.stdout.write('ready\n')

for (;;) {
  const { certificates } = must(await client.call('certificate.list', {}))
  const current = certificates.filter((each) => each.kind === 'host' && each.status !== 'revoked')
  const renewable = current.filter((each) => each.supersededBy === null)
  const renewed = renewable[randomInt(Math.max(renewable.length, 1))]
  const revocable = current.filter((each) => each.supersededBy !== null)
  const revoked = revocable[randomInt(Math.max(revocable.length, 1))]
  const dice = randomInt(10)
  if (dice === 0 || !renewed) {
    const issued = must(await client.call('certificate.issue', { rootId, fqdns: [`hv${randomInt(1e9)}.lab.example`] }))
    await writeIssued(issued.certificateIds[0] ?? '')
  } else if (dice < 6 || !revoked) {
    const { certificateId } = must(
      await client.call('certificate.renew', { certificateId: renewed.certificateId, newKey: false }),
    )
    await writeIssued(certificateId)
  } else if (dice < 9) {
    const { certificateId } = revoked
    const { crlNumber } = must(await client.call('certificate.revoke', { certificateId, reason: 'superseded' }))
    write({ done: 'revoked', certificateId, crlNumber })
  } else {
    const { crlNumber } = must(await client.call('crl.publish', { rootId }))
    write({ done: 'published', crlNumber })
  }
}

async function writeIssued(certificateId: string): Promise<void> {
  const { serial } = must(await client.call('certificate.view', { certificateId }))
  write({ done: 'issued', certificateId, serial })
}

function write(line: Acknowledged): void {
  writeSync(file, `${JSON.stringify(line)}\n`)
  fsyncSync(file)
  process.stdout.write('.')
}

function must<Value>(reply: Reply<Value>): Value {
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure))
  return reply.value
}
