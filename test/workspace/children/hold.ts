/** A process that opens a workspace, says so, and holds it until its standard input ends. */
import { writeSync } from 'node:fs'
import { ok } from '../../../src-main/contract/failure.ts'
import { openWorkspace } from '../../../src-main/workspace/index.ts'

const [path = '', mode = 'open-or-create'] = process.argv.slice(2)
const reply = openWorkspace({
  path,
  mode: mode === 'read-only' ? 'read-only' : 'open-or-create',
  now: () => new Date(),
  applicationVersion: '0.1.0-test',
})
if (!reply.ok) {
  writeSync(1, `${JSON.stringify(reply.failure)}\n`)
} else {
  const workspace = reply.value
  if (!workspace.isReadOnly) workspace.transaction(() => ok(workspace.appendJournal('held', { by: process.pid })))
  writeSync(1, 'open\n')
  process.stdin.on('end', () => workspace.close())
  process.stdin.resume()
}
