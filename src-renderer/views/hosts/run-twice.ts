/** Which machines would run twice if their host came back: those that failed over and run elsewhere. */
import { isFailedOverState } from '../../../src-main/contract/operations.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'

/**
 * @param hostId The host that would come back.
 * @param vms All machines of the world.
 * @returns Their names, in alphabetical order.
 */
export function runTwice(hostId: string, vms: readonly VmView[]): readonly string[] {
  return vms
    .filter((vm) => vm.hostId === hostId && vm.automaticStartAction !== 'nothing')
    .filter((vm) =>
      vms.some(
        (other) => other.guid === vm.guid && other.hostId !== hostId && isFailedOverState(other.replication?.state),
      ),
    )
    .map((vm) => vm.name)
    .toSorted()
}
