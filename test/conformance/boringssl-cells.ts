/** The cells of the verdict before BoringSSL: what they need goes to Bun in one file, and the opinions come back line by line. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { HandshakeReport, TlsParty } from '../../src-main/transport/loopback-tls.ts'
import { run } from './tools.ts'
import type { CellRequest } from './verdict-cells.ts'

/** A party as JSON holds it: the key in PEM, the rest in Base64. */
export interface WrittenParty {
  readonly key: string
  readonly certificateChain: readonly string[]
  readonly trustedRoots: readonly string[]
  readonly crls?: readonly string[]
}

export interface WrittenHandshake {
  readonly server: WrittenParty
  readonly client: WrittenParty
  readonly serverName: string
  readonly timeoutMilliseconds: number
}

const program = fileURLToPath(new URL('handshakes-elsewhere.ts', import.meta.url))

/**
 * Has BoringSSL perform handshakes.
 * @param bun The path of Bun.
 * @param folder Where the file for it may lie.
 * @returns What each came to, in their order.
 */
export async function performOnBoringssl(
  bun: string,
  folder: string,
  requests: readonly CellRequest[],
): Promise<HandshakeReport[]> {
  const file = join(folder, 'handshakes.json')
  writeFileSync(file, JSON.stringify(requests.map(written)))
  const { code, text } = await run(bun, [program, file])
  if (code !== 0) throw new Error(text)
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as HandshakeReport)
}

function written({ server, client, serverName, timeoutMilliseconds }: CellRequest): WrittenHandshake {
  return { server: writtenParty(server), client: writtenParty(client), serverName, timeoutMilliseconds }
}

function writtenParty({ key, certificateChain, trustedRoots, crls }: TlsParty): WrittenParty {
  const texts = (ders: readonly Uint8Array[]) => ders.map((der) => Buffer.from(der).toString('base64'))
  return {
    key: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    certificateChain: texts(certificateChain),
    trustedRoots: texts(trustedRoots),
    ...(crls === undefined ? {} : { crls: texts(crls) }),
  }
}
