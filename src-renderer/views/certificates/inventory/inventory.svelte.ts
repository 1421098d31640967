/**
 * The inventory as the list shows it: what is asked for, and those pages of the answer that have been in sight. The core searches and
 * sorts; the screen holds a few hundred rows, however many certificates there are.
 */
import type { OutputOf, InputOf } from '../../../../src-main/contract/registry.ts'
import type { CertificateState } from '../../../../src-main/contract/views/certificate-state.ts'
import type { CertificateRow, CertificateSortKey } from '../../../../src-main/contract/views/inventory.ts'
import type { Client } from '../../../connect/client.ts'

type Answer = OutputOf<'certificate.search'>
export type Show = 'all' | 'roots' | 'hosts' | 'attention'

const pageSize = 100
export const attentionStates: readonly CertificateState[] = ['expiresSoon', 'expired']

interface Filters {
  readonly show: Show
  readonly text: string
  /** Each empty for any. */
  readonly state: CertificateState | ''
  readonly rootId: string
  readonly hostId: string
  readonly sort: CertificateSortKey
  readonly isDescending: boolean
}

/** Roots with what they issued below them, as a tree. */
const noFilters: Filters = {
  show: 'all',
  text: '',
  state: '',
  rootId: '',
  hostId: '',
  sort: 'root',
  isDescending: false,
}

export class InventoryState {
  #filters: Filters = $state.raw(noFilters)
  #pages: ReadonlyMap<number, readonly CertificateRow[]> = $state.raw(new Map())
  #answer: Omit<Answer, 'certificates' | 'allIds'> | undefined = $state.raw()
  /** Counts without any filter, for the segments. */
  #whole: Pick<Answer, 'totalCount' | 'counts'> | undefined = $state.raw()
  /** Grows with every change of question; answers to older questions are dropped. */
  #question = 0
  #asked = new Set<number>()
  #inSight = { from: 0, to: pageSize }
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
  }

  get filters(): Filters {
    return this.#filters
  }

  /** Undefined until the first answer. */
  get foundCount(): number | undefined {
    return this.#answer?.foundCount
  }

  get counts(): Answer['counts'] | undefined {
    return this.#answer?.counts
  }

  get whole(): Pick<Answer, 'totalCount' | 'counts'> | undefined {
    return this.#whole
  }

  /** Whether something beyond the segments narrows the list. */
  get isNarrowed(): boolean {
    const { state, rootId, hostId } = this.#filters
    return state !== '' || rootId !== '' || hostId !== ''
  }

  /** The row at a place of the list; undefined while it is on its way. */
  row(index: number): CertificateRow | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize]
  }

  /** The first loaded row that fits, with its place. */
  find(fits: (row: CertificateRow) => boolean): { readonly index: number; readonly row: CertificateRow } | undefined {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex(fits)
      const row = rows[at]
      if (row) return { index: page * pageSize + at, row }
    }
    return undefined
  }

  set(filters: Partial<Filters>) {
    this.#filters = { ...this.#filters, ...filters }
    this.#inSight = { from: 0, to: pageSize }
    void this.#ask()
  }

  /** Takes away everything that narrows the list, and keeps its order. */
  clear() {
    const { sort, isDescending } = this.#filters
    this.set({ ...noFilters, sort, isDescending })
  }

  /** Asks again for what is in sight, and for the counts. */
  async refresh(): Promise<void> {
    const whole = this.#client.call('certificate.search', { limit: 0 }).then((reply) => {
      if (reply.ok) this.#whole = reply.value
    })
    await Promise.all([whole, this.#ask()])
  }

  /** Fetches what is about to be seen. */
  async need(from: number, to: number): Promise<void> {
    this.#inSight = { from, to }
    const pages = this.#pagesInSight().filter((page) => !this.#pages.has(page) && !this.#asked.has(page))
    await Promise.all(pages.map((page) => this.#load(page, this.#question)))
  }

  /** The ids of everything that was found, on all pages. */
  async allIds(): Promise<readonly string[]> {
    const reply = await this.#client.call('certificate.search', { ...this.#input(), limit: 0, withAllIds: true })
    return reply.ok ? (reply.value.allIds ?? []) : []
  }

  async #ask() {
    this.#question += 1
    this.#asked = new Set()
    const [first = 0, ...others] = this.#pagesInSight()
    await this.#load(first, this.#question, true)
    await Promise.all(others.map((page) => this.#load(page, this.#question)))
  }

  async #load(page: number, question: number, isFirst = false) {
    this.#asked.add(page)
    const reply = await this.#client.call('certificate.search', {
      ...this.#input(),
      offset: page * pageSize,
      limit: pageSize,
    })
    if (question !== this.#question) return
    this.#asked.delete(page)
    if (!reply.ok) return
    const { certificates, ...answer } = reply.value
    this.#answer = answer
    // What an older question found stays in sight until the first rows of the new one are there.
    this.#pages = new Map([...(isFirst ? [] : this.#pages), [page, certificates]])
  }

  #pagesInSight(): number[] {
    const first = Math.floor(this.#inSight.from / pageSize)
    const last = Math.floor(Math.max(this.#inSight.from, this.#inSight.to - 1) / pageSize)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  }

  #input(): InputOf<'certificate.search'> {
    const { show, text, state, rootId, hostId, sort, isDescending } = this.#filters
    const states = state === '' ? (show === 'attention' ? [...attentionStates] : []) : [state]
    return {
      text,
      states,
      rootIds: rootId === '' ? [] : [rootId],
      kinds: show === 'roots' ? ['root'] : show === 'hosts' ? ['host'] : [],
      ...(hostId === '' ? {} : { hostId }),
      sort,
      isDescending,
    }
  }
}
