/** What happens to replication when content changes without the tracking of writes seeing it (reference 4.1). */
import { configurationChanged, disarmReplicationTimer, type ContentReplacement, type Engine } from '../world/engine.ts'
import { updateHealth } from '../sending/health.ts'
import { abandonExport } from '../sending/exports.ts'
import { isFailedOver, isReplica } from '../world/relationships.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { endTransfer } from '../sending/transfer.ts'
import { requireResynchronization } from '../sending/required-resynchronization.ts'

/**
 * Tells the relationships of a machine that its disks hold something else than what its logs say: an applied checkpoint, or
 * a disk that was changed while the machine was off (F26, F27). A copy that is under way has to begin anew. The next log
 * for a changed replica does not follow on what it holds; after a failover it writes for itself.
 * @param cause What replaced it.
 */
export function contentReplaced(engine: Engine, vm: Vm, cause: ContentReplacement): void {
  for (const record of vm.replications) {
    if (isReplica(record)) {
      if (!isFailedOver(record)) record.isOutOfSequence = true
    } else if (record.isInitialized) {
      requireResynchronization(engine, vm, record, cause)
    } else {
      beginAnew(engine, vm, record)
    }
  }
  configurationChanged(engine)
}

function beginAnew(engine: Engine, vm: Vm, record: ReplicationRecord): void {
  abandonExport(engine.world, record)
  endTransfer(record)
  record.state = 'ReadyForInitialReplication'
  record.nextCycleInstant = -1
  disarmReplicationTimer(engine, record)
  updateHealth(engine, vm, record)
}
