/** Which variant of a lab a try gets. */
import { createRandomStream, nextBelow } from '../../kernel/random.ts'

/**
 * Chooses the variant of a try: the first of the seed's own order that has not been seen in this round, so that nobody sees one twice
 * before all were seen, and never the same twice in a row.
 * @param variantIds All of them, in the order of the lab.
 * @param seed Of the try; a class can have the same.
 * @param seen The variants of earlier tries, oldest first.
 */
export function chooseVariant(variantIds: readonly string[], seed: string, seen: readonly string[] = []): string {
  const known = seen.filter((id) => variantIds.includes(id))
  const round = known.slice(known.length - (known.length % variantIds.length))
  const last = known.at(-1)
  const order = shuffle(variantIds, seed)
  return order.find((id) => !round.includes(id) && (id !== last || order.length === 1)) ?? order[0]!
}

function shuffle(ids: readonly string[], seed: string): string[] {
  const stream = createRandomStream(seed, 'lab-variant')
  const order = [...ids]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = nextBelow(stream, last + 1)
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
  return order
}
