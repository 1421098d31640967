/** Steps 5 to 8: replication and every kind of failover. */
import { cast, type Props } from './cast.ts'
import { checkLookUp } from './prepare.ts'
import type { Stage } from './stage.ts'
import { replicaPorts } from '../../contract/limits/ports.ts'
import { usualFrequencySeconds } from '../../contract/limits/replication.ts'

const hourSeconds = 3_600
const cycleSeconds = 300
/** What an administrator needs to read a refusal and to carry out its remedy. */
const remedySeconds = 45

export async function enableReplication(stage: Stage, props: Props): Promise<void> {
  const vmId = props.firstVmId
  const wizard = { kind: 'enableReplication' as const, vmId }
  const bad = await stage.mustRefuse('wizard.finish', { ...wizard, draft: { frequencySeconds: '31' } })
  stage.check('check.badFrequency', {}, 'replication.badFrequency', bad?.code)
  const { draft } = await stage.must('wizard.view', wizard)
  const { port, authentication, frequencySeconds, compression, schedule } = draft
  const numbers = `${replicaPorts.certificate}, ${usualFrequencySeconds}`
  stage.check('check.wizardDefaults', {}, numbers, `${String(port)}, ${String(frequencySeconds)}`)
  stage.check('check.wizardAuthentication', {}, 'certificate', String(authentication), 'authentication')
  stage.check('check.wizardSending', {}, true, compression === true && schedule === 'immediately')
  await stage.must('wizard.finish', { ...wizard, draft })

  await stage.waitUntil(() => stage.vm(vmId).replication?.state === 'Replicating', 48 * hourSeconds)
  const replica = stage.context.keeper.peerOf(vmId)
  props.secondVmId = replica?.vmId ?? ''
  stage.check('check.initialReplication', {}, 'Replicating, Replicating', states(stage, props), 'list(state)')

  const before = stage.vm(vmId).replication?.statistics.successfulCycles ?? 0
  for (let cycle = 0; cycle < 2; cycle += 1) {
    await stage.must('vm.writeGuestFile', { vmId, path: cast.guestFile, sizeBytes: 24_000 })
    await stage.pass(cycleSeconds + 60)
  }
  const after = stage.vm(vmId).replication?.statistics.successfulCycles ?? 0
  stage.check('check.cycles', {}, true, after - before >= 2)
  const { guestFile: path } = cast
  stage.check('check.replicaVersion', { path }, version(stage, vmId), version(stage, props.secondVmId))
}

export async function plannedFailover(stage: Stage, props: Props): Promise<void> {
  const vmId = props.firstVmId
  const finish = { kind: 'plannedFailover' as const, vmId, draft: { reverse: true, start: true } }
  await stage.must('vm.writeGuestFile', { vmId, path: cast.guestFile, sizeBytes: 25_000 })
  const last = version(stage, vmId)
  const running = await stage.mustRefuse('wizard.finish', finish)
  stage.check('check.vmRunningRefused', {}, 'failover.vmRunning', running?.code)
  await stage.must('vm.shutDown', { vmId })
  await stage.waitUntil(() => stage.vm(vmId).state === 'Off', 600)

  // The procedure advises to leave the box clear, because ticking it fails. These are the two reasons why it does.
  const notServer = await stage.mustRefuse('wizard.finish', finish)
  stage.check(
    'check.reverseNotReplicaServer',
    { host: cast.firstHost },
    'failover.reverseNotReplicaServer',
    notServer?.code,
  )
  await stage.fix(notServer)
  await stage.pass(remedySeconds)
  const notTrusted = await stage.mustRefuse('wizard.finish', finish)
  stage.check('check.reverseTrustedHosts', {}, 'failover.reverseTrustedHosts', notTrusted?.code)
  await stage.fix(notTrusted)
  await stage.pass(remedySeconds)

  await stage.must('wizard.finish', finish)
  await stage.waitUntil(() => stage.vm(props.secondVmId).state === 'Running', 600)
  const moved = stage.vm(props.secondVmId)
  stage.check('check.vmRunning', { vm: cast.vm, host: cast.secondHost }, 'Running', moved.state, 'vmState')
  const roles = `${stage.vm(vmId).replication?.mode}, ${moved.replication?.mode}`
  stage.check('check.roles', {}, 'Replica, Primary', roles, 'list(mode)')
  const loss = moved.replication?.failover?.loss
  stage.check('check.nothingLost', {}, '0 s, 0 B', `${loss?.lostSeconds} s, ${loss?.lostBytes} B`)
  const { guestFile: path, secondHost: host, vm } = cast
  stage.check('check.guestFile', { path, vm, host }, last, version(stage, props.secondVmId))
  // The replica's adapter is connected by hand, and until then no client reaches the machine.
  await stage.pass(remedySeconds)
  await connect(stage, props.secondVmId)
}

