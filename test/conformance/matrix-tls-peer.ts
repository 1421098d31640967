/**
 * One side of many mutual TLS connections, under Node or Bun. Arguments: `server` or `client`, a file with the meetings, the
 * password of the PFX files, and for the client the ports. The server prints its ports, the client what came of each meeting.
 */
import { readFile } from 'node:fs/promises'
import { connect, createServer } from 'node:tls'
import { readPfx } from '../../src-main/authority/inspection/inspect.ts'
import { pemText } from '../authority/builders.ts'

export interface Meeting {
  readonly name: string
  readonly pfx: string
  /** The name that the client expects of the server. */
  readonly expects: string
}

const [role = '', list = '', password = '', ports = '{}'] = process.argv.slice(2)
const meetings = JSON.parse(await readFile(list, 'utf8')) as Meeting[]
const outcomes: Record<string, string | number> = {}
for (const meeting of meetings) {
  outcomes[meeting.name] = role === 'server' ? await serve(meeting) : await visit(meeting)
}
process.stdout.write(`${JSON.stringify(outcomes)}\n`)

async function partyOf({ pfx }: Meeting) {
  const opened = await readPfx(await readFile(pfx), password, pfx)
  if (!opened.ok || opened.value.key === null) throw new Error(`${pfx} does not open`)
  return {
    key: opened.value.key.privateKey.export({ format: 'pem', type: 'pkcs8' }),
    cert: pemText('CERTIFICATE', opened.value.host.der),
    ca: opened.value.chain.map(({ der }) => pemText('CERTIFICATE', der)),
    rejectUnauthorized: true,
  }
}

async function serve(meeting: Meeting): Promise<number> {
  const party = await partyOf(meeting)
  const server = createServer({ ...party, requestCert: true }, (socket) => {
    // A visitor who breaks off is the visitor's to report.
    socket.on('error', () => undefined)
    socket.end(socket.authorized ? 'hello' : 'who are you?')
  })
  server.on('tlsClientError', () => undefined)
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' ? (address?.port ?? 0) : 0)
    })
  })
}

async function visit(meeting: Meeting): Promise<string> {
  const port = (JSON.parse(ports) as Record<string, number>)[meeting.name] ?? 0
  const party = await partyOf(meeting)
  return new Promise((resolve) => {
    const socket = connect({ ...party, host: '127.0.0.1', port, servername: meeting.expects })
    socket.on('data', (data) => {
      resolve(socket.authorized ? data.toString() : 'not authorized')
      socket.end()
    })
    socket.on('error', (error) => resolve(error.message))
    socket.on('close', () => resolve('closed without a word'))
  })
}
