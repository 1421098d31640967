/**
 * PowerShell as data: calls of cmdlets that are known from facts, in statements that are laid out in lines. A parameter that
 * a cmdlet does not have, a value for a switch and a switch for a value cannot be written down: the compiler refuses them,
 * and where a name is only known when the program runs, the builder does.
 */
import type { ScriptView } from '../views/wizard.ts'
import { cmdletFacts } from './cmdlet-facts.ts'
import { oneLine } from './quote.ts'

export type ScriptLine = ScriptView['lines'][number]

type Facts = typeof cmdletFacts
export type Cmdlet = keyof Facts

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text

/** A cmdlet call inside a larger expression, and what it uses. */
export interface Code {
  readonly text: string
  readonly calls: readonly Call[]
}

/** A cmdlet with the parameters that it is given. */
interface Call {
  readonly cmdlet: Cmdlet
  readonly parameters: readonly string[]
}

/** A PowerShell expression; `page` is the wizard page that it comes from. */
export interface OnPage<Value> {
  readonly value: Value
  readonly page: string
}

/** On, off, or a variable that says which. */
type Switch = boolean | `$${string}`
type Expression = string | Code

type ValueOf<Name extends Cmdlet, Parameter extends string> =
  Parameter extends Words<Facts[Name]['switches']>
    ? Switch
    : Facts[Name] extends { readonly choices: infer Choices }
      ? Parameter extends keyof Choices
        ? (Choices[Parameter] extends string ? Words<Choices[Parameter]> : never) | `$${string}`
        : Expression
      : Expression

/** The parameters that every cmdlet and every advanced function has. */
interface Common {
  readonly ErrorAction?: 'SilentlyContinue' | 'Stop' | undefined
}

/** The parameters of a cmdlet; what is undefined is left out. */
export type Parameters<Name extends Cmdlet> = Common & {
  readonly [Parameter in Words<Facts[Name]['switches'] | Facts[Name]['values']>]?:
    ValueOf<Name, Parameter> | OnPage<ValueOf<Name, Parameter>> | undefined
}

interface Argument {
  readonly word: string
  readonly page: string | undefined
}

export type Statement =
  | {
      readonly command: Cmdlet
      readonly arguments: readonly Argument[]
      readonly calls: readonly Call[]
      readonly page?: string
    }
  | { readonly text: string; readonly calls?: readonly Call[]; readonly page?: string }
  | { readonly comment: string; readonly page?: string }
  | {
      readonly condition: Expression
      readonly then: readonly Statement[]
      readonly otherwise?: readonly Statement[]
      readonly page?: string
      /** It only keeps what was done from being done twice; who reads along looks himself. */
      readonly isGuard?: true
    }

/**
 * A statement that calls one cmdlet.
 * @param name The cmdlet.
 * @param parameters By name, in the order in which they are written. A switch is true, false or a variable; false and
 *   variables get the colon without which PowerShell takes the value for another argument.
 * @param page The wizard page of the line with the cmdlet.
 */
export function cmdlet<Name extends Cmdlet>(name: Name, parameters: Parameters<Name>, page?: string): Statement {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  const pieces = given.map(([parameter, value]) => argumentOf(name, parameter, value))
  const own: Call = { cmdlet: name, parameters: given.map(([parameter]) => parameter) }
  return {
    command: name,
    arguments: pieces,
    calls: [own, ...pieces.flatMap((each) => each.calls)],
    ...(page === undefined ? {} : { page }),
  }
}

/** The same call as part of an expression. */
export function call<Name extends Cmdlet>(name: Name, parameters: Parameters<Name> = {}): Code {
  const made = cmdlet(name, parameters)
  demand('command' in made, 'a cmdlet makes a command')
  return { text: [name, ...made.arguments.map(({ word }) => word)].join(' '), calls: made.calls }
}

/** An expression made of text and calls. Texts of users come in quoted. */
export function code(strings: TemplateStringsArray, ...parts: readonly (string | number | Code)[]): Code {
  const text = strings.reduce((all, each, index) => {
    const part = parts[index - 1]
    return all + (typeof part === 'object' ? part.text : String(part)) + each
  })
  return { text, calls: parts.flatMap((part) => (typeof part === 'object' ? part.calls : [])) }
}

type AnyFacts = {
  readonly since?: string
  readonly switches: string
  readonly values: string
  readonly choices?: Readonly<Record<string, string>>
  readonly parametersSince?: Readonly<Record<string, string>>
}

