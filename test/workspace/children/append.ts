/** A process that writes without end, and says after each transaction what it was told is durable. */
import { writeSync } from 'node:fs'
import { ok } from '../../../src-main/contract/failure.ts'
import { openWorkspace } from '../../../src-main/workspace/index.ts'

const [path = '', textLength = '100'] = process.argv.slice(2)
const reply = openWorkspace({ path, mode: 'open-or-create', now: () => new Date(), applicationVersion: '0.1.0-test' })
if (!reply.ok) {
  writeSync(1, `${JSON.stringify(reply.failure)}\n`)
  process.exit(1)
}
const workspace = reply.value
for (;;) {
  const serial = workspace.reserve('serial')
  const written = serial.ok ? append(serial.value) : serial
  writeSync(1, `${JSON.stringify(written.ok ? written.value : written.failure)}\n`)
  if (!written.ok) process.exit(1)
}

function append(serial: number) {
  return workspace.transaction(() => {
    const sequence = workspace.appendJournal('issue', { serial, text: 'x'.repeat(Number(textLength)) })
    workspace.appendAudit({ kind: 'certificate.issued', subject: `certificate-${serial}`, details: { sequence } })
    if (sequence % 10 === 0) {
      const about = { format: 'test', instant: 0, work: 0 }
      workspace.saveSnapshot({ sequence, ...about, state: `state ${sequence}`, hash: String(sequence) })
    }
    return ok({ sequence, serial })
  })
}
