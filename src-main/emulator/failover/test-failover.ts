/** Test failover: a second machine beside the replica, while replication goes on (Hyper-V Replica reference 2.2, rows 12, 13). */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { operations } from '../../contract/operations.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { replicationLimits } from '../../contract/limits/replication.ts'
import { setContent } from '../disks/content.ts'
import { configurationChanged, emit, nextId, type Engine } from '../world/engine.ts'
import { differencingOn } from '../disks/growth.ts'
import { makeGuid } from '../world/identity.ts'
import { computeLoss, failoverPoints, primaryOf, type FailoverPoint } from './loss.ts'
import { about, fqdnOf, hostOf, type Side } from '../world/engine.ts'
import { findVm } from '../world/machine-index.ts'
import { demandState, findSide } from '../replication/records.ts'
import type { Content } from '../world/state/disk.ts'
import type { TestChecks, TestFailoverRecord } from '../world/state/failover.ts'
import type { Vm } from '../world/state/machine.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { World } from '../world/state/world.ts'
import { deleteVm, freshMachine } from '../machines/vms.ts'
import { halt } from '../machines/machine-power.ts'
import { macAddressOf } from '../machines/adapters.ts'
import { externalAdapters } from '../network/look-up.ts'
import { useSpace } from '../disks/space.ts'

const nothing = {}

export function startTest(engine: Engine, input: ParsedInputOf<'failover.startTest'>): Reply<{ testVmId: string }> {
  const { world } = engine
  const found = findSide(engine, input, 'failover.startTest')
  if (!found.ok) return found
  const side = found.value
  const { vm, record } = side
  const refusal = demandState(side, 'failover.startTest')
  if (refusal !== undefined) return refusal
  if (record.testVmId !== null) return fail('failover.testRunning', { vm: vm.name })
  const points = failoverPoints(world, vm, record)
  const { recoveryPointId } = input
  const point =
    recoveryPointId === undefined ? points[0] : points.find((one) => one.recoveryPointId === recoveryPointId)
  if (point === undefined) {
    const params = { vm: vm.name, recoveryPointId: recoveryPointId ?? '' }
    return fail('failover.noRecoveryPoint', params, { field: 'recoveryPointId' })
  }
  if (point.isDamaged) return fail('failover.pointInvalid', { vm: vm.name })
  const test = makeTestVm(engine, side, point.content)
  record.testVmId = test.vmId
  noteTest(engine, side, point)
  emit(engine, 'testFailover.started', about(side))
  configurationChanged(engine)
  return ok({ testVmId: test.vmId })
}

export function stopTest(engine: Engine, input: ParsedInputOf<'failover.stopTest'>): Reply<object> {
  const { cmdlet: operation } = operations['failover.stopTest']
  const found = findSide(engine, input, 'failover.stopTest')
  if (!found.ok) return found
  const side = found.value
  const { vm, host, record } = side
  const test = record.testVmId === null ? undefined : findVm(engine.world, record.testVmId)
  if (test === undefined) return fail('failover.notFailedOver', { vm: vm.name, operation })
  const noted = record.tests?.find(({ stoppedInstant }) => stoppedInstant === null)
  if (noted !== undefined) {
    noted.checks = testChecks(engine.world, record, noted, test)
    noted.stoppedInstant = engine.world.now
  }
  if (test.state !== 'Off') halt(engine, test)
  record.testVmId = null
  deleteVm(engine, test, host)
  emit(engine, 'testFailover.stopped', about(side))
  return ok(nothing)
}

/** Rows that were written before it was noted lead to the world that they led to then. */
function noteTest({ world, rulesVersion }: Engine, { vm, host, record }: Side, point: FailoverPoint): void {
  if (rulesVersion < 5) return
  const primary = primaryOf(world, vm, record)
  const noted: TestFailoverRecord = {
    startedInstant: world.now,
    recoveryPointInstant: point.at,
    recoveryPointKind: point.kind,
    fromHost: primary === undefined ? record.primaryServer : fqdnOf(hostOf(world, primary.hostId)),
    toHost: fqdnOf(host),
    loss: computeLoss(world, primary, vm, record, point),
    ranInstant: null,
    stoppedInstant: null,
    checks: null,
  }
  record.tests = [...(record.tests ?? []), noted].slice(-replicationLimits.testFailoversMax)
}

/**
 * What a test failover shows at this moment.
 * @param record The replica's.
 * @param noted The test failover that runs.
 * @param test Its machine.
 */
export function testChecks(
  world: World,
  record: ReplicationRecord,
  noted: TestFailoverRecord,
  test: Vm | undefined,
): TestChecks {
  const replication = record.state === 'Replicating' ? 'passed' : 'failed'
  // A machine that was never on has met nobody, and served nobody.
  if (noted.ranInstant === null || test === undefined) {
    return { ran: 'notChecked', apart: 'notChecked', network: 'notChecked', replication }
  }
  const isReachable = test.adapters.some(({ switchName, ip }) => switchName !== null && ip !== null)
  return {
    ran: 'passed',
    apart: externalAdapters(world, test).length === 0 ? 'passed' : 'failed',
    network: isReachable ? 'passed' : 'notChecked',
    replication,
  }
}

/** Invariant 6: named `<VM> - Test`, off, connected to the test switch or to nothing; its disks only hold differences. */
function makeTestVm(engine: Engine, side: Side, content: Content): Vm {
  const { world } = engine
  const { vm, host, record } = side
  const primary = primaryOf(world, vm, record)
  const number = nextId(world, 'vm')
  const test: Vm = {
    ...vm,
    vmId: `vm-${number}`,
    number,
    guid: makeGuid(world.streams.guid),
    name: `${vm.name} - Test`,
    ...freshMachine(vm),
    generationId: makeGuid(world.streams.generationId),
    disks: vm.disks.map((disk) => ({
      ...disk,
      diskId: `disk-${nextId(world, 'disk')}`,
      path: disk.path.replace(/\.vhdx?$/i, ' - Test.avhdx'),
      ...differencingOn(disk, content),
    })),
    adapters: vm.adapters.map((adapter, index) => {
      const adapterNumber = nextId(world, 'adapter')
      const ip = primary?.adapters[index]?.ip ?? adapter.ip
      return {
        ...adapter,
        adapterId: `adapter-${adapterNumber}`,
        macAddress: macAddressOf(adapterNumber),
        switchName: adapter.testSwitchName,
        hasStaticMacAddress: false,
        ip: ip === null ? null : { ...ip },
        ipv6: primary?.adapters[index]?.ipv6 ?? adapter.ipv6,
        failoverIp: adapter.failoverIp === null ? null : { ...adapter.failoverIp },
      }
    }),
    testOfVmId: vm.vmId,
    failoverIpPending: true,
  }
  setContent(test, content)
  world.vms.push(test)
  useSpace(host, test.disks)
  return test
}
