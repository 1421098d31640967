/** The ranges of a relationship's settings (Hyper-V Replica reference 2.2, rows 1 and 26). */
import { fail } from '../../contract/failure.ts'
import { isPort } from '../../contract/limits/ports.ts'
import { isReplicationFrequency, replicationLimits } from '../../contract/limits/replication.ts'

/** The ranges of Enable-VMReplication and Set-VMReplication. */
export function checkSettings(settings: {
  readonly port: number
  readonly frequencySeconds: number
  readonly recoveryHistoryHours: number
  readonly vssFrequencyHours: number
}) {
  const { port, frequencySeconds, recoveryHistoryHours, vssFrequencyHours } = settings
  if (!isPort(port)) return fail('replicaServer.badPort', { port }, { field: 'port' })
  if (!isReplicationFrequency(frequencySeconds)) {
    return fail('replication.badFrequency', { frequencySeconds }, { field: 'frequencySeconds' })
  }
  if (recoveryHistoryHours < 0 || recoveryHistoryHours > replicationLimits.recoveryHistoryHoursMax) {
    return fail('replication.badHistory', { hours: recoveryHistoryHours }, { field: 'recoveryHistoryHours' })
  }
  if (vssFrequencyHours < 0 || vssFrequencyHours > replicationLimits.vssFrequencyHoursMax) {
    return fail('replication.badVssFrequency', { hours: vssFrequencyHours }, { field: 'vssFrequencyHours' })
  }
  if (vssFrequencyHours > 0 && recoveryHistoryHours === 0) {
    return fail('replication.vssNeedsHistory', {}, { field: 'vssFrequencyHours' })
  }
  return undefined
}
