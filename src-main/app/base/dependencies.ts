/**
 * Everything the core needs from outside, as parameters: a core made with a fixed clock, fixed randomness and a temporary
 * workspace behaves the same every time.
 */
import type { KeyFactory } from '../../authority/keys/key-factory.ts'
import type { PassphraseCost } from '../../authority/vault/vault.ts'
import type { Workspace } from '../../workspace/index.ts'
import type { LabHandlers, OwnWorld } from './lab-handlers.ts'
import type { SecretKeeper } from './secret-keeper.ts'
import type { Watch } from './watch.ts'

export interface CoreDependencies {
  /** An open workspace; the core closes it. */
  readonly workspace: Workspace
  /** The wall clock: dates of real certificates, pace, audit. */
  readonly now: () => Date
  /** A clock that nobody can set, for how long keys stay unlocked; that of the process where it is left out. */
  readonly monotonicMilliseconds?: () => number
  /** Cryptographically secure bytes for serials, salts and passwords. */
  readonly randomBytes: (count: number) => Uint8Array
  /** Where new private keys come from; native code where it is left out. */
  readonly keys?: KeyFactory
  /** What a guess at the passphrase of a new root is to cost; what the vault asks for where it is left out. */
  readonly passphraseCost?: PassphraseCost
  /** Seeds the world of a workspace that is new; an existing workspace keeps its seed. */
  readonly seed: string
  /** Where virtual time begins in a workspace that is new, in milliseconds since 1970 UTC. */
  readonly startInstant: number
  /** Runs the pace's ticks; left out where virtual time moves only by command, as in the CLI and in tests. */
  readonly ticker?: Ticker
  /** Where passphrases can be remembered; left out where the shell has nothing for it. */
  readonly secretKeeper?: SecretKeeper
  /** What a lab puts around its core; left out everywhere else. */
  readonly watch?: Watch
  /**
   * What the dates of certificates from elsewhere mean to the emulated hosts: as far from now as in reality, or as they are written,
   * on the virtual clock. The latter only in a lab, whose world must be the same on every day.
   */
  readonly foreignDates?: 'relative' | 'asWritten'
  /** Answers the calls around labs; left out where none are offered, and in the core of a lab. */
  readonly labs?: (own: OwnWorld) => LabHandlers
  readonly applicationVersion: string
  /** Ends the opening, which may replay a long journal, and is told how many rows it has replayed of how many. */
  readonly opening?: {
    readonly signal?: AbortSignal
    readonly progress?: (done: number, total: number) => void
  }
  /** Where unexpected errors go, with nothing secret in them. */
  readonly reportError?: (error: unknown) => void
}

/** A repeating timer on the wall clock. */
export interface Ticker {
  /** Calls back about every `milliseconds` until the returned function is called. */
  every(milliseconds: number, tick: () => void): () => void
}
