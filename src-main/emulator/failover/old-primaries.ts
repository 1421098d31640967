/**
 * Old primaries: machines that another host has taken over by a failover. One that starts again where clients reach it makes two
 * machines with one name; what keeps it off is done here, on a host that is kept off.
 */
import type { KeepOffStep } from '../../contract/views/reachability.ts'
import { stop } from '../machines/machine-power.ts'
import { isCutOffOtherwise, keptOffBy } from '../network/links.ts'
import { configurationChanged, emit, type Engine } from '../world/engine.ts'
import { isAtRest } from '../world/power-state.ts'
import { isFailedOver, isReplica } from '../world/relationships.ts'
import type { Host } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import { primaryOf } from './loss.ts'

/** The machines of a host of which a copy elsewhere has failed over and was not reversed. */
export function oldPrimariesOn(world: World, { hostId }: Pick<Host, 'hostId'>): Vm[] {
  const tookOver = world.vms.filter((vm) => vm.hostId !== hostId)
  return world.vms.filter(
    (vm) =>
      vm.hostId === hostId &&
      tookOver.some(
        (other) =>
          other.guid === vm.guid &&
          other.replications.some(
            (record) => isReplica(record) && isFailedOver(record) && primaryOf(world, other, record) === vm,
          ),
      ),
  )
}

/** What is left to be done on an old primary so that it stays off; nothing once it is done. */
export function stepsLeft(vm: Vm): KeepOffStep[] {
  const steps: KeepOffStep[] = []
  if (!isAtRest(vm)) steps.push('turnOff')
  if (vm.automaticStartAction !== 'nothing') steps.push('startAction')
  if (vm.adapters.some(({ switchName }) => switchName !== null)) steps.push('adapters')
  return steps
}

/** Turns old primaries of a host that is kept off off, as far as it can be reached by whoever stands in front of it. */
export function keepOldPrimariesOff(engine: Engine, host: Host): void {
  const { world } = engine
  if (!host.hasPower || keptOffBy(world, host) === undefined || isCutOffOtherwise(world, host)) return
  for (const vm of oldPrimariesOn(world, host)) keepMachineOff(engine, vm, host)
}

function keepMachineOff(engine: Engine, vm: Vm, host: Host): void {
  if (stepsLeft(vm).length === 0) return
  if (!isAtRest(vm)) stop(engine, vm, host)
  vm.automaticStartAction = 'nothing'
  for (const adapter of vm.adapters) adapter.switchName = null
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name })
  configurationChanged(engine)
}
