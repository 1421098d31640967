/** Memory, processor, power, services and writing of a machine: which call carries out which fields. */
import type { ChurnProfile } from '../../../../src-main/contract/views/machine.ts'
import type { VmView } from '../../../../src-main/contract/views/vm.ts'
import { rule, type Rule } from './rule.ts'
import { megabyte } from '../../../../src-main/contract/limits/bytes.ts'
import { writtenMegabyte, type Reader } from './values.ts'

export function machineRules({ vmId, integrationServices }: VmView): Rule[] {
  return [
    rule({
      call: 'vm.setMemory',
      page: 'memory',
      owns: ['memory.'],
      places: {
        memoryBytes: 'memory.startup',
        dynamicMemory: 'memory.minimum',
        'dynamicMemory.maximumBytes': 'memory.maximum',
        'dynamicMemory.demandBytes': 'memory.demand',
      },
      input: (fields) => ({
        vmId,
        memoryBytes: fields.amount('memory.startup', megabyte, 0),
        dynamicMemory: fields.flag('memory.isDynamic')
          ? {
              minimumBytes: fields.amount('memory.minimum', megabyte, 0),
              maximumBytes: fields.amount('memory.maximum', megabyte, 0),
              demandBytes: fields.amount('memory.demand', megabyte),
            }
          : null,
      }),
    }),
    rule({
      call: 'vm.setProcessor',
      page: 'processor',
      owns: ['processor.'],
      places: { processorCount: 'processor.count' },
      input: (fields) => ({ vmId, processorCount: fields.amount('processor.count', 1, 0) }),
    }),
    rule({
      call: 'vm.setIntegrationServices',
      page: 'integrationServices',
      owns: ['services.'],
      places: {},
      input: (fields) => ({
        vmId,
        services: Object.fromEntries(
          Object.entries(integrationServices)
            .map(([service, isOn]) => [service, isOn, fields.flag(`services.${service}`)] as const)
            .filter(([, isOn, shallBeOn]) => isOn !== shallBeOn)
            .map(([service, , shallBeOn]) => [service, shallBeOn]),
        ),
      }),
    }),
    rule({
      call: 'checkpoint.setType',
      page: 'checkpoints',
      owns: ['checkpoints.'],
      places: { checkpointType: 'checkpoints.type' },
      input: (fields) => ({ vmId, checkpointType: fields.text('checkpoints.type') as VmView['checkpointType'] }),
    }),
    rule({
      call: 'vm.setAutomaticActions',
      page: 'startAction',
      owns: ['start.'],
      places: { startDelaySeconds: 'start.delay' },
      input: (fields) => ({
        vmId,
        startAction: fields.text('start.action') as VmView['automaticStartAction'],
        startDelaySeconds: fields.amount('start.delay'),
      }),
    }),
    rule({
      call: 'vm.setAutomaticActions',
      page: 'stopAction',
      owns: ['stop.'],
      places: {},
      input: (fields) => ({ vmId, stopAction: fields.text('stop.action') as VmView['automaticStopAction'] }),
    }),
    ...guestRules(vmId),
  ]
}

function guestRules(vmId: string): Rule[] {
  return [
    rule({
      call: 'vm.setChurn',
      page: 'writing',
      owns: ['writing.'],
      places: { bytesPerHour: 'writing.rate' },
      input: (fields) => ({ vmId, bytesPerHour: fields.amount('writing.rate', writtenMegabyte) }),
    }),
    rule({
      call: 'vm.setChurnProfile',
      page: 'writing',
      owns: ['profile.'],
      places: Object.fromEntries(
        ['busyFromHour', 'busyToHour', 'quietPercent', 'windowMinutes', 'burstMinutes'].map((name) => [
          `profile.${name}`,
          `profile.${name}`,
        ]),
      ),
      input: (fields) => ({ vmId, profile: profileOf(fields) }),
    }),
    rule({
      call: 'vm.setShutdownTime',
      page: 'shutdownTime',
      owns: ['shutDown.'],
      places: { seconds: 'shutDown.seconds' },
      input: (fields) => ({ vmId, seconds: fields.amount('shutDown.seconds') }),
    }),
  ]
}

function profileOf(fields: Reader): ChurnProfile {
  const number = (name: string) => fields.amount(`profile.${name}`)
  const quietPercent = number('quietPercent')
  switch (fields.text('profile.kind')) {
    case 'daily':
      return {
        kind: 'daily',
        busyFromHour: number('busyFromHour'),
        busyToHour: number('busyToHour'),
        quietPercent,
      }
    case 'bursty':
      return {
        kind: 'bursty',
        windowMinutes: number('windowMinutes'),
        burstMinutes: number('burstMinutes'),
        quietPercent,
      }
    default:
      return { kind: 'steady' }
  }
}