export async function unplannedFailover(stage: Stage, props: Props): Promise<void> {
  const { firstVmId, secondVmId } = props
  const { guestFile: path } = cast
  await stage.must('vm.writeGuestFile', { vmId: secondVmId, path, sizeBytes: 26_000 })
  await stage.pass(cycleSeconds * 2 + 60)
  const replicated = version(stage, firstVmId)
  // Written after the last cycle: this is what the failover will lose.
  await stage.must('vm.writeGuestFile', { vmId: secondVmId, path, sizeBytes: 27_000 })
  await stage.pass(90)
  const written = version(stage, secondVmId)
  await stage.must('host.losePower', { hostId: props.secondHostId })
  const { hasPower } = await stage.must('host.view', { hostId: props.secondHostId })
  stage.check('check.powerLost', { host: cast.secondHost }, false, hasPower)
  await stage.pass(240)

  await stage.must('wizard.finish', { kind: 'failover', vmId: firstVmId, draft: {} })
  await stage.waitUntil(() => stage.vm(firstVmId).state === 'Running', 600)
  const recovered = stage.vm(firstVmId)
  stage.check('check.vmRunning', { vm: cast.vm, host: cast.firstHost }, 'Running', recovered.state, 'vmState')
  stage.check(
    'check.states',
    { host: cast.firstHost },
    'FailedOverWaitingCompletion',
    recovered.replication?.state,
    'state',
  )
  const loss = recovered.replication?.failover?.loss
  const file = loss?.files.find((each) => each.path === path)
  const isKnown = Boolean(loss && loss.lostSeconds > 0 && loss.lostBytes > 0)
  stage.check(
    'check.lossComputed',
    {},
    `${written} > ${replicated}`,
    isKnown ? `${file?.primaryVersion} > ${file?.replicaVersion}` : null,
  )
  stage.check('check.lossMatches', { path }, replicated, version(stage, firstVmId))
}

export async function afterFailover(stage: Stage, props: Props): Promise<void> {
  const vmId = props.firstVmId
  const { vm, secondAddress: address } = cast
  await stage.must('wizard.finish', {
    kind: 'afterFailover',
    vmId,
    draft: { address, gateway: cast.secondGateway, dnsServer: cast.secondGateway, subnetMask: cast.subnetMask },
  })
  stage.check('check.ipAddress', { vm, address }, address, stage.vm(vmId).adapters[0]?.ip?.address)
  const name = `${vm}.${cast.dnsSuffix}`
  const found = await stage.must('network.lookUp', { name })
  stage.check('check.dnsRecord', { name, address }, address, found.address)
  await checkLookUp(stage, vmId)
}

/** A replica's adapter is connected to nothing until somebody does it (Hyper-V Replica reference 7). */
async function connect(stage: Stage, vmId: string): Promise<void> {
  const vm = stage.vm(vmId)
  const host = await stage.must('host.view', { hostId: vm.hostId })
  const adapterId = vm.adapters[0]?.adapterId ?? ''
  await stage.must('vm.connectAdapter', { vmId, adapterId, switchName: host.switches[0]?.name ?? null })
}

function version(stage: Stage, vmId: string): number | undefined {
  return stage.vm(vmId).guestFiles.find((file) => file.path === cast.guestFile)?.version
}

function states(stage: Stage, props: Props): string {
  return [props.firstVmId, props.secondVmId].map((vmId) => stage.vm(vmId).replication?.state).join(', ')
}