function argumentOf(name: Cmdlet, parameter: string, given: unknown): Argument & { readonly calls: readonly Call[] } {
  const marked =
    typeof given === 'object' && given !== null && 'value' in given ? (given as OnPage<unknown>) : undefined
  const value = marked ? marked.value : given
  const page = marked?.page
  const facts: AnyFacts = cmdletFacts[name]
  if (facts.switches.split(' ').includes(parameter)) {
    demand(
      typeof value === 'boolean' || (typeof value === 'string' && value.startsWith('$')),
      `-${parameter} of ${name} is a switch`,
    )
    return {
      word: value === true ? `-${parameter}` : `-${parameter}:${value === false ? '$false' : value}`,
      page,
      calls: [],
    }
  }
  demand(
    parameter === 'ErrorAction' || facts.values.split(' ').includes(parameter),
    `${name} has no parameter ${parameter}`,
  )
  demand(typeof value !== 'boolean', `-${parameter} of ${name} takes a value`)
  const { text, calls } = typeof value === 'string' ? { text: value, calls: [] } : (value as Code)
  const choices = facts.choices?.[parameter]
  demand(
    choices === undefined || text.startsWith('$') || choices.split(' ').includes(text),
    `-${parameter} of ${name} cannot be ${text}`,
  )
  return { word: `-${parameter} ${text}`, page, calls }
}

/** What is written down wrongly is a defect of the program, never something that a user can act on. */
function demand(condition: unknown, message: string): asserts condition {
  if (!condition) throw new TypeError(message)
}

/** A cmdlet, or a parameter of it, that a Windows Server does not have. */
interface Missing {
  readonly cmdlet: string
  /** Null where the whole cmdlet is missing. */
  readonly parameter: string | null
  readonly since: string
}

const editions = ['2012R2', '2016', '2019', '2022', '2025']

/**
 * What a Windows Server does not have of what statements use.
 * @param statements In any order.
 * @param edition The version of Windows Server on the host.
 */
export function missingOn(statements: readonly Statement[], edition: string): Missing[] {
  const isLater = (since: string) => editions.indexOf(since) > editions.indexOf(edition)
  const missing = statements.flatMap(callsOf).flatMap((each): Missing[] => {
    const facts: AnyFacts = cmdletFacts[each.cmdlet]
    if (facts.since !== undefined && isLater(facts.since)) {
      return [{ cmdlet: each.cmdlet, parameter: null, since: facts.since }]
    }
    return each.parameters.flatMap((parameter) => {
      const since = facts.parametersSince?.[parameter]
      return since !== undefined && isLater(since) ? [{ cmdlet: each.cmdlet, parameter, since }] : []
    })
  })
  return [...new Map(missing.map((each) => [`${each.cmdlet} ${each.parameter ?? ''}`, each])).values()]
}

function callsOf(statement: Statement): readonly Call[] {
  if ('comment' in statement) return []
  if (!('condition' in statement)) return statement.calls ?? []
  const { condition, then, otherwise = [] } = statement
  return [...(typeof condition === 'object' ? condition.calls : []), ...[...then, ...otherwise].flatMap(callsOf)]
}

/** The statements for somebody who reads along: what guards do, without the guards. */
export function withoutGuards(statements: readonly Statement[]): Statement[] {
  return statements.flatMap((statement) =>
    'condition' in statement && statement.isGuard === true ? withoutGuards(statement.then) : [statement],
  )
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
  const { condition, then, otherwise, page } = statement
  return [
    line(`${indent}if (${typeof condition === 'string' ? condition : condition.text}) {`, page),
    ...layOut(then, width, depth + 1),
    ...(otherwise ? [line(`${indent}} else {`, page), ...layOut(otherwise, width, depth + 1)] : []),
    line(`${indent}}`, page),
  ]
}

function layOutCommand(
  statement: Extract<Statement, { command: Cmdlet }>,
  width: number,
  indent: string,
): ScriptLine[] {
  const words = statement.arguments
  const whole = [statement.command, ...words.map(({ word }) => word)].join(' ')
  const pages = new Set(words.map(({ page }) => page))
  if (indent.length + whole.length <= width && pages.size <= 1) {
    return [line(indent + whole, statement.page ?? words[0]?.page)]
  }
  const last = words.length - 1
  return [
    line(`${indent}${statement.command} \``, statement.page),
    ...words.map(({ word, page }, index) => line(`${indent}    ${word}${index === last ? '' : ' `'}`, page)),
  ]
}

function line(text: string, page?: string): ScriptLine {
  return { text, kind: 'command', page: page ?? null }
}
