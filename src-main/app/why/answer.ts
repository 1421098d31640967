/** An explanation as it is answered: its cause, its gates, what each host shows, and the calls that put it right. */
import type { Failure, Fix } from '../../contract/failure.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { ReachabilityView } from '../../contract/views/reachability.ts'
import type { WhyCause, WhyView } from '../../contract/views/why.ts'
import type { Explanation } from '../../emulator/index.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { hostRepair } from './host-repairs.ts'
import { sideOf, step, type RepairFacts, type RepairSubject, type Sender } from './repair.ts'
import { scriptsOf } from './scripts.ts'
import { senderRepair } from './sender-repairs.ts'
import { clientsRepair, sendNow, situationRepair } from './situation-repairs.ts'
import { wordsOf } from './words.ts'

/** What everything here is asked with, read once. */
export interface Asked {
  readonly context: HandlerContext
  readonly facts: RepairFacts
  readonly now: ReachabilityView
  /** Of what the PowerShell says. */
  readonly language: Language
}

/** A connection that is only tested. */
interface Tested {
  readonly clientHostId: string
  readonly serverName: string
}

/** So many machines between the same hosts are looked at whether they have the same cause. */
const othersMax = 256
/** So many of the newest entries of a log are searched. */
const logEntries = 500

/**
 * @param vmId The machine that was asked about, where there is one.
 * @param tested The connection, where no machine uses it.
 */
export function viewOf(asked: Asked, found: Explanation, vmId: string | null, tested?: Tested): WhyView {
  const { context, facts } = asked
  const subject = subjectOf(asked, found)
  const named = (name: string | undefined) =>
    facts.hosts.find((host) => [host.hostId, host.fqdn, host.ipAddress].includes(name ?? '')) ?? null
  const from = subject?.fromHost ?? named(tested?.clientHostId)
  const to = subject?.toHost ?? named(tested?.serverName)
  const vm = subject?.from.vm ?? facts.vms.find((each) => each.vmId === vmId) ?? null
  const failure = found.failure === null ? null : context.withFix(found.failure)
  const repaired = repairOf(asked, found, failure, subject, vm?.vmId ?? null)
  const told = {
    failure,
    closed: found.gates.find(({ state }) => state === 'closed')?.gate,
    from,
    to,
    guid: vm?.guid ?? null,
    sinceInstant: subject?.from.record.lastReplicationInstant ?? 0,
  }
  const { fix } = repaired
  return {
    subject: {
      vmId: vm?.vmId ?? null,
      vm: vm?.name ?? null,
      relationshipType: found.ends?.relationshipType ?? null,
      fromHost: from?.name ?? null,
      toHost: to?.name ?? tested?.serverName ?? null,
    },
    at: context.keeper.now(),
    cause: causeOf(found, failure),
    gates: found.gates.map(({ gate, state, measured }) => ({ gate, state, measured: { ...measured } })),
    hosts: wordsOf(told, (hostId) => context.keeper.emulator.hostEvents(hostId, logEntries) ?? []),
    fix: fix === null ? null : { code: fix.code, params: { ...fix.params }, steps: [...fix.steps] },
    resumes: repaired.resumes,
    scripts: fix === null ? [] : scriptsOf(context, fix.steps, asked.language),
    others: (subject?.affected ?? []).slice(1).map((sender) => sender.vm.name),
  }
}

/** After a failover it is said first; what is in the way of the way back is a gate. */
function causeOf({ situation }: Explanation, failure: Failure | null): WhyCause {
  if (situation !== null) return { kind: 'situation', code: situation.code, params: { ...situation.params } }
  if (failure === null) return { kind: 'situation', code: 'nothing', params: {} }
  const { code, params, windowsCode } = failure
  return { kind: 'failure', code, params: { ...params }, ...(windowsCode === undefined ? {} : { windowsCode }) }
}

function subjectOf(asked: Asked, found: Explanation): RepairSubject | null {
  const { ends } = found
  if (ends === null) return null
  const { hosts, vms } = asked.facts
  const from = senderOf(asked, ends.fromVmId, ends.relationshipType)
  const fromHost = hosts.find(({ hostId }) => hostId === ends.fromHostId)
  if (from === null || fromHost === undefined) return null
  return {
    from,
    fromHost,
    to: vms.find(({ vmId }) => vmId === ends.toVmId) ?? null,
    toHost: hosts.find(({ hostId }) => hostId === ends.toHostId) ?? null,
    affected: [from, ...othersLike(asked, found, ends)],
  }
}

