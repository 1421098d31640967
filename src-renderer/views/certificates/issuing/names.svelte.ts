/** Names that are typed, pasted or read from a file, checked by the core while they are typed. */
import type { Failure, FailureCode } from '../../../../src-main/contract/failure.ts'
import type { InputOf, OutputOf } from '../../../../src-main/contract/registry.ts'
import type { Client } from '../../../connect/client.ts'
import { certificateLimits } from '../../../../src-main/contract/limits/certificate.ts'

type Limits = Pick<InputOf<'certificate.parseNames'>, 'suffix' | 'rootId' | 'permittedSuffix'>
type Parsed = OutputOf<'certificate.parseNames'>
export type NameProblem = Parsed['problems'][number]

/** As much of a file with names as is read: a thousand names are a tenth of it. */
export const listBytesMax = certificateLimits.nameListBytesMax

const restMs = 200

/** A problem of a list as the failure of the field that holds the list. */
function failureOf(problem: NameProblem): Failure {
  // The core names a declared failure code, as the schema says.
  return { code: problem.code as FailureCode, params: problem.params, field: 'fqdns' }
}

/** The fields of a form that a list of names is in. */
interface NameFields {
  names: string
  allowsWildcard: boolean
  /** Whether lines with problems are left out; only of the list for which that was ticked. */
  leavesOut: boolean
}

export class NameList {
  #parsed: Parsed = $state.raw({ names: [], problems: [] })
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  readonly #client: Client
  readonly #fields: NameFields
  readonly #limits: () => Limits

  /**
   * @param client Asked what is no name.
   * @param fields Where the list is kept.
   * @param limits What completes the names and what the root may sign, as of now; `check` asks with it.
   */
  constructor(client: Client, fields: NameFields, limits: () => Limits = () => ({})) {
    this.#client = client
    this.#fields = fields
    this.#limits = limits
  }

  get text(): string {
    return this.#fields.names
  }

  set text(text: string) {
    this.#fields.names = text
    this.#later()
  }

  get allowsWildcard(): boolean {
    return this.#fields.allowsWildcard
  }

  set allowsWildcard(allows: boolean) {
    this.#fields.allowsWildcard = allows
    this.#later()
  }

  /** The names as of the last check. */
  get fqdns(): readonly string[] {
    return this.#parsed.names.map((name) => name.fqdn)
  }

  /** The names with the lines that they stand in. */
  get names(): Parsed['names'] {
    return this.#parsed.names
  }

  get problems(): readonly NameProblem[] {
    return this.#parsed.problems
  }

  /**
   * Checks what stands there now, before it is used.
   * @returns The failure of the field if a line is no name and is not to be left out.
   */
  async refusal(): Promise<{ ok: false; failure: Failure } | undefined> {
    await this.check()
    const [problem] = this.problems
    return problem && !this.#fields.leavesOut ? { ok: false, failure: failureOf(problem) } : undefined
  }

  /** Checks again soon, because what the names are held against has changed. */
  recheck() {
    this.#later()
  }

  /** Checks what stands there now, at once. */
  async check(): Promise<void> {
    clearTimeout(this.#timer)
    const asked = (this.#asked += 1)
    const reply = await this.#client.call('certificate.parseNames', {
      text: this.#fields.names,
      allowsWildcard: this.#fields.allowsWildcard,
      ...this.#limits(),
    })
    // A later text has been asked about meanwhile.
    if (asked === this.#asked && reply.ok) this.#parsed = reply.value
  }

  #later() {
    this.#fields.leavesOut = false
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.check(), restMs)
  }
}
