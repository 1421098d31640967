/** A small emulated lab for tests: hosts with certificates of one root, judged by the real verdict. */
import { judgePeer } from '../../src-main/authority/verdict/verdict.ts'
import type { CertificateFacts } from '../../src-main/contract/certificate-facts.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { Edition } from '../../src-main/contract/ids.ts'
import { calls } from '../../src-main/contract/registry.ts'
import {
  createEmulator,
  createWorld,
  findLossViolations,
  findViolations,
  parseWorld,
  type EmulatedEvent,
  type Emulator,
  type EmulatorCommandName,
  type EmulatorInput,
  type EmulatorOutput,
  type WorldInput,
} from '../../src-main/emulator/index.ts'

export const startInstant = Date.UTC(2026, 2, 1, 8)
export const gigabyte = 1024 ** 3
export const minuteMs = 60_000
export const hourMs = 3_600_000
export const httpsRule = 'Hyper-V Replica HTTPS Listener (TCP-In)'
export const rules = { judgePeer }

/** What may be left out of an input, because the contract's schema fills it in. */
export type LooseInput<Name extends EmulatorCommandName> = Partial<EmulatorInput<Name>>

interface DeclaredCall {
  readonly input: { parse(value: unknown): unknown }
  readonly failures: readonly string[]
}

export class Lab {
  emulator: Emulator
  readonly inputs: WorldInput[] = []
  readonly events: EmulatedEvent[] = []
  /** How many steps pass between two looks at the invariants: in a crowd each look takes long. */
  stepsPerCheck = 1
  #steps = 0
  #certificates = 0

  constructor(seed = 'lab') {
    this.emulator = createEmulator(createWorld({ seed, startInstant }), rules)
  }

  /** Sends a command with the contract's defaults and gives the reply. */
  try<Name extends EmulatorCommandName>(name: Name, input: LooseInput<Name>) {
    const call = (calls as Record<string, DeclaredCall | undefined>)[name]
    // The schema's output is the input that the emulator's handler of the same name declares.
    const parsed = (call === undefined ? input : call.input.parse(input)) as EmulatorInput<Name>
    const row = { kind: 'command', name, input: structuredClone(parsed) } as WorldInput
    const { reply, events } = this.emulator.command(name, parsed)
    // As in a journal: what is refused leaves no row.
    if (reply.ok) this.inputs.push(row)
    this.events.push(...events)
    if (reply.ok && name === 'failover.start') {
      const violations = findLossViolations(this.emulator.world, (parsed as EmulatorInput<'failover.start'>).vmId)
      if (violations.length > 0) throw new Error(`after ${name}: ${violations.join('; ')}`)
    }
    this.demandInvariants(`after ${name}`)
    if (!reply.ok && call !== undefined && !call.failures.includes(reply.failure.code)) {
      throw new Error(`the contract does not declare ${reply.failure.code} for ${name}`)
    }
    return reply
  }

  /** As `try`, for a command that must succeed. */
  do<Name extends EmulatorCommandName>(name: Name, input: LooseInput<Name>): EmulatorOutput<Name> {
    const reply = this.try(name, input)
    if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.failure)}`)
    return reply.value
  }

  /** As `try`, for a command that must be refused and must change nothing. */
  refused<Name extends EmulatorCommandName>(name: Name, input: LooseInput<Name>): Failure {
    const before = this.emulator.hash()
    const reply = this.try(name, input)
    if (reply.ok) throw new Error(`${name} was not refused`)
    if (this.emulator.hash() !== before) throw new Error(`${name} was refused and changed something`)
    return reply.failure
  }

  pass(milliseconds: number): void {
    const toInstant = this.emulator.now() + milliseconds
    this.inputs.push({ kind: 'advance', toInstant })
    this.events.push(...this.emulator.advance(toInstant).events)
    this.demandInvariants(`after ${milliseconds} ms`)
  }

  demandInvariants(place: string): void {
    this.#steps += 1
    if (this.#steps % this.stepsPerCheck !== 0) return
    const violations = findViolations(this.emulator.world)
    if (violations.length > 0) throw new Error(`${place}: ${violations.join('; ')}`)
  }

  /** Goes on with a copy that was written and read; gives what was written. */
  restore(): string {
    const text = this.emulator.serialise()
    this.emulator = createEmulator(parseWorld(text), rules)
    return text
  }

  side(vmId: string, relationshipType?: 'Simple' | 'Extended') {
    const view = this.emulator.replicationView(vmId, relationshipType)
    if (view === null) throw new Error(`${vmId} does not replicate`)
    return view
  }

  vm(vmId: string) {
    const view = this.emulator.vmView(vmId)
    if (view === null) throw new Error(`no ${vmId}`)
    return view
  }

  /** Modes and states of both sides, as `Primary Replicating Normal`. */
  states(...vmIds: string[]): string[] {
    return vmIds.map((vmId) => {
      const { mode, state, health } = this.side(vmId)
      return `${mode} ${state} ${health}`
    })
  }

  /** Adds a host that is ready to be primary and replica. */
  addHost(name: string, volumeBytes = 2 * 1024 ** 4, edition: Edition = '2025'): string {
    const { hostId } = this.do('host.add', { name, dnsSuffix: 'lab.example', volumeBytes, edition })
    this.#certificates += 1
    const certificateId = `certificate-${this.#certificates}`
    this.do('store.put', { hostId, store: 'LocalMachine\\Root', certificate: root, hasPrivateKey: false })
    const certificate = certificateFor(certificateId, `${name}.lab.example`.toLowerCase())
    this.do('store.put', { hostId, store: 'LocalMachine\\My', certificate, hasPrivateKey: true })
    this.do('store.putCrl', { hostId, crl })
    return hostId
  }

  enableServer(hostId: string, certificateId: string): void {
    this.do('replicaServer.set', { hostId, enabled: true, certificateId, defaultStorageLocation: 'C:\\Replica' })
    this.do('host.setFirewallRule', { hostId, rule: httpsRule, enabled: true })
  }
}

