import type { workspaceFailures } from '../../failures/workspace.ts'
import type { FailureText } from '../shape.ts'

export const workspace = {
  'workspace.missing': {
    sentence: 'The workspace file {{path}} does not exist.',
    next: 'Check the path, or create a new workspace there.',
  },
  'workspace.notAWorkspace': {
    sentence: 'The file {{path}} is not an Understudy workspace.',
    next: 'Choose another file; this one was not changed.',
  },
  'workspace.damaged': {
    sentence: 'The workspace {{path}} is damaged: {{problem}}.',
    next: 'Keep this file as it is, and go on with your latest copy of it or with what “understudy workspace recover” saves from it.',
  },
  'workspace.logMissing': {
    sentence:
      'The workspace {{path}} was in use when it was copied or moved, and its log {{log}} is missing; without it, it holds what was done until {{savedAt}}.',
    next: 'Put the log back beside it, or accept the loss with “understudy workspace accept-loss”.',
  },
  'workspace.displaced': {
    sentence:
      'The open workspace {{path}} was removed, moved or overwritten by another program; nothing is written any more.',
    next: 'Put the file back in its place and start Understudy again.',
  },
  'workspace.companionRefused': {
    sentence: '{{companion}} is no file of the workspace {{path}} but a link, a folder or a device.',
    next: 'Find out who put it there, remove it and try again.',
  },
  'workspace.newer': {
    sentence:
      'The workspace {{path}} has format {{version}}, and this version of Understudy reads formats up to {{supported}}.',
    next: 'Open it with the version of Understudy that wrote it, or with a newer one.',
  },
  'workspace.locked': {
    sentence: 'The workspace {{path}} is open in another process ({{holder}}).',
    next: 'Close it there, or choose another workspace.',
  },
  'workspace.unwritable': {
    sentence: 'The workspace {{path}} cannot be written ({{problem}}).',
    next: 'Give yourself write permission for the file and its folder, or choose a workspace in another folder.',
  },
  'workspace.diskFull': {
    sentence: 'The volume that holds the workspace {{path}} is full; nothing was changed.',
    next: 'Free some space on it and try again.',
  },
  'workspace.replayRefused': {
    sentence:
      'This version of Understudy refuses row {{row}} of the journal in {{path}}, {{command}} ({{problem}}); nothing was changed.',
    next: 'Keep a copy of the workspace and open it with the version of Understudy that wrote it.',
  },
  'workspace.hashDiffers': {
    sentence: 'Replaying the journal gave the state {{actual}} where {{expected}} was recorded.',
    next: 'Keep a copy of the workspace and open it with the version of Understudy that wrote it.',
  },
} satisfies Record<keyof typeof workspaceFailures, FailureText>
