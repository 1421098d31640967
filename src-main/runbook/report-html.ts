/**
 * The report of a rehearsal for a person: one file without any outside part, readable in light and dark, on paper and
 * without colour. The verdict and the losses come first, the evidence below.
 */
import type { ReplicationHealth } from '../contract/ids.ts'
import { valueText } from '../contract/texts/catalog.ts'
import { texts as sharedTexts } from '../contract/texts/index.ts'
import type { Language } from '../contract/texts/shape.ts'
import type { RehearsalReport } from '../contract/views/rehearsal.ts'
import type { LossView } from '../contract/views/replication.ts'
import { checkedValue, describeInstant, describeMilliseconds, describeSeconds, groupThumbprint } from './format.ts'
import { html, type Markup } from './html.ts'
import {
  awayFigure,
  facts,
  fileTable,
  icon,
  lossFigures,
  reportHead,
  reportPage,
  status,
  strip,
  type Words,
} from './report-parts.ts'
import { sayIn, type Say } from './texts/index.ts'

/**
 * Renders the report.
 * @param report What the rehearsal found.
 * @param language The language of everything but the sentences that the report itself carries.
 * @returns A whole HTML document; every value of the report is escaped.
 */
export function renderReport(report: RehearsalReport, language: Language): string {
  const say = sayIn(language)
  const words = { language, say }
  return reportPage(
    say('report.title'),
    html`${header(report, words)}
      ${failoverSection(say('report.planned'), say('report.plannedExplained'), report.plannedLoss, report.awaySeconds.planned, words)}
      ${failoverSection(say('report.unplanned'), say('report.unplannedExplained'), report.unplannedLoss, report.awaySeconds.unplanned, words)}
      <section>
        <h2>${say('report.steps')}</h2>
        <ol class="steps">
          ${report.steps.map((step, index) => stepItem(step, index + 1, words))}
        </ol>
      </section>
      ${handshakeSection(report, words)} ${certificateSection(report, say)} ${runSection(report, say)}`,
    language,
  )
}

function header(report: RehearsalReport, { language, say }: Words): Markup {
  const checks = report.steps.flatMap((step) => step.checks)
  const failed = checks.filter((check) => !check.passed).length
  const verdict = report.passed
    ? say('report.allPassed', { checks: checks.length })
    : say('report.someFailed', { failed, checks: checks.length })
  const took = say('report.took', {
    wall: describeMilliseconds(report.wallMilliseconds, language),
    virtual: describeSeconds(report.virtualSeconds),
  })
  return reportHead(
    say('report.title'),
    html`<p class="verdict">${status(report.passed, verdict)} <span class="muted">${took}.</span></p>`,
  )
}

function failoverSection(
  heading: string,
  explained: string,
  loss: LossView,
  awaySeconds: number,
  words: Words,
): Markup {
  const { say } = words
  const changed = loss.files.filter((file) => file.primaryVersion !== file.replicaVersion)
  const isClean = loss.lostBytes === 0 && changed.length === 0
  return html`<section>
    <h2>${heading}</h2>
    <p class="muted">${explained}</p>
    ${lossFigures(loss, awayFigure(awaySeconds, say), words)} ${strip(isClean ? 0 : loss.lostSeconds, awaySeconds, say)}
    ${loss.files.length === 0 ? html`` : fileTable(loss, say)}
  </section>`
}

function stepItem(step: RehearsalReport['steps'][number], number: number, { language, say }: Words): Markup {
  const passed = step.checks.filter((check) => check.passed).length
  const clock = say('report.virtualClock', {
    from: describeInstant(step.startedInstant),
    to: describeInstant(step.endedInstant),
  })
  const sides = [step.firstHost, step.secondHost].filter((side) => side !== null)
  return html`<li class="step">
    <div class="step__head">
      <h3>${number}. ${step.title}</h3>
      <p>
        ${status(step.passed, step.passed ? say('report.passed') : say('report.failed'))}
        <span class="muted">${say('report.checksPassed', { passed, total: step.checks.length })}</span>
      </p>
    </div>
    <p class="muted small">${clock}, ${describeMilliseconds(step.wallMilliseconds, language)}</p>
    ${step.checks.length === 0 ? html`` : checkTable(step.checks, { language, say })}
    ${sides.length === 0 ? html`` : sideTable(sides, { language, say })}
  </li>`
}

