/**
 * What hosts write into their logs when a send fails, beside the retry or the stop that every failure leads to. A primary
 * whose certificate is refused sees a broken connection only; the reason is in the log of the replica server (reference 5.4).
 */
import { verdicts, type VerdictCode } from '../../contract/certificate-facts.ts'
import type { Failure } from '../../contract/failure.ts'
import { windowsCause } from '../../contract/windows-texts.ts'
import { fqdnOf, logEvent, type Engine, type Wire } from '../world/engine.ts'
import { resolveHost } from '../network/look-up.ts'

const kerberos: ReadonlySet<string> = new Set([
  'connection.kerberosInWorkgroup',
  'connection.spnMissing',
  'connection.clockSkew',
])

/** What the replica's own log names: the code of CryptoAPI for the fault of the certificate. */
function codeOfReason({ params }: Failure): string | undefined {
  const reason = String(params['reason'])
  return Object.hasOwn(verdicts, reason) ? (verdicts[reason as VerdictCode].windowsCode ?? undefined) : undefined
}

/** Logs what only one of the two sides knows about a failed send. */
export function noteRefusal(engine: Engine, { record, vm, host }: Wire, failure: Failure): void {
  const id = `(Virtual Machine ID ${vm.guid})`
  const code = engine.rulesVersion >= 2 ? windowsCause(failure.windowsCode) : (failure.windowsCode ?? failure.code)
  if (kerberos.has(failure.code)) {
    const text = `Hyper-V failed to authenticate the Replica server '${record.replicaServer}' using Kerberos authentication. Error: ${code}.`
    logEvent(engine, host, 29_210, 'error', text)
    return
  }
  const server = resolveHost(engine.world, record.replicaServer, host)
  if (server === undefined || !server.hasPower) return
  if (failure.code === 'connection.certificateRefused' && failure.params['judge'] === fqdnOf(server)) {
    const reason = engine.rulesVersion >= 2 ? windowsCause(codeOfReason(failure)) : String(failure.params['reason'])
    const text = `Replication operation for virtual machine ${vm.name} failed. The certificate of ${fqdnOf(host)} was refused: ${reason}. ${id} (Primary server: '${record.primaryServer}', Replica server: '${record.replicaServer}')`
    logEvent(engine, server, 33_680, 'error', text)
  }
  if (failure.code === 'replication.storageFull') {
    const text = `Hyper-V failed to apply replication logs for '${vm.name}': ${code}. ${id}`
    logEvent(engine, server, 32_056, 'error', text)
    logEvent(
      engine,
      server,
      32_032,
      'error',
      `Hyper-V failed to complete the apply operation for '${vm.name}': ${code}. ${id}`,
    )
  }
}
