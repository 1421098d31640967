/** What labs need from outside. */
import type { Reply } from '../../contract/failure.ts'
import type { Workspace } from '../../workspace/index.ts'
import type { CoreDependencies } from '../base/dependencies.ts'

export interface LabDeskOptions {
  /** The labs. */
  readonly packFolder: string
  /** Where tries are kept, a folder for each. */
  readonly folder: string
  readonly dependencies: Omit<
    CoreDependencies,
    'workspace' | 'seed' | 'startInstant' | 'watch' | 'foreignDates' | 'labs' | 'secretKeeper'
  >
  openWorkspace(path: string): Reply<Workspace>
}
