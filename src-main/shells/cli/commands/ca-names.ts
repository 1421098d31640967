/** Names of hosts on the command line: typed, from a list or CSV file, or the hosts of the workspace. */
import type { Command } from 'commander'
import { textOfFile } from '../../../authority/files/text-of-file.ts'
import { fail, type Failure } from '../../../contract/failure.ts'
import { describeFailure } from '../../../contract/texts/index.ts'
import { readTextFile } from '../text-file.ts'
import type { Session } from './ca-session.ts'
import { certificateLimits } from '../../../contract/limits/certificate.ts'

export interface NamesOptions {
  readonly csv?: string
  readonly hosts?: boolean
  readonly wildcard?: boolean
}

interface ChosenNames {
  readonly fqdns: string[]
  readonly hostIds: string[]
  readonly allowsWildcard: boolean
}

const listBytesMax = certificateLimits.nameListBytesMax

/** Adds the options that name hosts. */
export function withNames(command: Command): Command {
  return command
    .option('--csv <file>', 'read the names from a list or CSV file, or - for standard input')
    .option('--hosts', 'also every host of the workspace')
    .option('--wildcard', 'accept names that begin with *.')
}

/**
 * Reads the names. A list with mistakes gives none, so that it can be put right and run again as a whole.
 * @param typed The names on the command line.
 */
export async function chooseNames(
  { client, terminal }: Session,
  typed: readonly string[],
  options: NamesOptions,
): Promise<ChosenNames | Failure> {
  const allowsWildcard = options.wildcard ?? false
  const listed = options.csv === undefined ? '' : await readList(options.csv)
  if (typeof listed !== 'string') return listed
  const parsed = await client.call('certificate.parseNames', { text: [...typed, listed].join('\n'), allowsWildcard })
  if (!parsed.ok) return parsed.failure
  const wrong = parsed.value.problems.filter(({ code }) => code !== 'name.duplicate')
  for (const { line, text, code, params } of wrong) {
    const failure = { code, params } as Failure
    const inList = line - typed.length
    terminal.note(
      `${inList > 0 ? `${options.csv} ${inList}` : text}: ${describeFailure(failure, terminal.language).sentence}`,
    )
  }
  const [first] = wrong
  if (first) return { code: first.code, params: first.params } as Failure
  const hosts = options.hosts ? await client.call('host.list', {}) : null
  if (hosts?.ok === false) return hosts.failure
  const fqdns = parsed.value.names.map(({ fqdn }) => fqdn)
  const hostIds = hosts?.value.hosts.map(({ hostId }) => hostId) ?? []
  if (fqdns.length + hostIds.length === 0) return fail('name.empty').failure
  return { fqdns, hostIds, allowsWildcard }
}

async function readList(path: string): Promise<string | Failure> {
  if (path === '-') {
    const { buffer } = await import('node:stream/consumers')
    return textOfFile(await buffer(process.stdin))
  }
  const read = await readTextFile(path, listBytesMax)
  return read.ok ? read.value : read.failure
}
