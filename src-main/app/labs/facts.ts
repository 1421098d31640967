/**
 * The world as conditions see it. What a subject shows is asked for once and kept until it may have changed: commands and kept events
 * change anything, a minute that merely passes only what counts time.
 */
import { secondMs } from '../../kernel/clock.ts'
import type { Subject } from '../../labs/format/subject.ts'
import { subjectKey } from '../../labs/format/subject.ts'
import type { Facts } from '../../labs/predicates/facts.ts'
import type { Settings } from '../../labs/predicates/settings.ts'
import { isLike } from '../../labs/predicates/values.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { VmView } from '../../contract/views/vm.ts'
import type { Core } from '../core.ts'
import { settingsOf } from './settings.ts'

export interface WorldFacts extends Facts {
  /** Something was done or happened: nothing that is kept counts any more. */
  changed(): void
  /** Only time has passed. */
  minutePassed(): void
}

/** The members that a lab asks for of a subject, or of a list of the world; `*` where that is not known. */
type MembersAskedFor = (subject: Subject, list: string | null) => readonly string[]

/** A file below the lab's folder. */
export interface LabFileEntry {
  readonly path: string
  readonly sizeBytes: number
}

/** Subjects that a minute alone does not change. */
const timeless: ReadonlySet<Subject['kind']> = new Set(['root', 'certificate', 'file', 'runbook'])

/**
 * Members of machines, replications and hosts that change with a command or a kept event and never by the mere passing of time: who
 * asks for nothing else need not be looked at each minute. A test holds this against the emulator.
 */
export const eventfulMembers: ReadonlySet<string> = new Set([
  'name',
  'fqdn',
  'host',
  'hostId',
  'vmId',
  'guid',
  'state',
  'health',
  'mode',
  'replication',
  'extendedReplication',
  'replicaServer',
  'enabled',
  'authentication',
  'port',
  'frequencySeconds',
  'recoveryHistoryHours',
  'vssFrequencyHours',
  'firewallRules',
  'trustedHosts',
  'revocationCheckDisabled',
  'stores',
  'store',
  'issuedTo',
  'hasPrivateKey',
  'crls',
  'hostsFile',
  'registry',
  'hasPower',
  'testOfVmId',
  'failover',
  'loss',
  'lostSeconds',
  'lostBytes',
  'stoppedInstant',
  'startedInstant',
  'failedOverInstant',
])

/**
 * @param core Of the lab.
 * @param listFiles What lies in the lab's folder.
 * @param members What the lab asks for.
 */
