import type { FailureTable } from './table.ts'

/** The file of the workspace. */
export const workspaceFailures = {
  'workspace.missing': { meaning: 'The workspace file does not exist and may not be created here.', params: ['path'] },
  'workspace.notAWorkspace': { meaning: 'The file is no SQLite database or not one of ours.', params: ['path'] },
  'workspace.damaged': {
    meaning: 'SQLite reports corruption, or the journal does not replay.',
    params: ['path', 'problem'],
  },
  'workspace.logMissing': {
    meaning: 'The file was copied while it was open, or moved after a crash, without the log beside it.',
    params: ['path', 'log', 'savedAt'],
  },
  'workspace.displaced': {
    meaning: 'The open file was removed, moved, replaced or written by another program; the command was not done.',
    params: ['path'],
  },
  'workspace.companionRefused': {
    meaning: 'Where a file of ours belongs beside the workspace there is a link, a folder or a device.',
    params: ['path', 'companion'],
  },
  'workspace.newer': { meaning: 'The file was written by a newer version.', params: ['path', 'version', 'supported'] },
  'workspace.locked': { meaning: 'Another process has the workspace open.', params: ['path', 'holder'] },
  'workspace.unwritable': { meaning: 'The file or its folder cannot be written.', params: ['path', 'problem'] },
  'workspace.diskFull': { meaning: 'The volume of the workspace is full; the command was not done.', params: ['path'] },
  'workspace.noBackup': { meaning: 'There is no backup to put in the place of the workspace.', params: ['path'] },
  'workspace.replayRefused': {
    meaning: 'The rules of this version refuse a row of the journal that the version that wrote it accepted.',
    params: ['path', 'row', 'command', 'problem'],
  },
  'workspace.hashDiffers': {
    meaning: 'Replaying the journal gave another state hash.',
    params: ['expected', 'actual'],
  },
} as const satisfies FailureTable
