/**
 * One side of a mutual TLS connection, run under Bun, whose TLS is BoringSSL as in Electron. It opens the PFX with our own
 * reader, so that this is tried on that library too. Arguments: `server` or `client`, the PFX, its password, and for the
 * client the port and the expected name. It prints one line of JSON per event.
 */
import { readFile } from 'node:fs/promises'
import { connect, createServer, type TLSSocket } from 'node:tls'
import { readPfx } from '../../src-main/authority/inspection/inspect.ts'
import { pemText } from '../authority/builders.ts'

const [role = '', file = '', password = '', port = '0', serverName = ''] = process.argv.slice(2)
const pfx = await readPfx(await readFile(file), password, file)
if (!pfx.ok || pfx.value.key === null) throw new Error('the PFX does not open')

const context = {
  key: pfx.value.key.privateKey.export({ format: 'pem', type: 'pkcs8' }),
  cert: pemText('CERTIFICATE', pfx.value.host.der),
  ca: pfx.value.chain.map(({ der }) => pemText('CERTIFICATE', der)),
  rejectUnauthorized: true,
}
const say = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`)
const seen = (socket: TLSSocket) => ({
  authorized: socket.authorized,
  protocol: socket.getProtocol(),
  peer: socket.getPeerCertificate().subject?.CN,
})

if (role === 'server') {
  const server = createServer({ ...context, requestCert: true }, (socket) => {
    say(seen(socket))
    socket.end('hello')
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    say({ port: typeof address === 'object' ? address?.port : null })
  })
} else {
  const socket = connect({ ...context, host: '127.0.0.1', port: Number(port), servername: serverName }, () => {
    say(seen(socket))
  })
  socket.on('data', (data) => {
    say({ received: data.toString() })
    socket.end()
  })
  socket.on('error', (error) => {
    say({ error: error.message })
    process.exitCode = 1
  })
}
