/** How the rows of the Planned Failover dialog change while it runs and when it is refused. Pure, so that it can be tested alone. */
import type { CoreEvent } from '../../../src-main/contract/events.ts'
import type { Failure } from '../../../src-main/contract/failure.ts'
import type { ChecklistRowView } from '../../../src-main/contract/views/wizard.ts'

/**
 * @param rows The rows as shown.
 * @param params What an event `checklist.changed` says: row, status, and percent or -1.
 */
export function changeRow(rows: readonly ChecklistRowView[], params: CoreEvent['params']): ChecklistRowView[] {
  const percent = Number(params['progressPercent'] ?? -1)
  return rows.map((row) =>
    row.row === params['row']
      ? {
          ...row,
          // The core sends only the statuses of the row's own schema.
          status: params['status'] as ChecklistRowView['status'],
          progressPercent: percent < 0 ? null : percent,
        }
      : row,
  )
}

/**
 * @param rows The rows as shown.
 * @param failure Why the dialog was refused; its field names the row as `options:<row>`.
 * @returns The rows with the failure at the one that owns it. Rows above it that were reported keep their status.
 */
export function rowsAfter(rows: readonly ChecklistRowView[], failure: Failure): ChecklistRowView[] {
  const owner = failure.field?.split(':')[1]
  return rows.map((row): ChecklistRowView => {
    if (row.row === owner) return { ...row, status: 'failed', progressPercent: null, failure: shown(failure) }
    return row.status === 'inProgress' ? { ...row, status: 'notStarted', progressPercent: null } : row
  })
}

function shown(failure: Failure): NonNullable<ChecklistRowView['failure']> {
  const { code, params, field, windowsCode, fix } = failure
  return {
    code,
    params: { ...params },
    ...(field === undefined ? {} : { field }),
    ...(windowsCode === undefined ? {} : { windowsCode }),
    ...(fix === undefined ? {} : { fix: { ...fix, params: { ...fix.params }, steps: [...fix.steps] } }),
  }
}
