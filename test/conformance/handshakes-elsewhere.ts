/**
 * Run under Bun, whose TLS is BoringSSL as in Electron: performs the handshakes that a file describes, and prints what each came to as
 * one line of JSON. A key that the library does not know ends its handshake before it begins.
 */
import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { performHandshake, type HandshakeReport } from '../../src-main/transport/loopback-tls.ts'
import type { WrittenHandshake, WrittenParty } from './boringssl-cells.ts'

const [file = ''] = process.argv.slice(2)
// The file was written by the test that starts this.
const handshakes = JSON.parse(await readFile(file, 'utf8')) as WrittenHandshake[]
const bytes = (texts: readonly string[]) => texts.map((text) => Buffer.from(text, 'base64'))
const party = ({ key, certificateChain, trustedRoots, crls }: WrittenParty) => ({
  key: createPrivateKey(key),
  certificateChain: bytes(certificateChain),
  trustedRoots: bytes(trustedRoots),
  ...(crls === undefined ? {} : { crls: bytes(crls) }),
})

async function perform({
  server,
  client,
  serverName,
  timeoutMilliseconds,
}: WrittenHandshake): Promise<HandshakeReport> {
  try {
    return await performHandshake({ server: party(server), client: party(client), serverName, timeoutMilliseconds })
  } catch (error) {
    return { completed: false, accepted: false, code: 'keyUnknown', message: String(error), durationMilliseconds: 0 }
  }
}

for (const handshake of handshakes) process.stdout.write(`${JSON.stringify(await perform(handshake))}\n`)
