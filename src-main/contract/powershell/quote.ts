/**
 * The one place where text becomes part of a PowerShell script. Nothing that a user typed, and no name out of a file, reaches
 * a script except through `quote` or `quotePattern`, so that no name can end a string and become a command.
 */
import { visibleText } from '../visible-text.ts'

/**
 * A text as a single-quoted PowerShell string. PowerShell takes the typographic single quotes U+2018 to U+201B for quotes
 * too, so these are doubled like the straight one (about_Quoting_Rules).
 * @param text Any text.
 */
export function quote(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`
}

/**
 * A name for a parameter that takes wildcards (`-VMName`, `-Name` of Get-VM): its wildcard characters are escaped, so that
 * the command meets this one machine only (about_Wildcards).
 * @param name The exact name.
 */
export function quotePattern(name: string): string {
  return quote(name.replace(/[`*?[\]]/g, '`$&'))
}

/** `$true` or `$false`. */
export function boolean(value: boolean): string {
  return value ? '$true' : '$false'
}

/** A list of expressions as the members of a PowerShell array, one a line. */
export function arrayOf(items: readonly string[]): string {
  return items.length === 0 ? '@()' : `@(\n${items.map((item) => `    ${item}`).join('\n')}\n)`
}

/** A comment ends with its line, so a line break in a name would turn the rest of it into code. */
export function oneLine(text: string): string {
  return visibleText(text.replace(/[\r\n\t\u0085\u2028\u2029]+/g, ' '))
}

/** What may stand in a block comment: on one line, and without what would end the comment. */
export function inBlockComment(text: string): string {
  return oneLine(text).replaceAll('#>', '# >')
}
