/** The pages of settings: forms that are applied together, in their order, up to the first refusal. */
import type { Form } from './form.svelte.ts'

/** What a dialog of settings needs to know of its forms. */
export interface Settings {
  readonly isChanged: boolean
  readonly isBusy: boolean
  /** Pages with something that is not applied yet. */
  readonly changedPages: ReadonlySet<string>
  /** Carries out what has changed. Refused: the page of the first refusal; what came before it is done, what follows is kept. */
  apply(): Promise<{ readonly isDone: boolean; readonly page?: string | undefined }>
}

interface Page {
  readonly page: string
  readonly form: Pick<Form, 'isChanged' | 'isBusy' | 'apply'>
}

export class PagesOfForms implements Settings {
  readonly #pages: readonly Page[]
  readonly changedPages: ReadonlySet<string> = $derived.by(
    () => new Set(this.#pages.filter(({ form }) => form.isChanged).map(({ page }) => page)),
  )
  readonly isBusy: boolean = $derived.by(() => this.#pages.some(({ form }) => form.isBusy))

  /** @param pages The forms in the order in which they are applied; several may be on one page. */
  constructor(pages: readonly Page[]) {
    this.#pages = pages
  }

  get isChanged(): boolean {
    return this.changedPages.size > 0
  }

  async apply() {
    for (const { page, form } of this.#pages.filter((each) => each.form.isChanged)) {
      if (!(await form.apply())) return { isDone: false, page }
    }
    return { isDone: true }
  }
}
