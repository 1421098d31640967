/** Which rows of a list are selected, by the rules of Windows: a click selects, Ctrl adds or takes away, Shift reaches from the last one. */

export interface Selection {
  readonly ids: ReadonlySet<string>
  /** Where a range begins. */
  readonly anchor: string | undefined
}

interface Keys {
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/**
 * @param order The rows as they are shown.
 * @param before What was selected.
 * @param id The row that was clicked or reached.
 * @param keys What was held down meanwhile.
 */
export function selectedAfter(order: readonly string[], before: Selection, id: string, keys: Keys): Selection {
  const isAdding = keys.ctrlKey || keys.metaKey
  if (keys.shiftKey && before.anchor !== undefined && order.includes(before.anchor)) {
    const [from, to] = [order.indexOf(before.anchor), order.indexOf(id)].toSorted((one, other) => one - other)
    const range = order.slice(from, (to ?? 0) + 1)
    return { ids: new Set(isAdding ? [...before.ids, ...range] : range), anchor: before.anchor }
  }
  if (!isAdding) return { ids: new Set([id]), anchor: id }
  const ids = new Set(before.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, anchor: id }
}

/**
 * A tick adds or takes away; with Shift everything from the last tick to this one becomes what this one becomes.
 * @param isOn What this one becomes.
 */
export function tickedAfter(
  order: readonly string[],
  before: Selection,
  id: string,
  isOn: boolean,
  shiftKey: boolean,
): Selection {
  const range = shiftKey ? selectedAfter(order, before, id, { ctrlKey: false, metaKey: false, shiftKey }).ids : [id]
  const ids = new Set(before.ids)
  for (const each of range) {
    if (isOn) ids.add(each)
    else ids.delete(each)
  }
  return { ids, anchor: id }
}
