/** JSON of somebody else: its nesting is counted before it is parsed, because what comes after goes down as deep as it does. */

type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly detail: string }

/**
 * @param text As it was read.
 * @param depthMax How many brackets may stand within one another.
 */
export function readJson(text: string, depthMax: number): Read {
  if (depthOf(text) > depthMax) return { ok: false, detail: `[[[...]]] > ${depthMax}` }
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message.slice(0, 120) : '' }
  }
}

function depthOf(text: string): number {
  let [depth, deepest] = [0, 0]
  let isInText = false
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index]
    if (isInText) {
      if (sign === '\\') index += 1
      else if (sign === '"') isInText = false
    } else if (sign === '"') isInText = true
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth)
    else if (sign === '}' || sign === ']') depth -= 1
  }
  return deepest
}
