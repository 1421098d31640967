/**
 * The order of the files of tests: those that take long begin first, so that no core waits for one of them at the end. Vitest knows
 * only from an earlier run which these are, and a fresh clone has none.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Every file that takes a core for more than about five seconds, the longest first. */
const longOnes: readonly string[] = [
  'simulation/simulation.test.ts',
  'simulation/simulation-more.test.ts',
  'app/labs/own-labs.test.ts',
  'app/certificates/compound-commands.test.ts',
  'crash/crash.test.ts',
  'conformance/verdict-cells.test.ts',
  'conformance/differential.test.ts',
  'conformance/corpus.test.ts',
  'shells/cli/main.test.ts',
  'shells/web/open-browser.test.ts',
  'shells/private/compile-cache.test.ts',
  'shells/cli/bad-input.test.ts',
  'shells/cli/commands/ca.test.ts',
  'shells/cli/commands/ca-authority.test.ts',
  'shells/web/address.test.ts',
  'conformance/boringssl.test.ts',
  'conformance/authority.test.ts',
  'powershell/actions.test.ts',
  'shells/web/attacks.test.ts',
  'conformance/engines.test.ts',
  'app/certificates/files/export-kills.test.ts',
  'app/labs/verify.test.ts',
  'app/disclosure/faults.test.ts',
  'renderer/frame/hidden-causes.test.ts',
  'app/world/samples.test.ts',
  'app/certificates/foreign-hosts.test.ts',
  'app/certificates/export-folder/export-folder.test.ts',
  'app/rehearsal/run.test.ts',
  'app/world/keeper.test.ts',
  'app/why/faults.test.ts',
  'renderer/views/machines/settings/changes.test.ts',
  'emulator/forecast/lag-histogram.test.ts',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rankOf = ({ moduleId }: TestSpecification) => {
      const rank = longOnes.findIndex((path) => moduleId.endsWith(`/test/${path}`))
      return rank === -1 ? longOnes.length : rank
    }
    // What shares its modules stays together; the rest comes last, because any core can take the next of it.
    const groupOf = ({ project }: TestSpecification) => (project.config.isolate ? '~' : project.name)
    // Sorting keeps the order of what ranks the same.
    return sorted.sort((one, other) => compare(groupOf(one), groupOf(other)) || rankOf(one) - rankOf(other))
  }
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
