/** The same in German; a text that is missing is a compile error. */
import type { Localized } from '../../../contract/texts/catalog.ts'
import type { en } from '../en/index.ts'
import actions from './actions.json' with { type: 'json' }
import report from './report.json' with { type: 'json' }
import runbook from './runbook.json' with { type: 'json' }
import statements from './statements.json' with { type: 'json' }

export const de: Localized<typeof en, 'de'> = {
  ...actions,
  ...report,
  ...runbook,
  ...statements,
}
