/** The one answer to "Why?", whatever it is asked about. It changes nothing. */
import { fail, ok, type Failure, type Reply } from '../../contract/failure.ts'
import type { Language } from '../../contract/texts/shape.ts'
import { faultTable } from '../../contract/faults.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { ReachabilityView } from '../../contract/views/reachability.ts'
import type { WhyView } from '../../contract/views/why.ts'
import type { Explanation } from '../../emulator/index.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { bestCertificate } from '../certificates/verdict/usable.ts'
import { gatherFacts } from './facts.ts'
import { viewOf, type Asked } from './answer.ts'

type About = ParsedInputOf<'why.explain'>['about']
type Kind<Name extends About['kind']> = Extract<About, { kind: Name }>

/**
 * Explains what is asked about.
 * @param language Of what the PowerShell of its repair says.
 * @returns The answer, or `vm.unknown`, `host.unknown`, `host.off`, `fault.notActive`.
 */
export async function explain(context: HandlerContext, about: About, language: Language): Promise<Reply<WhyView>> {
  const now = context.keeper.emulator.reachability()
  const asked: Asked = { context, facts: gatherFacts(context), now, language }
  switch (about.kind) {
    case 'relationship':
      return explainMachine(asked, about)
    case 'host':
      return explainHost(asked, about)
    case 'connection':
      return explainConnection(asked, about)
    case 'fault':
      return explainFault(asked, about)
  }
}

function explainMachine(asked: Asked, { vmId, relationshipType }: Kind<'relationship'>): Reply<WhyView> {
  const found = asked.context.keeper.emulator.explain(vmId, relationshipType, { now: asked.now })
  return found === null ? fail('vm.unknown', { vmId }) : ok(viewOf(asked, found, vmId))
}

function explainHost(asked: Asked, { hostId }: Kind<'host'>): Reply<WhyView> {
  const host = asked.facts.hosts.find((each) => each.hostId === hostId)
  if (host === undefined) return fail('host.unknown', { hostId })
  if (!host.hasPower) return ok(failureView(asked, fail('host.off', { host: host.name }).failure, null))
  const touching = asked.now.relationships.filter((each) => [each.fromHostId, each.toHostId].includes(hostId))
  return ok(firstTrouble(asked, touching) ?? towards(asked, hostId) ?? viewOf(asked, quiet, null))
}

function explainConnection(asked: Asked, input: Kind<'connection'>): Reply<WhyView> {
  const host = asked.facts.hosts.find(({ hostId }) => hostId === input.hostId)
  if (host === undefined) return fail('host.unknown', { hostId: input.hostId })
  if (!host.hasPower) return fail('host.off', { host: host.name })
  const { hostId: clientHostId, replicaServer: serverName, port, authentication, bypassesProxy } = input
  const certificateId = input.certificateId ?? bestCertificate(asked.context, host)?.certificateId ?? null
  const question = { clientHostId, serverName, port, authentication, certificateId, bypassesProxy }
  return ok(
    viewOf(asked, asked.context.keeper.emulator.explainConnection(question), null, { clientHostId, serverName }),
  )
}

async function explainFault(asked: Asked, { faultId, ...place }: Kind<'fault'>): Promise<Reply<WhyView>> {
  const { emulator } = asked.context.keeper
  const active = emulator
    .faults()
    .find((each) => each.faultId === faultId)
    ?.active.find((each) =>
      (['hostId', 'otherHostId', 'vmId'] as const).every((key) => place[key] === undefined || each[key] === place[key]),
    )
  if (active === undefined) return fail('fault.notActive', { faultId })
  const { hostId, otherHostId, vmId } = active
  const { kind, failureCode } = faultTable[faultId]
  if (kind === 'mistake') {
    // A step that nothing refuses any more would be carried out.
    const copy = await asked.context.keeper.trial()
    const failure = copy.emulator.attemptFault(faultId, { hostId, otherHostId, vmId })
    return ok(failure === null ? viewOf(asked, undone, vmId) : failureView(asked, failure, vmId))
  }
  if (vmId !== null) {
    const asksClients = hostId !== null
    const found = emulator.explain(vmId, undefined, { now: asked.now, asksClients })
    return found === null ? fail('vm.unknown', { vmId }) : ok(viewOf(asked, found, vmId))
  }
  const hosts = [hostId, otherHostId].filter((each) => each !== null)
  const touching = asked.now.relationships.filter(({ fromHostId, toHostId }) =>
    hosts.every((each) => each === fromHostId || each === toHostId),
  )
  const own = touching.filter(({ obstacle }) => obstacle !== null && obstacle.code === failureCode)
  const other = otherHostId === null ? undefined : otherHostId
  return ok(
    firstTrouble(asked, [...own, ...touching]) ?? towards(asked, hosts[0]!, other) ?? viewOf(asked, quiet, null),
  )
}

const quiet: Explanation = { ends: null, gates: [], failure: null, situation: { code: 'nothing', params: {} } }
const undone: Explanation = { ends: null, gates: [], failure: null, situation: { code: 'mistakeUndone', params: {} } }

/** The first of these relationships that does not work. */
function firstTrouble(asked: Asked, touching: ReachabilityView['relationships']): WhyView | null {
  for (const { fromVmId, relationshipType } of touching) {
    const found = asked.context.keeper.emulator.explain(fromVmId, relationshipType, { now: asked.now })
    if (found === null) continue
    const isTrouble = found.failure !== null || !restful.has(found.situation?.code ?? 'nothing')
    if (isTrouble) return viewOf(asked, found, fromVmId)
  }
  return null
}

const restful: ReadonlySet<string> = new Set(['nothing', 'machineOff', 'copying'])

/** What another host would meet that wants to send there, where no machine does. */
function towards(asked: Asked, serverHostId: string, clientHostId?: string): WhyView | null {
  const { hosts } = asked.facts
  const server = hosts.find(({ hostId }) => hostId === serverHostId)
  const client = hosts.find(({ hostId }) =>
    clientHostId === undefined ? hostId !== serverHostId : hostId === clientHostId,
  )
  if (server === undefined || client === undefined) return null
  const question = {
    clientHostId: client.hostId,
    serverName: server.fqdn,
    port: server.replicaServer.certificatePort,
    authentication: 'certificate' as const,
    certificateId: bestCertificate(asked.context, client)?.certificateId ?? null,
  }
  const found = asked.context.keeper.emulator.explainConnection(question)
  return viewOf(asked, found, null, { clientHostId: client.hostId, serverName: server.fqdn })
}

/** A refusal that no gate gives: of a step that somebody tried, of a host that is off. */
function failureView(asked: Asked, failure: Failure, vmId: string | null): WhyView {
  const found = vmId === null ? null : asked.context.keeper.emulator.explain(vmId, undefined, { now: asked.now })
  return viewOf(asked, { ends: found?.ends ?? null, gates: [], failure, situation: null }, vmId)
}