/** Two hosts, both replica servers, and a running machine with a file and an address on the first. */
export function twoHosts(seed?: string): Lab {
  const lab = new Lab(seed)
  lab.enableServer(lab.addHost('HYPERVISOR-01'), 'certificate-1')
  lab.enableServer(lab.addHost('HYPERVISOR-02'), 'certificate-2')
  lab.do('vm.create', {
    hostId: 'host-1',
    name: 'web01',
    ip: { address: '10.0.0.50', subnetMask: '255.255.255.0', gateway: '10.0.0.1', dnsServer: null },
    guestFiles: [{ path: 'C:\\data\\orders.txt', sizeBytes: 4096 }],
  })
  lab.do('vm.start', { vmId: 'vm-1' })
  return lab
}

export function enable(lab: Lab, settings: LooseInput<'replication.enable'> = {}): void {
  const input = { vmId: 'vm-1', replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1' }
  lab.do('replication.enable', { ...input, ...settings })
}

/** `twoHosts`, replicating from `vm-1` to `vm-2`. */
export function replicating(settings: LooseInput<'replication.enable'> = {}): Lab {
  const lab = twoHosts()
  enable(lab, settings)
  lab.do('replication.startInitial', { vmId: 'vm-1' })
  lab.pass(12 * minuteMs)
  return lab
}

/** `replicating`, failed over unplanned to `vm-2` while the first host has no power. */
export function failedOver(settings: LooseInput<'replication.enable'> = {}): Lab {
  const lab = replicating(settings)
  lab.do('vm.writeGuestFile', { vmId: 'vm-1', path: 'C:\\data\\orders.txt' })
  lab.do('host.losePower', { hostId: 'host-1' })
  lab.do('failover.start', { vmId: 'vm-2' })
  return lab
}

const notAfterInstant = Date.UTC(2035, 0, 1)

export const root: CertificateFacts = {
  certificateId: 'certificate-90',
  commonName: 'Lab Root',
  dnsNames: [],
  issuerCommonName: 'Lab Root',
  issuerCertificateId: 'certificate-90',
  selfSigned: true,
  isAuthority: true,
  pathLength: null,
  keyUsages: ['keyCertSign', 'cRLSign'],
  extendedKeyUsages: [],
  keyAlgorithm: 'rsa',
  keyBits: 2048,
  keySpec: 'signature',
  hasPrivateKey: false,
  notBeforeInstant: Date.UTC(2025, 0, 1),
  notAfterInstant,
  provider: null,
  crlDistributionPoint: null,
}

export const crl = {
  issuerCertificateId: 'certificate-90',
  thisUpdateInstant: Date.UTC(2025, 0, 1),
  nextUpdateInstant: null,
  revoked: [],
}

export function certificateFor(certificateId: string, fqdn: string): CertificateFacts {
  return {
    ...root,
    certificateId,
    commonName: fqdn,
    dnsNames: [fqdn],
    selfSigned: false,
    isAuthority: false,
    keyUsages: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsages: ['serverAuth', 'clientAuth'],
    keySpec: 'exchange',
    hasPrivateKey: true,
  }
}