export function createFacts(
  core: Core,
  listFiles: () => readonly LabFileEntry[],
  members: MembersAskedFor = () => ['*'],
): WorldFacts {
  let known = new Map<string, { readonly subject: Subject; readonly value: unknown }>()
  let settings: Settings | null = null
  /** Verdicts change by themselves only when a date of a certificate or CRL passes. */
  let nextDate = 0
  /** Machines of the world while only what needs an event is asked of them. */
  let keptVms: readonly object[] | null = null
  const isEventful = (subject: Subject, list: string | null) =>
    members(subject, list).every((name) => eventfulMembers.has(name))

  /** Views of this moment: several conditions look at the same host or machine. */
  const [hostViews, vmViews] = [new Map<string, HostView | null>(), new Map<string, VmView | null>()]
  const hostView = (hostId: string) => keptIn(hostViews, hostId, () => core.emulated.hostView(hostId))
  const vmView = (vmId: string) => keptIn(vmViews, vmId, () => core.emulated.vmView(vmId))
  const forgetViews = () => {
    hostViews.clear()
    vmViews.clear()
  }
  const hosts = () => core.emulated.world.hosts.flatMap((host) => hostView(host.hostId) ?? [])
  const vms = () => core.emulated.world.vms.flatMap((vm) => vmView(vm.vmId) ?? [])
  const hostNamed = (name: string) => {
    const found = core.emulated.world.hosts.find((host) => isName(host.name, name) || isName(name, fqdnOf(host)))
    return found === undefined ? undefined : (hostView(found.hostId) ?? undefined)
  }
  const nameOf = (hostId: string | null) =>
    core.emulated.world.hosts.find((host) => host.hostId === hostId)?.name ?? null
  const withHost = (vm: VmView) => ({ ...vm, host: nameOf(vm.hostId) ?? '' })
  const withHosts = <Lane extends { fromHostId: string; toHostId: string }>(lane: Lane) => ({
    ...lane,
    fromHost: nameOf(lane.fromHostId) ?? '',
    toHost: nameOf(lane.toHostId) ?? '',
  })

  function vmOf(name: string, host: string, isTest: boolean): unknown {
    const hostId = core.emulated.world.hosts.find(
      (each) => isName(each.name, host) || isName(host, fqdnOf(each)),
    )?.hostId
    const wanted = isTest ? `${name} - Test` : name
    const found = core.emulated.world.vms.find((vm) => vm.hostId === hostId && isName(vm.name, wanted))
    const view = found === undefined ? null : vmView(found.vmId)
    return view === null ? undefined : withHost(view)
  }

  function certificateOf(fqdn: string) {
    const named = core
      .certificates()
      .filter((each) => each.kind === 'host' && each.dnsNames.some((dnsName) => isName(dnsName, fqdn)))
    return named.findLast((each) => each.supersededBy === null) ?? named.at(-1)
  }

  function look(name: string, input: unknown): unknown {
    const reply = core.look(name, input)
    return reply.ok ? reply.value : undefined
  }

  function read(subject: Subject): unknown {
    switch (subject.kind) {
      case 'world':
        return worldNow()
      case 'clock':
        return { now: core.emulated.now() }
      case 'network':
        return core.emulated.networkView()
      case 'runbook':
        return look('runbook.view', {})
      case 'host':
        return hostNamed(subject.host)
      case 'log': {
        const host = hostNamed(subject.host)
        return host === undefined ? undefined : { entries: core.emulated.hostEvents(host.hostId, 200) ?? [] }
      }
      case 'vm':
      case 'test':
        return vmOf(subject.vm, subject.host, subject.kind === 'test')
      case 'lane': {
        const type = subject.isExtended ? 'Extended' : 'Simple'
        const lane = core.emulated
          .lanes()
          .find((each) => isName(each.vmName, subject.vm) && each.relationshipType === type)
        return lane === undefined ? undefined : withHosts(lane)
      }
      case 'root': {
        const { roots } = look('root.list', {}) as { roots: readonly { readonly name: string }[] }
        return roots.find((root) => isName(root.name, subject.root))
      }
      case 'certificate':
        return certificateOf(subject.fqdn)
      case 'judge': {
        const certificate = certificateOf(subject.fqdn)
        const host = hostNamed(subject.host)
        if (certificate === undefined || host === undefined) return undefined
        return look('certificate.judge', { certificateId: certificate.certificateId, hostId: host.hostId })
      }
      case 'lookUp':
        return lookUp(subject.name, subject.from)
      case 'file':
        return { files: listFiles().filter(({ path }) => isLike(path, subject.glob)) }
    }
  }

  function lookUp(name: string, from: string): unknown {
    const host = hostNamed(from)
    const [vmName = '', hostName] = from.split('@')
    const vm = core.emulated.world.vms.find(
      (each) => isName(each.name, vmName) && (hostName === undefined || isName(nameOf(each.hostId) ?? '', hostName)),
    )
    const clientId = host?.hostId ?? vm?.vmId
    if (clientId === undefined) return undefined
    const found = core.emulated.lookUp(name, clientId)
    const answering = core.emulated.world.vms.find((each) => each.vmId === found.answeredByVmId)
    return { ...found, answeredByVm: answering?.name ?? null, answeredByHost: nameOf(found.answeredByHostId) }
  }

  /** Each list is made when it is asked for: a condition about lanes need not pay for machines. */
  function worldNow(): unknown {
    const { emulated } = core
    return lazily({
      hosts,
      vms: () => keptVms ?? keepVms(),
      lanes: () => emulated.lanes().map(withHosts),
      dnsRecords: () => emulated.dnsRecords(),
      now: () => emulated.reachability(),
    })
  }

  function keepVms(): readonly object[] {
    const found = vms().map(withHost)
    if (isEventful({ kind: 'world' }, 'vms')) keptVms = found
    return found
  }

  const facts: WorldFacts = {
    get now() {
      return core.emulated.now()
    },
    valueOf(subject) {
      const key = subjectKey(subject)
      const before = known.get(key)
      if (before !== undefined) return before.value
      const value = read(subject)
      known.set(key, { subject, value })
      return value
    },
    settings: () => (settings ??= settingsOf(hosts(), vms(), core.emulated.dnsRecords(), core.emulated.networkView())),
    changed() {
      known = new Map()
      settings = null
      nextDate = 0
      keptVms = null
      forgetViews()
    },
    minutePassed() {
      forgetViews()
      const { now } = facts
      if (nextDate === 0) nextDate = nextDateOf(hosts(), now)
      const isDatePassed = now >= nextDate
      if (isDatePassed) nextDate = nextDateOf(hosts(), now)
      for (const [key, { subject }] of known) {
        const { kind } = subject
        const isKept = timeless.has(kind) || (kind === 'judge' && !isDatePassed)
        const isStill = (kind === 'host' || kind === 'vm' || kind === 'test') && isEventful(subject, null)
        if (!isKept && !isStill) known.delete(key)
      }
    },
  }
  return facts
}

function keptIn<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
  const known = kept.get(key)
  if (known !== undefined) return known
  const made = make()
  kept.set(key, made)
  return made
}

/** The next instant at which a certificate or CRL on a host begins, ends or runs out. */
function nextDateOf(hosts: readonly HostView[], now: number): number {
  const dates = hosts.flatMap(({ stores, crls, clockSkewSeconds }) =>
    [
      ...stores.flatMap((entry) => [entry.notBeforeInstant, entry.notAfterInstant]),
      ...crls.flatMap((crl) => [crl.thisUpdateInstant, crl.nextUpdateInstant]),
    ].map((date) => date - clockSkewSeconds * secondMs),
  )
  return Math.min(Number.POSITIVE_INFINITY, ...dates.filter((date) => date > now))
}

/** An object whose members are computed when they are first read, and kept. */
function lazily(members: Readonly<Record<string, () => unknown>>): object {
  const made: object = {}
  for (const [name, make] of Object.entries(members)) {
    Object.defineProperty(made, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make()
        Object.defineProperty(made, name, { value, enumerable: true })
        return value
      },
    })
  }
  return made
}

function fqdnOf(host: { readonly name: string; readonly dnsSuffix: string }): string {
  return host.dnsSuffix === '' ? host.name : `${host.name}.${host.dnsSuffix}`
}

function isName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
