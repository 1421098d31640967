import { describe, expect, it } from 'vitest'
import { fail } from '../../../../src-main/contract/failure.ts'
import type { ChecklistRowView } from '../../../../src-main/contract/views/wizard.ts'
import { changeRow, rowsAfter } from '../../../../src-renderer/views/failover/checklist-rows.ts'

const row = (name: ChecklistRowView['row'], status: ChecklistRowView['status']): ChecklistRowView => ({
  row: name,
  group: 'actions',
  status,
  progressPercent: null,
  failure: null,
})

describe('the rows of the Planned Failover dialog', () => {
  it('take status and percent from the core', () => {
    const rows = changeRow([row('vmOff', 'notStarted'), row('sendData', 'notStarted')], {
      row: 'sendData',
      status: 'inProgress',
      progressPercent: 62,
    })
    expect(rows.map(({ status, progressPercent }) => [status, progressPercent])).toEqual([
      ['notStarted', null],
      ['inProgress', 62],
    ])
    expect(changeRow(rows, { row: 'sendData', status: 'successful', progressPercent: -1 })[1]).toMatchObject({
      status: 'successful',
      progressPercent: null,
    })
  })

  it('put a refusal at the row that owns it and keep what has succeeded', () => {
    const { failure } = fail('failover.vmRunning', { vm: 'web01' }, { field: 'options:sendData' })
    const rows = rowsAfter(
      [row('vmOff', 'successful'), row('sendData', 'inProgress'), row('start', 'notStarted')],
      failure,
    )
    expect(rows.map(({ status }) => status)).toEqual(['successful', 'failed', 'notStarted'])
    expect(rows[1]?.failure?.code).toBe('failover.vmRunning')
  })
})
