/** A failover or a test failover as a document to keep, and to sign: what was done, what came of it, what it would have cost. */
import { formatFor } from '../contract/texts/format.ts'
import { texts as sharedTexts } from '../contract/texts/index.ts'
import type { Language } from '../contract/texts/shape.ts'
import type { FailoverView, TestFailoverView } from '../contract/views/replication.ts'
import { describeInstant, describeSeconds } from './format.ts'
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
import { sayIn } from './texts/index.ts'

/**
 * Renders a failover.
 * @param vmName The machine.
 * @param failover What its record remembers.
 * @param now The virtual clock: a machine that no client has reached yet is away until now.
 * @param language Of the reader.
 * @returns A whole HTML document; every value is escaped.
 */
export function renderFailover(vmName: string, failover: FailoverView, now: number, language: Language): string {
  const words = { say: sayIn(language), language }
  const { say } = words
  const title = say(failover.kind === 'planned' ? 'report.of.planned' : 'report.of.unplanned', { vm: vmName })
  const { loss } = failover
  const end = failover.reachedInstant ?? (failover.isMeasured ? now : (failover.startedInstant ?? now))
  const awaySeconds = Math.max(0, Math.round((end - failover.stoppedInstant) / 1000))
  const tookOver = say('report.tookOver', { to: failover.toHost, from: failover.fromHost })
  return reportPage(
    title,
    html`${reportHead(title, html`<p class="verdict muted">${tookOver}.</p>`)}
      <section>
        <h2>${say('report.cost')}</h2>
        ${lossFigures(loss, awayFigure(awaySeconds, say), words)} ${strip(loss.lostSeconds, awaySeconds, say)}
        ${loss.files.length === 0 ? html`` : fileTable(loss, say)}
      </section>
      ${courseOf(failover, words)} ${otherPoints(failover, words)} ${signatures(words)}`,
    language,
  )
}

/**
 * Renders a test failover.
 * @param vmName The replica.
 * @param test What its record remembers.
 * @param dueInstant When the next one is due; null where none has passed.
 * @param now The virtual clock.
 * @param language Of the reader.
 * @returns A whole HTML document; every value is escaped.
 */
export function renderTestFailover(
  vmName: string,
  test: TestFailoverView,
  { dueInstant, now }: { readonly dueInstant: number | null; readonly now: number },
  language: Language,
): string {
  const words = { say: sayIn(language), language }
  const { say } = words
  const title = say('report.of.test', { vm: vmName })
  const outcome = sharedTexts.text(`testOutcome.${test.outcome}`, language)
  const tookSeconds = Math.round(((test.stoppedInstant ?? now) - test.startedInstant) / 1000)
  return reportPage(
    title,
    html`${reportHead(title, html`<p class="verdict">${outcomeOf(test.outcome, outcome)}</p>`)}
      <section>
        <h2>${say('report.checks')}</h2>
        ${checksOf(test, words)}
      </section>
      <section>
        <h2>${say('report.wouldCost')}</h2>
        ${lossFigures(test.loss, null, words)} ${test.loss.files.length === 0 ? html`` : fileTable(test.loss, say)}
      </section>
      <section>
        <h2>${say('report.course')}</h2>
        ${facts([
          [say('report.course.point'), point(test.recoveryPointKind, test.recoveryPointInstant, language)],
          [say('report.course.primary'), html`${test.fromHost}`],
          [say('report.course.replica'), html`${test.toHost}`],
          [say('report.course.begun'), html`${describeInstant(test.startedInstant)}`],
          [say('report.course.started'), instant(test.ranInstant, words)],
          [say('report.course.ended'), instant(test.stoppedInstant, words)],
          [say('report.course.took'), html`${describeSeconds(tookSeconds)}`],
          [say('report.course.due'), instant(dueInstant, words)],
        ])}
      </section>
      ${signatures(words)}`,
    language,
  )
}

function courseOf(failover: FailoverView, words: Words): Markup {
  const { say } = words
  const chosen = failover.otherPoints.find(({ at }) => at === failover.recoveryPointInstant)
  const kind = chosen?.kind ?? (failover.kind === 'planned' ? 'planned' : 'latest')
  return html`<section>
    <h2>${say('report.course')}</h2>
    ${facts([
      [say('report.course.point'), point(kind, failover.recoveryPointInstant, words.language)],
      [say('report.course.stopped'), html`${describeInstant(failover.stoppedInstant)}`],
      [say('report.course.failedOver'), html`${describeInstant(failover.failedOverInstant)}`],
      [say('report.course.started'), instant(failover.startedInstant, words)],
      [
        say('report.course.reached'),
        failover.isMeasured ? instant(failover.reachedInstant, words) : html`${say('report.course.notNoted')}`,
      ],
      [say('report.course.reversed'), html`${say(failover.isReversed ? 'report.yes' : 'report.no')}`],
    ])}
  </section>`
}

function otherPoints({ otherPoints: points }: FailoverView, { language, say }: Words): Markup {
  if (points.length === 0) return html``
  const columns = ['point', 'time', 'lost', 'data'] as const
  return html`<section>
    <h2>${say('report.others')}</h2>
    <table>
      <thead>
        <tr>
          ${columns.map((name) => html`<th scope="col">${say(`report.others.${name}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${points
          .toSorted((one, other) => other.at - one.at)
          .map(
            (each) =>
              html`<tr>
                <th scope="row">${sharedTexts.text(`point.${each.kind}`, language)}</th>
                <td>${describeInstant(each.at)}</td>
                <td>${describeSeconds(each.lostSeconds)}</td>
                <td>${formatFor(language).size(each.lostBytes)}</td>
              </tr>`,
          )}
      </tbody>
    </table>
  </section>`
}

function checksOf({ checks }: TestFailoverView, { language }: Words): Markup {
  return html`<table class="checks">
    <tbody>
      ${checks.map(({ name, result }) => {
        const word = sharedTexts.text(`testCheckResult.${result}`, language)
        return html`<tr>
          <th scope="row">${sharedTexts.text(`testCheck.${name}`, language)}</th>
          <td class="end">
            ${result === 'notChecked' ? html`<span class="muted">${word}</span>` : status(result === 'passed', word)}
          </td>
        </tr>`
      })}
    </tbody>
  </table>`
}

function outcomeOf(outcome: TestFailoverView['outcome'], word: string): Markup {
  if (outcome === 'passed' || outcome === 'failed') return status(outcome === 'passed', word)
  return html`<span class="status">${icon('clock', '')}${word}</span>`
}

/** Two lines for those who take it to a folder of paper. */
function signatures({ say }: Words): Markup {
  return html`<div class="sign">
    <p class="muted">${say('report.sign.done')}</p>
    <p class="muted">${say('report.sign.approved')}</p>
  </div>`
}

function point(kind: TestFailoverView['recoveryPointKind'], at: number, language: Language): Markup {
  return html`${sharedTexts.text(`point.${kind}`, language)}, ${describeInstant(at)}`
}

function instant(at: number | null, { say }: Words): Markup {
  return html`${at === null ? say('report.course.notYet') : describeInstant(at)}`
}
