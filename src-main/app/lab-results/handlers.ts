/** What came of labs, as the user's workspace keeps it. */
import { fail, ok } from '../../contract/failure.ts'
import { labLimits } from '../../contract/limits/lab.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { LabTryView } from '../../contract/views/lab-result.ts'
import { readInput } from '../base/brought-file.ts'
import { buildCalendar } from '../base/calendar.ts'
import type { Handlers } from '../base/dispatch.ts'
import { texts } from '../texts/index.ts'
import type { WorldContext } from '../world/context.ts'
import { mergeTries, progressFileName, readProgress, writeProgress } from './carrying.ts'
import { progressOf } from './standing.ts'
import { listTries, saveTries } from './tries.ts'

const calendarFileName = 'understudy-labs.ics'

type Names = `labResult.${'list' | 'progress' | 'calendar' | 'export' | 'import'}`

/**
 * Makes the handlers of results.
 * @param context What handlers share.
 */
export function labResultHandlers({ dependencies }: Pick<WorldContext, 'dependencies'>): Pick<Handlers, Names> {
  const { workspace, now } = dependencies
  const tries = () => listTries(workspace)
  return {
    'labResult.list': ({ labId }) =>
      ok({
        tries: tries()
          .filter((each) => labId === undefined || each.labId === labId)
          .reverse(),
      }),
    'labResult.progress': () => ok(progressOf(tries(), now().getTime())),
    'labResult.calendar': ({ language, stampWallInstant }) =>
      ok({
        text: repetitionCalendar(tries(), language, now().getTime(), stampWallInstant),
        fileName: calendarFileName,
      }),
    'labResult.export': () => ok({ text: writeProgress(tries()), fileName: progressFileName }),
    'labResult.import': async ({ file }) => {
      const brought = await readInput(file)
      if (!brought.ok) return brought
      const read = readProgress(brought.value.name, brought.value.bytes.toString('utf8'))
      if (!read.ok) return read
      const own = tries()
      const { changed, added, completed, known } = mergeTries(own, read.value)
      if (own.length + added > labLimits.triesMax) return fail('labResult.tooMany', { triesMax: labLimits.triesMax })
      const saved = saveTries(workspace, changed)
      return saved.ok ? ok({ added, completed, known }) : saved
    },
  }
}

/** An entry for each lab that is worth a repetition, soonest first; one that moves keeps its identity. */
function repetitionCalendar(
  tries: readonly LabTryView[],
  language: Language,
  wallNow: number,
  stampWallInstant = wallNow,
): string {
  const entries = progressOf(tries, wallNow)
    .labs.flatMap(({ packId, labId, repetition }) => {
      if (repetition === null) return []
      const name = `${labId} ${tries.findLast((each) => each.labId === labId && each.packId === packId)!.titles[language]}`
      return [
        {
          identity: `labRepetition ${packId} ${labId}`,
          wallInstant: repetition.dueWallInstant,
          summary: texts.text('calendar.labRepetition.summary', language, { name }),
          description: texts.text('calendar.labRepetition.description', language, { name, number: repetition.number }),
        },
      ]
    })
    .sort((one, other) => one.wallInstant - other.wallInstant)
  return buildCalendar(entries, { product: 'Labs', stampWallInstant, alarmDays: 0 })
}
