/**
 * What may be written in one place only: reads sources for codes of Windows that stand outside their table. Tests keep literals of
 * their own, because they would otherwise prove that a table equals itself; catalogues of texts are held by a test of theirs.
 */

/** Where Windows' codes are written down. */
export const codesPlace = 'src-main/contract/windows-codes.ts'

/** A literal in quotes that has the form of a code: WinHTTP's in eight digits, or a failing HRESULT. */
const quotedCode = /(['"`])(0x(?:0000|8[0-9a-f]{3})[0-9a-f]{4})\1/gi

/**
 * Finds codes of Windows outside their table, in sentences and comments as well.
 * @param {ReadonlyMap<string, string>} sources Path and text of each source.
 * @param {readonly string[]} codes Those of the table.
 * @returns {string[]} One line for each, with the place.
 */
export function strayCodes(sources, codes) {
  const known = new RegExp(`\\b(?:${codes.join('|')})\\b`, 'gi')
  return linesOf(sources, [codesPlace]).flatMap(({ place, line }) => {
    const found = new Set([
      ...[...line.matchAll(known)].map(([code]) => code),
      ...[...line.matchAll(quotedCode)].map(([, , code]) => code),
    ])
    return [...found].map((code) => `${place}: ${code} is written in ${codesPlace}; name its entry`)
  })
}

/**
 * @param {ReadonlyMap<string, string>} sources Path and text of each source.
 * @param {readonly string[]} places Sources that are left out.
 * @returns {{ place: string, line: string }[]} Every line with its place.
 */
function linesOf(sources, places) {
  return [...sources]
    .filter(([path]) => !places.includes(path))
    .flatMap(([path, text]) => text.split('\n').map((line, index) => ({ place: `${path}:${index + 1}`, line })))
}
