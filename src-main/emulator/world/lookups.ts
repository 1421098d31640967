/** Finding things in the world, with the refusals that every command shares. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { listenerRules } from '../../contract/listener-rules.ts'
import { machineStatesOf, operationOf, type OperationName } from '../../contract/operations.ts'
import { findHost, hostOf, type Engine } from './engine.ts'
import { findVm } from './machine-index.ts'
import type { Host } from './state/host.ts'
import type { Vm } from './state/machine.ts'

/** The host, if it exists and can be managed. */
export function poweredHost(engine: Engine, hostId: string): Reply<Host> {
  const host = findHost(engine.world, hostId)
  if (host === undefined) return fail('host.unknown', { hostId })
  return host.hasPower ? ok(host) : fail('host.off', { host: host.name })
}

/** Removes what fits from a list in place. */
export function remove<Item>(items: Item[], fits: (item: Item) => boolean): void {
  for (let index = items.length - 1; index >= 0; index -= 1) {
    if (fits(items[index]!)) items.splice(index, 1)
  }
}

/** Reference 5.6: both rules exist on every host and are disabled. */
export const httpRule = listenerRules.kerberos.name

export const httpsRule = listenerRules.certificate.name

/** The machine and its host, if both exist and the host can be managed. */
export function managedVm(engine: Engine, vmId: string): Reply<{ vm: Vm; host: Host }> {
  const vm = findVm(engine.world, vmId)
  if (vm === undefined) return fail('vm.unknown', { vmId })
  const host = hostOf(engine.world, vm.hostId)
  return host.hasPower ? ok({ vm, host }) : fail('host.off', { host: host.name })
}

/** Refuses an operation in a state of the machine in which it is not allowed (reference 1.4). */
export function demandMachine(vm: Vm, name: OperationName) {
  const { refusal, cmdlet } = operationOf(name)
  if (machineStatesOf(name, vm.generation).includes(vm.state)) return undefined
  return refusal === 'failover.vmRunning' ? fail(refusal, { vm: vm.name }) : wrongState(vm, cmdlet)
}

/** The refusal of an operation in the state that a machine is in, for reasons that its table does not know. */
export function wrongState(vm: Vm, operation: string) {
  return fail('vm.wrongState', { vm: vm.name, state: vm.state, operation })
}
