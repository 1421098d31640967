/** What the states of a virtual machine (VMState, Hyper-V Replica reference 1.4) mean for everything around it. */
import type { Vm } from './state/machine.ts'

/** The guest works and writes; a guest that is shutting down still does. */
export function isWriting(vm: Vm): boolean {
  return vm.state === 'Running' || vm.state === 'Stopping'
}

/** The machine has memory and processors of its host: it is neither off nor saved nor waiting for its start. */
export function isOn(vm: Vm): boolean {
  return isWriting(vm) || vm.state === 'Paused' || vm.state === 'PausedCritical'
}

/** The machine has nothing of its host, whether or not its disks are there. */
export function isAtRest({ state }: Vm): boolean {
  return state === 'Off' || state === 'Saved' || state === 'OffCritical' || state === 'SavedCritical'
}

/** The Volume Shadow Copy Service works in a guest that is up, and only through the Backup integration service. */
export function canMakeShadowCopy(vm: Vm): boolean {
  return vm.state === 'Running' && vm.integrationServices.backup
}
