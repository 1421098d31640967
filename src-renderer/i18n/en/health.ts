/** The messages behind a health that is not Normal. */
export const health = {
  initialReplicationPending: 'Initial replication has not been completed for this virtual machine.',
  replicationPaused: 'Replication is paused for this virtual machine. Changes are tracked and wait to be sent.',
  replicaPaused: 'Replication is paused on the Replica server.',
  inError: 'Replication has stopped because of an error. Resume it when the cause is gone.',
  cyclesMissed:
    'More than 20 percent of replication cycles have been missed. Replication might be encountering problems.',
  behindOneHour: 'The last replication is longer ago than one hour.',
  resynchronizationRequired: 'Resynchronization is required before replication can go on.',
  failedOverNotReversed: 'The virtual machine has failed over. Reverse replication to protect it again.',
  importPending: 'The initial copy has been exported and waits to be imported on the Replica server.',
  diskUpdateFailed: 'The set of replicated disks could not be changed. Resume replication when the cause is gone.',
}
