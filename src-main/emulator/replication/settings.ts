/** The ranges of a relationship's settings (Hyper-V Replica reference 2.2, rows 1 and 26). */
import { fail } from '../../contract/failure.ts'

/** The ranges of Enable-VMReplication and Set-VMReplication. */
export function checkSettings(settings: {
  readonly port: number
  readonly frequencySeconds: number
  readonly recoveryHistoryHours: number
  readonly vssFrequencyHours: number
}) {
  const { port, frequencySeconds, recoveryHistoryHours, vssFrequencyHours } = settings
  if (port < 1 || port > 65_535) return fail('replicaServer.badPort', { port }, { field: 'port' })
  if (![30, 300, 900].includes(frequencySeconds)) {
    return fail('replication.badFrequency', { frequencySeconds }, { field: 'frequencySeconds' })
  }
  if (recoveryHistoryHours < 0 || recoveryHistoryHours > 24) {
    return fail('replication.badHistory', { hours: recoveryHistoryHours }, { field: 'recoveryHistoryHours' })
  }
  if (vssFrequencyHours < 0 || vssFrequencyHours > 12) {
    return fail('replication.badVssFrequency', { hours: vssFrequencyHours }, { field: 'vssFrequencyHours' })
  }
  if (vssFrequencyHours > 0 && recoveryHistoryHours === 0) {
    return fail('replication.vssNeedsHistory', {}, { field: 'vssFrequencyHours' })
  }
  return undefined
}
