/**
 * What is typed and not sent yet, kept by the core a moment after each change: a page that is loaded anew, another tab and a program
 * that was started anew find it again. Secrets and files are never kept.
 */
import { secretMembers } from '../../src-main/contract/secrets.ts'
import type { Client } from '../connect/client.ts'

const restMs = 250

type Values = Readonly<Record<string, unknown>>

/** Names of fields of our own forms that hold a secret: passphrases typed twice, and sheets. */
const secretName = /pass(phrase|word)|again|sheet|secret/i

/**
 * What may be kept of the values of a form.
 * @param values By the name of their field.
 */
function keepable(values: Values): Record<string, unknown> {
  const isPlain = (value: unknown): boolean =>
    value === null ||
    ['string', 'number', 'boolean'].includes(typeof value) ||
    (Array.isArray(value) && value.every(isPlain)) ||
    (typeof value === 'object' &&
      Object.getPrototypeOf(value) === Object.prototype &&
      Object.entries(value).every(([name, member]) => !isSecret(name) && isPlain(member)))
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !isSecret(name) && isPlain(value)))
}

const isSecret = (name: string) => secretMembers.includes(name) || secretName.test(name)

export class Drafts {
  readonly #client: Pick<Client, 'call'>
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(client: Pick<Client, 'call'>) {
    this.#client = client
  }

  /** What was typed there before; nothing where nothing was, or where it was sent. */
  async find(key: string): Promise<Values | undefined> {
    const reply = await this.#client.call('draft.find', { key })
    return reply.ok ? (reply.value.values ?? undefined) : undefined
  }

  /** Keeps what is typed now; many changes in a row are kept once. */
  keep(key: string, values: Values) {
    clearTimeout(this.#waiting.get(key))
    const kept = keepable(values)
    const send = () => {
      this.#waiting.delete(key)
      void this.#client.call('draft.keep', { key, values: kept })
    }
    this.#waiting.set(key, setTimeout(send, restMs))
  }

  /** It was sent, or given up. */
  forget(key: string) {
    clearTimeout(this.#waiting.get(key))
    this.#waiting.delete(key)
    void this.#client.call('draft.forget', { key })
  }
}
