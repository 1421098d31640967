/** What the runbook says in one language. A missing text is a compile error. */
import type { Action, ActionKind, MachineActionKind } from '../actions.ts'

export type Part = 'prepare' | 'replicate' | 'planned' | 'unplanned' | 'afterwards'

export interface RunbookTexts {
  readonly title: string
  readonly introduction: string
  readonly nothing: string
  readonly parts: Readonly<Record<Part, string>>
  readonly step: (number: number) => string
  readonly onHost: (host: string) => string
  readonly rehearsedAt: (instant: string) => string
  readonly check: string
  readonly warning: string
  readonly files: { readonly heading: string; readonly host: string; readonly file: string; readonly steps: string }
  readonly before: { readonly heading: string; readonly items: readonly string[] }
  readonly reverse: { readonly heading: string; readonly paragraphs: readonly string[] }
  readonly trouble: { readonly heading: string; readonly items: readonly string[] }
  readonly script: {
    readonly purpose: (host: string) => string
    readonly usage: readonly string[]
    readonly choose: string
    readonly wrongHost: (host: string) => string
    readonly question: string
    /** Where there is nobody to ask; names the switch. */
    readonly cannotAsk: string
    /** Followed by the numbers that do not exist. */
    readonly noSuchStep: (numbers: string) => string
    /** With {0} for the files with their steps, {1} for the folders. */
    readonly filesMissing: string
    /** With {0} for the length, {1} for the path. */
    readonly pathTooLong: string
    readonly severalMachines: string
    readonly check: string
  }
  /** What the step does, as a title without a full stop and without typographic quotes. */
  readonly actions: { readonly [Kind in ActionKind]: (action: Action<Kind>) => string }
  /** What the check must show; an action without a check command shows it itself. */
  readonly expected: Readonly<Partial<Record<ActionKind, string>>>
  readonly warnings: Readonly<Partial<Record<ActionKind, string>>>
}

/** The part of a runbook's texts that is about settings, disks and checkpoints of machines. */
export interface MachineTexts {
  readonly actions: { readonly [Kind in MachineActionKind | 'shutDownHost']: (action: Action<Kind>) => string }
  readonly expected: { readonly [Kind in MachineActionKind | 'shutDownHost']: string }
  readonly warnings: RunbookTexts['warnings']
}
