/** Which dialog stands in front of the work. One at a time: a dialog that needs another one is a wizard in disguise. */
import type { BulkOperation } from '../../src-main/contract/views/bulk.ts'
import type { InputOf } from '../../src-main/contract/registry.ts'
import type { NetworkView } from '../../src-main/contract/views/network.ts'

/** Every dialog of the app, with what it is about. */
export type Surface =
  | { readonly kind: 'addHost' }
  | { readonly kind: 'addVm'; readonly hostId?: string }
  | { readonly kind: 'hostSettings'; readonly hostId: string; readonly page?: string }
  | { readonly kind: 'machineSettings'; readonly vmId: string; readonly page?: string }
  | { readonly kind: 'plannedFailover'; readonly vmId: string }
  | { readonly kind: 'failover'; readonly vmId: string }
  | { readonly kind: 'testFailover'; readonly vmId: string }
  | { readonly kind: 'keepSide' | 'dryRun' | 'stopTest'; readonly vmId: string }
  | { readonly kind: 'failoverList'; readonly hostId: string }
  | { readonly kind: 'replicationHealth'; readonly vmId: string }
  | { readonly kind: 'removeReplication'; readonly vmId: string; readonly relationshipType?: 'Extended' }
  | { readonly kind: 'importInitialReplica'; readonly vmId: string }
  | { readonly kind: 'removeRecoveryPoints'; readonly vmId: string }
  | { readonly kind: 'createRoot' }
  | { readonly kind: 'unlockRoot'; readonly rootId: string }
  | { readonly kind: 'issue'; readonly rootId?: string }
  | { readonly kind: 'export'; readonly certificateIds: readonly string[] }
  | { readonly kind: 'bundle'; readonly certificateIds: readonly string[]; readonly template?: string }
  | { readonly kind: 'importOnHost'; readonly certificateIds: readonly string[] }
  | { readonly kind: 'importRoot' | 'restoreRoot' | 'reminders' | 'rootPerHost' }
  | { readonly kind: 'prepareRequests' | 'signRequest'; readonly rootId?: string; readonly file?: File }
  | { readonly kind: 'reissueRoot' | 'rollOver' | 'endRollOver' | 'templates'; readonly rootId: string }
  | {
      readonly kind: 'changePassphrase' | 'recoverySheet' | 'publishCrl' | 'takeOverCrl' | 'crlPolicy'
      readonly rootId: string
    }
  | { readonly kind: 'importCrl'; readonly paths: readonly string[] }
  | { readonly kind: 'revoke' | 'renew'; readonly certificateIds: readonly string[] }
  | { readonly kind: 'renewEverywhere'; readonly certificateId: string }
  | { readonly kind: 'goBack'; readonly beforeActivity?: number }
  | { readonly kind: 'branches' | 'time' }
  | { readonly kind: 'exportVm' | 'enableAsReplica'; readonly vmId: string }
  | {
      readonly kind: 'resynchronize' | 'replicationSettings'
      readonly vmId: string
      readonly relationshipType?: 'Extended'
    }
  | { readonly kind: 'initialCopies' }
  | { readonly kind: 'editLink'; readonly link: NetworkView['links'][number] }
  | { readonly kind: 'partition'; readonly partitions: NetworkView['partitions'] }
  | { readonly kind: 'dnsRecord'; readonly name?: string }
  | { readonly kind: 'takeCheckpoint'; readonly vmId: string }
  | {
      readonly kind: 'applyCheckpoint' | 'renameCheckpoint' | 'removeCheckpoint' | 'removeCheckpointTree'
      readonly vmId: string
      readonly checkpointId: string
    }
  | { readonly kind: 'palette' }
  | { readonly kind: 'bulk'; readonly operation: BulkOperation; readonly vmIds: readonly string[] }
  | { readonly kind: 'why'; readonly about: InputOf<'why.explain'>['about'] }
  | { readonly kind: 'writeGuestFile'; readonly vmId: string }
  | { readonly kind: 'shutDownVm' | 'turnOffVm' | 'deleteVm'; readonly vmId: string }
  | { readonly kind: 'letHostIn' | 'turnOnHost'; readonly hostId: string }
  | { readonly kind: 'losePower' | 'shutDownHost' | 'removeHost' | 'testConnection'; readonly hostId: string }

/** Hears how it would go on, and lets it go on when nothing is lost by that. `by` says what would close it, if no other dialog. */
type Guard = (leave: () => void, by?: 'back') => void

export class Surfaces {
  #current: Surface | undefined = $state.raw()
  #guards: readonly Guard[] = []

  get current(): Surface | undefined {
    return this.#current
  }

  /** Shows a dialog, after the one that is open has been asked whether it may go. */
  open(surface: Surface) {
    const show = () => (this.#current = surface)
    const guard = this.#guards.at(-1)
    if (guard) guard(show)
    else show()
  }

  /** Has a dialog asked before another one takes its place, until the returned function is called. */
  guard(guard: Guard): () => void {
    this.#guards = [...this.#guards, guard]
    return () => {
      this.#guards = this.#guards.filter((each) => each !== guard)
    }
  }

  /** Closes the dialog that is open, after it has been asked whether it may go. */
  leave() {
    const guard = this.#guards.at(-1)
    if (guard) guard(() => this.close(), 'back')
    else this.close()
  }

  close() {
    this.#current = undefined
  }
}

/** What every dialog receives: what it is about, and how to leave. */
export interface SurfaceProps {
  readonly surface: Surface
  readonly onclose: () => void
}
