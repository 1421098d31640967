/** The connection test between two hosts: the emulated gates, and a real handshake behind them. */
import type { OwnJudgement } from '../../../contract/certificate-facts.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import { invariant } from '../../../kernel/invariant.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import { bestCertificate } from '../verdict/usable.ts'
import { performRealHandshake } from './handshake.ts'
import type { StoreContext } from './pfx-sources.ts'

/** The gates of the emulated world first; only a connection that passes them is worth a real handshake. */
export async function testConnection(
  context: StoreContext,
  input: ParsedInputOf<'connection.test'>,
): Promise<Reply<OutputOf<'connection.test'>>> {
  const { keeper } = context
  const client = keeper.emulator.hostView(input.hostId)
  if (!client) return fail('host.unknown', { hostId: input.hostId })
  if (!client.hasPower) return fail('host.off', { host: client.name })
  const best = input.certificateId === null ? bestCertificate(context, client) : null
  const certificateId = input.certificateId ?? best?.certificateId ?? null
  const gates = keeper.emulator.checkConnection({
    clientHostId: input.hostId,
    serverName: input.replicaServer,
    port: input.port,
    authentication: input.authentication,
    certificateId,
    bypassesProxy: input.bypassesProxy,
  })
  if (!gates.ok) return gates
  // Where no certificate of the host passes and the server has nothing against the best one, the host itself has.
  if (best && !best.judgement.accepted && input.authentication === 'certificate') {
    return refusedByItself(client.fqdn, best.judgement)
  }
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
  const handshake = await performRealHandshake(context, {
    client,
    clientCertificateId: certificateId,
    server,
    serverCertificateId,
    serverName: input.replicaServer,
    ...(input.clientPassword === undefined ? {} : { clientPassword: input.clientPassword }),
    ...(input.serverPassword === undefined ? {} : { serverPassword: input.serverPassword }),
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

function refusedByItself(fqdn: string, judgement: OwnJudgement): Reply<never> {
  const failed = judgement.rules.find((each) => !each.judgement.accepted)
  invariant(failed, 'a certificate is refused by no rule')
  const { code, windowsCode } = failed.judgement
  const params = { judge: fqdn, owner: fqdn, reason: code, rule: failed.rule }
  return fail('connection.certificateRefused', params, windowsCode === null ? {} : { windowsCode })
}
