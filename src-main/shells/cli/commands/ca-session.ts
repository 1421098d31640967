/** What the commands of `understudy ca` share: an open core, and roots and certificates by the names that people use. */
import { createClient, type Client } from '../../../contract/client.ts'
import { fail, ok, type Failure, type Reply } from '../../../contract/failure.ts'
import type { CertificateView, RootView } from '../../../contract/views/authority.ts'
import type { Invocation } from '../invocation.ts'
import { readPassphrase } from '../passphrase.ts'
import type { Terminal } from '../terminal.ts'

/** Where the passphrase of the root comes from. */
export interface PassphraseOptions {
  readonly passphraseFile?: string
}

export interface Session {
  readonly client: Client
  readonly terminal: Terminal
  /** @param named Its name or id; may be left out where there is only one. */
  root(named: string | undefined): Promise<Reply<RootView>>
  /** @param named Id, FQDN, serial number or thumbprint; of several for a FQDN, the one that was not renewed. */
  certificate(named: string): Promise<Reply<CertificateView>>
  /** Unlocks a root for as long as this command runs. */
  unlock(root: Pick<RootView, 'rootId' | 'name'>, options: PassphraseOptions): Promise<Reply<object>>
  /** Prints a value as JSON if that was asked for, else as lines; gives the exit code 0. */
  done(value: object, lines: readonly string[]): number
}

/**
 * Reads a passphrase that is to be kept; on a terminal it is typed twice.
 * @param what What it is for.
 */
export async function readNewPassphrase(what: string, file: string | undefined): Promise<Reply<string>> {
  const passphrase = await readPassphrase(`Passphrase for ${what}: `, file)
  if (!passphrase.ok || file !== undefined) return passphrase
  const again = await readPassphrase('The same again: ', undefined)
  if (!again.ok || again.value === passphrase.value) return again
  return fail('input.invalid', { field: 'passphrase', problem: 'notTheSame' })
}

/**
 * Opens the core for one command and runs its work.
 * @param work Gives an exit code, or a failure that is then said.
 * @param options `onlyReads` where the work makes queries alone: it is then done while the app is open, too.
 */
export async function withSession(
  invocation: Invocation,
  work: (session: Session) => Promise<number | Failure>,
  { onlyReads = false }: { readonly onlyReads?: boolean } = {},
): Promise<number> {
  const { assembly, lifetime, terminal } = invocation
  const core = await assembly.openCore({
    workspacePath: await invocation.workspacePath(),
    beginning: invocation.beginning,
    onlyReads,
  })
  if (!core.ok) return terminal.fail(core.failure)
  lifetime.onEnd(() => core.value.close())
  const outcome = await work(sessionOn(createClient(core.value), terminal))
  return typeof outcome === 'number' ? outcome : terminal.fail(outcome)
}

function sessionOn(client: Client, terminal: Terminal): Session {
  return {
    client,
    terminal,
    async root(named) {
      const listed = await client.call('root.list', {})
      if (!listed.ok) return listed
      const { roots } = listed.value
      const [only] = roots
      const wanted = named?.toLowerCase()
      const found =
        wanted === undefined
          ? roots.length === 1
            ? only
            : undefined
          : roots.find((root) => [root.rootId, root.name.toLowerCase()].includes(wanted))
      if (found) return ok(found)
      return wanted === undefined && roots.length > 1
        ? fail('input.invalid', {
            field: '--root',
            problem: 'notOneOf',
            bound: roots.map((each) => each.name).join(', '),
          })
        : fail('root.unknown', { rootId: named ?? '-' }, { field: '--root' })
    },
    async certificate(named) {
      if (/^certificate-\d+$/.test(named)) return client.call('certificate.view', { certificateId: named })
      const wanted = named.toLowerCase().replaceAll(/[:\s]/g, '').replace(/\.$/, '')
      const found = await client.call('certificate.search', { text: wanted, sort: 'issued', limit: 1000 })
      if (!found.ok) return found
      const matching = found.value.certificates.filter(
        (each) =>
          [each.serial, each.thumbprint.toLowerCase()].includes(wanted) ||
          (each.kind === 'host' && each.dnsNames.includes(wanted)),
      )
      const best = matching.findLast((each) => each.supersededBy === null) ?? matching.at(-1)
      if (!best) return fail('certificate.unknown', { certificateId: named })
      return client.call('certificate.view', { certificateId: best.certificateId })
    },
    async unlock({ rootId, name }, { passphraseFile }) {
      const passphrase = await readPassphrase(`Passphrase of ${name}: `, passphraseFile)
      return passphrase.ok ? client.call('root.unlock', { rootId, passphrase: passphrase.value }) : passphrase
    },
    done(value, lines) {
      if (terminal.isJson) terminal.printJson(value)
      else for (const line of lines) terminal.print(line)
      return 0
    },
  }
}
