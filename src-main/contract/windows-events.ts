/**
 * The events that an emulated host writes into its Hyper-V-VMMS-Admin log (Hyper-V Replica reference 5.5). An entry of the log
 * keeps a code and what happened in raw values; `texts/windows-events.ts` makes the sentence of it where it is shown.
 */
import type { Language } from './texts/shape.ts'

/** The language in which the Windows of a host speaks: that of whoever reads, or English. */
export const displayLanguages = ['user', 'english'] as const

export type DisplayLanguage = (typeof displayLanguages)[number]

interface OfMachine {
  readonly vm: string
  readonly vmGuid: string
}

interface WithCause {
  /** The code of what Windows says went wrong (`windows-codes.ts`); null where it has none for it. */
  readonly windowsCode: string | null
}

/** What an entry of each kind keeps: names as they were, numbers, sizes in bytes, codes. */
export interface WindowsEventParams {
  'replication.statistics': OfMachine & {
    readonly successfulCycles: number
    readonly cycles: number
    readonly errors: number
  }
  'replication.kerberosFailed': WithCause & { readonly replicaServer: string }
  'resynchronization.started': OfMachine
  'resynchronization.completed': OfMachine & { readonly sizeBytes: number; readonly durationMilliseconds: number }
  /** One Windows code stands for several causes, so ours is kept beside it. */
  'replication.sendFailed': OfMachine & WithCause & { readonly cause: string }
  'replication.applyNotCompleted': OfMachine & WithCause
  'replication.applyFailed': OfMachine & WithCause
  'replication.suspended': OfMachine
  'replication.retryScheduled': OfMachine & { readonly minutes: number }
  'vm.notInValidState': OfMachine
  'vm.operationFailed': OfMachine
  'replication.certificateRefused': OfMachine & {
    /** Whose certificate it is, and the finding of the verdict. */
    readonly host: string
    readonly reason: string
    readonly primaryServer: string
    readonly replicaServer: string
  }
  'host.principalNameNotRegistered': { readonly principalName: string }
  'vm.pausedForSpace': OfMachine & { readonly volume: string }
  'vm.startFailed': OfMachine
  'vm.failoverIpNotApplied': OfMachine & { readonly adapter: string }
}

export type WindowsEventCode = keyof WindowsEventParams

interface WindowsEvent {
  readonly eventId: number
  readonly level: 'information' | 'warning' | 'error'
  /** In which languages our sentence is that of Windows, as the reference or a page of Microsoft's shows it; elsewhere it is ours. */
  readonly windowsWordsIn: readonly Language[]
}

const information = { level: 'information' } as const
const warning = { level: 'warning' } as const
const error = { level: 'error' } as const
const ours = { windowsWordsIn: [] } as const
const knownInEnglish = { windowsWordsIn: ['en'] } as const

/** The number and the level of each event. */
export const windowsEvents: Readonly<Record<WindowsEventCode, WindowsEvent>> = {
  'vm.startFailed': { eventId: 12_030, ...error, ...knownInEnglish },
  'host.principalNameNotRegistered': { eventId: 14_050, ...error, ...ours },
  'vm.pausedForSpace': { eventId: 16_060, ...error, ...knownInEnglish },
  'vm.operationFailed': { eventId: 19_050, ...error, ...knownInEnglish },
  'replication.statistics': { eventId: 29_174, ...information, ...ours },
  'replication.kerberosFailed': { eventId: 29_210, ...error, ...knownInEnglish },
  'resynchronization.started': { eventId: 29_242, ...information, ...ours },
  'resynchronization.completed': { eventId: 29_244, ...information, ...ours },
  'replication.sendFailed': { eventId: 32_022, ...error, ...knownInEnglish },
  'replication.applyNotCompleted': { eventId: 32_032, ...error, ...ours },
  'replication.applyFailed': { eventId: 32_056, ...error, ...ours },
  'replication.suspended': { eventId: 32_086, ...error, ...knownInEnglish },
  'replication.retryScheduled': { eventId: 32_315, ...warning, ...knownInEnglish },
  'vm.notInValidState': { eventId: 32_546, ...error, ...knownInEnglish },
  'vm.failoverIpNotApplied': { eventId: 33_552, ...warning, ...ours },
  'replication.certificateRefused': { eventId: 33_680, ...error, ...ours },
}

// An object literal has exactly the keys that its type demands.
export const windowsEventCodes = Object.keys(windowsEvents) as [WindowsEventCode, ...WindowsEventCode[]]