function checkTable(checks: RehearsalReport['steps'][number]['checks'], { language, say }: Words): Markup {
  return html`<table class="checks">
    <thead>
      <tr>
        <th scope="col">${say('report.check')}</th>
        <th scope="col">${say('report.expected')}</th>
        <th scope="col">${say('report.actual')}</th>
        <th scope="col" class="end"><span class="hidden">${say('report.passed')}</span></th>
      </tr>
    </thead>
    <tbody>
      ${checks.map(
        (check) =>
          html`<tr>
            <td>${check.sentence}</td>
            <td class="code">${checkedValue(check.expected, check.kind, language)}</td>
            <td class="code">${checkedValue(check.actual, check.kind, language)}</td>
            <td class="end">${status(check.passed, check.passed ? say('report.passed') : say('report.failed'))}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

const sideColumns = ['host', 'vm', 'mode', 'state', 'health'] as const

function sideTable(
  sides: readonly NonNullable<RehearsalReport['steps'][number]['firstHost']>[],
  { language, say }: Words,
): Markup {
  return html`<table>
    <caption>
      ${say('report.sides.caption')}
    </caption>
    <thead>
      <tr>
        ${sideColumns.map((name) => html`<th scope="col">${say(`report.sides.${name}`)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${sides.map(
        (side) =>
          html`<tr>
            <th scope="row">${side.host}</th>
            <td>${sharedTexts.text(`vmState.${side.vmState}`, language)}</td>
            <td>${sharedTexts.text(`mode.${side.mode}`, language)}</td>
            <td>${sharedTexts.text(`state.${side.state}`, language)}</td>
            <td>${healthStatus(side.health, sharedTexts.text(`health.${side.health}`, language))}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function handshakeSection({ handshake }: RehearsalReport, { language, say }: Words): Markup {
  return html`<section>
    <h2>${say('report.handshake.heading')}</h2>
    <p class="muted">${say('report.handshake.explained')}</p>
    ${facts([
      [say('report.handshake.protocol'), html`${handshake.protocol}`],
      [say('report.handshake.cipher'), html`${handshake.cipher}`],
      [say('report.handshake.verdict'), html`${valueText(handshake.verdict, 'verdict', language)}`],
      [say('report.handshake.engine'), html`${valueText(handshake.engine, 'verdict', language)}`],
    ])}
    <p>
      ${status(handshake.agrees, handshake.agrees ? say('report.handshake.agree') : say('report.handshake.disagree'))}
    </p>
  </section>`
}

function certificateSection({ certificates }: RehearsalReport, say: Say): Markup {
  return html`<section>
    <h2>${say('report.certificates.heading')}</h2>
    ${certificates.map(
      (each) =>
        html`<div class="certificate">
          <h3>${each.name}</h3>
          ${facts([
            [
              say('report.certificates.thumbprint'),
              html`<span class="code"
                >${groupThumbprint(each.thumbprint).map((group) => html`<span class="group">${group}</span>`)}</span
              >`,
            ],
            [say('report.certificates.serial'), html`<span class="code">${each.serial}</span>`],
            [say('report.certificates.files'), fileList(each.files)],
          ])}
        </div>`,
    )}
  </section>`
}

function runSection(report: RehearsalReport, say: Say): Markup {
  return html`<section>
    <h2>${say('report.run.heading')}</h2>
    ${facts([
      [say('report.run.started'), html`${report.wallStarted.slice(0, 19).replace('T', ' ')} UTC`],
      [say('report.run.version'), html`${report.version}`],
      [say('report.run.folder'), html`<span class="path">${report.folder}</span>`],
      [say('report.run.seed'), html`<span class="code">${report.seed}</span>`],
      [
        say('report.run.worldHash'),
        html`<span class="code">${report.worldHash}</span><br /><span class="muted"
            >${say('report.run.worldHashExplained')}</span
          >`,
      ],
      [say('report.written'), fileList(report.files)],
    ])}
  </section>`
}

function fileList(files: readonly string[]): Markup {
  return html`<ul class="files">
    ${files.map((file) => html`<li class="path">${file}</li>`)}
  </ul>`
}

function healthStatus(health: ReplicationHealth, word: string): Markup {
  if (health === 'Normal') return html`<span class="status">${icon('ok', 'ok')}${word}</span>`
  if (health === 'Warning') return html`<span class="status status--warn">${icon('warn', 'warn')}${word}</span>`
  if (health === 'Critical') return html`<span class="status status--bad">${icon('bad', 'bad')}${word}</span>`
  return html`<span class="muted">${word}</span>`
}
