/** What a form needs around it: calls that are written down and answered, and a world that can be asked anew. */
import { ok, type Reply } from '../../../src-main/contract/failure.ts'
import type { Form } from '../../../src-renderer/forms/form.svelte.ts'

type Surroundings = ConstructorParameters<typeof Form>[0]

interface Recorded {
  readonly calls: readonly (readonly [string, unknown])[]
  readonly refreshes: number
}

/**
 * @param onRefresh What the world learns when it is asked.
 * @param answer What each call is answered with.
 */
export function surroundings(
  onRefresh: () => void = () => undefined,
  answer: (name: string) => Reply<unknown> = () => ok({}),
): Surroundings & Recorded {
  const calls: (readonly [string, unknown])[] = []
  let refreshes = 0
  return {
    calls,
    get refreshes() {
      return refreshes
    },
    // The answers of a test are of no call's shape; no form looks into them.
    attempt: ((name: string, input: unknown) => {
      calls.push([name, input])
      return Promise.resolve(answer(name))
    }) as Surroundings['attempt'],
    world: {
      refresh() {
        refreshes += 1
        onRefresh()
        return Promise.resolve()
      },
    },
  }
}
