/**
 * What the commands of a step say where they cannot go on. Without typographic quotes, which PowerShell takes for its own.
 * Each says what was looked for and that nothing was changed; what was found is added by the script.
 */
import type { Language } from '../../contract/texts/shape.ts'
import { sayIn } from './index.ts'

export interface StatementTexts {
  /** Followed by the instants of the points that there are. */
  readonly noRecoveryPoint: (vm: string, pointsBack: number) => string
  readonly noRecoveryPoints: string
  readonly notThere: (path: string) => string
  readonly noDisk: (vm: string) => string
  readonly noExport: (vm: string) => string
  readonly noExtended: (vm: string) => string
  readonly noGuestAdapter: (vm: string) => string
  /** Followed by the names of the adapters that there are. */
  readonly whichAdapter: (vm: string, adapter: string) => string
  /** Followed by the state that was found. */
  readonly notNow: (vm: string) => string
  readonly notPrepared: (vm: string) => string
  /** Followed by the number that Windows returned. */
  readonly refused: string
  /** What a person does by hand between two commands. */
  readonly carryCopy: (host: string, path: string) => string
  readonly copyExport: (host: string) => string
  readonly missing: (edition: string, what: string, since: string) => string
}

/** @param language A language that has been loaded. */
export function statementTexts(language: Language): StatementTexts {
  const say = sayIn(language)
  return {
    noRecoveryPoint: (vm, pointsBack) => say('statement.noRecoveryPoint', { vm, pointsBack }),
    noRecoveryPoints: say('statement.noRecoveryPoints'),
    notThere: (path) => say('statement.notThere', { path }),
    noDisk: (vm) => say('statement.noDisk', { vm }),
    noExport: (vm) => say('statement.noExport', { vm }),
    noExtended: (vm) => say('statement.noExtended', { vm }),
    noGuestAdapter: (vm) => say('statement.noGuestAdapter', { vm }),
    whichAdapter: (vm, adapter) => say('statement.whichAdapter', { vm, adapter }),
    notNow: (vm) => say('statement.notNow', { vm }),
    notPrepared: (vm) => say('statement.notPrepared', { vm }),
    refused: say('statement.refused'),
    carryCopy: (host, path) => say('statement.carryCopy', { host, path }),
    copyExport: (host) => say('statement.copyExport', { host }),
    missing: (edition, what, since) => say('statement.missing', { edition, what, since }),
  }
}
