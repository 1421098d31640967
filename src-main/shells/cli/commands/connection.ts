/** `understudy connection test`: would a host reach a Replica server and be taken by it, with the passwords of PFX files from files. */
import type { Command } from 'commander'
import { fail, ok, type Failure, type Reply } from '../../../contract/failure.ts'
import type { HostView } from '../../../contract/views/host.ts'
import { texts } from '../../texts/index.ts'
import type { Declare, Run } from '../invocation.ts'
import { readPassphrase } from '../passphrase.ts'
import { withSession, type Session } from './ca-session.ts'
import { wholeNumber } from './ca-values.ts'
import { hostNamed } from './host-names.ts'

interface TestOptions {
  readonly port?: number
  readonly kerberos?: boolean
  readonly bypassProxy?: boolean
  readonly certificate?: string
  readonly passwordFile?: string
  readonly serverPasswordFile?: string
}

export function declareConnection(program: Command, declare: Declare, choose: (run: Run) => void): void {
  const connection = declare(program, 'connection', 'connections between the emulated hosts')
  declare(
    connection,
    'test <host> <replica-server>',
    'test one as Test-VMReplicationConnection does, with a real handshake',
  )
    .option('--port <port>', 'the port of the Replica server', wholeNumber)
    .option('--kerberos', 'authenticate by Kerberos in place of certificates')
    .option('--bypass-proxy', 'go past the proxy of the host')
    .option('--certificate <certificate>', 'id or thumbprint of a certificate in the store of the host')
    .option('--password-file <file>', 'read the password of the PFX of the host from a file, or - for standard input')
    .option('--server-password-file <file>', 'the same for the PFX of the Replica server')
    .action((host: string, server: string, options: TestOptions) =>
      choose((invocation) => withSession(invocation, (session) => test(session, host, server, options))),
    )
}

async function test(
  session: Session,
  named: string,
  replicaServer: string,
  options: TestOptions,
): Promise<number | Failure> {
  const { client, terminal } = session
  const hosts = await client.call('host.list', {})
  if (!hosts.ok) return hosts.failure
  const host = hostNamed(hosts.value.hosts, named, 'host')
  if (!host.ok) return host.failure
  const certificate = options.certificate === undefined ? ok(null) : ownCertificate(host.value, options.certificate)
  if (!certificate.ok) return certificate.failure
  const clientPassword = await passwordFrom(options.passwordFile)
  if (!clientPassword.ok) return clientPassword.failure
  const serverPassword = await passwordFrom(options.serverPasswordFile)
  if (!serverPassword.ok) return serverPassword.failure
  const reply = await client.call('connection.test', {
    hostId: host.value.hostId,
    replicaServer,
    authentication: options.kerberos ? 'kerberos' : 'certificate',
    bypassesProxy: options.bypassProxy ?? false,
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(certificate.value === null ? {} : { certificateId: certificate.value }),
    ...(clientPassword.value === null ? {} : { clientPassword: clientPassword.value }),
    ...(serverPassword.value === null ? {} : { serverPassword: serverPassword.value }),
  })
  if (!reply.ok) return reply.failure
  const { engine } = reply.value
  const { protocol, cipher } = engine ?? { protocol: '', cipher: '' }
  const way = { host: host.value.name, server: replicaServer }
  return session.done(reply.value, [
    texts.text(options.kerberos ? 'connection.byKerberos' : 'connection.accepted', terminal.language, way),
    ...(engine === null ? [] : [texts.text('connection.engine', terminal.language, { protocol, cipher })]),
  ])
}

/** A certificate in the store of the computer, whoever issued it. */
function ownCertificate({ stores }: HostView, typed: string): Reply<string> {
  const wanted = typed.toUpperCase().replaceAll(/[:\s]/g, '')
  const found = stores
    .filter(({ store }) => store === 'LocalMachine\\My')
    .find(({ certificateId, thumbprint }) => certificateId === typed || thumbprint === wanted)
  return found === undefined ? fail('certificate.unknown', { certificateId: typed }) : ok(found.certificateId)
}

/** Null where no file was named: the password is then looked for beside the PFX. */
async function passwordFrom(file: string | undefined): Promise<Reply<string | null>> {
  return file === undefined ? ok(null) : readPassphrase('', file)
}
