/** The report of a rehearsal on a terminal: a few aligned lines that need no colour. What failed is named with its cause. */
import { formatFor } from '../contract/texts/format.ts'
import type { Language } from '../contract/texts/shape.ts'
import type { RehearsalReport } from '../contract/views/rehearsal.ts'
import type { LossView } from '../contract/views/replication.ts'
import { checkedValue, describeMilliseconds, describeSeconds } from './format.ts'
import { sayIn, type Say } from './texts/index.ts'

/**
 * Renders the summary.
 * @param report What the rehearsal found.
 * @param language The language of the reader.
 * @returns Lines with a line feed after each.
 */
export function renderSummary(report: RehearsalReport, language: Language): string {
  const say = sayIn(language)
  const checks = report.steps.flatMap((step) => step.checks)
  const failed = checks.filter((check) => !check.passed).length
  const { agrees, protocol, cipher } = report.handshake
  const took = say('report.took', {
    wall: describeMilliseconds(report.wallMilliseconds, language),
    virtual: describeSeconds(report.virtualSeconds),
  })
  const lines = [
    report.passed
      ? say('report.allPassed', { checks: checks.length })
      : say('report.someFailed', { failed, checks: checks.length }),
    `${took}.`,
    '',
    ...stepLines(report, language),
    '',
    ...align([
      [
        say('report.planned'),
        lossText(report.plannedLoss, language),
        `${say('report.away')} ${describeSeconds(report.awaySeconds.planned)}`,
      ],
      [
        say('report.unplanned'),
        lossText(report.unplannedLoss, language),
        `${say('report.away')} ${describeSeconds(report.awaySeconds.unplanned)}`,
      ],
    ]),
    ...fileLines(report.unplannedLoss, say),
    '',
    ...align([
      [
        say('report.handshake.heading'),
        `${protocol}, ${cipher}: ${agrees ? say('report.handshake.agree') : say('report.handshake.disagree')}`,
      ],
      ...report.certificates.map((each) => [each.name, each.thumbprint]),
      [say('report.run.worldHash'), report.worldHash],
      ...outputs(report, say),
    ]),
  ]
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

function stepLines(report: RehearsalReport, language: Language): string[] {
  const say = sayIn(language)
  const heads = align(
    report.steps.map((step, index) => {
      const passed = step.checks.filter((check) => check.passed).length
      return [
        `${index + 1}. ${step.title}`,
        step.passed ? say('report.passed') : say('report.failed'),
        say('report.checksPassed', { passed, total: step.checks.length }),
        describeMilliseconds(step.wallMilliseconds, language),
      ]
    }),
  )
  return report.steps.flatMap((step, index) => [
    heads[index] ?? '',
    ...step.checks
      .filter((check) => !check.passed)
      .map(
        (check) =>
          `     ${check.sentence}: ${say('report.expected')} ${checkedValue(check.expected, check.kind, language)}, ${say('report.actual')} ${checkedValue(check.actual, check.kind, language)}`,
      ),
  ])
}

function lossText(loss: LossView, language: Language): string {
  const say = sayIn(language)
  if (loss.lostSeconds === 0 && loss.lostBytes === 0) return say('report.nothingLost')
  return `${say('report.lost')} ${describeSeconds(loss.lostSeconds)}, ${formatFor(language).size(loss.lostBytes)}`
}

function fileLines(loss: LossView, say: Say): string[] {
  const word = (version: number | null) =>
    version === null ? say('report.missing') : say('report.version', { version })
  return loss.files
    .filter((file) => file.primaryVersion !== file.replicaVersion)
    .map((file) => `     ${file.path}: ${word(file.primaryVersion)} -> ${word(file.replicaVersion)}`)
}

function outputs(report: RehearsalReport, say: Say): string[][] {
  const separator = report.folder.includes('\\') ? '\\' : '/'
  const inFolder = (...parts: readonly string[]) => [report.folder, ...parts].join(separator)
  return [
    [say('report.summary.report'), inFolder('report.html')],
    [say('report.summary.runbook'), inFolder('runbook', 'README.md')],
  ]
}

/** Columns of equal width; the last one is as wide as it is. */
function align(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)))
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`)
}
