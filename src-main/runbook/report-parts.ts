/** What reports are made of: one page without any outside part, its head, figures, strip and tables. */
import { formatFor } from '../contract/texts/format.ts'
import type { Language } from '../contract/texts/shape.ts'
import type { LossView } from '../contract/views/replication.ts'
import { describeSeconds } from './format.ts'
import { html, trusted, type Markup } from './html.ts'
import { reportIcons, reportStyle } from './report-style.ts'
import type { Say } from './texts/index.ts'

/** The language of a report, and its sentences in it. */
export interface Words {
  readonly language: Language
  readonly say: Say
}

/**
 * A whole HTML document.
 * @param title Of the document; the product's name follows it.
 * @param content What stands between top and bottom; every value in it is escaped.
 */
export function reportPage(title: string, content: Markup, language: Language): string {
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
        <title>${title} - Understudy</title>
        <style>
          ${trusted(reportStyle)}
        </style>
      </head>
      <body>
        ${trusted(reportIcons)}
        <main>${content}</main>
      </body>
    </html> `
  return `${page.markup.trim()}\n`
}

/** The product, the title, and in one line what came of it. */
export function reportHead(title: string, verdict: Markup): Markup {
  return html`<header class="head">
    <p class="brand">
      <svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><use href="#mark" /></svg>Understudy
    </p>
    <h1>${title}</h1>
    ${verdict}
  </header>`
}

/**
 * The loss in three figures: time, data, files.
 * @param away The fourth one; null where nothing was failed over, so that all of it is only what would have been lost.
 */
export function lossFigures(loss: LossView, away: Markup | null, { language, say }: Words): Markup {
  const changed = loss.files.filter((file) => file.primaryVersion !== file.replicaVersion)
  const would = away === null
  const time = say(would ? 'report.would.time' : 'report.lostTime')
  const data = say(would ? 'report.would.data' : 'report.lostData', { count: loss.lostWrites })
  const files = say(would ? 'report.would.files' : 'report.lostFiles')
  const lost = say(would ? 'report.would.lost' : 'report.lost')
  return html`<div class="figures">
    ${figure(describeSeconds(loss.lostSeconds), loss.lostSeconds === 0, [say(would ? 'report.would.noTime' : 'report.noTime'), time], lost)}
    ${figure(formatFor(language).size(loss.lostBytes), loss.lostBytes === 0, [say('report.noData'), data], lost)}
    ${figure(say('report.fileCount', { count: changed.length }), changed.length === 0, [say('report.noFiles'), files], lost)}
    ${away ?? html``}
  </div>`
}

/** How long no client was answered. */
export function awayFigure(awaySeconds: number, say: Say): Markup {
  return html`<div>
    <p class="figure">
      ${describeSeconds(awaySeconds)} <span class="status">${icon('clock', '')}${say('report.away')}</span>
    </p>
    <p class="muted">${say('report.awayExplained')}</p>
  </div>`
}

/** @param explained What to say where nothing was lost, and where something was. */
function figure(value: string, isNothing: boolean, explained: readonly [string, string], lost: string): Markup {
  return html`<div>
    <p class="figure">${value} ${status(isNothing, lost)}</p>
    <p class="muted">${isNothing ? explained[0] : explained[1]}</p>
  </div>`
}

/** What was replicated, lost, not served and served again, in order; only the two in the middle are in proportion. */
export function strip(lostSeconds: number, awaySeconds: number, say: Say): Markup {
  const total = Math.max(1, lostSeconds + awaySeconds)
  const share = (seconds: number) => Math.round(20 + (60 * seconds) / total)
  const band = (kind: string, grow: number, label: string, span: string) =>
    html`<li class="band band--${kind}" style="flex-grow:${grow}">
      <span>${label}${span === '' ? '' : html`<b>, ${span}</b>`}</span>
    </li>`
  return html`<ol class="strip">
    ${band('replicated', 30, say('report.strip.replicated'), '')}
    ${lostSeconds === 0 ? html`` : band('lost', share(lostSeconds), say('report.strip.lost'), describeSeconds(lostSeconds))}
    ${awaySeconds === 0 ? html`` : band('away', share(awaySeconds), say('report.strip.away'), describeSeconds(awaySeconds))}
    ${band('again', 20, say('report.strip.again'), '')}
  </ol>`
}

/** The files that differ, by version on both sides. */
export function fileTable(loss: LossView, say: Say): Markup {
  const version = (value: number | null, isSame: boolean) => {
    if (value === null) return status(false, say('report.missing'))
    return isSame
      ? html`${say('report.version', { version: value })}`
      : status(false, say('report.version', { version: value }))
  }
  return html`<table>
    <caption>
      ${say('report.guestFiles.heading')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say('report.guestFiles.file')}</th>
        <th scope="col" class="end">${say('report.guestFiles.before')}</th>
        <th scope="col" class="end">${say('report.guestFiles.after')}</th>
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

/** Terms and their values. */
export function facts(rows: readonly (readonly [string, Markup])[]): Markup {
  return html`<dl class="facts">
    ${rows.map(
      ([term, value]) =>
        html`<dt>${term}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

/** Colour is never alone: the icon differs in shape, and there is a word. */
export function status(isFine: boolean, word: string): Markup {
  return isFine
    ? html`<span class="status">${icon('ok', 'ok')}${word}</span>`
    : html`<span class="status status--bad">${icon('bad', 'bad')}${word}</span>`
}

/** @param meaning The role of its colour, if it has one. */
export function icon(name: 'ok' | 'bad' | 'warn' | 'clock', meaning: string): Markup {
  return html`<svg class="icon ${meaning}" viewBox="0 0 16 16" aria-hidden="true"><use href="#${name}" /></svg>`
}
