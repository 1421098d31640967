/** Damages inputs in the ways in which files are damaged and attacks are made; the same seed gives the same inputs. */

/** A small generator (xorshift) that gives integers from 0 up to a bound. */
export function numbersFrom(seed: number): (bound: number) => number {
  let state = seed | 1
  return (bound) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % bound
  }
}

/**
 * A damaged copy.
 * @param input What is damaged, once to four times.
 * @param others Where foreign parts come from.
 */
export function mutate(input: Buffer, others: readonly Buffer[], draw: (bound: number) => number): Buffer {
  let bytes: Buffer = Buffer.from(input)
  for (let rounds = 1 + draw(4); rounds > 0; rounds -= 1)
    bytes = damages[draw(damages.length)]?.(bytes, others, draw) ?? bytes
  return bytes
}

type Damage = (bytes: Buffer, others: readonly Buffer[], draw: (bound: number) => number) => Buffer

const lengths = [0x00, 0x7f, 0x80, 0x81, 0x82, 0x84, 0x88, 0xff]
const tags = [0x00, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x18, 0x1e, 0x1f, 0x30, 0x31, 0xa0, 0xa3, 0xff]

const damages: readonly Damage[] = [
  (bytes, _, draw) => change(bytes, draw, (octet) => octet ^ (1 << draw(8))),
  (bytes, _, draw) => change(bytes, draw, () => draw(256)),
  (bytes, _, draw) => change(bytes, draw, () => lengths[draw(lengths.length)] ?? 0),
  (bytes, _, draw) => change(bytes, draw, () => tags[draw(tags.length)] ?? 0),
  (bytes, _, draw) => bytes.subarray(0, draw(bytes.length + 1)),
  (bytes, _, draw) => {
    const from = draw(bytes.length + 1)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + draw(40))])
  },
  (bytes, _, draw) => {
    const from = draw(bytes.length + 1)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from, from + draw(80)), bytes.subarray(from)])
  },
  (bytes, others, draw) => {
    const other = others[draw(others.length)] ?? bytes
    const from = draw(other.length + 1)
    const at = draw(bytes.length + 1)
    return Buffer.concat([bytes.subarray(0, at), other.subarray(from, from + draw(200)), bytes.subarray(at)])
  },
  // Structures within structures, as deep as there is room.
  (bytes, _, draw) =>
    Buffer.concat([bytes.subarray(0, draw(40)), Buffer.alloc(2 * draw(300), Buffer.of(0x30, 0x80)), bytes]),
]

function change(bytes: Buffer, draw: (bound: number) => number, replace: (octet: number) => number): Buffer {
  if (bytes.length === 0) return bytes
  const copy = Buffer.from(bytes)
  // Headers are at the beginning, and there the damage is worst.
  const at = draw(draw(2) === 0 ? Math.min(copy.length, 120) : copy.length)
  copy[at] = replace(copy[at] ?? 0)
  return copy
}
