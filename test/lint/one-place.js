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

/** Where limits, intervals and what is proposed are written down. */
export const limitsPlace = 'src-main/contract/limits/'

/** Numbers that mean one thing only: a port, the frequencies of replication, sizes of keys. With or without quotes. */
const tellingNumbers = [
  /(?<![\w.#])(?:443|65_?535)(?![\w.])/g,
  /(?<![\w.#])'?30'?, '?300'?(?:, '?900'?)?(?![\w.])/g,
  /(?<![\w.#])'?(?:2048'?(?:, | \| | or | nor )'?3072|3072'?(?:, | \| | or | nor )'?4096)(?![\w.])/g,
]

/** The limit of a schema; zero and one say that something is there at all. */
const limitOfSchema = /\.(?:min|max|length|lte|gte|lt|gt)\((?!-?[01]\))-?\d[\d_ *]*\)/g

/**
 * Finds limits outside their modules: numbers in the schemas of the contract, and numbers that mean one thing wherever they stand.
 * @param {ReadonlyMap<string, string>} sources Path and text of each source.
 * @returns {string[]} One line for each, with the place.
 */
export function strayLimits(sources) {
  const elsewhere = [...sources.keys()].filter((path) => path.startsWith(limitsPlace) || path.includes('/texts/'))
  return linesOf(sources, elsewhere).flatMap(({ place, line }) => {
    const patterns = place.startsWith('src-main/contract/') ? [...tellingNumbers, limitOfSchema] : tellingNumbers
    const found = patterns.flatMap((pattern) => [...line.matchAll(pattern)].map(([text]) => text))
    return found.map((text) => `${place}: ${text} is a limit; name it in ${limitsPlace}`)
  })
}

/** A constant with a unit or a bound in its name, and its value. */
const boundConstant =
  /^\s*(?:export )?const (\w*(?:Max|Min|Limit|Count|Ms|Milliseconds|Seconds|Minutes|Hours|Days|Bytes|Bits|byte)) = (\d[\d_ *]*);?$/gm

/**
 * Finds constants of one name and one value in two sources, which have to be changed together.
 * @param {ReadonlyMap<string, string>} sources Path and text of each source.
 * @returns {string[]} One line for each, with all its places.
 */
export function repeatedConstants(sources) {
  const places = new Map()
  for (const [path, text] of sources) {
    for (const [, name, value] of text.matchAll(boundConstant)) {
      const key = `${name} = ${valueOf(value)}`
      places.set(key, [...(places.get(key) ?? []), path])
    }
  }
  return [...places].filter(([, paths]) => paths.length > 1).map(([key, paths]) => `${key}: ${paths.join(', ')}`)
}

/**
 * @param {string} product Numbers with `*` and `**` between them.
 * @returns {number} Its value.
 */
function valueOf(product) {
  const powers = product
    .split(/(?<!\*)\*(?!\*)/)
    .map((factor) => factor.split('**').map((each) => Number(each.replaceAll('_', ''))))
  return powers.reduce((value, [base = 0, exponent = 1]) => value * base ** exponent, 1)
}

/** Where the parameters of cmdlets are written down, and what they are written into by the builder. */
export const parametersPlace = 'src-main/contract/powershell/cmdlet-facts.ts'

/**
 * Finds parameters of cmdlets that are written by hand into PowerShell, where the builder makes it from facts.
 * @param {ReadonlyMap<string, string>} sources Path and text of each source.
 * @param {ReadonlySet<string>} parameters Those of the facts.
 * @param {readonly string[]} templates Sources that are PowerShell as a whole, with places for values.
 * @returns {string[]} One line for each, with the place.
 */
export function strayParameters(sources, parameters, templates) {
  return linesOf(sources, [parametersPlace, ...templates])
    .filter(({ line }) => !/^\s*(?:\/?\*|\/\/)|\/\*\*.*\*\//.test(line))
    .flatMap(({ place, line }) => {
      const written = [...line.matchAll(/[\s'"`]-([A-Z][A-Za-z0-9]+)(?![\w-])/g)].map(([, name = '']) => name)
      const found = written.filter((name) => parameters.has(name))
      return found.map(
        (name) => `${place}: -${name} is written by hand; let the builder of ${parametersPlace} write it`,
      )
    })
}