function senderOf({ facts }: Asked, vmId: string, type: 'Simple' | 'Extended'): Sender | null {
  const vm = facts.vms.find((each) => each.vmId === vmId)
  const record = type === 'Extended' ? (vm?.extendedReplication ?? vm?.replication) : vm?.replication
  return vm && record ? { vm, record } : null
}

/** Machines between the same hosts, in the same direction, with the same cause. */
function othersLike(asked: Asked, found: Explanation, ends: NonNullable<Explanation['ends']>): Sender[] {
  const key = keyOf(found)
  return asked.now.relationships
    .filter(
      (each) =>
        each.fromHostId === ends.fromHostId && each.toHostId === ends.toHostId && each.fromVmId !== ends.fromVmId,
    )
    .slice(0, othersMax)
    .flatMap(({ fromVmId, relationshipType }) => {
      const other = asked.context.keeper.emulator.explain(fromVmId, relationshipType, { now: asked.now })
      const sender = other !== null && keyOf(other) === key ? senderOf(asked, fromVmId, relationshipType) : null
      return sender === null ? [] : [sender]
    })
}

/** What two machines have in common: the names of machine and disk, and when it happened to it, are its own. */
function keyOf({ failure, situation }: Explanation): string {
  const {
    vm: _vm,
    disk: _disk,
    atInstant: _at,
    nextInstant: _next,
    ...params
  } = {
    ...failure?.params,
    ...situation?.params,
  }
  return JSON.stringify([failure?.code, situation?.code, params])
}

interface Repaired {
  readonly fix: Fix | null
  readonly resumes: boolean
}

function repairOf(
  asked: Asked,
  found: Explanation,
  failure: Failure | null,
  subject: RepairSubject | null,
  vmId: string | null,
): Repaired {
  const { facts } = asked
  const { situation } = found
  if (situation !== null && found.gates[0]?.gate === 'clients' && found.gates[0].state === 'closed') {
    const vm = facts.vms.find((each) => each.vmId === vmId)
    return { fix: vm === undefined ? null : clientsRepair(situation, servingOf(asked, vm), facts), resumes: false }
  }
  if (failure !== null) {
    const own = subject === null ? null : senderRepair(failure, subject, facts)
    const fix = own ?? hostRepair(failure, facts) ?? failure.fix ?? null
    // Nothing that starts the old primary is offered after a failover.
    if (situation !== null) return { fix: fix?.code === 'powerOnHost' ? null : fix, resumes: false }
    const goOn = subject === null ? [] : resumeSteps(subject)
    return fix === null || goOn.length === 0
      ? { fix, resumes: false }
      : { fix: { ...fix, steps: [...fix.steps, ...goOn] }, resumes: true }
  }
  if (situation === null || subject === null) return { fix: null, resumes: false }
  const fixes = [subject.from, ...subject.affected.slice(1)].flatMap((sender) => {
    const of = sender === subject.from ? subject : { ...subject, from: sender, to: replicaOf(asked, sender) }
    return situationRepair(situation, of, facts) ?? []
  })
  const [first] = fixes
  return { fix: first ? { ...first, steps: fixes.flatMap(({ steps }) => steps) } : null, resumes: false }
}

/** The copy that serves, or would. */
function servingOf({ facts, now }: Asked, vm: RepairFacts['vms'][number]) {
  const serving = now.machines.find(({ guid }) => guid === vm.guid)?.vmId
  return facts.vms.find(({ vmId }) => vmId === serving) ?? vm
}

function replicaOf({ facts, now }: Asked, { vm, record }: Sender) {
  const to = now.relationships.find(
    (each) => each.relationshipId === record.relationshipId && each.fromVmId === vm.vmId,
  )?.toVmId
  return facts.vms.find(({ vmId }) => vmId === to) ?? null
}

/** What was stopped goes on, and what would wait for its next try sends at once. */
function resumeSteps({ affected }: RepairSubject): Fix['steps'] {
  return affected.flatMap((sender) => {
    const side = sideOf(sender)
    const { state, lastFailure } = sender.record
    if (state === 'WaitingForStartResynchronize') return [step('replication.resume', { ...side, resynchronize: true })]
    if (['Error', 'ResynchronizeSuspended', 'UpdateError'].includes(state)) return [step('replication.resume', side)]
    return state === 'Replicating' && lastFailure !== null ? sendNow(side) : []
  })
}
