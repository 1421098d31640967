/**
 * Run under Bun: makes every artefact on BoringSSL, seals and opens a key, shakes hands with itself, and prints what came of
 * it as one line of JSON.
 */
import { randomBytes } from 'node:crypto'
import { openWithPassphrase, sealWithPassphrase } from '../../src-main/authority/vault/vault.ts'
import { performHandshake } from '../../src-main/transport/loopback-tls.ts'
import { makeArtefacts } from './artefacts.ts'

const { folder, root, hosts } = await makeArtefacts()
const request = { passphrase: 'korrekt Pferd', purpose: 'test', root: 'Root' }
const envelope = await sealWithPassphrase(Buffer.from('secret'), request, randomBytes)
const right = await openWithPassphrase(envelope, request)
const wrong = await openWithPassphrase(envelope, { ...request, passphrase: 'wrong' })
const { fqdn: serverName, issued } = hosts.get('plain') ?? { fqdn: '', issued: root }
const party = {
  key: issued.privateKey,
  certificateChain: [issued.certificate],
  trustedRoots: [root.certificate],
}
const handshake = await performHandshake({ server: party, client: party, serverName, timeoutMilliseconds: 5_000 })
const opened = right.ok ? right.value.toString() : right.failure.code
process.stdout.write(
  `${JSON.stringify({ folder, opened, wrong: wrong.ok ? 'opened' : wrong.failure.code, accepted: handshake.accepted })}\n`,
)
