/** Why a virtual machine is in one of the critical states. */
import type { HostView } from '../../../src-main/contract/views/host.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import { hasDisksOn } from '../hosts/volume-cost.ts'

interface CriticalCause {
  /** Its volumes are offline, one of them is full, or one was and the machine has not been resumed yet. */
  readonly kind: 'lost' | 'full' | 'wasFull'
  /** `D:`; empty for `wasFull`. */
  readonly volumes: readonly string[]
}

/**
 * @param vm The machine.
 * @param host The host that it is on.
 * @returns Undefined for a machine that is in no critical state.
 */
export function criticalCause(vm: VmView, host: HostView): CriticalCause | undefined {
  if (!vm.state.endsWith('Critical')) return undefined
  const own = host.volumes.filter(({ letter }) => hasDisksOn(vm, letter))
  const named = (volumes: HostView['volumes']) => volumes.map(({ letter }) => `${letter}:`)
  const lost = named(own.filter(({ isOnline }) => !isOnline))
  if (lost.length > 0) return { kind: 'lost', volumes: lost }
  const full = named(own.filter(({ freeBytes }) => freeBytes === 0))
  return full.length > 0 ? { kind: 'full', volumes: full } : { kind: 'wasFull', volumes: [] }
}
