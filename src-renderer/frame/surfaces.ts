/** Which component is which dialog. */
import type { Component } from 'svelte'
import type { Surface } from '../state/surfaces.svelte.ts'

/** What every dialog receives: what it is about, and how to leave. */
export interface SurfaceProps {
  readonly surface: Surface
  readonly onclose: () => void
}

type Loaded = Promise<{ readonly default: Component<SurfaceProps> }>

const surfaces: Readonly<Record<Surface['kind'], () => Loaded>> = {
  palette: () => import('./Palette.svelte'),
  addHost: () => import('../views/hosts/AddHost.svelte'),
  addVm: () => import('../views/hosts/AddVm.svelte'),
  hostSettings: () => import('../views/hosts/HostSettings.svelte'),
  testConnection: () => import('../views/hosts/TestConnection.svelte'),
  machineSettings: () => import('../views/machines/settings/MachineSettings.svelte'),
  plannedFailover: () => import('../views/failover/PlannedFailover.svelte'),
  failover: () => import('../views/failover/Failover.svelte'),
  testFailover: () => import('../views/failover/TestFailover.svelte'),
  replicationHealth: () => import('../views/machines/ReplicationHealth.svelte'),
  importInitialReplica: () => import('../views/machines/ImportInitialReplica.svelte'),
  removeReplication: () => import('../views/machines/Confirm.svelte'),
  removeRecoveryPoints: () => import('../views/machines/Confirm.svelte'),
  shutDownVm: () => import('../views/machines/Confirm.svelte'),
  turnOffVm: () => import('../views/machines/Confirm.svelte'),
  deleteVm: () => import('../views/machines/Confirm.svelte'),
  losePower: () => import('../views/hosts/HostConfirm.svelte'),
  shutDownHost: () => import('../views/hosts/HostConfirm.svelte'),
  removeHost: () => import('../views/hosts/HostConfirm.svelte'),
  writeGuestFile: () => import('../views/machines/WriteGuestFile.svelte'),
  exportVm: () => import('../views/machines/ExportVm.svelte'),
  enableAsReplica: () => import('../views/machines/EnableAsReplica.svelte'),
  resynchronize: () => import('../views/machines/Resynchronize.svelte'),
  replicationSettings: () => import('../views/machines/ReplicationSettings.svelte'),
  initialCopies: () => import('../views/machines/InitialCopies.svelte'),
  editLink: () => import('../views/network/EditLink.svelte'),
  partition: () => import('../views/network/PartitionHosts.svelte'),
  dnsRecord: () => import('../views/network/DnsRecord.svelte'),
  goBack: () => import('../views/time/GoBack.svelte'),
  branches: () => import('../views/time/Branches.svelte'),
  takeCheckpoint: () => import('../views/machines/CheckpointName.svelte'),
  renameCheckpoint: () => import('../views/machines/CheckpointName.svelte'),
  applyCheckpoint: () => import('../views/machines/CheckpointConfirm.svelte'),
  removeCheckpoint: () => import('../views/machines/CheckpointConfirm.svelte'),
  removeCheckpointTree: () => import('../views/machines/CheckpointConfirm.svelte'),
  createRoot: () => import('../views/certificates/CreateRoot.svelte'),
  unlockRoot: () => import('../views/certificates/UnlockRoot.svelte'),
  issue: () => import('../views/certificates/Issue.svelte'),
  export: () => import('../views/certificates/Export.svelte'),
  bundle: () => import('../views/certificates/Bundles.svelte'),
  prepareRequests: () => import('../views/certificates/PrepareRequests.svelte'),
  takeOverCrl: () => import('../views/certificates/TakeOverCrl.svelte'),
  signRequest: () => import('../views/certificates/SignRequest.svelte'),
  rootPerHost: () => import('../views/certificates/RootPerHost.svelte'),
  importOnHost: () => import('../views/certificates/ImportOnHost.svelte'),
  importRoot: () => import('../views/certificates/ImportRoot.svelte'),
  restoreRoot: () => import('../views/certificates/RestoreRoot.svelte'),
  changePassphrase: () => import('../views/certificates/ChangePassphrase.svelte'),
  recoverySheet: () => import('../views/certificates/RecoverySheet.svelte'),
  reissueRoot: () => import('../views/certificates/ReissueRoot.svelte'),
  rollOver: () => import('../views/certificates/RollOver.svelte'),
  endRollOver: () => import('../views/certificates/EndRollOver.svelte'),
  templates: () => import('../views/certificates/Templates.svelte'),
  crlPolicy: () => import('../views/certificates/CrlPolicy.svelte'),
  reminders: () => import('../views/certificates/Reminders.svelte'),
  publishCrl: () => import('../views/certificates/PublishCrl.svelte'),
  importCrl: () => import('../views/certificates/ImportCrl.svelte'),
  revoke: () => import('../views/certificates/Revoke.svelte'),
  renew: () => import('../views/certificates/Renew.svelte'),
}

/** Fetches a dialog. */
export function surfaceOf(kind: Surface['kind']): Loaded {
  return surfaces[kind]()
}
