/** What can be said to the commands of `understudy lab`. */

export interface CommonOptions {
  readonly pack?: string
}

export interface VerifyCommandOptions extends CommonOptions {
  readonly all?: boolean
  readonly seeds: string
  readonly shard?: string
  readonly onePerVariant?: boolean
}

export interface RunCommandOptions extends CommonOptions {
  readonly mode?: string
  readonly try: string
  readonly script?: string
  readonly solve?: boolean
}

/** What `lab record` changes. */
export const recordingChanges = ['begin', 'mark', 'end'] as const
export type RecordingChange = (typeof recordingChanges)[number]

export interface NewCommandOptions {
  readonly from: string
  readonly pack: string
}

export interface SuggestCommandOptions extends CommonOptions {
  readonly variant?: string
}

export interface ExplainCommandOptions extends CommonOptions {
  readonly variant?: string
  readonly solved?: boolean
}
