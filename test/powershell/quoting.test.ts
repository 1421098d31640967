import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { quote, quotePattern } from '../../src-main/contract/powershell/quote.ts'
import { findPowerShell } from './find-powershell.ts'
import { openSession } from './session.ts'

const powerShell = await findPowerShell()
const runs = 20_000

describe.runIf(powerShell !== null)('a real PowerShell', () => {
  const session = openSession(powerShell)
  afterAll(() => session.close())

  /** Far more quotes, brackets, signs and line ends than chance would give, and characters of every kind. */
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "'",
          '\u2018',
          '\u2019',
          '\u201a',
          '\u201b',
          '"',
          '\u201d',
          '`',
          '$(',
          ')',
          '[',
          ']',
          '*',
          '?',
          '#',
        ),
        fc.constantFrom('\n', '\r', '\u2028', '\0', ' ', "';", '@(', '&&', '|', '<#', '#>', '$x', '-a', 'web01'),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''))
    // Half of a pair of surrogates is no character; it cannot be written to a file.
    .map((text) => text.toWellFormed())

  it(`takes every one of ${runs} quoted texts for this text, and as a pattern for a pattern of it alone`, async () => {
    const texts = fc.sample(hostile, runs)
    const different: string[] = []
    for (let begin = 0; begin < texts.length; begin += 4_000) {
      const part = texts.slice(begin, begin + 4_000)
      const expected = Buffer.from(JSON.stringify(part), 'utf8').toString('base64')
      // PowerShell reads the quoted texts as the script that they would be in, and compares them itself.
      const found = await session.run(`
$texts = [System.Text.Json.JsonSerializer]::Deserialize(
    [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${expected}')), [string[]])
$quoted = @(${part.map(quote).join('\n')}
)
$patterns = @(${part.map(quotePattern).join('\n')}
)
if ($quoted.Count -ne $texts.Count -or $patterns.Count -ne $texts.Count) { 'count' }
for ($i = 0; $i -lt $texts.Count; $i++) {
    $pattern = [System.Management.Automation.WildcardPattern]::new($patterns[$i])
    if (-not [string]::Equals($quoted[$i], $texts[$i])) { $texts[$i] }
    elseif (-not $pattern.IsMatch($texts[$i]) -or $pattern.IsMatch($texts[$i] + 'x') -or $pattern.IsMatch('x' + $texts[$i])) { $texts[$i] }
}`)
      different.push(...(found as string[]))
    }
    expect(different).toEqual([])
  }, 60_000)
})
