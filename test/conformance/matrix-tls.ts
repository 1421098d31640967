/** OpenSSL (Node) and BoringSSL (Bun) as server and client of each other, with the PFX files of the artefacts. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { password } from './artefacts.ts'
import { verdictOf, type Artefact, type Bench, type Verifier } from './matrix.ts'
import type { Meeting } from './matrix-tls-peer.ts'

const peer = fileURLToPath(new URL('matrix-tls-peer.ts', import.meta.url))

/** Lets all meet in both directions, and gives a column for each. */
export async function shakeHands(bench: Bench, artefacts: readonly Artefact[]): Promise<Verifier[]> {
  const bun = bench.tool('bun')
  const pairs = [
    { title: 'TLS, OpenSSL server, BoringSSL client', server: process.execPath, client: bun },
    { title: 'TLS, BoringSSL server, OpenSSL client', server: bun, client: process.execPath },
  ]
  const columns: Verifier[] = []
  for (const { title, server, client } of pairs) {
    const outcomes = await meet(bench, artefacts, server, client)
    columns.push({
      title,
      judge: async (artefact) => {
        if (!meets(artefact)) return '-'
        const text = outcomes.get(artefact.name) ?? 'nobody came'
        return verdictOf(text === 'hello', text)
      },
    })
  }
  return columns
}

/** Whether somebody can serve with it; a PFX that does not open is nobody's. */
function meets({ kind, isControl }: Artefact): boolean {
  return kind === 'host' || (kind === 'pfx' && !isControl)
}

/** Every artefact that can serve does so at a port of its own, to a client that uses it too and expects its name. */
async function meet(
  { at }: Bench,
  artefacts: readonly Artefact[],
  server: string,
  client: string,
): Promise<ReadonlyMap<string, string>> {
  const meetings: Meeting[] = artefacts.filter(meets).map(({ name, kind, expects = '' }) => ({
    name,
    expects,
    pfx: at(kind === 'host' ? `${name}-host.pfx` : `${name}.pfx`),
  }))
  await writeFile(at('meetings.json'), JSON.stringify(meetings))
  const serving = spawn(server, [peer, 'server', at('meetings.json'), password], { stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    const lines = createInterface({ input: serving.stdout })
    const [ports] = (await once(lines, 'line')) as [string]
    const connecting = spawn(client, [peer, 'client', at('meetings.json'), password, ports], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(createInterface({ input: connecting.stdout }), 'line')) as [string]
    return new Map(Object.entries(JSON.parse(line) as Record<string, string>))
  } finally {
    serving.kill()
  }
}
