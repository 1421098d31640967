import type { FailureTable } from './table.ts'

/** Checkpoints. */
export const checkpointFailures = {
  'checkpoint.unknown': { meaning: 'The machine has no checkpoint with this id.', params: ['checkpointId'] },
  'checkpoint.disabled': { meaning: 'The checkpoint type of the machine is Disabled.', params: ['vm'] },
  'checkpoint.productionFailed': {
    meaning:
      'ProductionOnly, and the guest cannot make a shadow copy: the Backup service is off or the guest is not up.',
    params: ['vm'],
  },
  'checkpoint.tooMany': { meaning: 'A machine has at most 50 checkpoints (reference 4).', params: ['vm', 'countMax'] },
  'checkpoint.onReplica': {
    meaning: 'Checkpoints on the replica side are created only by a failover (reference 8.3).',
    params: ['vm'],
  },
  'checkpoint.badName': { meaning: 'The name is empty or longer than 100 characters.', params: ['name'] },
  'checkpoint.merging': { meaning: 'Deleted checkpoints are still being merged.', params: ['vm'] },
  'checkpoint.diskNotSupported': {
    meaning: 'A machine with a pass-through disk or a shared VHDX cannot have checkpoints.',
    params: ['vm', 'path'],
  },
} as const satisfies FailureTable
