/** What runbooks, scripts and the report of a rehearsal say, in English. Their keys are the keys of every other language. */
import actions from './actions.json' with { type: 'json' }
import report from './report.json' with { type: 'json' }
import runbook from './runbook.json' with { type: 'json' }
import statements from './statements.json' with { type: 'json' }

export const en = {
  ...actions,
  ...report,
  ...runbook,
  ...statements,
}
