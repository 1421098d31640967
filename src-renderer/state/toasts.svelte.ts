/** Short messages about what has just happened. Successes go by themselves; failures stay until they are closed. */
interface Toast {
  readonly id: number
  readonly tone: 'ok' | 'info' | 'bad'
  readonly title: string
  readonly text?: string | undefined
}

const shownMs = 6000

export class ToastState {
  #list: readonly Toast[] = $state.raw([])
  #dialogs: readonly string[] = $state.raw([])
  #next = 1

  get list() {
    return this.#list
  }

  /** The dialog in front, which shows what happens as a line of its own; undefined where nothing covers the corner. */
  get dialog(): string | undefined {
    return this.#dialogs.at(-1)
  }

  /**
   * Has a dialog show what happens while it is in front.
   * @param id The dialog.
   * @returns What takes it away again.
   */
  enter(id: string): () => void {
    this.#dialogs = [...this.#dialogs, id]
    return () => {
      this.#dialogs = this.#dialogs.filter((each) => each !== id)
    }
  }

  show(toast: Omit<Toast, 'id'>) {
    const id = this.#next
    this.#next += 1
    this.#list = [...this.#list.slice(-3), { ...toast, id }]
    if (toast.tone !== 'bad') setTimeout(() => this.dismiss(id), shownMs)
  }

  dismiss(id: number) {
    this.#list = this.#list.filter((toast) => toast.id !== id)
  }
}
