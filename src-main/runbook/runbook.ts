/**
 * The runbook: README.md for the person, one script per host for the work. The same actions in the same language give the
 * same files, byte for byte.
 */
import { operationOf } from '../contract/operations.ts'
import type { Language } from '../contract/texts/shape.ts'
import type { ScriptView } from '../contract/views/wizard.ts'
import { visibleText } from '../contract/visible-text.ts'
import type { Action } from './actions.ts'
import { hostScript } from './host-script.ts'
import { oneLine } from '../contract/powershell/quote.ts'
import { stepsOf, type Step } from './steps.ts'
import { sayIn, type Say } from './texts/index.ts'

interface RunbookFile {
  readonly name: string
  readonly text: string
}

/**
 * Turns what was done into files for real hosts.
 * @param actions What was done, in any order; the virtual instant decides.
 * @param options The language of everything that is read.
 */
export function buildRunbook(
  actions: readonly Action[],
  options: { readonly language: Language },
): { readonly files: readonly RunbookFile[] } {
  const say = sayIn(options.language)
  const steps = stepsOf(actions, options.language)
  const hosts = groupByHost(steps)
  return {
    files: [
      { name: 'README.md', text: readme(steps, hosts, say) },
      ...hosts.map((each) => ({ name: each.script, text: hostScript(each.host, each.steps, say) })),
    ],
  }
}

/**
 * The same commands as views, for a screen: one script per host, each step under its number and title.
 * @param actions What was done, in any order; the virtual instant decides.
 * @param language The language of the titles, and of what the scripts say.
 */
export function runbookScripts(actions: readonly Action[], language: Language): ScriptView[] {
  return groupByHost(stepsOf(actions, language)).map(({ host, steps }) => ({
    host,
    note: 'asAdministrator',
    lines: steps.flatMap((step, index) => [
      ...(index === 0 ? [] : [{ text: '', kind: 'blank' as const, page: null }]),
      { text: `# ${step.number}. ${oneLine(step.title)}`, kind: 'comment' as const, page: null },
      ...step.lines.map((text) => ({ text, kind: 'command' as const, page: null })),
    ]),
  }))
}

interface HostSteps {
  readonly host: string
  readonly script: string
  readonly steps: readonly Step[]
}

function groupByHost(steps: readonly Step[]): HostSteps[] {
  const byScript = Map.groupBy(
    steps.filter((step) => step.script !== null),
    (step) => step.script ?? '',
  )
  return [...byScript]
    .map(([script, ofHost]) => ({ script, host: ofHost.at(-1)?.host ?? '', steps: ofHost }))
    .sort((first, second) => (first.script < second.script ? -1 : 1))
}

function readme(steps: readonly Step[], hosts: readonly HostSteps[], say: Say): string {
  if (steps.length === 0) return `# ${say('runbook.title')}\n\n${say('runbook.nothing')}\n`
  const [, reverse = ''] = operationOf('replication.reverse').cmdlet.split(' ')
  const usesReverse = steps.some((step) => step.lines.some((line) => line.includes(reverse)))
  const blocks = [
    `# ${say('runbook.title')}`,
    say('runbook.introduction'),
    `## ${say('runbook.before.heading')}`,
    list(beforeOf(say)),
    `## ${say('runbook.files.heading')}`,
    fileTable(hosts, say),
    ...steps.flatMap((step, index) => [
      ...(steps[index - 1]?.part === step.part ? [] : [`## ${say(`runbook.part.${step.part}`)}`]),
      ...stepBlocks(step, say),
    ]),
    ...(usesReverse ? [`## ${say('runbook.reverse.heading')}`, ...reverseOf(say)] : []),
    `## ${say('runbook.trouble.heading')}`,
    list(troubleOf(say)),
  ]
  return `${blocks.join('\n\n')}\n`
}

function beforeOf(say: Say): string[] {
  return ([1, 2, 3, 4, 5, 6] as const).map((number) => say(`runbook.before.${number}`))
}

function reverseOf(say: Say): string[] {
  return ([1, 2, 3] as const).map((number) => say(`runbook.reverse.${number}`))
}

function troubleOf(say: Say): string[] {
  return ([1, 2, 3] as const).map((number) => say(`runbook.trouble.${number}`))
}

function fileTable(hosts: readonly HostSteps[], say: Say): string {
  return [
    `| ${say('runbook.files.host')} | ${say('runbook.files.file')} | ${say('runbook.files.steps')} |`,
    '| --- | --- | --- |',
    ...hosts.map((each) => {
      const numbers = each.steps.map((step) => step.number).join(', ')
      return `| ${escape(each.host)} | [${each.script}](${each.script}) | ${numbers} |`
    }),
  ].join('\n')
}

function stepBlocks(step: Step, say: Say): string[] {
  const when = say('runbook.rehearsedAt', { instant: instantText(step.at) })
  const run = step.script === null ? '' : ` \`.\\${step.script} -Step ${step.number}\``
  const check = [step.expected ?? '', step.check === null ? '' : code(step.check)]
    .filter((each) => each !== '')
    .join(' ')
  return [
    `### ${say('runbook.step', { number: step.number })}: ${escape(step.title)}`,
    `${say('runbook.onHost', { host: escape(step.host) })}${run === '' ? '' : `:${run}`} (${when}).`,
    ...(step.warning === null ? [] : [`> **${say('runbook.warning')}:** ${step.warning}`]),
    ...(step.lines.length === 0 ? [] : [fence(step.lines)]),
    ...(check === '' ? [] : [step.script === null ? check : `**${say('runbook.check')}:** ${check}`]),
  ]
}

/** The virtual clock in UTC to the second; it has no time zone of its own. */
function instantText(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}

/** Markdown's own characters in a name are shown, not obeyed. */
function escape(text: string): string {
  return visibleText(text)
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replace(/\s+/g, ' ')
}

function code(exact: string): string {
  const text = visibleText(exact)
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length))
  const ticks = '`'.repeat(longest + 1)
  return longest === 0 ? `\`${text}\`` : `${ticks} ${text} ${ticks}`
}

function fence(lines: readonly string[]): string {
  const text = lines.join('\n')
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}powershell\n${text}\n${ticks}`
}
