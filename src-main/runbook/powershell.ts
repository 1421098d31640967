/**
 * PowerShell as data: statements made of quoted values, laid out in lines. Nothing that a user typed reaches a script
 * except through `quote` or `quotePattern`, so that no name can end a string and become a command.
 */
import type { ScriptView } from '../contract/views/wizard.ts'
import { visibleText } from '../contract/visible-text.ts'

export type ScriptLine = ScriptView['lines'][number]

/** One parameter of a command; `page` is the wizard page that it comes from. */
export interface Argument {
  readonly name: string
  /** A PowerShell expression; left out for a switch. */
  readonly value?: string
  readonly page?: string
}

export type Statement =
  | { readonly command: string; readonly arguments: readonly Argument[]; readonly page?: string }
  | { readonly text: string; readonly page?: string }
  | { readonly comment: string; readonly page?: string }
  | { readonly condition: string; readonly then: readonly Statement[]; readonly otherwise?: readonly Statement[] }

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

/** A command whose values are PowerShell expressions; a value that is undefined makes a switch. */
export function cmdlet(command: string, values: Readonly<Record<string, string | undefined>>): Statement {
  return {
    command,
    arguments: Object.entries(values).map(([name, value]) => (value === undefined ? { name } : { name, value })),
  }
}

/** `$true` or `$false`. */
export function boolean(value: boolean): string {
  return value ? '$true' : '$false'
}

/**
 * Lays statements out as lines.
 * @param statements In order.
 * @param width A command that is longer stands on several lines, one parameter each.
 * @param depth Steps of indentation.
 */
export function layOut(statements: readonly Statement[], width = 100, depth = 0): ScriptLine[] {
  return statements.flatMap((statement) => layOutOne(statement, width, '    '.repeat(depth), depth))
}

function layOutOne(statement: Statement, width: number, indent: string, depth: number): ScriptLine[] {
  if ('text' in statement) return [line(indent + statement.text, statement.page)]
  if ('comment' in statement) {
    return [{ ...line(`${indent}# ${oneLine(statement.comment)}`, statement.page), kind: 'comment' }]
  }
  if ('command' in statement) return layOutCommand(statement, width, indent)
  return [
    line(`${indent}if (${statement.condition}) {`),
    ...layOut(statement.then, width, depth + 1),
    ...(statement.otherwise ? [line(`${indent}} else {`), ...layOut(statement.otherwise, width, depth + 1)] : []),
    line(`${indent}}`),
  ]
}

function layOutCommand(
  statement: Extract<Statement, { command: string }>,
  width: number,
  indent: string,
): ScriptLine[] {
  const words = statement.arguments.map((each) => ({
    text: each.value === undefined ? `-${each.name}` : `-${each.name} ${each.value}`,
    page: each.page,
  }))
  const whole = [statement.command, ...words.map((word) => word.text)].join(' ')
  const pages = new Set(words.map((word) => word.page))
  if (indent.length + whole.length <= width && pages.size <= 1) {
    return [line(indent + whole, statement.page ?? words[0]?.page)]
  }
  const last = words.length - 1
  return [
    line(`${indent}${statement.command} \``, statement.page),
    ...words.map((word, index) => line(`${indent}    ${word.text}${index === last ? '' : ' `'}`, word.page)),
  ]
}

function line(text: string, page?: string): ScriptLine {
  return { text, kind: 'command', page: page ?? null }
}

/** A comment ends with its line, so a line break in a name would turn the rest of it into code. */
export function oneLine(text: string): string {
  return visibleText(text.replace(/[\r\n\t\u2028\u2029]+/g, ' '))
}
