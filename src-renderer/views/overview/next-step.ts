/** What the button of each step of the newcomer's way does. */
import type { WizardKind } from '../../../src-main/contract/views/wizard.ts'
import type { WorldView } from '../../../src-main/contract/views/world.ts'
import type { App } from '../../state/app.svelte.ts'

type Step = NonNullable<WorldView['nextStep']>

/** The order in which the core names the steps. */
export const stepOrder: readonly Step[] = [
  'addHost',
  'addSecondHost',
  'createRoot',
  'issueCertificates',
  'importCertificates',
  'enableReplicaServer',
  'addVm',
  'enableReplication',
  'waitForInitialReplication',
  'failOver',
  'setIpAndDns',
]

/**
 * @param app Where the step is taken.
 * @param step The step that the core has named.
 */
export function runStep(app: App, step: Step) {
  const { surfaces, world } = app
  const replicated = world.view?.lanes[0]
  switch (step) {
    case 'addHost':
    case 'addSecondHost':
      return surfaces.open({ kind: 'addHost' })
    case 'createRoot':
      return surfaces.open({ kind: 'createRoot' })
    case 'issueCertificates':
      return surfaces.open({ kind: 'issue' })
    case 'importCertificates':
      return surfaces.open({ kind: 'importOnHost', certificateIds: [] })
    case 'enableReplicaServer': {
      // Replicas go to the host that a newcomer added second; the first one runs the machines.
      const host = world.hosts.findLast((candidate) => !candidate.replicaServer.enabled) ?? world.hosts.at(-1)
      return host && surfaces.open({ kind: 'hostSettings', hostId: host.hostId, page: 'replication' })
    }
    case 'addVm':
      return surfaces.open({ kind: 'addVm' })
    case 'enableReplication': {
      const vm = world.vms.find((candidate) => candidate.replication === null)
      return vm && goFromGuide(app, vm.vmId, 'enableReplication')
    }
    case 'waitForInitialReplication':
      return void waitForInitialReplication(app)
    case 'failOver':
      return replicated && surfaces.open({ kind: 'plannedFailover', vmId: replicated.fromVmId })
    case 'setIpAndDns': {
      const vm = world.vms.find((candidate) => candidate.replication?.failover && candidate.state === 'Running')
      return vm && goFromGuide(app, vm.vmId, 'afterFailover')
    }
  }
}

/** A wizard that the guide has begun leads back to it. */
function goFromGuide(app: App, vmId: string, wizardKind: WizardKind) {
  app.router.go('wizard', { vmId, wizardKind }, { from: 'guide' })
}

/** A machine whose copy has not been started yet is started first; then time is moved on. */
async function waitForInitialReplication(app: App) {
  const ready = app.world.vms.find((vm) => vm.replication?.state === 'ReadyForInitialReplication')
  if (ready) await app.run('replication.startInitial', { vmId: ready.vmId })
  await app.run('clock.skipToNextEvent', {})
}
