/** Random operations on a machine's disks, adapters, memory, power and checkpoints. */
import { chance, nextBelow, type RandomStream } from '../../src-main/kernel/random.ts'
import type { EmulatorCommandName, World } from '../../src-main/emulator/index.ts'

type Vm = World['vms'][number]

interface Command {
  readonly name: EmulatorCommandName
  readonly input: Record<string, unknown>
}

const gigabyte = 1024 ** 3

/** Draws an operation on the machine; many are refused, as its state, its side or its size forbids them. */
export function drawMachineCommand(random: RandomStream, vm: Vm): Command {
  const { vmId } = vm
  const pick = <Item>(items: readonly Item[]): Item => items[nextBelow(random, items.length)]!
  const isOn = chance(random, 3, 4)
  const { diskId } = pick(vm.disks)
  const adapterId = vm.adapters.length === 0 ? 'adapter-1' : pick(vm.adapters).adapterId
  const checkpointId = `checkpoint-${vm.checkpoints.length === 0 ? 1 : pick(vm.checkpoints).number}`
  const sizeBytes = nextBelow(random, 70) * gigabyte
  const draws: (() => Command)[] = [
    () => ({ name: pick(['vm.save', 'vm.pause', 'vm.resume', 'vm.removeSavedState']), input: { vmId } }),
    () => ({ name: 'vm.resume', input: { vmId } }),
    () => ({ name: 'vm.start', input: { vmId } }),
    () => ({ name: 'vm.setShutdownTime', input: { vmId, seconds: nextBelow(random, 300) } }),
    () => ({
      name: 'vm.setAutomaticActions',
      input: {
        vmId,
        startAction: pick(['nothing', 'startIfRunning', 'start']),
        startDelaySeconds: nextBelow(random, 600),
        stopAction: pick(['turnOff', 'save', 'shutDown']),
      },
    }),
    () => ({ name: 'host.shutDown', input: { hostId: vm.hostId } }),
    () => ({
      name: 'vm.setMemory',
      input: {
        vmId,
        memoryBytes: (1 + nextBelow(random, 40)) * gigabyte,
        dynamicMemory: isOn
          ? null
          : {
              minimumBytes: nextBelow(random, 4) * gigabyte,
              maximumBytes: 40 * gigabyte,
              demandBytes: nextBelow(random, 60) * gigabyte,
            },
      },
    }),
    () => ({ name: 'vm.setProcessor', input: { vmId, processorCount: nextBelow(random, 70) } }),
    () => ({
      name: 'vm.setIntegrationServices',
      input: { vmId, services: { [pick(['shutdown', 'backup', 'keyValuePairExchange', 'heartbeat'])]: isOn } },
    }),
    () => ({
      name: 'vm.setChurnProfile',
      input: {
        vmId,
        profile: pick([
          { kind: 'steady' },
          { kind: 'daily', busyFromHour: 8, busyToHour: 18, quietPercent: nextBelow(random, 101) },
          { kind: 'bursty', windowMinutes: 60 + nextBelow(random, 600), burstMinutes: 10, quietPercent: 20 },
        ]),
      },
    }),
    () => ({ name: 'disk.add', input: { vmId, sizeBytes, kind: pick(['fixed', 'dynamic']) } }),
    () => ({ name: 'disk.remove', input: { vmId, diskId } }),
    () => ({ name: 'disk.resize', input: { vmId, diskId, sizeBytes } }),
    () => ({ name: 'disk.editOffline', input: { vmId, diskId } }),
    () => ({ name: 'adapter.add', input: { vmId, isLegacy: !isOn } }),
    () => ({ name: 'adapter.remove', input: { vmId, adapterId } }),
    () => ({ name: 'adapter.setVlan', input: { vmId, adapterId, vlanId: nextBelow(random, 5000) } }),
    () => ({ name: 'checkpoint.setType', input: { vmId, checkpointType: pick(types) } }),
    () => ({ name: 'checkpoint.create', input: { vmId } }),
    () => ({ name: 'checkpoint.create', input: { vmId } }),
    () => ({ name: 'checkpoint.apply', input: { vmId, checkpointId } }),
    () => ({ name: 'checkpoint.remove', input: { vmId, checkpointId, includeSubtree: !isOn } }),
  ]
  return pick(draws)()
}

const types = ['production', 'production', 'standard', 'productionOnly', 'disabled']
