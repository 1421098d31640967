/** What a wizard may know: views of the machine, its hosts and the certificates that could be chosen. */
import type { CommandMeaning } from '../world/meaning.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { VmView } from '../../contract/views/vm.ts'

interface CertificateChoice {
  readonly certificateId: string
  readonly issuedTo: string
  readonly issuedBy: string
  readonly notAfterInstant: number
  readonly thumbprint: string | null
}

export interface WizardFacts {
  readonly now: number
  readonly vm: VmView
  readonly host: HostView
  /** Every host, this one included. */
  readonly hosts: readonly HostView[]
  /** The other record of the relationship, if there is one. */
  readonly peerVm: VmView | null
  readonly peerHost: HostView | null
  /** Certificates in Personal of this host that pass every rule of Hyper-V Replica reference 5.1. */
  readonly certificates: readonly CertificateChoice[]
  /** A record of the emulated DNS for the machine, as it is now. */
  readonly dnsRecord: { readonly name: string; readonly address: string; readonly ttlSeconds: number } | null
  /** What a command would mean if it were given now. */
  meaningOf(step: { readonly call: string; readonly input: unknown }): CommandMeaning
}

/**
 * Finds a host by the name that a user typed.
 * @param facts The world.
 * @param name FQDN or bare name, in any case.
 */
export function hostByName(facts: WizardFacts, name: string): HostView | null {
  const wanted = name.trim().toLowerCase()
  return facts.hosts.find((host) => host.fqdn.toLowerCase() === wanted || host.name.toLowerCase() === wanted) ?? null
}
