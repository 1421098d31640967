/** Names that are typed, pasted or read from a file, checked by the core while they are typed. */
import type { Failure, FailureCode } from '../../../../src-main/contract/failure.ts'
import type { OutputOf } from '../../../../src-main/contract/registry.ts'
import type { Client } from '../../../connect/client.ts'

type Parsed = OutputOf<'certificate.parseNames'>
export type NameProblem = Parsed['problems'][number]

/** As much of a file with names as is read: a thousand names are a tenth of it. */
export const listBytesMax = 2_000_000

const restMs = 200

/** A problem of a list as the failure of the field that holds the list. */
export function failureOf(problem: NameProblem): Failure {
  // The core names a declared failure code, as the schema says.
  return { code: problem.code as FailureCode, params: problem.params, field: 'fqdns' }
}

export class NameList {
  #text = $state('')
  #allowsWildcard = $state(false)
  #parsed: Parsed = $state.raw({ names: [], problems: [] })
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
  }

  get text(): string {
    return this.#text
  }

  set text(text: string) {
    this.#text = text
    this.#later()
  }

  get allowsWildcard(): boolean {
    return this.#allowsWildcard
  }

  set allowsWildcard(allows: boolean) {
    this.#allowsWildcard = allows
    this.#later()
  }

  /** The names as of the last check. */
  get fqdns(): readonly string[] {
    return this.#parsed.names.map((name) => name.fqdn)
  }

  get problems(): readonly NameProblem[] {
    return this.#parsed.problems
  }

  /** Checks what stands there now, at once: before it is used. */
  async check(): Promise<void> {
    clearTimeout(this.#timer)
    const asked = (this.#asked += 1)
    const reply = await this.#client.call('certificate.parseNames', {
      text: this.#text,
      allowsWildcard: this.#allowsWildcard,
    })
    // A later text has been asked about meanwhile.
    if (asked === this.#asked && reply.ok) this.#parsed = reply.value
  }

  #later() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.check(), restMs)
  }
}
