/** `understudy lab`: guided labs, for learners in a terminal and for their authors. */
import { Argument, type Command } from 'commander'
import type { Declare, Invocation, Run } from '../invocation.ts'
import {
  recordingChanges,
  type CommonOptions,
  type ExplainCommandOptions,
  type NewCommandOptions,
  type RecordingChange,
  type RunCommandOptions,
  type SuggestCommandOptions,
  type VerifyCommandOptions,
} from './lab-options.ts'

const packOption = ['--pack <folder>', 'a pack (default: the labs that come with Understudy)'] as const

export function declareLab(program: Command, declare: Declare, choose: (run: Run) => void): void {
  const lab = declare(program, 'lab', 'guided labs: list and play them, and verify your own')
  const withPack = (command: Command) => command.option(...packOption)
  const loaded =
    <Work extends keyof LabCommands>(name: Work, ...parameters: Tail<Parameters<LabCommands[Work]>>) =>
    async (invocation: Invocation) => {
      const commands: LabCommands = await import('./lab-commands.ts')
      const work = commands[name] as (invocation: Invocation, ...rest: typeof parameters) => Promise<number>
      return work(invocation, ...parameters)
    }
  withPack(declare(lab, 'list', 'the labs of a pack')).action((options: CommonOptions) =>
    choose(loaded('list', options)),
  )
  withPack(declare(lab, 'check [lab]', 'what is wrong with labs, as far as it shows without running them')).action(
    (id: string | undefined, options: CommonOptions) => choose(loaded('check', id, options)),
  )
  withPack(declare(lab, 'verify [lab]', 'run the start, the solution and what must not pass, in real cores'))
    .option('--all', 'every lab of the pack')
    .option('--seeds <range>', 'which tries: 1..20', '1..20')
    .option('--one-per-variant', 'of the seeds only one for each variant')
    .option('--shard <i/n>', 'only every n-th lab, beginning with the i-th, so that machines can share the work')
    .action((id: string | undefined, options: VerifyCommandOptions) => choose(loaded('verify', id, options)))
  withPack(declare(lab, 'run <lab>', 'play a lab in the terminal: a line of JSON per call, as in a script'))
    .option('--mode <mode>', 'guided, challenge or exam')
    .option('--try <number>', 'which try: the variant and all that is drawn follow from it', '1')
    .option('--script <file>', 'take the calls from a file instead of from standard input')
    .option('--solve', 'carry out the solution, with the PowerShell of each step')
    .action((id: string, options: RunCommandOptions) => choose(loaded('run', id, options)))
  withPack(declare(lab, 'explain <lab> <objective>', 'walk a condition against the world at the start of the lab'))
    .option('--variant <variant>', 'which one (default: the first)')
    .option('--solved', 'at the end of the solution instead')
    .action((id: string, objective: string, options: ExplainCommandOptions) =>
      choose(loaded('explainObjective', id, objective, options)),
    )
  declareAuthoring(lab, declare, choose)
}

function declareAuthoring(lab: Command, declare: Declare, choose: (run: Run) => void): void {
  const author = async () => import('./lab-author.ts')
  declare(lab, 'record', 'record what you do in the workspace, to make a lab of it; nobody may have it open')
    .addArgument(new Argument('<what>', 'begin, mark where the start of the lab ends, end').choices(recordingChanges))
    .action((change: RecordingChange) => choose(async (invocation) => (await author()).record(invocation, change)))
  declare(lab, 'new <lab>', 'make the skeleton of a lab of what was recorded')
    .requiredOption('--from <workspace>', 'the workspace in which it was recorded')
    .option('--pack <folder>', 'the pack that gets it; it is made if it is not there', '.')
    .action((id: string, options: NewCommandOptions) =>
      choose(async (invocation) => (await author()).newLab(invocation, id, options)),
    )
  declare(lab, 'suggest <lab>', 'what the solution changes, as conditions for its objectives')
    .option(...packOption)
    .option('--variant <variant>', 'which one (default: the first)')
    .action((id: string, options: SuggestCommandOptions) =>
      choose(async (invocation) => (await author()).suggest(invocation, id, options)),
    )
}

type LabCommands = typeof import('./lab-commands.ts')
type Tail<List extends readonly unknown[]> = List extends readonly [unknown, ...infer Rest] ? Rest : never
