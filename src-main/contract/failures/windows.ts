import type { FailureTable } from './table.ts'

/**
 * What Windows says where it has one sentence for several causes. They take the place of the exact failures in a lab that hides
 * causes (`src-main/app/disclosure`), and carry the Windows code of what they stand for.
 */
export const windowsFailures = {
  'windows.cannotConnect': {
    meaning: 'The sentence of Hyper-V Replica reference 5.4 for a connection that did not come about.',
    params: ['server', 'port', 'windowsCode'],
  },
  'windows.timedOut': {
    meaning: 'The sentence of reference 5.4 for a connection that nobody answered.',
    params: ['server'],
  },
  'windows.kerberosFailed': {
    meaning: 'The sentence of event 29210.',
    params: ['server', 'windowsCode'],
  },
  'windows.notAuthenticated': {
    meaning: 'A certificate was refused, on whichever side; the sentence of Windows is not confirmed, so this is ours.',
    params: ['windowsCode'],
  },
  'windows.notAccepted': {
    meaning: 'Known, but not authorized; the sentence of Windows is not confirmed, so this is ours.',
    params: ['server'],
  },
  'windows.operationFailed': {
    meaning: 'The other side refuses for a reason that only its own log names; the sentence is ours.',
    params: ['windowsCode'],
  },
  'windows.noValidCertificate': {
    meaning: 'The box of Hyper-V Settings (reference 3.1), which lists all requirements and not the one that fails.',
    params: ['host'],
  },
  'windows.remoteManagement': {
    meaning: 'The sentence of the WinRM client (reference 2.4, cause B), which names no host.',
    params: [],
  },
  'windows.noAnswer': {
    meaning: 'A host that is managed from elsewhere: switched off and cut off look alike.',
    params: ['host'],
  },
} as const satisfies FailureTable
