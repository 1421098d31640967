/** What happens to replication when content changes without the tracking of writes seeing it (reference 4.1). */
import { configurationChanged, disarmReplicationTimer, type Engine } from './engine.ts'
import { updateHealth } from './health.ts'
import type { Vm } from './state.ts'
import { endTransfer, requireResynchronization } from './transfer.ts'

/**
 * Tells the relationships of a machine that its disks hold something else than what its logs say: an applied checkpoint, or
 * a disk that was changed while the machine was off (F26, F27). A copy that is under way has to begin anew.
 */
export function contentReplaced(engine: Engine, vm: Vm): void {
  for (const record of vm.replications) {
    if (record.mode !== 'Primary') continue
    if (record.isInitialized) {
      requireResynchronization(engine, vm, record)
      continue
    }
    endTransfer(record)
    record.state = 'ReadyForInitialReplication'
    record.nextCycleInstant = -1
    disarmReplicationTimer(engine, record)
    configurationChanged(engine)
    updateHealth(engine, vm, record)
  }
}
