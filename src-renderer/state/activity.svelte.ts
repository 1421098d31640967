/** What has happened, newest first: the list of the drawer. The core keeps it; new events are put in front as they come. */
import type { ActivityView, CoreEvent, EventType } from '../../src-main/contract/events.ts'
import type { Client } from '../connect/client.ts'
import { coalesce } from './coalesce.ts'

const shownMax = 300
const transient: ReadonlySet<EventType> = new Set([
  'clock.advanced',
  'rehearsal.stepStarted',
  'rehearsal.stepCompleted',
  'checklist.changed',
  'task.progressed',
  'lab.changed',
])

export class ActivityState {
  #list: readonly ActivityView[] = $state.raw([])
  /** Whether the drawer is open. */
  isOpen = $state(false)
  readonly #client: Client
  readonly #request: () => void

  constructor(client: Client) {
    this.#client = client
    this.#request = coalesce(() => this.refresh(), 250)
  }

  get list(): readonly ActivityView[] {
    return this.#list
  }

  onEvent(event: CoreEvent) {
    if (!transient.has(event.type)) this.#request()
  }

  async refresh(): Promise<void> {
    const reply = await this.#client.call('activity.list', { limit: shownMax })
    if (reply.ok) this.#list = reply.value.activities
  }
}
