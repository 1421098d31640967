/**
 * The report of a rehearsal for a person: one file without any outside part, readable in light and dark, on paper and
 * without colour. The verdict and the losses come first, the evidence below.
 */
import { formatFor } from '../contract/texts/format.ts'
import type { Language } from '../contract/texts/shape.ts'
import type { RehearsalReport } from '../contract/views/rehearsal.ts'
import type { LossView } from '../contract/views/replication.ts'
import { describeInstant, describeMilliseconds, describeSeconds, groupThumbprint } from './format.ts'
import { html, trusted, type Markup } from './html.ts'
import { reportIcons, reportStyle } from './report-style.ts'
import { reportTexts, type ReportTexts } from './texts/report-texts.ts'

interface Words {
  readonly language: Language
  readonly texts: ReportTexts
}

/**
 * Renders the report.
 * @param report What the rehearsal found.
 * @param language The language of everything but the sentences that the report itself carries.
 * @returns A whole HTML document; every value of the report is escaped.
 */
export function renderReport(report: RehearsalReport, language: Language): string {
  const texts = reportTexts[language]
  const words = { language, texts }
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <title>${texts.title} - Understudy</title>
        <style>
          ${trusted(reportStyle)}
        </style>
      </head>
      <body>
        ${trusted(reportIcons)}
        <main>
          ${header(report, words)}
          ${failoverSection(texts.planned, texts.plannedExplained, report.plannedLoss, report.awaySeconds.planned, words)}
          ${failoverSection(texts.unplanned, texts.unplannedExplained, report.unplannedLoss, report.awaySeconds.unplanned, words)}
          <section>
            <h2>${texts.steps}</h2>
            <ol class="steps">
              ${report.steps.map((step, index) => stepItem(step, index + 1, words))}
            </ol>
          </section>
          ${handshakeSection(report, texts)} ${certificateSection(report, texts)} ${runSection(report, texts)}
        </main>
      </body>
    </html> `
  return `${page.markup.trim()}\n`
}

function header(report: RehearsalReport, { language, texts }: Words): Markup {
  const checks = report.steps.flatMap((step) => step.checks)
  const failed = checks.filter((check) => !check.passed).length
  const verdict = report.passed ? texts.allPassed(checks.length) : texts.someFailed(failed, checks.length)
  const took = texts.took(
    describeMilliseconds(report.wallMilliseconds, language),
    describeSeconds(report.virtualSeconds),
  )
  return html`<header class="head">
    <p class="brand">
      <svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><use href="#mark" /></svg>Understudy
    </p>
    <h1>${texts.title}</h1>
    <p class="verdict">${status(report.passed, verdict)} <span class="muted">${took}.</span></p>
  </header>`
}

function failoverSection(
  heading: string,
  explained: string,
  loss: LossView,
  awaySeconds: number,
  words: Words,
): Markup {
  const { texts, language } = words
  const changed = loss.files.filter((file) => file.primaryVersion !== file.replicaVersion)
  const isClean = loss.lostBytes === 0 && changed.length === 0
  return html`<section>
    <h2>${heading}</h2>
    <p class="muted">${explained}</p>
    <div class="figures">
      ${figure(describeSeconds(loss.lostSeconds), loss.lostSeconds === 0, [texts.noTime, texts.lostTime], texts)}
      ${figure(formatFor(language).size(loss.lostBytes), loss.lostBytes === 0, [texts.noData, texts.lostData(loss.lostWrites)], texts)}
      ${figure(texts.files(changed.length), changed.length === 0, [texts.noFiles, texts.lostFiles], texts)}
      <div>
        <p class="figure">
          ${describeSeconds(awaySeconds)} <span class="status">${icon('clock', '')}${texts.away}</span>
        </p>
        <p class="muted">${texts.awayExplained}</p>
      </div>
    </div>
    ${strip(isClean ? 0 : loss.lostSeconds, awaySeconds, texts)}
    ${loss.files.length === 0 ? html`` : fileTable(loss, texts)}
  </section>`
}

/** @param explained What to say where nothing was lost, and where something was. */
function figure(value: string, isNothing: boolean, explained: readonly [string, string], texts: ReportTexts): Markup {
  return html`<div>
    <p class="figure">${value} ${status(isNothing, texts.lost)}</p>
    <p class="muted">${isNothing ? explained[0] : explained[1]}</p>
  </div>`
}

/** What was replicated, lost, not served and served again, in order; only the two in the middle are in proportion. */
function strip(lostSeconds: number, awaySeconds: number, texts: ReportTexts): Markup {
  const total = Math.max(1, lostSeconds + awaySeconds)
  const share = (seconds: number) => Math.round(20 + (60 * seconds) / total)
  const band = (kind: string, grow: number, label: string, span: string) =>
    html`<li class="band band--${kind}" style="flex-grow:${grow}">
      <span>${label}${span === '' ? '' : html`<b>, ${span}</b>`}</span>
    </li>`
  return html`<ol class="strip">
    ${band('replicated', 30, texts.strip.replicated, '')}
    ${lostSeconds === 0 ? html`` : band('lost', share(lostSeconds), texts.strip.lost, describeSeconds(lostSeconds))}
    ${awaySeconds === 0 ? html`` : band('away', share(awaySeconds), texts.strip.away, describeSeconds(awaySeconds))}
    ${band('again', 20, texts.strip.again, '')}
  </ol>`
}

function fileTable(loss: LossView, texts: ReportTexts): Markup {
  const { heading, file, before, after } = texts.guestFiles
  const version = (value: number | null, isSame: boolean) => {
    if (value === null) return status(false, texts.missing)
    return isSame ? html`${texts.version(value)}` : status(false, texts.version(value))
  }
  return html`<table>
    <caption>
      ${heading}
    </caption>
    <thead>
      <tr>
        <th scope="col">${file}</th>
        <th scope="col" class="end">${before}</th>
        <th scope="col" class="end">${after}</th>
      </tr>
    </thead>
    <tbody>
      ${loss.files.map(
        (each) =>
          html`<tr>
            <td class="path">${each.path}</td>
            <td class="end">${version(each.primaryVersion, true)}</td>
            <td class="end">${version(each.replicaVersion, each.replicaVersion === each.primaryVersion)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function stepItem(step: RehearsalReport['steps'][number], number: number, { language, texts }: Words): Markup {
  const passed = step.checks.filter((check) => check.passed).length
  const clock = texts.virtualClock(describeInstant(step.startedInstant), describeInstant(step.endedInstant))
  const sides = [step.firstHost, step.secondHost].filter((side) => side !== null)
  return html`<li class="step">
    <div class="step__head">
      <h3>${number}. ${step.title}</h3>
      <p>
        ${status(step.passed, step.passed ? texts.passed : texts.failed)}
        <span class="muted">${texts.checksPassed(passed, step.checks.length)}</span>
      </p>
    </div>
    <p class="muted small">${clock}, ${describeMilliseconds(step.wallMilliseconds, language)}</p>
    ${step.checks.length === 0 ? html`` : checkTable(step.checks, texts)}
    ${sides.length === 0 ? html`` : sideTable(sides, texts)}
  </li>`
}

function checkTable(checks: RehearsalReport['steps'][number]['checks'], texts: ReportTexts): Markup {
  return html`<table class="checks">
    <thead>
      <tr>
        <th scope="col">${texts.check}</th>
        <th scope="col">${texts.expected}</th>
        <th scope="col">${texts.actual}</th>
        <th scope="col" class="end"><span class="hidden">${texts.passed}</span></th>
      </tr>
    </thead>
    <tbody>
      ${checks.map(
        (check) =>
          html`<tr>
            <td>${check.sentence}</td>
            <td class="code">${value(check.expected, texts)}</td>
            <td class="code">${value(check.actual, texts)}</td>
            <td class="end">${status(check.passed, check.passed ? texts.passed : texts.failed)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Yes and no in words; any other value is the emulator's own and stays as it is. */
function value(text: string, texts: ReportTexts): string {
  if (text === 'true') return texts.yes
  return text === 'false' ? texts.no : text
}

function sideTable(
  sides: readonly NonNullable<RehearsalReport['steps'][number]['firstHost']>[],
  texts: ReportTexts,
): Markup {
  const { caption, host, vm, mode, state, health } = texts.sides
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${[host, vm, mode, state, health].map((each) => html`<th scope="col">${each}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${sides.map(
        (side) =>
          html`<tr>
            <th scope="row">${side.host}</th>
            <td>${side.vmState}</td>
            <td>${side.mode}</td>
            <td>${side.state}</td>
            <td>${healthStatus(side.health)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function handshakeSection({ handshake }: RehearsalReport, texts: ReportTexts): Markup {
  const words = texts.handshake
  return html`<section>
    <h2>${words.heading}</h2>
    <p class="muted">${words.explained}</p>
    ${facts([
      [words.protocol, html`${handshake.protocol}`],
      [words.cipher, html`${handshake.cipher}`],
      [words.verdict, html`${handshake.verdict}`],
      [words.engine, html`${handshake.engine}`],
    ])}
    <p>${status(handshake.agrees, handshake.agrees ? words.agree : words.disagree)}</p>
  </section>`
}

function certificateSection({ certificates }: RehearsalReport, texts: ReportTexts): Markup {
  const words = texts.certificates
  return html`<section>
    <h2>${words.heading}</h2>
    ${certificates.map(
      (each) =>
        html`<div class="certificate">
          <h3>${each.name}</h3>
          ${facts([
            [
              words.thumbprint,
              html`<span class="code"
                >${groupThumbprint(each.thumbprint).map((group) => html`<span class="group">${group}</span>`)}</span
              >`,
            ],
            [words.serial, html`<span class="code">${each.serial}</span>`],
            [words.files, fileList(each.files)],
          ])}
        </div>`,
    )}
  </section>`
}

function runSection(report: RehearsalReport, texts: ReportTexts): Markup {
  const words = texts.run
  return html`<section>
    <h2>${words.heading}</h2>
    ${facts([
      [words.started, html`${report.wallStarted.slice(0, 19).replace('T', ' ')} UTC`],
      [words.version, html`${report.version}`],
      [words.folder, html`<span class="path">${report.folder}</span>`],
      [words.seed, html`<span class="code">${report.seed}</span>`],
      [
        words.worldHash,
        html`<span class="code">${report.worldHash}</span><br /><span class="muted">${words.worldHashExplained}</span>`,
      ],
      [texts.written, fileList(report.files)],
    ])}
  </section>`
}

function facts(rows: readonly (readonly [string, Markup])[]): Markup {
  return html`<dl class="facts">
    ${rows.map(
      ([term, value]) =>
        html`<dt>${term}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

function fileList(files: readonly string[]): Markup {
  return html`<ul class="files">
    ${files.map((file) => html`<li class="path">${file}</li>`)}
  </ul>`
}

/** Colour is never alone: the icon differs in shape, and there is a word. */
function status(isFine: boolean, word: string): Markup {
  return isFine
    ? html`<span class="status">${icon('ok', 'ok')}${word}</span>`
    : html`<span class="status status--bad">${icon('bad', 'bad')}${word}</span>`
}

function healthStatus(health: string): Markup {
  if (health === 'Normal') return html`<span class="status">${icon('ok', 'ok')}${health}</span>`
  if (health === 'Warning') return html`<span class="status status--warn">${icon('warn', 'warn')}${health}</span>`
  if (health === 'Critical') return html`<span class="status status--bad">${icon('bad', 'bad')}${health}</span>`
  return html`<span class="muted">${health}</span>`
}

function icon(name: 'ok' | 'bad' | 'warn' | 'clock', meaning: string): Markup {
  return html`<svg class="icon ${meaning}" viewBox="0 0 16 16" aria-hidden="true"><use href="#${name}" /></svg>`
}
