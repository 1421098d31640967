/** Enabling replication without naming a certificate: the host's only one is meant, as the connection test means it. */
import type { Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import type { WorldContext } from '../../world/context.ts'
import { usableCertificates } from '../verdict/usable.ts'
import type { StoreContext } from './pfx-sources.ts'

/**
 * Enables replication of a machine. Where no certificate is named and exactly one of the host would pass, it is that one; where
 * there are more, the user has to say which.
 * @returns What the emulated world answers, with the remedy of a refusal.
 */
export function enableReplication(
  context: StoreContext & Pick<WorldContext, 'withFix'>,
  input: ParsedInputOf<'replication.enable'>,
): Reply<OutputOf<'replication.enable'>> {
  const { keeper } = context
  const named = { ...input, certificateId: input.certificateId ?? onlyCertificate(context, input) }
  const reply = keeper.apply({ kind: 'command', name: 'replication.enable', input: named })
  // The emulator's handler of this name gives the output of this call.
  if (reply.ok) return reply as Reply<OutputOf<'replication.enable'>>
  return { ok: false, failure: context.withFix(reply.failure) }
}

function onlyCertificate(context: StoreContext, input: ParsedInputOf<'replication.enable'>): string | null {
  if (input.authentication !== 'certificate') return null
  const vm = context.keeper.emulator.vmView(input.vmId)
  const host = vm && context.keeper.emulator.hostView(vm.hostId)
  const usable = host ? usableCertificates(context, host) : []
  return usable.length === 1 ? usable[0]! : null
}
