/** The report of a rehearsal on a terminal: a few aligned lines that need no colour. What failed is named with its cause. */
import { formatFor } from '../contract/texts/format.ts'
import type { Language } from '../contract/texts/shape.ts'
import type { RehearsalReport } from '../contract/views/rehearsal.ts'
import type { LossView } from '../contract/views/replication.ts'
import { describeMilliseconds, describeSeconds } from './format.ts'
import { reportTexts, type ReportTexts } from './texts/report-texts.ts'

/**
 * Renders the summary.
 * @param report What the rehearsal found.
 * @param language The language of the reader.
 * @returns Lines with a line feed after each.
 */
export function renderSummary(report: RehearsalReport, language: Language): string {
  const texts = reportTexts[language]
  const checks = report.steps.flatMap((step) => step.checks)
  const failed = checks.filter((check) => !check.passed).length
  const { agrees, protocol, cipher } = report.handshake
  const took = texts.took(
    describeMilliseconds(report.wallMilliseconds, language),
    describeSeconds(report.virtualSeconds),
  )
  const lines = [
    report.passed ? texts.allPassed(checks.length) : texts.someFailed(failed, checks.length),
    `${took}.`,
    '',
    ...stepLines(report, language),
    '',
    ...align([
      [
        texts.planned,
        lossText(report.plannedLoss, language),
        `${texts.away} ${describeSeconds(report.awaySeconds.planned)}`,
      ],
      [
        texts.unplanned,
        lossText(report.unplannedLoss, language),
        `${texts.away} ${describeSeconds(report.awaySeconds.unplanned)}`,
      ],
    ]),
    ...fileLines(report.unplannedLoss, texts),
    '',
    ...align([
      [texts.handshake.heading, `${protocol}, ${cipher}: ${agrees ? texts.handshake.agree : texts.handshake.disagree}`],
      ...report.certificates.map((each) => [each.name, each.thumbprint]),
      [texts.run.worldHash, report.worldHash],
      ...outputs(report, texts),
    ]),
  ]
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

function stepLines(report: RehearsalReport, language: Language): string[] {
  const texts = reportTexts[language]
  const heads = align(
    report.steps.map((step, index) => {
      const passed = step.checks.filter((check) => check.passed).length
      return [
        `${index + 1}. ${step.title}`,
        step.passed ? texts.passed : texts.failed,
        texts.checksPassed(passed, step.checks.length),
        describeMilliseconds(step.wallMilliseconds, language),
      ]
    }),
  )
  return report.steps.flatMap((step, index) => [
    heads[index] ?? '',
    ...step.checks
      .filter((check) => !check.passed)
      .map((check) => `     ${check.sentence}: ${texts.expected} ${check.expected}, ${texts.actual} ${check.actual}`),
  ])
}

function lossText(loss: LossView, language: Language): string {
  const texts = reportTexts[language]
  if (loss.lostSeconds === 0 && loss.lostBytes === 0) return texts.nothingLost
  return `${texts.lost} ${describeSeconds(loss.lostSeconds)}, ${formatFor(language).size(loss.lostBytes)}`
}

function fileLines(loss: LossView, texts: ReportTexts): string[] {
  const word = (version: number | null) => (version === null ? texts.missing : texts.version(version))
  return loss.files
    .filter((file) => file.primaryVersion !== file.replicaVersion)
    .map((file) => `     ${file.path}: ${word(file.primaryVersion)} -> ${word(file.replicaVersion)}`)
}

function outputs(report: RehearsalReport, texts: ReportTexts): string[][] {
  const separator = report.folder.includes('\\') ? '\\' : '/'
  const inFolder = (...parts: readonly string[]) => [report.folder, ...parts].join(separator)
  return [
    [texts.summary.report, inFolder('report.html')],
    [texts.summary.runbook, inFolder('runbook', 'README.md')],
  ]
}

/** Columns of equal width; the last one is as wide as it is. */
function align(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)))
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`)
}
