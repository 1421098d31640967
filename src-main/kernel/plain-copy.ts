/** Copies of plain data: several times as fast as `structuredClone`, which has to be ready for everything. */

/**
 * Copies objects and arrays of plain data, however deep.
 * @param value As for `canonicalHash`; nothing in it is shared with the copy.
 */
export function copyPlain<Value>(value: Value): Value {
  // Each branch gives what it was given, made anew.
  return copyOf(value) as Value
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items: unknown[] = []
    for (const item of value as readonly unknown[]) items.push(copyOf(item))
    return items
  }
  const members: Record<string, unknown> = {}
  // An index of the object itself: plain data inherits nothing.
  for (const key in value) members[key] = copyOf((value as Record<string, unknown>)[key])
  return members
}
