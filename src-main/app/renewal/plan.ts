/** Where a certificate is used, and what has to be done until another one has taken its place everywhere. */
import { operations } from '../../contract/operations.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { RelationshipType } from '../../contract/ids.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { RenewalStep, RenewalView } from '../../contract/views/renewal.ts'
import type { ReplicationView } from '../../contract/views/replication.ts'
import type { VmView } from '../../contract/views/vm.ts'
import type { CommandInput } from '../../emulator/index.ts'
import { asideScripts } from '../../runbook/script-view.ts'
import { translate } from '../actions/actions.ts'
import { replicaServerInput } from '../base/replica-server.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { issuedHere } from '../certificates/crls/revoking.ts'

/** One side of a relationship. */
interface Relationship {
  readonly vm: VmView
  readonly replication: ReplicationView
}

interface RenewalPlan {
  readonly certificateId: string
  readonly name: string
  readonly successorId: string | null
  /** It has files that a host can import. */
  readonly isExported: boolean
  /** Hosts that use the certificate, or have the successor already. */
  readonly hosts: readonly HostView[]
  /** Those of them that have it in Personal, with its key. */
  readonly imported: ReadonlySet<string>
  /** Replica servers that are bound to the old one. */
  readonly bound: readonly HostView[]
  /** Primary sides that name the old one. */
  readonly machines: readonly Relationship[]
  /** Primary sides that have stopped by themselves and have an end on one of the hosts. */
  readonly stopped: readonly Relationship[]
}

/**
 * Looks at where a certificate is used.
 * @param certificateId The one to be renewed, or one that was: then what remains is planned.
 * @returns The plan, or `certificate.unknown`, `certificate.notIssuedHere`.
 */
export function planRenewal(context: HandlerContext, certificateId: string): Reply<RenewalPlan> {
  const found = issuedHere(context, certificateId)
  if (!found.ok) return found
  const { certificate, name } = found.value
  const successorId = certificate.document.supersededBy ?? null
  const { workspace } = context.dependencies
  const machines = relationships(context).filter(({ replication }) => replication.certificateId === certificateId)
  const isOn = (host: HostView, id: string | null) =>
    id !== null &&
    host.stores.some((entry) => entry.store === 'LocalMachine\\My' && entry.certificateId === id && entry.hasPrivateKey)
  const hosts = context
    .hosts()
    .filter(
      (host) =>
        host.replicaServer.certificateId === certificateId ||
        machines.some(({ vm }) => vm.hostId === host.hostId) ||
        isOn(host, certificateId) ||
        isOn(host, successorId),
    )
  return ok({
    certificateId,
    name,
    successorId,
    isExported: successorId !== null && workspace.hasExports(successorId),
    hosts,
    imported: new Set(hosts.filter((host) => isOn(host, successorId)).map(({ hostId }) => hostId)),
    bound: hosts.filter((host) => host.replicaServer.certificateId === certificateId),
    machines,
    stopped: relationships(context).filter((each) => hasStopped(each) && touches(each, hosts)),
  })
}

/** The first host that cannot be worked on; nothing is done while there is one. */
export function demandPower({ hosts }: RenewalPlan): Reply<void> {
  const off = hosts.find((host) => !host.hasPower)
  return off ? fail('host.off', { host: off.name }) : ok(undefined)
}

/**
 * The plan as it is shown.
 * @param language Of what the PowerShell says.
 */
export function renewalView(context: HandlerContext, plan: RenewalPlan, language: Language): RenewalView {
  const { inventory } = context
  const thumbprintOf = (id: string) => inventory.thumbprint(id) ?? ''
  const { certificateId, name, successorId, hosts, imported, bound, machines, stopped } = plan
  const named = (each: readonly Relationship[]) => [...new Set(each.map(({ vm }) => vm.name))]
  const step = (id: RenewalStep, subjects: readonly string[], isDone: boolean) => ({
    step: id,
    subjects: [...subjects],
    isDone,
  })
  const successor = successorId === null ? null : { certificateId: successorId, thumbprint: thumbprintOf(successorId) }
  return {
    certificateId,
    name,
    thumbprint: thumbprintOf(certificateId),
    successor,
    steps: [
      step('issue', [name], successorId !== null),
      step('bundle', [name], plan.isExported),
      step(
        'import',
        hosts.map((host) => host.name),
        hosts.every((host) => imported.has(host.hostId)),
      ),
      step(
        'bind',
        bound.map((host) => host.name),
        bound.length === 0,
      ),
      step('set', named(machines), machines.length === 0),
      step('resume', named(stopped), stopped.length === 0),
    ],
    scripts: scriptsOf(context, plan, successor?.thumbprint ?? '<thumbprint>', language),
  }
}

/** The commands that bind, set and resume, for real hosts. */
function scriptsOf({ keeper }: HandlerContext, plan: RenewalPlan, thumbprint: string, language: Language) {
  const certificateId = plan.successorId ?? plan.certificateId
  const commands = [
    ...plan.bound.map((host) => bindCommand(host, certificateId)),
    ...plan.machines.map((each) => setCommand(each, certificateId)),
    ...plan.stopped.map(resumeCommand),
  ]
  const parts = commands.flatMap(({ name, input }) => {
    const command = { kind: 'command', name, input } as CommandInput
    const meaning = { ...keeper.meaningOf(command), thumbprint }
    return translate({ name, input, at: keeper.now(), meaning }).map((action) => ({
      action,
      note: 'asAdministrator',
      page: null,
    }))
  })
  return asideScripts(parts, language)
}

/** The Replica server as it is, with another certificate. */
export function bindCommand(host: HostView, certificateId: string) {
  return { name: 'replicaServer.set' as const, input: replicaServerInput(host, { certificateId }) }
}

export function setCommand(each: Relationship, certificateId: string) {
  return { name: 'replication.change' as const, input: { ...sideOf(each), certificateId } }
}

export function resumeCommand(each: Relationship) {
  return { name: 'replication.resume' as const, input: { ...sideOf(each), resynchronize: false } }
}

function sideOf({ vm, replication }: Relationship): { vmId: string; relationshipType: RelationshipType } {
  return { vmId: vm.vmId, relationshipType: replication.relationshipType }
}

/** Every side from which something is sent. */
function relationships(context: HandlerContext): Relationship[] {
  return context
    .vms()
    .flatMap((vm) =>
      [vm.replication, vm.extendedReplication].flatMap((replication) =>
        replication && isSending(replication) ? [{ vm, replication }] : [],
      ),
    )
}

function isSending({ mode, relationshipType }: ReplicationView): boolean {
  return mode === 'Primary' || (relationshipType === 'Extended' && mode === 'Replica')
}

/** It stopped by a failure and goes on only when it is told to; what a person has paused stays paused. */
function hasStopped({ replication: { state, lastFailure } }: Relationship): boolean {
  const { states } = operations['replication.resume']
  return state !== 'Suspended' && lastFailure !== null && states.Primary.some((each) => each === state)
}

function touches({ vm, replication }: Relationship, hosts: readonly HostView[]): boolean {
  return hosts.some(
    (host) => host.hostId === vm.hostId || host.fqdn.toLowerCase() === replication.replicaServer.toLowerCase(),
  )
}
