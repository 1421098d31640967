/** Roots, certificates, stores and the connection test: thin, because the desk does the work. */
import { parseNameList } from '../../authority/certificates/name-list.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/registry.ts'
import type { Handlers } from '../dispatch.ts'
import type { HandlerContext } from '../context.ts'

type Names =
  | `root.${'list' | 'create' | 'unlock' | 'lock'}`
  | `certificate.${'list' | 'view' | 'parseNames' | 'issue' | 'renew' | 'revoke' | 'export' | 'importOnHost' | 'inspect' | 'structure' | 'judge'}`
  | `store.${'importPfx' | 'importCertificate' | 'importCrl'}`
  | 'crl.publish'
  | 'connection.test'

/**
 * Makes the handlers around certificates.
 * @param context What handlers share.
 */
export function authorityHandlers(context: HandlerContext): Pick<Handlers, Names> {
  const { desk, task } = context
  return {
    'root.list': () => ok({ roots: desk.listRoots(), unreadable: desk.unreadable() }),
    'root.create': (input) => task.run('root.create', () => desk.createRoot(input)),
    'root.unlock': (input) => desk.unlock(input),
    'root.lock': ({ rootId }) => desk.lock(rootId),
    'certificate.list': async () => {
      await desk.whenIndexed()
      return ok({ certificates: desk.listCertificates(), unreadable: desk.unreadable() })
    },
    'certificate.view': async ({ certificateId }) => {
      await desk.whenIndexed()
      return desk.findCertificate(certificateId)
    },
    'certificate.parseNames': ({ text, allowsWildcard }) => {
      const { names, problems } = parseNameList(text, { wildcard: allowsWildcard })
      const refused = problems.map(({ line, text: cell, failure }) => ({
        line,
        text: cell,
        code: failure.code,
        params: failure.params,
      }))
      return ok({ names: [...names], problems: refused })
    },
    'certificate.issue': (input) =>
      task.run('certificate.issue', (signal, progress) => desk.issue(input, signal, progress)),
    'certificate.export': (input) =>
      task.run('certificate.export', (signal, progress) => desk.exportFiles(input, signal, progress)),
    'certificate.revoke': (input) => desk.revoke(input),
    'certificate.renew': (input) => task.run('certificate.renew', () => desk.renew(input)),
    'certificate.importOnHost': (input) => desk.importOnHost(input),
    'certificate.inspect': (input) => desk.inspect(input),
    'certificate.structure': (input) => desk.structure(input),
    'certificate.judge': (input) => desk.judge(input),
    'store.importPfx': (input) => desk.importPfx(input),
    'store.importCertificate': (input) => desk.importCertificate(input),
    'store.importCrl': (input) => desk.importCrl(input),
    'crl.publish': (input) => desk.publish(input),
    'connection.test': async (input) => {
      const tested = await testConnection(context, input)
      return tested.ok ? tested : { ok: false, failure: context.withFix(tested.failure) }
    },
  }
}

/** The gates of the emulated world first; only a connection that passes them is worth a real handshake. */
async function testConnection(
  context: HandlerContext,
  input: ParsedInputOf<'connection.test'>,
): Promise<Reply<OutputOf<'connection.test'>>> {
  const { keeper, desk } = context
  const client = keeper.emulator.hostView(input.hostId)
  if (!client) return fail('host.unknown', { hostId: input.hostId })
  if (!client.hasPower) return fail('host.off', { host: client.name })
  const certificateId = input.certificateId ?? desk.usableCertificates(client)[0] ?? null
  const gates = keeper.emulator.checkConnection({
    clientHostId: input.hostId,
    serverName: input.replicaServer,
    port: input.port,
    authentication: input.authentication,
    certificateId,
    bypassesProxy: input.bypassesProxy,
  })
  if (!gates.ok) return gates
  const opinion = (judgement: { accepted: boolean; code: string; windowsCode: string | null } | null) => ({
    accepted: judgement?.accepted ?? true,
    code: judgement?.code ?? 'accepted',
    windowsCode: judgement?.windowsCode ?? null,
  })
  const verdicts = {
    // What the client says of the server's certificate, and the other way round.
    clientVerdict: opinion(gates.value.serverJudgement),
    serverVerdict: opinion(gates.value.clientJudgement),
  }
  const server = keeper.emulator.hostView(gates.value.serverHostId)
  const serverCertificateId = server?.replicaServer.certificateId ?? null
  if (!input.performHandshake || input.authentication === 'kerberos' || !server) {
    keeper.record('connection.tested', { client: client.fqdn, server: input.replicaServer })
    return ok({ ...verdicts, engine: null })
  }
  if (certificateId === null) return fail('connection.noClientCertificate', { client: client.fqdn })
  if (serverCertificateId === null) return fail('connection.serverCertificateMissing', { server: server.fqdn })
  const handshake = await desk.handshake({
    client,
    clientCertificateId: certificateId,
    server,
    serverCertificateId,
    serverName: input.replicaServer,
  })
  if (!handshake.ok) return handshake
  const { client: clientEngine, server: serverEngine, protocol, cipher, agrees } = handshake.value
  if (!agrees) {
    const verdict = `${handshake.value.clientVerdict.code}, ${handshake.value.serverVerdict.code}`
    return fail('connection.engineDisagrees', { verdict, engine: `${clientEngine.code}, ${serverEngine.code}` })
  }
  const recorded = keeper.record('connection.tested', { client: client.fqdn, server: server.fqdn })
  if (!recorded.ok) return recorded
  return ok({ ...verdicts, engine: { client: clientEngine, server: serverEngine, protocol, cipher, agrees } })
}
